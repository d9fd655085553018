import type { Expression, Parameter, Pattern, TypeExpression } from '../../../src/clef/syntax/ast.js'

/** The tree as nested parentheses, to show what binds to what. */
export function shape(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return `${expression.value}${expression.unit === null ? '' : `<${expression.unit.text}>`}`
    case 'text':
      return `"${expression.value}"`
    case 'bool':
      return String(expression.value)
    case 'slot':
      return `$${expression.index}`
    case 'input':
      return `input:${expression.name}`
    case 'date':
      return `date:${expression.value}`
    case 'name':
      return expression.name
    case 'field':
      return `${shape(expression.of)}.${expression.name}`
    case 'record':
      return `{${fields(expression.fields)}}`
    case 'update':
      return `{${shape(expression.of)} with ${fields(expression.fields)}}`
    case 'list':
      return `[${expression.items.map(shape).join(';')}]`
    case 'tuple':
      return `(${expression.items.map(shape).join(',')})`
    case 'apply':
      return `(${shape(expression.function)} ${shape(expression.argument)})`
    case 'compose':
      return `(${shape(expression.first)}>>${shape(expression.second)})`
    case 'negate':
      return `(-${shape(expression.of)})`
    case 'binary':
    case 'compare':
    case 'logical':
      return `(${shape(expression.left)}${expression.operator}${shape(expression.right)})`
    case 'lambda':
      return `(fun ${expression.parameters.map(parameter).join(' ')}->${shape(expression.body)})`
    case 'if':
      return `(if ${shape(expression.condition)} then ${shape(expression.then)} else ${shape(expression.otherwise)})`
    case 'match':
      return `(match ${shape(expression.of)}${expression.cases.map(({ pattern, body }) => `|${left(pattern)}->${shape(body)}`).join('')})`
    case 'annotated':
      return `(${shape(expression.of)}:${typed(expression.annotation)})`
    case 'local': {
      const { pattern, parameters, annotation, value } = expression.binding
      const head = [left(pattern), ...parameters.map(parameter)].join(' ')
      return `(let ${head}${annotation === null ? '' : `:${typed(annotation)}`}=${shape(value)} in ${shape(expression.body)})`
    }
  }
}

const fields = (given: readonly { readonly name: string; readonly value: Expression }[]): string =>
  given.map(({ name, value }) => `${name}=${shape(value)}`).join(';')

export function left(pattern: Pattern): string {
  switch (pattern.kind) {
    case 'name':
      return pattern.name
    case 'any':
      return '_'
    case 'tuple':
      return `(${pattern.items.map(left).join(',')})`
    case 'case':
      return pattern.of === null ? pattern.name : `${pattern.name}(${left(pattern.of)})`
    case 'literal':
      return shape(pattern.of)
  }
}

const parameter = ({ pattern, annotation }: Parameter): string =>
  annotation === null ? left(pattern) : `(${left(pattern)}:${typed(annotation)})`

function typed(type: TypeExpression): string {
  switch (type.kind) {
    case 'float':
      return type.unit === null ? 'float' : `float<${type.unit.text}>`
    case 'word':
    case 'variable':
      return type.name
    case 'list':
    case 'option':
      return `(${typed(type.of)} ${type.kind})`
    case 'result':
      return `Result<${typed(type.ok)},${typed(type.error)}>`
    case 'tuple':
      return `(${type.items.map(typed).join('*')})`
    case 'function':
      return `(${typed(type.from)}->${typed(type.to)})`
    case 'record':
      return `{${type.fields.map(({ name, of }) => `${name}:${typed(of)}`).join(';')}}`
  }
}
