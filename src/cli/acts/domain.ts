import { resolve } from 'node:path'
import type { Command } from 'commander'
import pc from 'picocolors'
import { drawnSubjects } from '../../backends/corpus/index.js'
import { builtInContracts, type CheckedDomain, checkDirectory } from '../../daemon/index.js'
import { faultLine, note, print, printJson } from '../output.js'
import { configFor } from '../settings.js'

interface DomainCheckOptions {
  readonly json?: true
}

export async function checkDomain(directory: string, { json }: DomainCheckOptions, command: Command): Promise<void> {
  const checked = await checkDirectory(await configFor(command), resolve(directory))
  if (json) printJson(told(checked))
  else printForPeople(checked)
  if (checked.faults.length > 0) process.exitCode = 1
}

function told(checked: CheckedDomain): object {
  const { domain, examples, faults } = checked
  const operations = domain?.operations.map(({ contract }) => contract.name) ?? []
  const unworded = unwordedOf(checked)
  return { domain: domain?.name ?? null, version: domain?.version ?? null, operations, examples, unworded, faults }
}

/** Operations none of whose examples training can word: no mistake, but nothing that a model would learn. */
function unwordedOf({ domain }: CheckedDomain): readonly string[] {
  if (domain === undefined) return []
  const contracts = domain.operations.map(({ contract }) => contract)
  const examples = Object.fromEntries(domain.operations.map((one) => [one.contract.name, one.examples]))
  const worded = drawnSubjects([...builtInContracts, ...contracts], examples, []).map(({ contract }) => contract.name)
  return contracts.map(({ name }) => name).filter((name) => !worded.includes(name))
}

function printForPeople(checked: CheckedDomain): void {
  const { domain, examples, faults } = checked
  for (const fault of faults) note(faultLine(fault))
  if (domain === undefined) return
  print(`${pc.bold(domain.name)} ${domain.version}`)
  for (const { contract } of domain.operations) {
    const of = examples.filter(({ operation }) => operation === contract.name)
    const answered = of.filter(({ answer }) => answer !== undefined).length
    print(`  ${contract.name}: ${answered} of ${of.length} examples answered`)
  }
  for (const name of unwordedOf(checked)) note(`${name}: training can't word its examples`)
  if (faults.length === 0) print('Sound. Name the directory in domains.directories to have it served.')
}
