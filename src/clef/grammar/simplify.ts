// Rids an expression of what some dialects cannot write.
import type { Expression } from './grammar.js'

/**
 * The same expression without parts that take no text at all, texts of length 0, and repetitions of either; null where
 * it takes no text whatever. The empty text is left only as a whole: a sequence of nothing.
 */
export function simplify(expression: Expression): Expression | null {
  switch (expression.kind) {
    case 'text':
      return expression.text === '' ? empty : expression
    case 'oneOf':
      return expression.ranges.length === 0 && expression.tokens === undefined ? null : expression
    case 'rule':
      return expression
    case 'sequence':
      return simplifySequence(expression.items)
    case 'choice':
      return simplifyChoice(expression.items)
    case 'repeat':
      return simplifyRepeat(expression)
  }
}

const empty: Expression = { kind: 'sequence', items: [] }
const isEmpty = (expression: Expression): boolean => expression.kind === 'sequence' && expression.items.length === 0

function simplifySequence(items: readonly Expression[]): Expression | null {
  const kept: Expression[] = []
  for (const item of items) {
    const simple = simplify(item)
    if (simple === null) return null
    if (!isEmpty(simple)) kept.push(simple)
  }
  return kept.length === 1 ? kept[0]! : { kind: 'sequence', items: kept }
}

function simplifyChoice(items: readonly Expression[]): Expression | null {
  const kept = items.map(simplify).filter((item) => item !== null)
  const full = kept.filter((item) => !isEmpty(item))
  if (kept.length === 0) return null
  if (full.length === 0) return empty
  const some: Expression = full.length === 1 ? full[0]! : { kind: 'choice', items: full }
  return full.length === kept.length ? some : { kind: 'repeat', item: some, min: 0, max: 1 }
}

function simplifyRepeat({ item, min, max }: Extract<Expression, { kind: 'repeat' }>): Expression | null {
  const simple = simplify(item)
  if (simple === null) return min === 0 ? empty : null
  if (max === 0 || isEmpty(simple)) return empty
  return min === 1 && max === 1 ? simple : { kind: 'repeat', item: simple, min, max }
}
