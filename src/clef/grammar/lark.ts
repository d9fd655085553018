// Lark in the dialect of llguidance, which OpenAI's custom tools read too. What both it and the original Lark
// read is preferred: `~m..n` for repetitions, `_` for `-` in names.
import type { Expression, Grammar } from './grammar.js'
import { printRegex } from './lark-regex.js'
import { type Names, namesInDialect, rootFirst } from './rule-names.js'
import { simplify } from './simplify.js'

/**
 * The grammar with `start` as its first rule. Lexers of this dialect take the longest lexeme, whatever follows it. So
 * an expression over characters alone becomes one regular expression, in which nothing is cut short; but where one lexeme
 * can run on into the next, such a server accepts less than the grammar does (never more).
 */
export function toLark(grammar: Grammar): string {
  const names = namesInDialect(grammar, 'start', (name) => name.replaceAll('-', '_'))
  const lines: string[] = []
  for (const [name, body] of rootFirst(grammar)) {
    const simple = simplify(body)
    lines.push(`${names.get(name)}: ${simple === null ? nothing : printChoice(simple, names)}\n`)
  }
  return lines.join('')
}

/** A lexeme that no text matches. */
const nothing = '/[^\\s\\S]/'

function printChoice(expression: Expression, names: Names): string {
  if (isLexical(expression)) return printAtom(expression, names)
  if (expression.kind !== 'choice') return printSequence(expression, names)
  return expression.items.map((item) => printSequence(item, names)).join(' | ')
}

function printSequence(expression: Expression, names: Names): string {
  if (expression.kind !== 'sequence' || isLexical(expression)) return printAtom(expression, names)
  return expression.items.map((item) => printAtom(item, names)).join(' ')
}

function printAtom(expression: Expression, names: Names): string {
  if (isLexical(expression)) return `/${printRegex(expression)}/`
  switch (expression.kind) {
    case 'text':
      return printText(expression.text)
    case 'rule':
      return names.get(expression.name) ?? expression.name
    case 'repeat':
      return printRepeat(expression, names)
    case 'oneOf':
    case 'sequence':
    case 'choice':
      return `(${printChoice(expression, names)})`
  }
}

function printRepeat({ item, min, max }: Extract<Expression, { kind: 'repeat' }>, names: Names): string {
  const atom = printAtom(item, names)
  const once = item.kind === 'repeat' && !isLexical(item) ? `(${atom})` : atom
  if (max === null) {
    if (min <= 1) return once + (min === 0 ? '*' : '+')
    return `(${once}~${min} ${once}*)`
  }
  if (min === 0 && max === 1) return `${once}?`
  return min === max ? `${once}~${min}` : `${once}~${min}..${max}`
}

/** JSON's escapes, which are Python's too. */
function printText(value: string): string {
  return JSON.stringify(value).replaceAll('\u007f', '\\u007f')
}

/**
 * Whether to write an expression as one regular expression: it names no rule and holds a character class. One that can be
 * empty stays outside, since a lexeme must take something.
 */
function isLexical(expression: Expression): boolean {
  return !has(expression, 'rule') && has(expression, 'oneOf') && !canBeEmpty(expression)
}

function has(expression: Expression, kind: Expression['kind']): boolean {
  if (expression.kind === kind) return true
  if (expression.kind === 'repeat') return has(expression.item, kind)
  if (expression.kind !== 'sequence' && expression.kind !== 'choice') return false
  return expression.items.some((item) => has(item, kind))
}

/** Of an expression that names no rule. */
function canBeEmpty(expression: Expression): boolean {
  switch (expression.kind) {
    case 'text':
      return expression.text === ''
    case 'repeat':
      return expression.min === 0 || canBeEmpty(expression.item)
    case 'sequence':
      return expression.items.every(canBeEmpty)
    case 'choice':
      return expression.items.some(canBeEmpty)
    case 'oneOf':
    case 'rule':
      return false
  }
}
