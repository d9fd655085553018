// Rule names between the grammar value and the dialects that print or read it.
import type { Expression, Grammar } from './grammar.js'

/** Printed name of each rule. */
export type Names = ReadonlyMap<string, string>

/**
 * Names as a dialect prints them: the root under the name that the dialect starts at, and a rule that happens to bear
 * that name under another.
 */
export function namesInDialect(grammar: Grammar, start: string, spell: (name: string) => string): Names {
  if (grammar.later !== undefined) throw new TypeError('a grammar that gives rules later cannot be printed')
  const names = new Map([...grammar.rules.keys()].map((name) => [name, spell(name)]))
  names.set(grammar.root, start)
  if (grammar.root === start || !grammar.rules.has(start)) return names
  let suffix = 2
  while (grammar.rules.has(`${start}-${suffix}`)) suffix++
  return names.set(start, spell(`${start}-${suffix}`))
}

/** Rules in their order, but for the root, which comes first. */
export function rootFirst(grammar: Grammar): (readonly [string, Expression])[] {
  const rules = [...grammar.rules]
  return [...rules.filter(([name]) => name === grammar.root), ...rules.filter(([name]) => name !== grammar.root)]
}

const plain = /^[a-z][a-z0-9-]*$/

/** The same grammar with each rule name in the form that `Grammar.rules` asks for; plain names are kept. */
export function withPlainNames(grammar: Grammar): Grammar {
  const names = new Map<string, string>()
  const taken = new Set([...grammar.rules.keys()].filter((name) => plain.test(name)))
  for (const name of grammar.rules.keys()) {
    names.set(name, plain.test(name) ? name : uniqueName(name, taken))
  }
  const rules = [...grammar.rules].map(([name, body]) => [names.get(name)!, renamed(body, names)] as const)
  return { root: names.get(grammar.root) ?? grammar.root, rules: new Map(rules) }
}

function uniqueName(name: string, taken: Set<string>): string {
  const lower = name.toLowerCase().replace(/[^a-z0-9-]/g, '-')
  const base = plain.test(lower) ? lower : `r${lower}`
  let candidate = base
  for (let suffix = 2; taken.has(candidate); suffix++) candidate = `${base}-${suffix}`
  taken.add(candidate)
  return candidate
}

/** The same expression with other names for the rules that it names. */
export function renamed(expression: Expression, names: ReadonlyMap<string, string>): Expression {
  switch (expression.kind) {
    case 'text':
    case 'oneOf':
      return expression
    case 'rule':
      return { kind: 'rule', name: names.get(expression.name) ?? expression.name }
    case 'repeat':
      return { ...expression, item: renamed(expression.item, names) }
    case 'sequence':
    case 'choice':
      return { ...expression, items: expression.items.map((item) => renamed(item, names)) }
  }
}
