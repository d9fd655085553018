// What a configuration names: domains with their contracts, the rung, the default inputs. Wrong names are faults before anything
// is started.

import type { DefaultInput } from '../actors/language-node/index.js'
import { ContractRegistry, type Fault, ok, type Posture, type Result } from '../fabric/index.js'
import { contractsOf } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { readDefaultMarket } from './default-market.js'
import { type HostedDomain, hostedDomains } from './hosted-domains.js'
import { type NamedRung, rungChainOf } from './rung-names.js'

export interface Parts {
  readonly domains: readonly HostedDomain[]
  readonly registry: ContractRegistry
  /** How far the data of a call goes, for each operation. */
  readonly postures: ReadonlyMap<string, Posture>
  /** In the order in which they are asked. */
  readonly rungs: readonly NamedRung[]
  readonly defaults: readonly DefaultInput[]
}

export async function partsOf(config: Config): Promise<Result<Parts, Fault>> {
  const domains = await hostedDomains(config.domains)
  if (!domains.ok) return domains
  const rungs = rungChainOf(config)
  if (!rungs.ok) return rungs
  const registry = new ContractRegistry(contractsOf(domains.value))
  const defaults = await readDefaultMarket(config.inputs.market, registry)
  if (!defaults.ok) return defaults
  const postures = posturesOf(domains.value)
  return ok({ domains: domains.value, registry, postures, rungs: rungs.value, defaults: defaults.value })
}

const posturesOf = (domains: readonly HostedDomain[]): ReadonlyMap<string, Posture> =>
  new Map(
    domains.flatMap(({ domain, remote }) =>
      domain.operations.map(({ contract }) => [contract.name, remote?.posture ?? 'in-process'] as const),
    ),
  )

/** The domain of each operation, as a certificate names it. */
export function domainsOf({
  domains,
}: Parts): (operation: string) => { readonly name: string; readonly version: string } {
  const serving = new Map(
    domains.flatMap(({ domain }) => domain.operations.map(({ contract }) => [contract.name, domain] as const)),
  )
  return (operation) => {
    const domain = serving.get(operation)
    if (domain === undefined) throw new Error(`${operation} is registered without its domain`)
    return domain
  }
}
