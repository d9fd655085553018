// --format, --output, --rows and --force of the commands that answer.

import { extname } from 'node:path'
import { type Command, Option } from 'commander'
import { CommandFailure } from '../output.js'
import { requireFree, type Target } from './target.js'

export const outFormats = ['table', 'json', 'csv', 'arrow'] as const
export type OutFormat = (typeof outFormats)[number]

export interface OutOptions {
  readonly json?: true
  readonly format?: OutFormat
  readonly output?: string
  readonly rows?: string
  readonly force?: true
}

export interface Out {
  readonly format: OutFormat
  readonly target: Target
  readonly rows?: string
}

const endings: ReadonlyMap<string, OutFormat> = new Map([
  ['.txt', 'table'],
  ['.json', 'json'],
  ['.ndjson', 'json'],
  ['.jsonl', 'json'],
  ['.csv', 'csv'],
  ['.arrow', 'arrow'],
])

/** `formats`: those that the command can write. */
export const withOutOptions = (command: Command, formats: readonly OutFormat[] = outFormats): Command =>
  command
    .addOption(new Option('--format <name>', 'how to write the answer').choices(formats))
    .option('--output <file>', 'write the answer to a file; its ending tells the format where --format does not')
    .option('--rows <field>', 'the list of the answer to write as CSV or Arrow; . for all of it in one row')
    .option('--force', 'replace the file if it is there')

/** Ends the command where options contradict each other, a file is in the way, or a format can't be told. */
export function outOf({ json, format, output, rows, force }: OutOptions): Out {
  if (json !== undefined && format !== undefined && format !== 'json')
    throw usage(`--json and --format ${format} ask for different things`)
  const chosen = format ?? (json === undefined ? formatByEnding(output) : 'json')
  if (chosen === 'arrow' && output === undefined) throw usage('Arrow is written to a file: give --output FILE')
  if (output === undefined && force !== undefined) throw usage('--force is for --output')
  if (rows !== undefined && chosen !== 'csv' && chosen !== 'arrow') throw usage('--rows is for CSV and Arrow')
  if (output !== undefined) requireFree(output, force === true)
  return {
    format: chosen,
    target: output === undefined ? {} : { path: output, force: force === true },
    ...(rows === undefined ? {} : { rows }),
  }
}

function formatByEnding(path: string | undefined): OutFormat {
  if (path === undefined) return 'table'
  const format = endings.get(extname(path).toLowerCase())
  if (format !== undefined) return format
  throw usage(`${path}: say the format with --format, or end it with ${[...endings.keys()].join(', ')}`)
}

const usage = (message: string): CommandFailure => new CommandFailure({ code: 'FAULT_SYNTAX', message })
