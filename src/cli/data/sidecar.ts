// Units that stand beside a file: `book.csv.units.json` has `{"strike": "USD/GBP", "notional": "GBP"}`.

import { existsSync } from 'node:fs'
import { type ColumnUnits, parsedJson, utf8Text } from '../../clef/index.js'
import { CommandFailure } from '../output.js'
import { fileBytes } from './file-bytes.js'

/** Nothing where there is no such file. One that does not read ends the command. */
export async function unitsBeside(path: string): Promise<ColumnUnits> {
  const sidecar = `${path}.units.json`
  if (path === '-' || !existsSync(sidecar)) return {}
  const text = utf8Text(await fileBytes(sidecar))
  const json = text === undefined ? undefined : parsedJson(text)
  if (json?.ok && isUnits(json.value)) return json.value
  const why = json?.ok === false ? json.error.message : 'it must be a JSON object of a unit for each column'
  throw new CommandFailure({ code: 'FAULT_SYNTAX', path: sidecar, message: `${sidecar}: ${why}` })
}

const isUnits = (json: unknown): json is ColumnUnits =>
  typeof json === 'object' &&
  json !== null &&
  !Array.isArray(json) &&
  Object.values(json).every((unit) => typeof unit === 'string')
