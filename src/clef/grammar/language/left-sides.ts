// What stands on the left of `=` and `->`, and types.

import { choice, type Expression, optional, repeat, rule, sequence, text } from '../grammar.js'
import { words } from './words.js'

const many = (item: Expression) => repeat(item, 0, null)
const grouped = (item: Expression) => sequence(text('('), item, many(sequence(text(', '), item)), text(')'))
const typed = sequence(text(' : '), rule('type'))

export const leftSideRules: readonly (readonly [string, Expression])[] = [
  [
    'pattern',
    choice(sequence(choice(...words('Ok ', 'Error ', 'Some ')), rule('simple-pattern')), rule('simple-pattern')),
  ],
  [
    'simple-pattern',
    choice(
      rule('local'),
      ...words('_', 'None', 'true', 'false'),
      rule('string'),
      sequence(optional(text('-')), rule('number')),
      grouped(rule('pattern')),
    ),
  ],
  ['parameter', choice(rule('local'), text('_'), grouped(choice(rule('parameter'), sequence(rule('plain'), typed))))],
  /** Names without types inside. */
  ['plain', choice(rule('local'), text('_'), grouped(rule('plain')))],
  [
    'local-binder',
    choice(
      sequence(rule('local'), repeat(sequence(text(' '), rule('parameter')), 1, null), optional(typed)),
      sequence(rule('plain'), typed),
      rule('parameter'),
    ),
  ],
]

export const typeRules: readonly (readonly [string, Expression])[] = [
  ['type', sequence(rule('tuple-type'), optional(sequence(text(' -> '), rule('type'))))],
  ['tuple-type', sequence(rule('listed-type'), many(sequence(text(' * '), rule('listed-type'))))],
  ['listed-type', sequence(rule('simple-type'), many(choice(...words(' list', ' option'))))],
  [
    'simple-type',
    choice(
      sequence(text('float'), optional(sequence(text('<'), rule('unit'), text('>')))),
      ...words('string', 'bool', 'date', 'currency', 'pair', 'tenor'),
      rule('variable'),
      sequence(text('Result<'), rule('type'), text(', '), rule('type'), text('>')),
      sequence(text('('), rule('type'), text(')')),
      sequence(text('{ '), rule('typed-field'), many(sequence(text('; '), rule('typed-field'))), text(' }')),
    ),
  ],
  ['typed-field', sequence(rule('field-name'), typed)],
]
