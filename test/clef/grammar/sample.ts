import type { Expression } from '../../../src/clef/grammar/index.js'
import type { Grammar } from '../../../src/clef/index.js'

/** Rules opened for one text: a grammar may nest without end. */
const openedMax = 2_000

/**
 * A text of one rule, each choice made by the next of `picks`; when they run out, the first of what can be chosen. Undefined where
 * that comes to no end.
 */
export function sampleOf(grammar: Grammar, root: string, picks: readonly number[]): string | undefined {
  let next = 0
  let opened = 0
  const pick = (count: number): number => (picks[next++] ?? 0) % count
  const ruleOf = (name: string): Expression => {
    const expression = grammar.rules.get(name) ?? grammar.later?.(name)
    if (expression === undefined) throw new Error(`there is no rule ${name}`)
    return expression
  }
  const from = (expression: Expression): string => {
    switch (expression.kind) {
      case 'text':
        return expression.text
      case 'oneOf': {
        const [low, high] = expression.ranges[pick(expression.ranges.length)]!
        const start = low.codePointAt(0)!
        return String.fromCodePoint(start + pick(high.codePointAt(0)! - start + 1))
      }
      case 'sequence':
        return expression.items.map(from).join('')
      case 'choice':
        return from(expression.items[pick(expression.items.length)]!)
      case 'repeat': {
        const count = expression.min + pick(Math.min(expression.max ?? 4, 4) - expression.min + 1)
        return Array.from({ length: count }, () => from(expression.item)).join('')
      }
      case 'rule':
        return opened++ > openedMax ? '' : from(ruleOf(expression.name))
    }
  }
  const text = from({ kind: 'rule', name: root })
  return opened > openedMax ? undefined : text
}
