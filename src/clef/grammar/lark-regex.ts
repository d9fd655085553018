// Expressions over characters as regular expressions that Rust's regex crate and Python's re both read.
import type { Expression } from './grammar.js'
import { repetitionSign } from './repetition-sign.js'

/** The body of a `/.../` lexeme. The expression must not name a rule, nor hold a class of no characters. */
export function printRegex(expression: Expression): string {
  if (expression.kind === 'choice') return expression.items.map(printSequence).join('|')
  return printSequence(expression)
}

function printSequence(expression: Expression): string {
  switch (expression.kind) {
    case 'text':
      return [...expression.text].map(escaped).join('')
    case 'sequence':
      return expression.items.map((item) => (item.kind === 'choice' ? group(item) : printSequence(item))).join('')
    case 'oneOf':
    case 'repeat':
      return printAtom(expression)
    case 'choice':
    case 'rule':
      return group(expression)
  }
}

function printAtom(expression: Expression): string {
  switch (expression.kind) {
    case 'oneOf':
      if (expression.tokens !== undefined) throw new TypeError('tokens of a vocabulary are no regular expression')
      return `[${expression.ranges.map(printRange).join('')}]`
    case 'repeat':
      return printRepeatable(expression.item) + repetitionSign(expression.min, expression.max)
    case 'text':
      return [...expression.text].length === 1 ? escaped(expression.text) : group(expression)
    case 'sequence':
    case 'choice':
      return group(expression)
    case 'rule':
      throw new Error(`a regular expression cannot name the rule "${expression.name}"`)
  }
}

/** A sign after a sign would mean something else. */
function printRepeatable(expression: Expression): string {
  return expression.kind === 'repeat' ? group(expression) : printAtom(expression)
}

const group = (expression: Expression): string => `(${printRegex(expression)})`

function printRange([low, high]: readonly [string, string]): string {
  return low === high ? escaped(low) : `${escaped(low)}-${escaped(high)}`
}

/** Letters, digits, blanks and a few harmless signs as they are; `.` and its like with a backslash; the rest in hex. */
function escaped(character: string): string {
  if (/^[a-zA-Z0-9 _<>=,:;!@%"']$/.test(character)) return character
  if (/^[\\^$.|?*+()[\]{}/-]$/.test(character)) return `\\${character}`
  const hex = character.codePointAt(0)!.toString(16).toUpperCase()
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}
