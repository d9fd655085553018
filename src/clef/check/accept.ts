// Whether a field takes a number of some measure, and how to say that it does not.

import { type Dimension, hasShape, isMoney, variablesOf } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { CarriedSchema, QuantitySchema } from '../../fabric/schema/index.js'
import { measurePhrase, type Solver, unitOfMeasure } from '../types/index.js'
import type { CallContext, Site } from './context.js'
import type { Fit } from './fit.js'
import { dimensionIn, type Scope } from './scope.js'

export type NumberSchema = QuantitySchema | CarriedSchema

const textsOf = (schema: NumberSchema): readonly string[] | undefined => {
  if (schema.kind === 'quantity') return [schema.dimension]
  return typeof schema.accepts === 'string' ? undefined : schema.accepts
}

/** Undefined when the field takes a number of this measure; otherwise the coherent dimension that it refuses. */
export function refusedDimension(
  solver: Solver,
  schema: NumberSchema,
  measure: Dimension,
  scope: Scope,
  span: Span,
): Dimension | undefined {
  const unit = unitOfMeasure(solver.measure(measure))
  // A unit that does not read back is a scaled one under a root, which has no exact factor.
  if (!unit.ok) return measure
  const actual = unit.value.dimension
  const texts = textsOf(schema)
  if (texts === undefined) {
    return schema.kind === 'carried' && hasShape(actual, schema.accepts as never) ? undefined : actual
  }
  const wanted = texts.map((text) => solver.measure(dimensionIn(scope, text)))
  const solved =
    wanted.includes(actual) ||
    wanted.some((dimension) =>
      solver.tentatively(() => solver.unifyMeasures(actual, dimension, span) && standForCurrencies(solver, scope)),
    )
  return solved ? undefined : actual
}

/** Measure variables of a contract stand for currencies: 5 m never makes `'C` metres. */
const standForCurrencies = (solver: Solver, scope: Scope): boolean =>
  [...scope.values()].every((variable) => {
    const solved = solver.measure(variable)
    return variablesOf(solved).length > 0 || isMoney(solved)
  })

/** What the field takes here: `m / s^2`, `GBP or USD`; while its currencies are unknown, the contract's own words. */
export function expectedText(solver: Solver, schema: NumberSchema, scope: Scope): string {
  const texts = textsOf(schema)
  if (texts === undefined) return String(schema.kind === 'carried' && schema.accepts)
  const dimensions = texts.map((text) => {
    const solved = solver.measure(dimensionIn(scope, text))
    return variablesOf(solved).length > 0 ? text : solved.text
  })
  return [...new Set(dimensions)].join(' or ')
}

/** Reports a number that the field does not take; `plain` when it was written without any unit. */
export function refuse(
  context: CallContext,
  schema: NumberSchema,
  { scope, path }: Site,
  refused: { readonly dimension: Dimension; readonly span: Span; readonly plain: boolean },
): Fit {
  const { solver } = context.inference
  const expected = expectedText(solver, schema, scope)
  const actual = solver.closed(refused.dimension).text
  const message = `${path} must be in ${measurePhrase(expected)}, got ${measurePhrase(actual)}`
  const code = refused.plain ? 'CLEF_UNIT_MISSING' : 'CLEF_DIMENSION'
  return context.report(path, { code, span: refused.span, message, expected, actual })
}
