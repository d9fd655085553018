// Expressions, from loosest to tightest. What reaches as far as it can (`fun`, `if`, `let`, `match`) stands where an
// expression begins. No two alternatives begin with the same part, so that an automaton never follows many ways at once.

import { givenNames, type KnownNames, letters, qualifiedNames } from '../../syntax/index.js'
import { choice, type Expression, optional, repeat, rule, sequence, text } from '../grammar.js'
import { words } from './words.js'

const many = (item: Expression) => repeat(item, 0, null)
const some = (item: Expression) => repeat(item, 1, null)

/** `operand` and more of them behind any of the operators. */
const chain = (operand: string, ...operators: readonly string[]) =>
  sequence(rule(operand), many(sequence(choice(...operators.map((operator) => text(` ${operator} `))), rule(operand))))

const expression = rule('expression')
const fields = rule('fields')
const accesses = many(rule('access'))
const applied = many(sequence(text(' '), rule('argument')))

/** What reaches to the end of an expression: heads in a row, and last an operation or a match. */
const reaching = (self: string): readonly Expression[] =>
  ['function-head', 'if-head', 'let-head'].map((head) => sequence(rule(head), rule(self)))

export const expressionRules = (known: KnownNames): readonly (readonly [string, Expression])[] => [
  ['expression', choice(rule('operation'), rule('open-expression'))],
  ['open-expression', choice(...reaching('expression'), rule('match'))],
  /** As the result of a program: `let` would be one of its bindings. */
  [
    'result',
    choice(
      rule('operation'),
      rule('match'),
      ...['function-head', 'if-head'].map((head) => sequence(rule(head), expression)),
    ),
  ],
  ['function-head', sequence(text('fun'), some(sequence(text(' '), rule('parameter'))), text(' -> '))],
  ['if-head', sequence(text('if '), expression, text(' then '), expression, text(' else '))],
  ['let-head', sequence(text('let '), rule('local-binder'), text(' = '), expression, text(' in '))],
  ['match', sequence(text('match '), expression, text(' with'), rule('cases'))],
  ['cases', sequence(text(' | '), rule('pattern'), text(' -> '), rule('case-body'))],
  /** A match at its end takes all further cases; only behind an operation do they belong here. */
  ['case-body', choice(sequence(rule('operation'), optional(rule('cases'))), ...reaching('case-body'), rule('match'))],
  ['operation', chain('conjunction', '||')],
  ['conjunction', chain('comparison', '&&')],
  ['comparison', chain('sum', '=', '<>', '<', '<=', '>', '>=', '|>', '>>')],
  ['sum', chain('term', '+', '-')],
  ['term', chain('power', '*', '/')],
  ['power', chain('signed', '**')],
  ['signed', sequence(optional(text('-')), rule('application'))],
  [
    'application',
    choice(
      sequence(choice(rule('name'), rule('group')), accesses, applied),
      sequence(rule('source'), optional(sequence(some(rule('access')), applied))),
      rule('literal'),
    ),
  ],
  ['argument', choice(sequence(choice(rule('name'), rule('group'), rule('source')), accesses), rule('literal'))],
  ['access', sequence(text('.'), rule('field-name'))],
  ['name', choice(rule('local'), ...words(...letters, ...givenNames, ...qualifiedNames, ...known.operations))],
  ['group', sequence(text('('), choice(sequence(rule('operation'), rule('group-rest')), rule('group-end')))],
  [
    'group-rest',
    choice(text(')'), sequence(text(' : '), rule('type'), text(')')), sequence(text(', '), rule('tuple-rest'))),
  ],
  [
    'tuple-rest',
    choice(sequence(rule('operation'), choice(text(')'), sequence(text(', '), rule('tuple-rest')))), rule('group-end')),
  ],
  /** Only at the end of a tuple may stand what reaches as far as it can. */
  ['group-end', sequence(rule('open-expression'), text(')'))],
  ['source', choice(rule('input'), rule('record'))],
  [
    'record',
    choice(
      text('{}'),
      sequence(text('{ '), optional(sequence(rule('application'), text(' with '))), fields, text(' }')),
    ),
  ],
  ['fields', sequence(rule('field'), many(sequence(text('; '), rule('field'))))],
  ['field', sequence(rule('field-name'), text(' = '), expression)],
  [
    'literal',
    choice(rule('number'), rule('string'), rule('slot'), rule('date'), ...words('true', 'false'), rule('list')),
  ],
  ['list', sequence(text('['), optional(sequence(expression, many(sequence(text('; '), expression)))), text(']'))],
]
