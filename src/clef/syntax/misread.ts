// What is said of characters that no lexeme begins with.

import { syntaxError, type Unreadable } from '../diagnostic/syntax-error.js'

/** Signs of other languages, and how Clef writes them. */
const elsewhere: readonly (readonly [sign: string, message: string, candidates: readonly string[]])[] = [
  ['!=', "'!=' is written '<>'", ['<>']],
  ['!', "'!' has no meaning here; a condition is denied by not", ['not']],
  ['&', "'&' has no meaning here; 'and' is written '&&'", ['&&']],
  ['^', "'^' raises units only; numbers are raised by '**'", ['**']],
  ['%', "'%' is a unit: 5.0<%>", []],
  ['$', "'$' stands before the number of a quantity of the goal: $1", ['$1']],
  ["'", 'text stands in double quotes: "USD"', []],
]

/** The error for the text at `start`. */
export function unreadable(text: string, start: number): Unreadable {
  for (const [sign, message, candidates] of elsewhere) {
    if (text.startsWith(sign, start)) return syntaxError(message, { start, end: start + sign.length }, candidates)
  }
  const character = String.fromCodePoint(text.codePointAt(start)!)
  return syntaxError(`${shown(character)} has no meaning here`, { start, end: start + character.length })
}

/** What cannot be seen goes by its number; odd blanks come with text that was copied. */
function shown(character: string): string {
  if (!/[\p{Z}\p{C}]/u.test(character)) return `'${character}'`
  const name = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return /\p{Z}/u.test(character) ? `the blank ${name}, which is no plain space,` : `the invisible character ${name}`
}

/** The error for `<-` at `start`: F# assigns by it, so it does not compare with what is negated either. */
export const assigned = (start: number): Unreadable =>
  syntaxError("'<-' assigns, and nothing changes once it is bound; 'x < -y' compares", { start, end: start + 2 })
