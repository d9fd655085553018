import type { Command } from 'commander'
import { checkExpression, type Diagnostic, type ExpressionType, withHint } from '../../clef/index.js'
import { err, type Fault, type Result } from '../../fabric/index.js'
import { checkedFile, type FileOptions, type Report, refusal } from '../check-file.js'
import { type NdjsonLine, ndjsonLines } from '../ndjson.js'
import { CommandFailure, print, printJson } from '../output.js'
import { readText } from '../read-text.js'
import { contractsFor } from '../registered.js'

interface CheckOptions extends FileOptions {
  readonly expr?: string
  readonly env: readonly string[]
  readonly measure: readonly string[]
  readonly batch?: string
  readonly json?: true
}

export async function check(file: string | undefined, options: CheckOptions, command: Command): Promise<void> {
  const sources = [file, options.expr, options.batch].filter((source) => source !== undefined)
  if (sources.length !== 1) throw new CommandFailure(usage('give one of: a file, -, --expr, --batch'))
  if (options.expr === undefined && options.env.length + options.measure.length > 0) {
    throw new CommandFailure(usage('--env and --measure go with --expr'))
  }
  if (file === undefined && forFiles(options)) {
    throw new CommandFailure(usage('--explain, --draw, --goal and --input go with a file'))
  }
  if (options.batch !== undefined) return checkBatch(options.batch)
  const report =
    options.expr === undefined
      ? checkedFile(await readText(file ?? '-'), options, await contractsFor(command))
      : checkedExpression(options.expr, options)
  if (options.json) printJson(report.json)
  else print(report.text())
}

const forFiles = ({ explain: explained, draw, goal, input }: CheckOptions): boolean =>
  explained === true || draw !== undefined || goal !== undefined || input.length > 0

const usage = (message: string): Fault => ({ code: 'FAULT_SYNTAX', message })

/** @param alone what a name without a separator is given; undefined where each needs one */
function pairs(entries: readonly string[], separator: string, option: string, alone?: string): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf(separator)
      if (at < 0 && alone !== undefined && entry.trim() !== '') return [entry.trim(), alone]
      if (at < 1) throw new CommandFailure(usage(`${option} wants name${separator}text, got '${entry}'`))
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
    }),
  )
}

/** `{unit}`, `{type}` or `{diagnostics}`. */
const view = (result: Result<ExpressionType, readonly Diagnostic[]>) =>
  result.ok ? result.value : { diagnostics: result.error.map(withHint) }

function checkedExpression(text: string, { env, measure }: CheckOptions): Report {
  const result = checkExpression(text, pairs(env, ':', '--env'), pairs(measure, '=', '--measure', ''))
  if (!result.ok) return refusal(result.error, text)
  const type = result.value
  return { json: type, text: () => ('unit' in type ? `float<${type.unit}>` : type.type) }
}

async function checkBatch(file: string): Promise<void> {
  for await (const line of ndjsonLines(file)) {
    if (line.ok) printJson({ id: line.value.id, ...view(checkLine(line.value)) })
    else printJson({ id: null, diagnostics: [wrongLine(line.error.message)] })
  }
}

const lineKeys: readonly string[] = ['id', 'expr', 'env', 'measures']

function checkLine(line: NdjsonLine): Result<ExpressionType, readonly Diagnostic[]> {
  const { expr, env = {}, measures: given = {} } = line
  const measures = basesNamed(given)
  const unknown = Object.keys(line).find((key) => !lineKeys.includes(key))
  if (unknown !== undefined) return err([wrongLine(`a line has ${lineKeys.join(', ')}; '${unknown}' is none of them`)])
  if (typeof expr !== 'string') return err([wrongLine('a line needs the text `expr`')])
  if (!isTexts(env) || !isTexts(measures)) {
    return err([wrongLine('`env` and `measures` are objects that give each name its text')])
  }
  return checkExpression(expr, env, measures)
}

/** A measure that is given nothing is a base of its own, as `[<Measure>] type lap` is: `{ lap: null }`. */
const basesNamed = (measures: unknown): unknown =>
  typeof measures === 'object' && measures !== null && !Array.isArray(measures)
    ? Object.fromEntries(Object.entries(measures).map(([name, unit]) => [name, unit ?? '']))
    : measures

const wrongLine = (message: string): Diagnostic => ({ code: 'CLEF_SYNTAX', message, span: { start: 0, end: 0 } })

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string')
