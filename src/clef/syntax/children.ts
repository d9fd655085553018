import type { Expression } from './ast.js'

/** The expressions that an expression is directly made of, in the order of the text. */
export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'field':
    case 'negate':
    case 'annotated':
      return [expression.of]
    case 'record':
      return expression.fields.map(({ value }) => value)
    case 'update':
      return [expression.of, ...expression.fields.map(({ value }) => value)]
    case 'list':
    case 'tuple':
      return expression.items
    case 'apply':
      return [expression.function, expression.argument]
    case 'binary':
    case 'compare':
    case 'logical':
      return [expression.left, expression.right]
    case 'compose':
      return [expression.first, expression.second]
    case 'lambda':
      return [expression.body]
    case 'if':
      return [expression.condition, expression.then, expression.otherwise]
    case 'match':
      return [expression.of, ...expression.cases.map(({ body }) => body)]
    case 'local':
      return [expression.binding.value, expression.body]
    default:
      return []
  }
}
