// What a configuration names: domains with their contracts, the rung, the default inputs. Wrong names are faults before anything
// is started.

import type { DefaultInput } from '../actors/language-node/index.js'
import { ContractRegistry, err, type Fault, nearest, ok, type Result } from '../fabric/index.js'
import { builtInDomains, contractsOf, type HostedDomain } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { readDefaultMarket } from './default-market.js'
import { type RungModule, rungNames, rungOf } from './rungs.js'

export interface Parts {
  readonly domains: readonly HostedDomain[]
  readonly registry: ContractRegistry
  readonly rung: RungModule
  readonly defaults: readonly DefaultInput[]
}

export async function partsOf(config: Config): Promise<Result<Parts, Fault>> {
  const domains = hostedDomains(config.domains.enabled)
  if (!domains.ok) return domains
  const rung = rungOf(config.backend)
  if (rung === undefined) return err(unknownName('backend.name', config.backend.name, rungNames()))
  const registry = new ContractRegistry(contractsOf(domains.value))
  const defaults = await readDefaultMarket(config.inputs.market, registry)
  return defaults.ok ? ok({ domains: domains.value, registry, rung, defaults: defaults.value }) : defaults
}

function hostedDomains(names: readonly string[]): Result<readonly HostedDomain[], Fault> {
  const hosted: HostedDomain[] = []
  for (const name of names) {
    const one = builtInDomains.get(name)
    if (one === undefined) return err(unknownName('domains.enabled', name, [...builtInDomains.keys()]))
    hosted.push(one)
  }
  return ok(hosted)
}

function unknownName(path: string, name: string, known: readonly string[]): Fault {
  const near = nearest(name, known)
  const hint = near.length > 0 ? `near it: ${near.join(', ')}` : `known: ${known.join(', ')}`
  return { code: 'FAULT_CONFIG', path, message: `${path}: there is no '${name}'; ${hint}` }
}
