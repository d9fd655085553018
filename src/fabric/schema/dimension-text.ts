import { type Dimension, parseDimension } from '../dimension/index.js'

/** The dimension a schema spells. Schemas are written by domain authors, so a bad one is a defect and throws. */
export function schemaDimension(text: string): Dimension {
  const parsed = parseDimension(text)
  if (!parsed.ok) throw new RangeError(`in a schema: ${parsed.error.message}`)
  return parsed.value
}
