// Programs: measures, bindings under the letters in their order, the result.

import { letters, tupleBindersMax } from '../../syntax/index.js'
import { choice, type Expression, optional, repeat, rule, sequence, text } from '../grammar.js'

const many = (item: Expression) => repeat(item, 0, null)
const typed = optional(sequence(text(' : '), rule('type')))
const value = sequence(text(' = '), rule('expression'), text('\n'))

/** What may follow when the letters before `letter` are bound. */
const from = (letter: number) => rule(letters[letter] === undefined ? 'program-bound' : `program-${letters[letter]}`)

function single(letter: number): Expression {
  return sequence(text(`let ${letters[letter]}`), rule('signature'), value, from(letter + 1))
}

function tuple(letter: number, size: number): Expression {
  const names = letters.slice(letter, letter + size).join(', ')
  return sequence(text(`let (${names})`), typed, value, from(letter + size))
}

function bindings(letter: number): Expression {
  const tuples: Expression[] = []
  for (let size = 2; size <= tupleBindersMax && letter + size <= letters.length; size++)
    tuples.push(tuple(letter, size))
  return choice(rule('result'), single(letter), ...tuples)
}

export const programRules: readonly (readonly [string, Expression])[] = [
  ['program', sequence(many(rule('measure')), from(0))],
  [
    'measure',
    sequence(
      text('[<Measure>] type '),
      rule('measure-name'),
      optional(sequence(text(' = '), rule('product'))),
      text('\n'),
    ),
  ],
  ['signature', sequence(many(sequence(text(' '), rule('parameter'))), typed)],
  ...letters.map((letter, index) => [`program-${letter}`, bindings(index)] as const),
  ['program-bound', rule('result')],
]
