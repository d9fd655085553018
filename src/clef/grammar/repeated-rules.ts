// llama.cpp writes a repetition out as rules and refuses one that comes to too many: all that a repeated group holds counts for each
// time. An item in a rule of its own counts once.

import { type Expression, type Grammar, rule } from './grammar.js'

/** Where llama.cpp stops: repetitions times the rules that the repeated item comes to. */
export const llamaRulesMax = 2_000

/** The same grammar with repeated items that are too large in rules of their own. */
export function withRepeatedRules(grammar: Grammar): Grammar {
  const rules = new Map<string, Expression>()
  for (const [name, body] of grammar.rules) {
    const own = (item: Expression): Expression => {
      let free = `${name}-item`
      for (let count = 2; grammar.rules.has(free) || rules.has(free); count++) free = `${name}-item-${count}`
      rules.set(free, item)
      return rule(free)
    }
    rules.set(name, extracted(body, own))
  }
  return { ...grammar, rules }
}

function extracted(expression: Expression, own: (item: Expression) => Expression): Expression {
  switch (expression.kind) {
    case 'text':
    case 'oneOf':
    case 'rule':
      return expression
    case 'sequence':
    case 'choice':
      return { ...expression, items: expression.items.map((item) => extracted(item, own)) }
    case 'repeat': {
      const item = extracted(expression.item, own)
      const rules = rulesOf(item)
      const tooMany = rules > 1 && rules * times(expression) >= llamaRulesMax
      return { ...expression, item: tooMany ? own(item) : item }
    }
  }
}

/** What an expression comes to as a repeated item, at most: a group is a rule, and so is a name that was not met before. */
function rulesOf(expression: Expression): number {
  switch (expression.kind) {
    case 'text':
    case 'oneOf':
    case 'rule':
      return 1
    case 'sequence':
    case 'choice':
      return expression.items.reduce((sum, item) => sum + rulesOf(item), 1)
    case 'repeat':
      return 1 + rulesOf(expression.item) + times(expression)
  }
}

const times = ({ min, max }: Extract<Expression, { kind: 'repeat' }>): number => max ?? Math.max(1, min)
