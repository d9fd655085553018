// The figures of an example's request that its goal does not say.

import type { QuantityTable } from '../../clef/index.js'
import { type RecordSchema, settled } from '../../fabric/index.js'

/** Path and value of each; what is attached rather than said, such as a book, has none. Signs may be carried by words. */
export function unsaidFigures(
  request: RecordSchema,
  json: unknown,
  said: QuantityTable,
): readonly (readonly [path: string, figure: number])[] {
  const figures = new Set(said.flatMap((quantity) => ('value' in quantity ? [Math.abs(Number(quantity.value))] : [])))
  const fields = typeof json === 'object' && json !== null ? Object.entries(json) : []
  return fields
    .filter(([name]) => {
      const field = Object.hasOwn(request.fields, name) ? request.fields[name] : undefined
      return field === undefined || settled(field).named === undefined
    })
    .flatMap(([name, value]) => figuresIn(value, name))
    .filter(([, figure]) => !figures.has(Math.abs(figure)))
}

const figuresIn = (json: unknown, path: string): readonly (readonly [path: string, figure: number])[] => {
  if (typeof json === 'number') return [[path, json]]
  if (Array.isArray(json)) return json.flatMap((one, index) => figuresIn(one, `${path}[${index}]`))
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([name, one]) => figuresIn(one, `${path}.${name}`))
}
