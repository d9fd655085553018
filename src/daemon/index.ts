// The daemon: configuration in, a tree of actors out.

import { builtInDomains, contractsOf } from './built-in-domains.js'

export { type Config, readConfig } from './config/index.js'
export { type Constellation, startConstellation, type TreeOptions } from './constellation.js'
export { packaged } from './package-root.js'

/** Contracts of the domains that come with the package. */
export const builtInContracts = contractsOf(builtInDomains.values())
