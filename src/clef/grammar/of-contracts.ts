// The grammar of the registered contracts, in the one canonical layout: names, fields, choices and attached inputs are closed
// over what is registered, white space is fixed, and fields stand in the contract's order.

import type { Contract } from '../../fabric/schema/index.js'
import { refusalReasons } from '../goal/goal.js'
import { fieldPathsOf } from './field-paths.js'
import { choice, type Expression, type Grammar, oneOf, repeat, rule, sequence, text } from './grammar.js'
import { alternatives, joined } from './joined.js'
import { literalRules } from './literals.js'
import type { GrammarOptions } from './options.js'
import { RequestGrammar } from './requests.js'

/** Requests that one goal may hold; each is bound to a letter. */
export const requestsMax = 6
/** Fields that one question may ask for. */
export const questionFieldsMax = 6

const digit = oneOf(['0', '9'])
/** `$1` to `$24`. */
const slot = sequence(
  text('$'),
  choice(oneOf(['1', '9']), sequence(text('1'), digit), sequence(text('2'), oneOf(['0', '4']))),
)
const anyInput = sequence(
  text('input "'),
  oneOf(['a', 'z']),
  repeat(oneOf(['A', 'Z'], ['a', 'z'], ['0', '9'], ['_', '_'], ['-', '-']), 0, 31),
  text('"'),
)

/** Everything a model may say about goals that these contracts serve: a program, a refusal, a question. */
export function grammarOf(contracts: readonly Contract[], options: GrammarOptions): Grammar {
  const attached = new Set(options.inputs?.map(({ type }) => type))
  const requests = new RequestGrammar(options)
  const calls = contracts.flatMap((contract) => requests.call(contract) ?? [])
  const roots = [rule('refuse'), rule('clarify')]
  const rules = new Map<string, Expression>()
  rules.set('root', choice(...(calls.length === 0 ? roots : [rule('program'), ...roots])))
  if (calls.length > 0) {
    rules.set('program', program())
    rules.set('call', alternatives(...calls))
  }
  rules.set('refuse', joined(text('refuse '), choice(...refusalReasons.map(text))))
  rules.set('clarify', sequence(text('clarify'), repeat(joined(text(' '), rule('field')), 1, questionFieldsMax)))
  rules.set('field', choice(...fieldPathsOf(contracts, attached).map(text)))
  for (const [name, expression] of requests.rules) rules.set(name, expression)
  rules.set('slot', slot)
  rules.set('input', anyInput)
  for (const [name, expression] of literalRules) rules.set(name, expression)
  return reachable({ root: 'root', rules })
}

/** One call; or several, each bound to a letter, and their tuple. */
function program(): Expression {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'].slice(0, requestsMax)
  const bound = (letter: string) => joined(text(`let ${letter} = `), rule('call'), text('\n'))
  const rest = (count: number): Expression => {
    const tuple = text(`(${letters.slice(0, count).join(', ')})`)
    return count === requestsMax ? tuple : choice(tuple, joined(bound(letters[count]!), rest(count + 1)))
  }
  return choice(rule('call'), joined(bound(letters[0]!), bound(letters[1]!), rest(2)))
}

/** The grammar without rules that its root does not lead to. */
function reachable({ root, rules }: Grammar): Grammar {
  const reached = new Set<string>()
  const visit = (expression: Expression): void => {
    switch (expression.kind) {
      case 'sequence':
      case 'choice':
        expression.items.forEach(visit)
        return
      case 'repeat':
        visit(expression.item)
        return
      case 'rule':
        reach(expression.name)
    }
  }
  const reach = (name: string): void => {
    if (reached.has(name)) return
    reached.add(name)
    visit(rules.get(name)!)
  }
  reach(root)
  return { root, rules: new Map([...rules].filter(([name]) => reached.has(name))) }
}
