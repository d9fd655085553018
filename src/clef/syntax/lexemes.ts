// Lexemes with an inside of their own: strings, unit texts, declarations of measures. All throw Unreadable.

import { nearest } from '../../fabric/dimension/index.js'
import { limitError, syntaxError, type Unreadable } from '../diagnostic/syntax-error.js'
import { unitTextMax } from './limits.js'
import type { UnitText } from './token.js'

const placed = (text: string, start: number, end: number): UnitText => ({
  text: text.slice(start, end),
  span: { start, end },
})

/** The unit text from `start`, behind the `<`, up to the `>`. */
export function unitText(text: string, start: number): UnitText {
  const window = text.slice(start, start + unitTextMax + 1)
  const length = window.indexOf('>')
  if (length < 0 || window.slice(0, length).includes('\n')) throw unclosed(text, start)
  if (window.slice(0, length).trim() === '') {
    const message = "a unit stands between '<' and '>'; a plain number has neither"
    throw syntaxError(message, { start: start - 1, end: start + length + 1 })
  }
  return placed(text, start, start + length)
}

/** What a unit's text is made of, with the `>` behind it. */
const longUnit = /[\p{L}\p{N}\p{Sc} \t*/^()'%\u00b7_-]+>/uy

function unclosed(text: string, start: number): Unreadable {
  longUnit.lastIndex = start
  if (longUnit.test(text)) {
    return limitError(`a unit may have ${unitTextMax} characters`, { start, end: longUnit.lastIndex - 1 })
  }
  const message = "this '<' opens a unit that no '>' closes; where it compares, a space stands before it"
  return syntaxError(message, { start: start - 1, end: start })
}

const escapes: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', n: '\n', t: '\t' }

/** The string whose opening quote stands at `start`, and where it ends. */
export function stringValue(text: string, start: number): { readonly value: string; readonly end: number } {
  let value = ''
  let from = start + 1
  for (let at = from; ; at++) {
    const character = text[at]
    if (character === '"') return { value: value + text.slice(from, at), end: at + 1 }
    if (character === undefined || character === '\n') {
      throw syntaxError('this string does not end on its line', { start, end: start + 1 })
    }
    if (character !== '\\') continue
    const escaped = escapes[text[at + 1] ?? '']
    if (escaped === undefined) {
      throw syntaxError('a string may escape \\", \\\\, \\n and \\t', { start: at, end: Math.min(at + 2, text.length) })
    }
    value += text.slice(from, at) + escaped
    from = at + 2
    at++
  }
}

const header = /\[<[ \t]*Measure[ \t]*>\]\s*type[ \t]+([A-Za-z]\w*)(?:[ \t]*=[ \t]*)?/dy
const attributeName = /\[<[ \t]*([A-Za-z]+)/y

export interface MeasureLexeme {
  readonly name: UnitText
  readonly definition: UnitText | null
  readonly end: number
}

/** `[<Measure>] type N = kg m / s^2` from `start`; the definition goes to the end of its line. */
export function measureDeclaration(text: string, start: number): MeasureLexeme {
  header.lastIndex = start
  const [nameStart, nameEnd] = header.exec(text)?.indices?.[1] ?? [0, 0]
  if (nameEnd === 0) throw noDeclaration(text, start)
  const name = placed(text, nameStart, nameEnd)
  if (header.lastIndex === nameEnd) return { name, definition: null, end: nameEnd }
  const definition = restOfLine(text, header.lastIndex)
  return { name, definition, end: definition.span.end }
}

function restOfLine(text: string, start: number): UnitText {
  const window = text.slice(start, start + unitTextMax + 1)
  const [line = ''] = window.split(/\n|\/\//, 1)
  if (line.length > unitTextMax) {
    throw limitError(`a unit may have ${unitTextMax} characters`, { start, end: start + line.length })
  }
  const length = line.trimEnd().length
  if (length === 0) {
    throw syntaxError("a unit stands behind this '='; a measure of its own has none", { start: start - 1, end: start })
  }
  return placed(text, start, start + length)
}

function noDeclaration(text: string, start: number) {
  attributeName.lastIndex = start
  const word = attributeName.exec(text)?.[1] ?? ''
  const candidates = word === 'Measure' ? [] : nearest(word, ['Measure'])
  const span = { start, end: start + 2 }
  return syntaxError('a measure is declared by [<Measure>] type furlong, or = and a unit behind that', span, candidates)
}
