// GBNF, the grammar notation of llama.cpp and of the servers built on it.
import type { Expression, Grammar } from './grammar.js'
import { withRepeatedRules } from './repeated-rules.js'
import { repetitionSign } from './repetition-sign.js'
import { type Names, namesInDialect, rootFirst } from './rule-names.js'

/**
 * The grammar as llama.cpp reads it: the root rule first and named `root`, all other names kept unless one of them is
 * `root` already. llama.cpp itself refuses repetitions from 2,000 on and left recursion.
 */
export function toGbnf(given: Grammar): string {
  const grammar = withRepeatedRules(given)
  const names = namesInDialect(grammar, 'root', (name) => name)
  const lines: string[] = []
  for (const [name, body] of rootFirst(grammar)) {
    lines.push(`${names.get(name)} ::= ${printChoice(body, names)}\n`)
  }
  return lines.join('')
}

function printChoice(expression: Expression, names: Names): string {
  if (expression.kind !== 'choice') return printSequence(expression, names)
  if (expression.items.length === 0) return nothing
  return expression.items.map((item) => printSequence(item, names)).join(' | ')
}

function printSequence(expression: Expression, names: Names): string {
  if (expression.kind !== 'sequence') return printAtom(expression, names)
  if (expression.items.length === 0) return '""'
  return expression.items.map((item) => printAtom(item, names)).join(' ')
}

function printAtom(expression: Expression, names: Names): string {
  switch (expression.kind) {
    case 'text':
      return `"${[...expression.text].map(escapeInText).join('')}"`
    case 'oneOf':
      return printOneOf(expression)
    case 'rule':
      return names.get(expression.name) ?? expression.name
    case 'repeat':
      if (expression.max === 0) return '""'
      return printPrimary(expression.item, names) + repetitionSign(expression.min, expression.max)
    case 'sequence':
    case 'choice':
      return `(${printChoice(expression, names)})`
  }
}

/** What a repetition sign may follow without a doubt: stacked signs are legal but hard to read. */
function printPrimary(expression: Expression, names: Names): string {
  const printed = printAtom(expression, names)
  return expression.kind === 'repeat' || printed === '""' ? `(${printed})` : printed
}

function printOneOf({ ranges, tokens }: Extract<Expression, { kind: 'oneOf' }>): string {
  if (tokens === undefined) return printClass(ranges)
  const { ids, others } = tokens
  if (others && ids.length !== 1) throw new TypeError('GBNF has no way to write any token but several')
  const ways = others ? [`!<[${ids[0]}]>`] : ids.map((id) => `<[${id}]>`)
  if (ranges.length > 0) ways.push(printClass(ranges))
  return ways.length === 1 ? ways[0]! : `(${ways.join(' | ')})`
}

/** A class that takes no character at all. */
const nothing = '[^\\u0000-\\U0010FFFF]'

function printClass(ranges: readonly (readonly [string, string])[]): string {
  if (ranges.length === 0) return nothing
  const printed = ranges.map(([low, high]) =>
    low === high ? escapeInClass(low) : `${escapeInClass(low)}-${escapeInClass(high)}`,
  )
  return `[${printed.join('')}]`
}

const named: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\\', '\\\\'],
])

function escapeInText(character: string): string {
  if (character === '"') return '\\"'
  return named.get(character) ?? (/^[ -~]$/.test(character) ? character : byCodePoint(character))
}

/** Everything that could mean something in a class goes by its code point: `^` has no escape of its own. */
function escapeInClass(character: string): string {
  return (
    named.get(character) ??
    (/^[a-zA-Z0-9 _.,:;<>(){}/$+*%=!?'"@#&|~]$/.test(character) ? character : byCodePoint(character))
  )
}

/** Never `\x`: llama.cpp reads two digits after it, XGrammar as many as follow. */
function byCodePoint(character: string): string {
  const hex = character.codePointAt(0)!.toString(16).toUpperCase()
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
