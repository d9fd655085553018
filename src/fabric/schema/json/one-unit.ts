// Lists of figures in one unit, written as people write columns: `{"value": [0.1, 0.2], "unit": "rad"}`.

import { settled } from '../codec/layout.js'
import type { Schema } from '../schema.js'
import { isObject, refuseField, requireLimit } from './unreadable.js'

/** Whether a JSON value is such a column, for a list of this element. */
export const isColumn = (element: Schema, json: unknown): boolean =>
  isFigure(element) && isObject(json) && (Array.isArray(json.value) || Array.isArray(json.amount))

/** The column's figures, each with the unit. Anything else is returned as it is. */
export function spreadColumn(element: Schema, json: unknown, path: string, countMax: number): unknown {
  if (!isFigure(element) || !isObject(json)) return json
  const key = Array.isArray(json.amount) ? 'amount' : 'value'
  const figures = json[key]
  if (!Array.isArray(figures)) return json
  for (const name of Object.keys(json)) if (name !== key && name !== 'unit') refuseField(name, [key, 'unit'], path)
  requireLimit(path, figures.length, countMax)
  const { unit } = json
  return figures.map((figure: unknown) => ({ [key]: figure, ...(unit === undefined ? {} : { unit }) }))
}

const isFigure = (element: Schema): boolean => {
  const { kind } = settled(element)
  return kind === 'quantity' || kind === 'carried'
}
