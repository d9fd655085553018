// The market that stands in where a goal attaches none; read once, at start.

import { readFile } from 'node:fs/promises'
import type { DefaultInput } from '../actors/language-node/index.js'
import { readInput } from '../clef/index.js'
import { type ContractRegistry, err, type Fault, ok, type Result } from '../fabric/index.js'
import { packaged } from './package-root.js'

/** No default where no registered contract takes a market; a file that does not read is a FAULT_CONFIG. */
export async function readDefaultMarket(
  configured: string | undefined,
  registry: ContractRegistry,
): Promise<Result<readonly DefaultInput[], Fault>> {
  const schema = registry.namedTypes.get('Market')
  if (schema === undefined) return ok([])
  const path = configured ?? packaged('examples', 'market.json')
  const refused = (message: string): Result<never, Fault> =>
    err({ code: 'FAULT_CONFIG', path: 'inputs.market', message: `inputs.market (${path}): ${message}` })
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    return refused((error as NodeJS.ErrnoException).message)
  }
  const read = readInput(schema, 'application/json', bytes)
  if (!read.ok) return refused(`${read.error.path ?? ''} ${read.error.message}`.trim())
  const source = configured ?? 'examples/market.json'
  return ok([{ name: 'market', type: 'Market', schema, value: read.value.value, source }])
}
