// Literals that a person or a text model spells: figures with units, and codes as strings.

import { choice, type Expression, oneOf, optional, repeat, rule, sequence, text } from './grammar.js'

const digit = oneOf(['0', '9'])
const capital = oneOf(['A', 'Z'])
const quoted = (inner: Expression) => sequence(text('"'), inner, text('"'))
const digits = (count: number) => repeat(digit, count, count)

/** `m`, `kg`, `%`, each with an optional exponent: `s^2`, `yr^(-1/2)`. */
const unitFactor = sequence(
  choice(repeat(oneOf(['A', 'Z'], ['a', 'z']), 1, 6), text('%')),
  optional(
    sequence(
      text('^'),
      choice(digit, sequence(text('('), optional(text('-')), digit, optional(sequence(text('/'), digit)), text(')'))),
    ),
  ),
)

/** Rules by name: `figure`, `numeral` for one without a unit, and one for each kind of code. */
export const literalRules: ReadonlyMap<string, Expression> = new Map([
  ['numeral', sequence(repeat(digit, 1, 15), optional(sequence(text('.'), repeat(digit, 1, 15))))],
  [
    'figure',
    sequence(
      optional(text('-')),
      repeat(digit, 1, 15),
      optional(sequence(text('.'), repeat(digit, 1, 15))),
      optional(sequence(text('<'), rule('unit'), text('>'))),
    ),
  ],
  ['unit', sequence(rule('factor'), repeat(sequence(choice(text('/'), text(' ')), rule('factor')), 0, 4))],
  ['factor', unitFactor],
  ['currency', quoted(repeat(capital, 3, 3))],
  ['pair', quoted(repeat(capital, 6, 6))],
  ['tenor', quoted(sequence(oneOf(['1', '9']), repeat(digit, 0, 2), choice(...['D', 'W', 'M', 'Y'].map(text))))],
  ['date', quoted(sequence(digits(4), text('-'), digits(2), text('-'), digits(2)))],
  ['string', quoted(repeat(oneOf([' ', '!'], ['#', '['], [']', '~']), 0, 64))],
])
