// The aligned layout of a message as tables: what stands at which byte of every record, entry and column. For people who write a
// peer or read a dump; codecs are made from layoutOf itself.

import { entryLayout, layoutOf, payloadHeaderBytes, settled, slotOf, strideOf } from './codec/layout.js'
import { schemaDimension } from './dimension-text.js'
import type { Fields, MapSchema, Schema, TableSchema, UnionSchema } from './schema.js'
import { columnLayouts } from './table/column-layout.js'

export interface LayoutTable {
  /** Where it stands in the message: `` for the root, `book[]` for an element, `spots{}` for an entry, `expiry` for a union. */
  readonly path: string
  readonly what: 'root' | 'record' | 'entry' | 'columns' | 'cases'
  /** Bytes of one record or entry. */
  readonly bytes?: number
  /** In the order of the bytes. */
  readonly slots: readonly LayoutSlot[]
}

export interface LayoutSlot {
  readonly name: string
  /** From the start of the record or entry. */
  readonly offset?: number
  /** The number by which a union's slot names this case. */
  readonly number?: number
  /** Of the slot; of one row's values in a column. */
  readonly bytes: number
  /** `quantity`, `choice: 0 call, 1 put`, `list of record, 88 bytes each`. */
  readonly kind: string
  /** In normal form; of a carried quantity what it accepts. */
  readonly dimension?: string
  /** Byte from the start of the record and its bit, set where the optional field is there. */
  readonly presence?: { readonly byte: number; readonly bit: number }
}

/** The root first, then what it holds, depth first. Offsets of the root count from the payload's first byte. */
export function layoutTables(schema: Schema): readonly LayoutTable[] {
  // A schema that is no record travels as a record of one field.
  const fields = schema.kind === 'record' ? schema.fields : { value: schema }
  return [recordTable('', 'root', fields, payloadHeaderBytes), ...tablesWithin('', fields)]
}

function recordTable(path: string, what: 'root' | 'record', fields: Fields, start: number): LayoutTable {
  const { fields: placed, presenceOffset, bytes } = layoutOf(fields)
  const slots = placed.map(({ name, schema, offset, presenceBit }) => ({
    ...slotFor(name, schema),
    offset: start + offset,
    ...(presenceBit === undefined
      ? {}
      : { presence: { byte: start + presenceOffset + (presenceBit >> 3), bit: presenceBit & 7 } }),
  }))
  return { path, what, bytes, slots: slots.toSorted((a, b) => a.offset - b.offset) }
}

const tablesWithin = (path: string, fields: Fields): readonly LayoutTable[] =>
  Object.entries(fields).flatMap(([name, field]) => tablesOf(path === '' ? name : `${path}.${name}`, settled(field)))

function tablesOf(path: string, schema: Schema): readonly LayoutTable[] {
  switch (schema.kind) {
    case 'record':
      return [recordTable(path, 'record', schema.fields, 0), ...tablesWithin(path, schema.fields)]
    case 'list':
      return tablesOf(`${path}[]`, settled(schema.of))
    case 'table':
      return [columnsTable(path, schema)]
    case 'map':
      return [entryTable(`${path}{}`, schema), ...tablesOf(`${path}{}`, settled(schema.of))]
    case 'union':
      return [casesTable(path, schema), ...tablesWithin(path, schema.cases)]
    default:
      return []
  }
}

function columnsTable(path: string, { of }: TableSchema): LayoutTable {
  const slots = columnLayouts(of.fields).map(({ name, schema, sparse, strides }) => {
    const slot = slotFor(name, schema)
    const bytes = strides.reduce((sum, stride) => sum + stride, sparse ? 1 : 0)
    return { ...slot, bytes, kind: sparse ? `presence bytes, then ${slot.kind}` : slot.kind }
  })
  return { path: `${path}[]`, what: 'columns', slots }
}

function entryTable(path: string, { key, of }: MapSchema): LayoutTable {
  const { bytes, keyAt, valueAt } = entryLayout(key, of)
  const slots = [
    { ...slotFor('key', key), offset: keyAt },
    { ...slotFor('value', settled(of)), offset: valueAt },
  ]
  return { path, what: 'entry', bytes, slots: slots.toSorted((a, b) => a.offset - b.offset) }
}

const casesTable = (path: string, { cases }: UnionSchema): LayoutTable => ({
  path,
  what: 'cases',
  slots: Object.entries(cases).map(([name, schema], number) => ({ ...slotFor(name, settled(schema)), number })),
})

function slotFor(name: string, schema: Schema) {
  const dimension = dimensionOf(schema)
  return { name, bytes: slotOf(schema).bytes, kind: kindOf(schema), ...(dimension === undefined ? {} : { dimension }) }
}

function kindOf(schema: Schema): string {
  switch (schema.kind) {
    case 'integer':
      return schema.format
    case 'float':
      return `f${schema.bits}`
    case 'data':
      return schema.length === undefined ? 'data' : `data of ${schema.length} bytes`
    case 'choice':
      return `choice: ${schema.names.map((name, number) => `${number} ${name}`).join(', ')}`
    case 'list': {
      const count = schema.length === undefined ? '' : `${schema.length} `
      return `list of ${count}${kindOf(settled(schema.of))}, ${strideOf(settled(schema.of))} bytes each`
    }
    case 'table':
      return 'table by column'
    case 'map':
      return `map, ${entryLayout(schema.key, schema.of).bytes} bytes an entry`
    default:
      return schema.kind
  }
}

function dimensionOf(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'quantity':
      return schemaDimension(schema.dimension).text
    case 'carried': {
      const { accepts } = schema
      return typeof accepts === 'string' ? accepts : accepts.map((text) => schemaDimension(text).text).join(' or ')
    }
    case 'list':
      return dimensionOf(settled(schema.of))
    default:
      return undefined
  }
}
