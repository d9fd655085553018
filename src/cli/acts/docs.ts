import type { Command } from 'commander'
import type { DescribedDomain } from '../../daemon/index.js'
import { type Fault, nearest } from '../../fabric/index.js'
import { CommandFailure, print, printJson } from '../output.js'
import { operationNotes, referencePage } from '../present/operation-reference.js'
import { domainsFor } from '../registered.js'

export async function printReference(
  names: readonly string[],
  { json }: { readonly json?: true },
  command: Command,
): Promise<void> {
  const all = await domainsFor(command)
  const domains = all.map((domain) => ({
    ...domain,
    operations: domain.operations.filter(
      ({ contract }) => names.length === 0 || names.includes(domain.name) || names.includes(contract.name),
    ),
  }))
  const unknown = names.find((name) => !all.some((domain) => isAbout(domain, name)))
  if (unknown !== undefined) throw new CommandFailure(noSuchOperation(unknown, all))
  const shown = domains.filter(({ operations }) => operations.length > 0)
  if (json)
    for (const domain of shown) for (const operation of domain.operations) printJson(operationNotes(domain, operation))
  else print(referencePage(shown))
}

const isAbout = ({ name: domain, operations }: DescribedDomain, name: string): boolean =>
  domain === name || operations.some(({ contract }) => contract.name === name)

function noSuchOperation(name: string, domains: readonly DescribedDomain[]): Fault {
  const shown = name.slice(0, 128)
  const known = domains.flatMap((domain) => [domain.name, ...domain.operations.map(({ contract }) => contract.name)])
  const candidates = nearest(shown, known)
  const hint = candidates.length > 0 ? `near it: ${candidates.join(', ')}` : 'all are printed by: constellation docs'
  const message = `there is no domain or operation '${shown}'; ${hint}`
  return { code: 'FAULT_UNKNOWN_OPERATION', name: shown, candidates, message }
}
