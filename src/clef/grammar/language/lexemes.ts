// Literals, names and units as canonical programs spell them. The reader of the layout has the same bounds.

import { lexemes, localLetters } from '../../syntax/index.js'
import { choice, type Expression, oneOf, optional, repeat, rule, sequence, text } from '../grammar.js'
import { words } from './words.js'

const digit = oneOf(['0', '9'])
const letter = oneOf(['A', 'Z'], ['a', 'z'])
const small = oneOf(['a', 'z'])
const digits = repeat(digit, 1, lexemes.digitsMax)
const upTo = (item: Expression, max: number) => repeat(item, 0, max)
const quoted = (inner: Expression) => sequence(text('"'), inner, text('"'))

const exponent = repeat(digit, 1, 2)
const fraction = sequence(text('('), optional(text('-')), exponent, optional(sequence(text('/'), exponent)), text(')'))

const wordCharacter = oneOf(['A', 'Z'], ['a', 'z'], ['0', '9'], ['_', '_'])
const inputCharacter = oneOf(['A', 'Z'], ['a', 'z'], ['0', '9'], ['_', '_'], ['-', '-'])

/** Any character of a string but the quote, the backslash and the controls. */
const stringCharacter = oneOf([' ', '!'], ['#', '['], [']', '~'], ['\u00a0', '\ud7ff'], ['\ue000', '\u{10ffff}'])

/** @param fields names of fields; any of that form where left out */
export const lexemeRules = (fields: readonly string[] | undefined): readonly (readonly [string, Expression])[] => [
  [
    'number',
    sequence(
      digits,
      optional(sequence(text('.'), digits)),
      optional(sequence(text('e'), optional(text('-')), repeat(digit, 1, lexemes.exponentDigitsMax))),
      optional(sequence(text('<'), rule('unit'), text('>'))),
    ),
  ],
  ['unit', choice(text('_'), rule('product'))],
  [
    'product',
    choice(
      text('1'),
      sequence(
        optional(choice(text('1/'), text('/'))),
        rule('factor'),
        upTo(sequence(choice(text(' '), text('/')), rule('factor')), lexemes.unitFactorsMax - 1),
      ),
    ),
  ],
  [
    'factor',
    sequence(
      choice(repeat(letter, 1, lexemes.unitSymbolMax), text('%'), rule('variable')),
      optional(sequence(text('^'), choice(exponent, fraction))),
    ),
  ],
  ['variable', sequence(text("'"), small)],
  ['measure-name', repeat(letter, 1, lexemes.unitSymbolMax)],
  [
    'string',
    quoted(
      upTo(choice(stringCharacter, sequence(text('\\'), choice(...words('"', '\\', 'n', 't')))), lexemes.stringMax),
    ),
  ],
  [
    'date',
    sequence(
      text('date "'),
      repeat(digit, 4, 4),
      text('-'),
      repeat(digit, 2, 2),
      text('-'),
      repeat(digit, 2, 2),
      text('"'),
    ),
  ],
  ['input', sequence(text('input '), quoted(sequence(small, upTo(inputCharacter, lexemes.inputNameMax - 1))))],
  ['slot', sequence(text('$'), oneOf(['1', '9']), optional(digit))],
  [
    'field-name',
    fields === undefined
      ? sequence(letter, upTo(wordCharacter, lexemes.fieldNameMax - 1))
      : choice(...words(...fields)),
  ],
  ['local', sequence(choice(...words(...localLetters)), optional(oneOf(['1', '9'])))],
]
