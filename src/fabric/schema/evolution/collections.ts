// Lists, tables and maps: many values of one schema.

import { canonicalText } from '../canonical.js'
import { within } from '../codec/refusal.js'
import { elementsOf } from '../codec/stored-list.js'
import type { ListSchema, MapSchema, Schema, TableSchema } from '../schema.js'
import { turnToRows, turnToTable } from '../table/turn.js'
import { someLeaf } from './leaves.js'
import type { Convert, Place } from './place.js'
import { type Sizes, sizeCheck, sizesOf } from './scalars.js'

export type ManySchema = ListSchema | TableSchema

const countsOf = (schema: ManySchema): Sizes =>
  sizesOf(schema.kind === 'list' ? schema.length : undefined, schema.countMax)

/** A list of records and a table of them hold the same; between the two the rows are turned. */
export function manyConvert(from: ManySchema, to: ManySchema, place: Place): Convert | undefined {
  const check = sizeCheck('count', countsOf(from), countsOf(to), place)
  if (
    from.onMismatch === 'collect' &&
    to.onMismatch === 'reject' &&
    someLeaf(from.of, ({ kind }) => kind === 'carried')
  ) {
    place.differs('mismatches', 'collected', 'rejected', 'some')
    place.findings.checksDimensions = true
  }
  const element = place.into('[]').convert(from.of, to.of)
  const items = itemsConvert(from, to, element)
  if (check === undefined) return items
  return (value) => {
    check((value as { readonly length: number }).length) // typed by `from`: an array, or a table
    return items === undefined ? value : items(value)
  }
}

// Values are typed by the schema that they come from, so the casts below hold.
function itemsConvert(from: ManySchema, to: ManySchema, element: Convert | undefined): Convert | undefined {
  const each = element === undefined ? undefined : eachConverted(element)
  const turned = (rows: readonly unknown[]): readonly unknown[] => (each === undefined ? rows : each(rows))
  if (from.kind === 'list' && to.kind === 'list')
    return each === undefined ? undefined : (value) => each(value as readonly unknown[])
  if (from.kind === 'list') {
    const { of } = to as TableSchema
    return (value) => turnToTable(of, turned(value as readonly unknown[]))
  }
  if (to.kind === 'list') return (value) => turned(turnToRows(from.of, value))
  // Columns of one canonical text are the same arrays, whatever else the sizes of the two tables are.
  if (canonicalText(from.of) === canonicalText(to.of)) return undefined
  return (value) => turnToTable(to.of, turned(turnToRows(from.of, value)))
}

const eachConverted =
  (convert: Convert) =>
  (list: readonly unknown[]): readonly unknown[] => {
    const items = elementsOf(list)
    const made = new Array<unknown>(items.length)
    let index = 0
    try {
      for (; index < items.length; index++) made[index] = convert(items[index])
    } catch (thrown) {
      throw within(`[${index}]`, thrown)
    }
    return made
  }

export function mapConvert(from: MapSchema, to: MapSchema, outer: Place): Convert | undefined {
  const check = sizeCheck('count', sizesOf(undefined, from.countMax), sizesOf(undefined, to.countMax), outer)
  const key = outer.into('key').convert(from.key, to.key)
  const item = outer.withinEntries(from.key, to.key).into('*').convert(from.of, to.of)
  if (check === undefined && key === undefined && item === undefined) return undefined
  return (value) => {
    const entries = value as ReadonlyMap<unknown, unknown> // typed by `from`
    check?.(entries.size)
    if (key === undefined && item === undefined) return entries
    const made = new Map<unknown, unknown>()
    for (const [name, entry] of entries) {
      try {
        made.set(key === undefined ? name : key(name), item === undefined ? entry : item(entry))
      } catch (thrown) {
        throw within(`.${String(name)}`, thrown)
      }
    }
    return made
  }
}

export const isMany = (schema: Schema): schema is ManySchema => schema.kind === 'list' || schema.kind === 'table'
