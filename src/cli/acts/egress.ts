import type { Command } from 'commander'
import { type EgressLine, type EgressQuery, readEgress } from '../../actors/journal/index.js'
import { instant } from '../instant.js'
import { note, orFail, print, printJson } from '../output.js'
import { figure, valueTable } from '../present/value-table.js'
import { configFor } from '../settings.js'
import { wholeNumber } from '../whole-number.js'

interface EgressOptions {
  readonly goal?: string
  readonly since?: string
  readonly last: string
  readonly json?: true
}

const queryOf = ({ goal, since, last }: EgressOptions): EgressQuery => ({
  ...(goal === undefined ? {} : { goalId: goal }),
  ...(since === undefined ? {} : { since: instant('--since', since).getTime() }),
  countMax: wholeNumber('--last', last),
})

const told = ({ at, ...line }: EgressLine) => ({ at: new Date(at).toISOString(), ...line })

export async function listEgress(options: EgressOptions, command: Command): Promise<void> {
  const query = queryOf(options)
  const { data } = await configFor(command)
  const { lines, more, damaged } = orFail(await readEgress(data.directory, query))
  if (options.json) for (const line of lines) printJson(told(line))
  else if (lines.length > 0) {
    // A hash is for machines, and makes a row too wide to read.
    const rows = lines.map(told).map(({ body: _, ...shown }) => shown)
    print(valueTable(rows, rows.length))
  }
  const bytes = lines.reduce((sum, line) => sum + line.bytes, 0)
  if (!options.json) note(`${lines.length} sendings, ${figure(bytes)} bytes`)
  if (more > 0) note(`${figure(more)} earlier ones are not shown; --last ${lines.length + more} shows all`)
  if (damaged > 0) note(`${damaged} lines of the ledger are damaged, and were skipped`)
}
