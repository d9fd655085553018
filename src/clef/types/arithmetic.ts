// The measures of literals and of arithmetic: F#'s rules. Nothing here converts.

import { type Dimension, dimensionless, divide, multiply, power, variablesOf } from '../../fabric/dimension/index.js'
import type { Binary, Expression, NumberLiteral } from '../syntax/ast.js'
import { unitDiagnostic } from './diagnostics.js'
import { constantExponent, exponentMax } from './exponent.js'
import { bounded, type DeclaredMeasures, readMeasure } from './measure.js'
import { typeText } from './print.js'
import type { Reporter } from './reporter.js'
import { float, type Type } from './type.js'

/** The type of a number as it is written. */
export function typeOfNumber(
  reporter: Reporter,
  { value, unit, span }: NumberLiteral,
  declared: DeclaredMeasures,
): Type {
  if (!Number.isFinite(value)) {
    return reporter.report({ code: 'CLEF_RANGE', message: 'this number is too large to hold', span })
  }
  if (unit === null) return float(dimensionless)
  const any = unit.text.trim() === '_'
  if (any && value === 0) return reporter.solver.freshFloat()
  const measure = any ? undefined : readMeasure(unit.text, declared)
  if (measure !== undefined && !measure.ok) return reporter.report(unitDiagnostic(measure.error, unit))
  if (measure !== undefined && (value === 0 || variablesOf(measure.value).length === 0)) return float(measure.value)
  const message = 'only 0.0 has every unit; say which unit this number has'
  return reporter.report({ code: 'CLEF_UNIT_MISSING', message, span, actual: unit.text })
}

/** What arithmetic needs of inference: types of operands, and a place for errors. */
interface Operands extends Reporter {
  infer(expression: Expression): Type
}

/** The measure of an expression that must be a number. */
export function measureOf(operands: Operands, expression: Expression): Dimension {
  const { solver } = operands
  const { span } = expression
  const type = solver.type(operands.infer(expression))
  if (type.kind === 'float') return type.measure
  const measure = solver.freshMeasure()
  if (type.kind === 'variable') solver.unify(type, float(measure), span)
  else if (type.kind === 'carried') {
    const message = 'the unit of this number is only known when the program runs, so arithmetic cannot be checked'
    operands.report({ code: 'CLEF_TYPE', message, span, expected: 'float', actual: typeText(type) })
  } else operands.wrongType(span, 'float', typeText(type))
  return measure
}

export function typeOfBinary(operands: Operands, expression: Binary): Type {
  const { solver } = operands
  const { operator, left, right, span } = expression
  if (operator === '**') return raised(operands, expression)
  const a = measureOf(operands, left)
  const b = measureOf(operands, right)
  if (operator === '*') return float(bounded(multiply(solver.measure(a), solver.measure(b)), span))
  if (operator === '/') return float(bounded(divide(solver.measure(a), solver.measure(b)), span))
  if (!solver.unifyMeasures(a, b, right.span)) operands.wrongMeasure(right.span, a, b)
  return float(a)
}

/** A constant exponent raises the measure too; any other needs plain numbers on both sides. */
function raised(operands: Operands, { left, right, span }: Binary): Type {
  const { solver } = operands
  const base = solver.measure(measureOf(operands, left))
  const exponent = constantExponent(right)
  if (exponent !== undefined) return float(bounded(power(base, exponent), span))
  const given = solver.measure(measureOf(operands, right))
  if (!solver.unifyMeasures(given, dimensionless, right.span)) operands.wrongMeasure(right.span, dimensionless, given)
  if (!solver.unifyMeasures(base, dimensionless, left.span)) {
    const message = `a number with a unit takes a constant exponent, whole or a fraction, of at most ${exponentMax}`
    operands.report({ code: 'CLEF_DIMENSION', message, span: right.span, expected: '1', actual: base.text })
  }
  return float(dimensionless)
}
