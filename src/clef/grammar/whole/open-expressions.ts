// Expressions of the language over what one place in a program may name; their types are left to the check.

import { givenNames, qualifiedNames } from '../../syntax/index.js'
import { choice, type Expression, rule } from '../grammar.js'
import { expressionRules } from '../language/expressions.js'
import { leftSideRules, typeRules } from '../language/left-sides.js'
import { lexemeRules } from '../language/lexemes.js'
import { words } from '../language/words.js'
import { renamed } from '../rule-names.js'
import type { RuleStore } from '../rule-store.js'

/** What expressions at one place may name besides the language's own. */
export interface Nameable {
  readonly bindings: readonly string[]
  /** `$1`; undefined for any. */
  readonly slots: readonly string[] | undefined
  /** `input "book"`; undefined for any. */
  readonly inputs: readonly string[] | undefined
  /** Fields that answers have. */
  readonly fields: readonly string[]
  /** Whether figures and words may be spelt. */
  readonly literals: boolean
}

/** References to the rules for any expression, and for one that a program ends in. Calls are none: they stand by themselves. */
export function openExpressions(
  nameable: Nameable,
  place: string,
  store: RuleStore,
): { readonly expression: Expression; readonly result: Expression } {
  const fields = nameable.fields.length === 0 ? undefined : nameable.fields
  const rules = new Map([
    ...expressionRules({ operations: [], ...(fields === undefined ? {} : { fields }) }),
    ...leftSideRules,
    ...typeRules,
    ...lexemeRules(fields),
  ])
  for (const [name, expression] of closed(nameable)) rules.set(name, expression)
  const names = new Map([...rules.keys()].map((name) => [name, `${name}-at-${place}`]))
  for (const [name, expression] of rules) store.define(names.get(name)!, renamed(expression, names))
  return { expression: rule(names.get('expression')!), result: rule(names.get('result')!) }
}

function* closed({ bindings, slots, inputs, literals }: Nameable): Generator<readonly [string, Expression]> {
  yield ['name', choice(rule('local'), ...words(...bindings, ...givenNames, ...qualifiedNames))]
  const spelt = literals ? [rule('number'), rule('string'), rule('date')] : []
  const pointed = slots?.length === 0 ? [] : [rule('slot')]
  yield ['literal', choice(...spelt, ...pointed, ...words('true', 'false'), rule('list'))]
  if (slots !== undefined) yield ['slot', choice(...words(...slots))]
  if (inputs === undefined) return
  yield ['input', choice(...words(...inputs))]
  if (inputs.length === 0) yield ['source', rule('record')]
}
