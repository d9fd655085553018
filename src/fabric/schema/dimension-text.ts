// Dimensions as schemas spell them, and as faults tell them to people.

import { type Dimension, parseDimension, variablesOf } from '../dimension/index.js'
import type { DimensionFault } from '../fault.js'

/** The dimension a schema spells. Schemas are written by domain authors, so a bad one is a defect and throws. */
export function schemaDimension(text: string): Dimension {
  const parsed = parseDimension(text)
  if (!parsed.ok) throw new RangeError(`in a schema: ${parsed.error.message}`)
  return parsed.value
}

/** Its text, where a measure variable that nothing has bound reads as what it stands for: `money`, `USD / money`, `rate`. */
export function readableDimension(dimension: Dimension): string {
  if (variablesOf(dimension).length === 0) return dimension.text
  const text = dimension.text.replace(/'\w+/g, 'money')
  return text === 'money / money' ? 'rate' : text
}

/** @param expected a dimension, a shape, or several joined by " or " */
export function dimensionFault(path: string, expected: string, actual: string): DimensionFault {
  const message = `${path} must be ${wantedPhrase(expected)}, got ${actual === '1' ? 'a plain number' : actual}`
  return { code: 'FAULT_DIMENSION', path, expected, actual, message }
}

function wantedPhrase(expected: string): string {
  if (expected === '1') return 'a plain number'
  if (expected === 'money') return 'money'
  return expected === 'rate' ? 'a rate' : `in ${expected}`
}
