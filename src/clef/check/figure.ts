// A number that the program gives as it stands: a literal, or a quantity of the goal.

import { affineOf, type Dimension, dimensionless } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { GoalQuantity } from '../goal/quantity-table.js'
import type { Expression, NumberLiteral } from '../syntax/index.js'
import { readMeasure } from '../types/index.js'
import type { CallContext } from './context.js'
import { pointMeasure } from './point.js'
import { tenorFigure } from './tenor.js'

export interface Figure {
  readonly value: number
  /** Unit as written; '' for a plain number, '_' for zero of any unit. */
  readonly unit: string
  /** Where it stands in the program. */
  readonly span: Span
  /** Its span in the goal, where a quantity of the goal gave it. */
  readonly origin: Span | undefined
  /** The literal itself, where the program spelt it. */
  readonly literal: NumberLiteral | undefined
}

/** The figure that an expression is; 'open' for a quantity that no goal gives, undefined for anything worked out. */
export function figureOf(context: CallContext, expression: Expression): Figure | 'open' | undefined {
  const written = context.written(expression)
  const { span } = expression
  switch (written.kind) {
    case 'number':
      return { value: written.value, unit: written.unit?.text.trim() ?? '', span, origin: undefined, literal: written }
    case 'negate': {
      const of = figureOf(context, written.of)
      if (of === undefined || of === 'open') return of
      // A point has no opposite: whatever works it out says so.
      return affineOf(of.unit) === undefined ? { ...of, value: -of.value, span, literal: undefined } : undefined
    }
    case 'slot': {
      const quantity = context.inference.quantity(written)
      return quantity === null || quantity === undefined ? 'open' : figureOfQuantity(quantity, span)
    }
    default:
      return undefined
  }
}

/** A tenor is a length of time in calendar units; a currency, a pair or a date is no figure. */
function figureOfQuantity(quantity: GoalQuantity, span: Span): Figure | undefined {
  const placed = { span, origin: quantity.span, literal: undefined }
  switch (quantity.kind) {
    case 'number':
      return { value: quantity.value, unit: '', ...placed }
    case 'quantity':
      return { value: quantity.value, unit: quantity.unit, ...placed }
    case 'tenor':
      return { ...tenorFigure(quantity.tenor), ...placed }
    default:
      return undefined
  }
}

/** The measure in which a figure is written; undefined once an error is reported. */
export function writtenMeasure(
  { inference }: CallContext,
  { literal, origin, unit, value, span }: Figure,
): Dimension | undefined {
  if (literal !== undefined) {
    const type = inference.number(literal)
    if (type.kind === 'float') return type.measure
    return type.kind === 'point' ? pointMeasure(type.scale) : undefined
  }
  // Nought is nought in every unit: nobody says "from 0 m/s".
  if (unit === '') return value === 0 && origin !== undefined ? inference.solver.freshMeasure() : dimensionless
  if (affineOf(unit) !== undefined) return pointMeasure(unit)
  const measure = readMeasure(unit)
  if (measure.ok) return measure.value
  inference.report({ code: 'CLEF_UNKNOWN_UNIT', message: measure.error.message, span, actual: unit })
  return undefined
}
