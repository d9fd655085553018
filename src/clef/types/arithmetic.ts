// The measures of literals and of arithmetic: F#'s rules. Nothing here converts.

import { type Dimension, dimensionless, divide, multiply, power, variablesOf } from '../../fabric/dimension/index.js'
import type { Binary, Expression, NumberLiteral } from '../syntax/ast.js'
import { scaleOf, typeOfShift, wrongPoint } from './affine.js'
import { unitDiagnostic } from './diagnostics.js'
import { constantExponent, exponentMax } from './exponent.js'
import { bounded, type DeclaredMeasures, readMeasure, scaleOfPoint } from './measure.js'
import { opened } from './of-schema.js'
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
  const scale = scaleOfPoint(unit.text, declared)
  if (scale !== undefined) return { kind: 'point', scale }
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
export const measureOf = (operands: Operands, expression: Expression, doing: string): Dimension =>
  measureOfType(operands, expression, operands.infer(expression), doing)

function measureOfType(operands: Operands, { span }: Expression, open: Type, doing: string): Dimension {
  const { solver } = operands
  const type = opened(solver.head(open))
  if (type.kind === 'float') return type.measure
  const measure = solver.freshMeasure()
  if (type.kind === 'variable' && solver.unify(type, float(measure), span)) return measure
  const scale = scaleOf(type)
  if (scale !== undefined) wrongPoint(operands, span, scale, doing)
  else if (type.kind === 'carried') {
    const message = 'the unit of this number is only known when the program runs, so arithmetic cannot be checked'
    operands.report({ code: 'CLEF_TYPE', message, span, expected: 'float', actual: typeText(type) })
  } else operands.wrongType(span, 'float', typeText(solver.type(type)))
  return measure
}

export const typeOfNegation = (operands: Operands, of: Expression): Type =>
  float(measureOf(operands, of, 'a point cannot be negated'))

export function typeOfBinary(operands: Operands, expression: Binary): Type {
  const { solver } = operands
  const { operator, left, right, span } = expression
  if (operator === '**') return raised(operands, expression)
  const [typeA, typeB] = [left, right].map((side) => opened(solver.head(operands.infer(side)))) as [Type, Type] // one for each side
  const additive = operator === '+' || operator === '-'
  const shifted = additive ? typeOfShift(operands, expression, typeA, typeB) : undefined
  if (shifted !== undefined) return shifted
  const doing = operator === '*' ? 'a point cannot be multiplied' : 'a point cannot be divided'
  const a = measureOfType(operands, left, typeA, doing)
  const b = measureOfType(operands, right, typeB, doing)
  if (operator === '*') return float(bounded(multiply(solver.measure(a), solver.measure(b)), span))
  if (operator === '/') return float(bounded(divide(solver.measure(a), solver.measure(b)), span))
  if (!solver.unifyMeasures(a, b, right.span)) operands.wrongMeasure(right.span, a, b)
  return float(a)
}

/** A constant exponent raises the measure too; any other needs plain numbers on both sides. */
function raised(operands: Operands, { left, right, span }: Binary): Type {
  const { solver } = operands
  const doing = 'a point cannot be raised to a power'
  const base = solver.measure(measureOf(operands, left, doing))
  const exponent = constantExponent(right)
  if (exponent !== undefined) return float(bounded(power(base, exponent), span))
  const given = solver.measure(measureOf(operands, right, doing))
  if (!solver.unifyMeasures(given, dimensionless, right.span)) {
    operands.wrongMeasure(right.span, dimensionless, given)
  } else if (!solver.unifyMeasures(base, dimensionless, left.span)) {
    const message = `a number with a unit takes a constant exponent: a whole number or a fraction of two, none above ${exponentMax}`
    const actual = solver.closed(base).text
    const hint = `any exponent will do for a plain number: divide by 1.0<${actual}> first`
    operands.report({ code: 'CLEF_DIMENSION', message, span: right.span, expected: '1', actual, hint })
  }
  return float(dimensionless)
}
