// A record of an answer as one row of a table: a cell for each figure, word or truth value in it, however deep it lies.

import type { Json } from '../../fabric/index.js'
import { CommandFailure } from '../output.js'

export interface OutCell {
  readonly value: number | string | boolean
  /** '' for what has none. */
  readonly unit: string
}

/** Cells by the path of what they hold: `greeks.delta`, and `legs.1.value` of the first in a list. Nulls have none. */
export type FlatRow = ReadonlyMap<string, OutCell>

/** Ends the command where two fields come to the same path: one would silently stand for the other. */
export function flatRow(json: Json): FlatRow {
  const cells = new Map<string, OutCell>()
  const put = (path: string, value: OutCell['value'], unit: string): void => {
    const name = path === '' ? 'value' : path
    if (cells.has(name)) throw new CommandFailure(ambiguous(name))
    cells.set(name, { value, unit })
  }
  const walk = (path: string, item: Json): void => {
    if (item === null) return
    const quantity = quantityOf(item)
    if (typeof item !== 'object') put(path, item, '')
    else if (isList(item)) for (const [index, inner] of item.entries()) walk(below(path, `${index + 1}`), inner)
    else if (quantity === undefined) for (const [name, inner] of Object.entries(item)) walk(below(path, name), inner)
    else if (typeof quantity.figures === 'number') put(path, quantity.figures, quantity.unit)
    else
      for (const [index, figure] of quantity.figures.entries()) put(below(path, `${index + 1}`), figure, quantity.unit)
  }
  walk('', json)
  return cells
}

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`)

/** Array.isArray takes away a readonly list's type. */
const isList = (json: Json): json is readonly Json[] => Array.isArray(json)

/** `{value, unit}`, `{amount, unit}`, or figures of one unit. */
function quantityOf(item: Json): { readonly figures: number | readonly number[]; readonly unit: string } | undefined {
  if (typeof item !== 'object' || item === null || isList(item)) return undefined
  const { unit } = item
  const figures = item.amount ?? item.value
  if (typeof unit !== 'string' || figures === undefined || Object.keys(item).length !== 2) return undefined
  if (typeof figures === 'number') return { figures, unit }
  return isList(figures) && figures.every((figure) => typeof figure === 'number') ? { figures, unit } : undefined
}

const ambiguous = (name: string) => ({
  code: 'FAULT_SHAPE' as const,
  path: name,
  expected: 'fields of different names',
  actual: `two called ${name}`,
  message: `two fields would both be the column '${name}': take this answer as JSON`,
})
