// The daemon: configuration in, a tree of actors out.

import { builtInDomains, contractsOf } from './built-in-domains.js'

export { KeyFolder } from './certificates/key-folder.js'
export { openProgramNotary } from './certificates/open-notary.js'
export { checkDirectory } from './check-directory.js'
export { type Config, readConfig } from './config/index.js'
export { type Constellation, startConstellation, type TreeOptions } from './constellation.js'
export type { DescribedDomain } from './described-domain.js'
export type { CheckedDomain, CheckedExample } from './own-domains/index.js'
export { packaged } from './package-root.js'
export { registeredDomains } from './registered-domains.js'

/** Contracts of the domains that come with the package. */
export const builtInContracts = contractsOf(builtInDomains.values())
