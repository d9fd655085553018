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
import { RuleStore } from './rule-store.js'
import { letters, requestsMax } from './whole/letters.js'
import { wholeProgram } from './whole/program.js'

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
  const { inputs, lazy = false, steering } = options
  const store = new RuleStore(lazy)
  const program =
    options.programs === 'whole' ? wholeProgram(contracts, options, store) : calls(contracts, options, store)
  const attached = new Set(steering === 'syntax' ? [] : inputs?.map(({ type }) => type))
  const field = () => choice(...fieldPathsOf(contracts, attached).map(text))
  const roots = [rule('refuse'), rule('clarify')]
  const rules = new Map<string, Expression>()
  rules.set('root', choice(...(program.size === 0 ? roots : [rule('program'), ...roots])))
  for (const [name, expression] of program) rules.set(name, expression)
  rules.set('refuse', joined(text('refuse '), choice(...refusalReasons.map(text))))
  const asked = lazy ? store.defer('field', field) : rule('field')
  rules.set('clarify', sequence(text('clarify'), repeat(joined(text(' '), asked), 1, questionFieldsMax)))
  if (!lazy) rules.set('field', field())
  for (const [name, expression] of store.rules) rules.set(name, expression)
  rules.set('slot', slot)
  rules.set('input', anyInput)
  for (const [name, expression] of literalRules) rules.set(name, expression)
  return lazy ? store.grammar('root', rules, () => grammarOf(contracts, options)) : reachable({ root: 'root', rules })
}

type Rules = ReadonlyMap<string, Expression>

/** One call; or several, each bound to a letter, and their tuple. */
function calls(contracts: readonly Contract[], options: GrammarOptions, store: RuleStore): Rules {
  const requests = new RequestGrammar(options, store)
  const offered = contracts.flatMap(
    (contract) => (store.lazy ? requests.callLater(contract) : requests.call(contract)) ?? [],
  )
  const rules = new Map<string, Expression>()
  return offered.length === 0 ? rules : rules.set('program', bindings()).set('call', alternatives(...offered))
}

function bindings(): Expression {
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
