// Files attached to a goal or a call: `--with book=examples/fx-book.csv`.

import {
  type AttachedInput,
  at,
  type Contract,
  ContractRegistry,
  err,
  type Fault,
  ok,
  type Result,
  type Schema,
} from '../fabric/index.js'
import { type DataFile, dataFile, readData } from './data/read-data.js'
import type { FlaggedRow } from './flagged-rows.js'
import { CommandFailure, orFail } from './output.js'

export interface AttachedFile {
  readonly input: AttachedInput
  /** The JSON view of what was read, where its type is known. */
  readonly json: unknown
  readonly flagged: readonly FlaggedRow[]
}

/** `NAME=FILE` or `NAME:TYPE=FILE`. */
export function namedFile(option: string): { readonly declaration: string; readonly path: string } {
  const cut = option.indexOf('=')
  if (cut < 1) throw new CommandFailure({ code: 'FAULT_SYNTAX', message: `--with wants NAME=FILE, got '${option}'` })
  return { declaration: option.slice(0, cut), path: option.slice(cut + 1) }
}

/** Reads a file as a type. Its rows that do not read are flagged; what is wrong with all of it ends the command. */
export const attachAs = async (name: string, schema: Schema, path: string): Promise<AttachedFile> =>
  orFail(await attached(name, schema, path, await dataFile(path)))

async function attached(
  name: string,
  schema: Schema,
  path: string,
  file: DataFile,
): Promise<Result<AttachedFile, Fault>> {
  const read = await readData(schema, file)
  if (!read.ok) return err(at(`inputs.${name}`, read.error))
  const flagged = read.value.flags.map((flag) => ({ input: name, file: path, ...flag }))
  const { json } = read.value
  return ok({ input: inputOf(name, file, json, flagged), json, flagged })
}

/** A sound CSV or JSON file goes as it is, everything else as the JSON it came to. */
function inputOf(name: string, file: DataFile, json: unknown, flagged: readonly FlaggedRow[]): AttachedInput {
  const { format, bytes, units } = file
  if (flagged.length === 0 && Object.keys(units).length === 0) {
    if (format === 'csv') return { name, media: 'text/csv', bytes }
    if (format === 'json') return { name, media: 'application/json', bytes }
  }
  return { name, media: 'application/json', bytes: new TextEncoder().encode(JSON.stringify(json)) }
}

/**
 * Reads a file under a name, which says its type or is it: `book` is a Book. CSV and JSON without a known type are left
 * for the language node to tell by what they hold, and so are those that don't read at all: that is then the goal's
 * outcome. Other files must say their type.
 */
export async function attachFile(
  declaration: string,
  path: string,
  contracts: readonly Contract[],
): Promise<AttachedFile> {
  const { namedTypes } = new ContractRegistry(contracts)
  const [name = '', given] = declaration.split(':', 2).map((part) => part.trim())
  const known = [...namedTypes.keys()]
  const type = given ?? known.find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  const schema = type === undefined ? undefined : namedTypes.get(type)
  const file = await dataFile(path)
  const asIs = Object.keys(file.units).length === 0 && (file.format === 'csv' || file.format === 'json')
  const typed = given === undefined ? {} : { type: given }
  if (schema !== undefined) {
    const read = await attached(name, schema, path, file)
    if (read.ok) return { ...read.value, input: { ...read.value.input, ...typed } }
    if (!asIs) throw new CommandFailure(read.error)
  }
  if (asIs) return { input: { ...inputOf(name, file, undefined, []), ...typed }, json: undefined, flagged: [] }
  const message = `--with wants NAME:TYPE=FILE with one of ${known.join(', ')}, got '${declaration}=${path}'`
  throw new CommandFailure({ code: 'FAULT_SYNTAX', message })
}

/** Reads `NAME=FILE` options. */
export const attachAll = (options: readonly string[], contracts: readonly Contract[]): Promise<AttachedFile[]> =>
  Promise.all(
    options.map((option) => {
      const { declaration, path } = namedFile(option)
      return attachFile(declaration, path, contracts)
    }),
  )
