// Arithmetic of points: dates, and temperatures on scales with a zero of their own. A point minus a point is a difference, a
// point and a difference make a point; nothing else has a meaning.

import type { Binary } from '../syntax/ast.js'
import { differenceMeasure, readMeasure } from './measure.js'
import type { Reporter } from './reporter.js'
import { float, type Type } from './type.js'

/** Points of one scale: what they are called, and their differences. */
interface Scale {
  readonly name: string
  readonly difference: Type
}

function days(): Type {
  const measure = readMeasure('day')
  if (!measure.ok) throw new RangeError(measure.error.message)
  return float(measure.value)
}

const dates: Scale = { name: 'date', difference: days() }

/** The scale that values of a type are points of. */
export function scaleOf(type: Type): Scale | undefined {
  if (type.kind === 'date') return dates
  return type.kind === 'point' ? { name: type.scale, difference: float(differenceMeasure(type.scale)) } : undefined
}

/** `left + right` or `left - right` where one of them is a point; undefined where none is. */
export function typeOfShift(
  reporter: Reporter,
  { operator, left, right, span }: Binary,
  a: Type,
  b: Type,
): Type | undefined {
  const [from, by] = [scaleOf(a), scaleOf(b)]
  if (from !== undefined && by !== undefined) {
    if (operator === '+') return wrongPoint(reporter, span, from, 'two points cannot be added')
    reporter.expect(right, b, a)
    return from.difference
  }
  if (from !== undefined) {
    reporter.expect(right, b, from.difference)
    return a
  }
  if (by === undefined) return undefined
  if (operator === '-') return wrongPoint(reporter, span, by, 'a point cannot be taken from a difference')
  reporter.expect(left, a, by.difference)
  return b
}

export function wrongPoint(reporter: Reporter, span: Binary['span'], { name, difference }: Scale, what: string): Type {
  const expected = difference.kind === 'float' ? difference.measure.text : ''
  const message = `${what}: ${name === 'date' ? 'a date' : `a number in ${name}`} is a point on a scale, a difference is in ${expected}`
  return reporter.report({ code: 'CLEF_AFFINE', message, span, expected, actual: name })
}
