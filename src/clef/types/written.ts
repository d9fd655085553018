// Where the program wrote a value that it refers to by a name or a field.

import type { Binding, Expression, NamePattern, Pattern } from '../syntax/ast.js'
import type { Names } from './names.js'

export class Definitions {
  private readonly values = new Map<NamePattern, Expression>()

  /** `infer` is asked for what an annotation says, and for the rest of a record, before they are passed over. */
  constructor(
    private readonly names: Names,
    private readonly infer: (expression: Expression) => unknown,
  ) {}

  /** Notes the value of a name, unless it is a function or worked out. */
  add({ pattern, parameters, value }: Binding, name: NamePattern): void {
    const own = parameters.length > 0 ? undefined : memberOf(pattern, value, name)
    // Followed now, one step each: a chain of names may be as long as the program.
    if (own !== undefined) this.values.set(name, this.written(own))
  }

  /** What an expression is when names and field accesses are followed to where the program wrote it. */
  written(expression: Expression): Expression {
    switch (expression.kind) {
      case 'name': {
        const binder = this.names.binderOf(expression)
        return (binder?.kind === 'binding' ? this.values.get(binder.pattern) : undefined) ?? expression
      }
      case 'field': {
        const of = this.written(expression.of)
        const field = of.kind === 'record' ? of.fields.find(({ name }) => name === expression.name) : undefined
        if (field === undefined) return expression
        // The other fields are part of the program too.
        this.infer(expression)
        return this.written(field.value)
      }
      case 'annotated':
        this.infer(expression)
        return this.written(expression.of)
      default:
        return expression
    }
  }
}

/** The part of `value` that `name` takes of it, where the parts are written: `b` of `let (a, b) = (1.0, 2.0)` is `2.0`. */
function memberOf(pattern: Pattern, value: Expression, name: NamePattern): Expression | undefined {
  if (pattern === name) return value
  if (pattern.kind !== 'tuple' || value.kind !== 'tuple') return undefined
  for (const [index, item] of pattern.items.entries()) {
    const part = value.items[index]
    const found = part === undefined ? undefined : memberOf(item, part, name)
    if (found !== undefined) return found
  }
  return undefined
}
