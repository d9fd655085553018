import { Command } from 'commander'
import pc from 'picocolors'
import {
  checkExpression,
  checkProgram,
  type Diagnostic,
  type ExpressionType,
  parseProgram,
  typesOf,
} from '../../clef/index.js'
import { builtInContracts } from '../../daemon/index.js'
import { err, type Fault, type Result } from '../../fabric/index.js'
import { type NdjsonLine, ndjsonLines } from '../ndjson.js'
import { CommandFailure, print, printJson } from '../output.js'
import { readText } from '../read-text.js'

interface CheckOptions {
  readonly expr?: string
  readonly env: readonly string[]
  readonly measure: readonly string[]
  readonly batch?: string
  readonly json?: true
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value]

export const checkVerb = new Command('check')
  .summary('check a Clef program or expression')
  .description('Checks a Clef program against the registered contracts, or infers the unit of one expression.')
  .argument('[file]', 'a .clef file, or - for standard input')
  .option('--expr <text>', 'an expression instead of a file')
  .option('--env <name:type>', "a name's type, e.g. x:float<m>; may be repeated", collect, [])
  .option('--measure <name=unit>', 'a measure declaration, e.g. sqrm=m^2; may be repeated', collect, [])
  .option('--batch <file>', 'NDJSON: {id, expr, env?, measures?} a line')
  .option('--json', 'one JSON object a line')
  .addHelpText(
    'after',
    `
Examples:
  constellation check program.clef
  constellation check --expr '2.0<kg> * x' --env 'x:float<m/s^2>' --json
  echo 'finance.sum { amounts = [1.0<EUR>; 2.0<EUR>] }' | constellation check -`,
  )
  .action(async (file: string | undefined, options: CheckOptions) => {
    const sources = [file, options.expr, options.batch].filter((source) => source !== undefined)
    if (sources.length !== 1) throw new CommandFailure(usage('give one of: a file, -, --expr, --batch'))
    if (options.expr === undefined && options.env.length + options.measure.length > 0) {
      throw new CommandFailure(usage('--env and --measure go with --expr'))
    }
    if (options.batch !== undefined) return checkBatch(options.batch)
    if (options.expr !== undefined) return checkOne(options.expr, options)
    return checkFile(await readText(file ?? '-'), options)
  })

const usage = (message: string): Fault => ({ code: 'FAULT_SYNTAX', message })

function pairs(entries: readonly string[], separator: string, option: string): Record<string, string> {
  return Object.fromEntries(
    entries.map((entry) => {
      const at = entry.indexOf(separator)
      if (at < 1) throw new CommandFailure(usage(`${option} wants name${separator}text, got '${entry}'`))
      return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()]
    }),
  )
}

/** `{unit}`, `{type}` or `{diagnostics}`. */
const view = (result: Result<ExpressionType, readonly Diagnostic[]>) =>
  result.ok ? result.value : { diagnostics: result.error }

function checkOne(text: string, options: CheckOptions): void {
  const result = checkExpression(text, pairs(options.env, ':', '--env'), pairs(options.measure, '=', '--measure'))
  if (options.json) printJson(view(result))
  else if (result.ok) print('unit' in result.value ? `float<${result.value.unit}>` : result.value.type)
  else for (const diagnostic of result.error) print(shown(diagnostic, text))
}

async function checkBatch(file: string): Promise<void> {
  for await (const line of ndjsonLines(file)) {
    if (line.ok) printJson({ id: line.value.id, ...view(checkLine(line.value)) })
    else printJson({ id: null, diagnostics: [wrongLine(line.error.message)] })
  }
}

const lineKeys: readonly string[] = ['id', 'expr', 'env', 'measures']

function checkLine(line: NdjsonLine): Result<ExpressionType, readonly Diagnostic[]> {
  const { expr, env = {}, measures = {} } = line
  const unknown = Object.keys(line).find((key) => !lineKeys.includes(key))
  if (unknown !== undefined) return err([wrongLine(`a line has ${lineKeys.join(', ')}; '${unknown}' is none of them`)])
  if (typeof expr !== 'string') return err([wrongLine('a line needs the text `expr`')])
  if (!isTexts(env) || !isTexts(measures)) {
    return err([wrongLine('`env` and `measures` are objects that give each name its text')])
  }
  return checkExpression(expr, env, measures)
}

const wrongLine = (message: string): Diagnostic => ({ code: 'CLEF_SYNTAX', message, span: { start: 0, end: 0 } })

const isTexts = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((text) => typeof text === 'string')

function checkFile(text: string, options: CheckOptions): void {
  const program = parseProgram(text)
  const checked = program.ok ? checkProgram(program.value, null, builtInContracts) : undefined
  const types = checked === undefined ? [] : typesOf(checked)
  const diagnostics = program.ok ? (checked?.diagnostics ?? []) : program.error
  if (options.json) printJson(diagnostics.length > 0 ? { diagnostics } : { types })
  else if (diagnostics.length > 0) for (const diagnostic of diagnostics) print(shown(diagnostic, text))
  else for (const { name, type } of types) print(`${name} : ${type}`)
}

/** Message, line and a pointer under the place. */
function shown({ code, message, span, path, expected, actual, candidates }: Diagnostic, text: string): string {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1
  const lineEnd = text.indexOf('\n', span.start)
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const number = text.slice(0, lineStart).split('\n').length
  const column = span.start - lineStart
  const width = Math.max(1, Math.min(span.end, lineStart + line.length) - span.start)
  const details = [
    path === undefined ? '' : `at ${path}`,
    expected === undefined ? '' : `expected ${expected}`,
    actual === undefined ? '' : `got ${actual}`,
    candidates === undefined || candidates.length === 0 ? '' : `near it: ${candidates.join(', ')}`,
  ].filter((detail) => detail !== '')
  return [
    `${pc.red(code)} ${number}:${column + 1} ${message}`,
    `  ${line}`,
    `  ${' '.repeat(column)}${pc.yellow('^'.repeat(width))}${details.length > 0 ? ` ${details.join(', ')}` : ''}`,
  ].join('\n')
}
