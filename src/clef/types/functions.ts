// Functions: how they are made, composed and bound.

import type { Binding, Composition, Expression, Lambda, Parameter } from '../syntax/ast.js'
import { Annotations, annotated } from './annotations.js'
import { generalise } from './generalise.js'
import type { Inferring } from './inferring.js'
import { matched, type Named, parametersOf } from './patterns.js'
import { typeText } from './print.js'
import { functionOf, monomorphic, type Scheme, type Type } from './type.js'

/** Runs `inner` where the names are in force, each with the type that `schemeOf` makes of its own. */
export function within<T>(
  { names: { scope } }: Inferring,
  names: readonly Named[],
  inner: () => T,
  schemeOf: (type: Type) => Scheme = monomorphic,
): T {
  for (const { pattern, type } of names) {
    const { name } = pattern
    scope.add(name, { scheme: schemeOf(type), binder: { kind: 'local', name, pattern } })
  }
  try {
    return inner()
  } finally {
    scope.leave(names.map(({ pattern }) => pattern.name))
  }
}

export const typeOfLambda = (inferring: Inferring, { parameters, body }: Lambda, expected: Type | undefined): Type =>
  typeOfFunction(inferring, parameters, body, expected)

/** `result` is what an annotation says of the body. */
function typeOfFunction(
  inferring: Inferring,
  parameters: readonly Parameter[],
  body: Expression,
  expected: Type | undefined,
  result: () => Type | undefined = () => undefined,
): Type {
  const { types, names, rest } = parametersOf(inferring, parameters, expected)
  inferring.functionDepth++
  try {
    return functionOf(
      types,
      within(inferring, names, () => typeOfValue(inferring, body, result() ?? rest)),
    )
  } finally {
    inferring.functionDepth--
  }
}

/** The type of an expression that must be of the expected one, if any is known. */
export function typeOfValue(inferring: Inferring, value: Expression, expected: Type | undefined): Type {
  if (expected === undefined) return inferring.infer(value)
  inferring.check(value, expected)
  return expected
}

/** The names that a binding gives, with types that are ready to be generalised at the level outside. */
export function typeOfBinding(inferring: Inferring, binding: Binding): readonly Named[] {
  const { pattern, parameters, annotation, value } = binding
  const { solver, annotations: outer } = inferring
  inferring.annotations = new Annotations(outer)
  solver.level++
  try {
    const result = () => (annotation === null ? undefined : annotated(inferring, annotation))
    const type =
      parameters.length === 0
        ? typeOfValue(inferring, value, result())
        : typeOfFunction(inferring, parameters, value, undefined, result)
    return matched(inferring, pattern, type)
  } finally {
    solver.level--
    inferring.annotations = outer
  }
}

/** `let x = e in body`, inside an expression. */
export function typeOfLocal(
  inferring: Inferring,
  binding: Binding,
  body: Expression,
  expected: Type | undefined,
): Type {
  const names = typeOfBinding(inferring, binding)
  const inner = () => typeOfValue(inferring, body, expected)
  return within(inferring, names, inner, (type) => generalise(inferring.solver, type))
}

export function typeOfComposition(inferring: Inferring, { first, second }: Composition): Type {
  const inner = functionParts(inferring, first, inferring.infer(first))
  if (inner === undefined) return inferring.solver.freshType()
  const to = inferring.solver.freshType()
  inferring.check(second, functionOf([inner.to], to))
  return functionOf([inner.from], to)
}

/** What a function takes and gives; undefined once it is reported that this is none. */
function functionParts(
  inferring: Inferring,
  { span }: Expression,
  type: Type,
): { readonly from: Type; readonly to: Type } | undefined {
  const { solver } = inferring
  const head = solver.head(type)
  if (head.kind === 'function') return head
  if (head.kind === 'variable') {
    const made = { kind: 'function', from: solver.freshType(), to: solver.freshType() } as const
    if (solver.unify(head, made, span)) return made
  }
  inferring.wrongType(span, 'a function', typeText(solver.type(head)))
  return undefined
}
