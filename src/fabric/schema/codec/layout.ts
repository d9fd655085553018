// The fixed layout of a schema: where each field stands, in bytes. Widest fields first, so that every one is aligned
// without padding between; records are multiples of 8 bytes. Documented byte by byte in docs/reference/barewire.md.

import { integerRange } from '../integer.js'
import type { Schema } from '../schema.js'

/** Payload header: u32 offset and u32 count of the dimension table, u32 total length, u32 zero. */
export const payloadHeaderBytes = 16

/** Dimensions that one message may name, and bytes of the text of each. */
export const dimensionsPerMessageMax = 4_096
export const dimensionTextBytesMax = 512

export interface FieldLayout {
  readonly name: string
  /** With `optional` and `defaulted` taken off. */
  readonly schema: Schema
  /** From the record's start. */
  readonly offset: number
  /** Bit in the record's presence bytes, for optional fields. */
  readonly presenceBit: number | undefined
}

export interface RecordLayout {
  readonly fields: readonly FieldLayout[]
  readonly presenceOffset: number
  readonly bytes: number
}

interface Slot {
  readonly bytes: number
  readonly align: 8 | 4 | 2 | 1
}

const roundUp = (bytes: number, align: number): number => Math.ceil(bytes / align) * align

/** The schema of what is on the wire once presence is settled. */
export const settled = (schema: Schema): Schema =>
  schema.kind === 'optional' || schema.kind === 'defaulted' ? settled(schema.of) : schema

export function slotOf(schema: Schema): Slot {
  switch (schema.kind) {
    case 'bool':
    case 'choice':
      return { bytes: 1, align: 1 }
    case 'void':
      return { bytes: 0, align: 1 }
    case 'integer': {
      const { bytes } = integerRange(schema.format)
      return { bytes, align: bytes }
    }
    case 'float':
      return schema.bits === 32 ? { bytes: 4, align: 4 } : { bytes: 8, align: 8 }
    case 'count':
    case 'currency':
      return { bytes: 4, align: 4 }
    case 'quantity':
      return { bytes: 8, align: 8 }
    case 'carried':
      return { bytes: 16, align: 8 } // f64 value, u32 index into the dimension table, u32 zero
    case 'data':
      return schema.length === undefined ? { bytes: 8, align: 4 } : { bytes: schema.length, align: 1 }
    case 'pair':
    case 'text':
    case 'tenor':
    case 'date':
    case 'list':
    case 'table':
    case 'map':
    case 'union':
      return { bytes: 8, align: 4 }
    case 'record':
      return { bytes: layoutOf(schema.fields).bytes, align: 8 }
    case 'optional':
    case 'defaulted':
      return slotOf(schema.of)
  }
}

export function layoutOf(fields: Readonly<Record<string, Schema>>): RecordLayout {
  const names = Object.keys(fields)
  const presence = names.filter((name) => fields[name]!.kind === 'optional')
  // Once for each field: a record's slot takes the layouts of all records within.
  const slots = names.map((name) => ({ name, slot: slotOf(fields[name]!) }))
  const placed = new Map<string, number>()
  let end = 0
  for (const align of [8, 4, 2, 1]) {
    for (const { name, slot } of slots) {
      if (slot.align !== align) continue
      placed.set(name, end)
      end += slot.bytes
    }
  }
  return {
    fields: names.map((name) => ({
      name,
      schema: settled(fields[name]!),
      offset: placed.get(name)!,
      presenceBit: presence.includes(name) ? presence.indexOf(name) : undefined,
    })),
    presenceOffset: end,
    bytes: roundUp(end + Math.ceil(presence.length / 8), 8),
  }
}

export interface EntryLayout {
  readonly keyAt: number
  readonly valueAt: number
  /** The byte whose bit 0 says that there is a value, where it may be missing. */
  readonly presenceAt: number | undefined
  readonly bytes: number
}

/** Entries of a map are laid out as records of the fields `key` and `value`. */
export function entryLayout(key: Schema, value: Schema): EntryLayout {
  const { fields, presenceOffset, bytes } = layoutOf({ key: settled(key), value })
  const presenceAt = value.kind === 'optional' ? presenceOffset : undefined
  return { keyAt: fields[0]!.offset, valueAt: fields[1]!.offset, presenceAt, bytes }
}

export interface CellLayout extends Slot {
  /** As in EntryLayout, from the cell's start. */
  readonly presenceAt: number | undefined
}

/** What stands in no record: an element or a union's case. An optional one is laid out as a record of it alone. */
export function cellOf(schema: Schema): CellLayout {
  if (schema.kind !== 'optional') return { ...slotOf(schema), presenceAt: undefined }
  const { bytes, presenceOffset } = layoutOf({ value: schema })
  return { bytes, align: 8, presenceAt: presenceOffset }
}

/** Bytes from one element of a list to the next. */
export function strideOf(element: Schema): number {
  const { bytes, align } = cellOf(element)
  return roundUp(bytes, align)
}
