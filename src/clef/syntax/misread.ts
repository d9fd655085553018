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
  return syntaxError(`'${character}' has no meaning here`, { start, end: start + character.length })
}
