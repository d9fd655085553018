import { choice, type Expression, sequence, text } from './grammar.js'

const parts = (expression: Expression): readonly Expression[] =>
  expression.kind === 'sequence' ? expression.items.flatMap(parts) : [expression]

/** A sequence without sequences inside, and neighbouring texts made one. */
export function joined(...items: readonly Expression[]): Expression {
  const flat: Expression[] = []
  for (const item of items.flatMap(parts)) {
    const last = flat.at(-1)
    if (item.kind === 'text' && last?.kind === 'text') flat[flat.length - 1] = text(last.text + item.text)
    else flat.push(item)
  }
  return flat.length === 1 ? flat[0]! : sequence(...flat)
}

/** A choice without choices inside; of one, that one. */
export function alternatives(...items: readonly Expression[]): Expression {
  const flat = items.flatMap((item) => (item.kind === 'choice' ? item.items : [item]))
  return flat.length === 1 ? flat[0]! : choice(...flat)
}
