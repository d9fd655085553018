// The domains that come with the package, and the module that each one's thread loads.

import { finance } from '../domains/finance/index.js'
import { kinematics } from '../domains/kinematics/index.js'
import { builtFile, type Contract } from '../fabric/index.js'
import type { DescribedDomain } from './described-domain.js'

export interface BuiltInDomain {
  readonly domain: DescribedDomain
  /** A built module that exports `domain`. */
  readonly modulePath: string
}

export const builtInDomains: ReadonlyMap<string, BuiltInDomain> = new Map(
  [finance, kinematics].map((domain) => [
    domain.name,
    { domain, modulePath: builtFile(import.meta.url, `../domains/${domain.name}/index.js`) },
  ]),
)

export const contractsOf = (domains: Iterable<BuiltInDomain>): readonly Contract[] =>
  [...domains].flatMap(({ domain }) => domain.operations.map(({ contract }) => contract))
