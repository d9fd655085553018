// A domain of the user's own: found in its directory, told by a thread, read and checked against what is registered already.

import { canonicalText, err, type Fault, ok, type Result, type Schema, settled } from '../../fabric/index.js'
import type { DescribedDomain } from '../described-domain.js'
import { domainEntry } from './domain-entry.js'
import { readDomain } from './read-domain.js'
import { tellDomain } from './tell-domain.js'

export interface LoadedDomain {
  readonly domain: DescribedDomain
  /** The module that its thread loads. */
  readonly modulePath: string
}

/** @param registered the domains that are there already, whose names are taken */
export async function loadDomain(
  directory: string,
  registered: readonly DescribedDomain[],
): Promise<Result<LoadedDomain, readonly Fault[]>> {
  const entry = domainEntry(directory)
  if (!entry.ok) return err([entry.error])
  const told = await tellDomain(entry.value)
  if (!told.ok) return err([told.error])
  const domain = readDomain(told.value)
  if (!domain.ok) return domain
  const faults = clashes(domain.value, registered)
  return faults.length > 0 ? err(faults) : ok({ domain: domain.value, modulePath: entry.value })
}

/** Under these the daemon signs and speaks for itself. */
const ownNames: ReadonlySet<string> = new Set(['clef', 'constellation'])

/** Names of the domain, or of the types that data is attached as, that mean something else already. */
function clashes(domain: DescribedDomain, registered: readonly DescribedDomain[]): readonly Fault[] {
  const faults: Fault[] = []
  if (ownNames.has(domain.name))
    faults.push(clash('name', `the name '${domain.name}' is the daemon's own; take another`))
  if (registered.some(({ name }) => name === domain.name))
    faults.push(
      clash('name', `there is a domain '${domain.name}' already; domains and their operations need names of their own`),
    )
  const types = new Map(registered.flatMap(namedTypes))
  for (const [name, schema] of namedTypes(domain)) {
    const known = types.get(name)
    if (known !== undefined && canonicalText(known) !== canonicalText(schema))
      faults.push(clash(name, `the type ${name} means something else already; give it another name`))
    types.set(name, schema)
  }
  return faults
}

const clash = (path: string, message: string): Fault => ({ code: 'FAULT_CONFIG', path, message: `${message}.` })

const namedTypes = ({ operations }: DescribedDomain): readonly (readonly [name: string, schema: Schema])[] =>
  operations.flatMap(({ contract }) =>
    Object.values(contract.request.fields)
      .map(settled)
      .flatMap((schema) => (schema.named === undefined ? [] : [[schema.named, schema] as const])),
  )
