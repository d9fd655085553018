// The whole language in its canonical layout as one grammar value. What it generates, `readCanonical` reads, and the other
// way round, up to the limits of a program's size.

import { refusalReasons } from '../../goal/goal.js'
import { clarifyFieldsMax, type KnownNames, pathPartsMax } from '../../syntax/index.js'
import { choice, type Expression, type Grammar, repeat, rule, sequence, text } from '../grammar.js'
import { expressionRules } from './expressions.js'
import { leftSideRules, typeRules } from './left-sides.js'
import { lexemeRules } from './lexemes.js'
import { programRules } from './program.js'
import { words } from './words.js'

const proposalRules: readonly (readonly [string, Expression])[] = [
  ['root', choice(rule('program'), rule('refuse'), rule('clarify'))],
  ['refuse', sequence(text('refuse '), choice(...words(...refusalReasons)))],
  ['clarify', sequence(text('clarify'), repeat(sequence(text(' '), rule('field-path')), 1, clarifyFieldsMax))],
  ['field-path', sequence(rule('field-name'), repeat(rule('access'), 0, pathPartsMax - 1))],
]

/**
 * The grammar of everything a model may say: a program over the given names, `refuse REASON` or `clarify FIELD+`. Names
 * are open over their closed sets: whether one is bound, and to what, is for the check.
 */
export const languageGrammar = (known: KnownNames): Grammar => ({
  root: 'root',
  rules: new Map([
    ...proposalRules,
    ...programRules,
    ...expressionRules(known),
    ...leftSideRules,
    ...typeRules,
    ...lexemeRules(known.fields),
  ]),
})
