// The tables of a layout say where things stand: read by them alone, a payload gives its values.

import { describe, expect, it } from 'vitest'
import {
  bool,
  carried,
  choice,
  codecOf,
  count,
  currency,
  type LayoutSlot,
  type LayoutTable,
  layoutTables,
  list,
  map,
  nil,
  number,
  optional,
  pair,
  quantity,
  record,
  type Schema,
  table,
  text,
  u16,
  union,
} from '../../../src/fabric/schema/index.js'

const schema = record({
  live: bool(),
  mood: optional(choice('calm', 'wild')),
  speed: optional(quantity('m/s')),
  legs: list(record({ name: text(), amount: carried('money') })),
  rates: map(currency(), quantity('1/yr')),
  ends: union({ after: u16(), never: nil() }),
  notes: table(record({ at: count(), weight: optional(number()), pair: pair() })),
})

const tables = layoutTables(schema)

function slot(path: string, what: LayoutTable['what'], name: string): LayoutSlot {
  const found = tables
    .find((each) => each.path === path && each.what === what)
    ?.slots.find((each) => each.name === name)
  if (found === undefined) throw new Error(`no slot ${name} in ${what} ${path}`)
  return found
}

describe('layoutTables', () => {
  it('lists the root and what it leads to', () => {
    expect(tables.map(({ what, path }) => `${what} ${path}`)).toEqual([
      'root ',
      'record legs[]',
      'entry rates{}',
      'cases ends',
      'columns notes[]',
    ])
  })

  it('places every field where the codec writes it', () => {
    const encoded = codecOf(schema).encode({
      live: true,
      speed: 2.5,
      legs: [],
      rates: new Map([['EUR', 0.02]]),
      ends: { case: 'after', value: 7 },
      notes: { length: 0, columns: { at: new Uint32Array(0), weight: none, pair: [] } },
    })
    if (!encoded.ok) throw new Error(encoded.error.message)
    const view = new DataView(encoded.value.buffer)
    const isThere = ({ presence }: LayoutSlot): boolean => ((view.getUint8(presence!.byte) >> presence!.bit) & 1) === 1
    expect(view.getUint8(slot('', 'root', 'live').offset!)).toBe(1)
    expect(isThere(slot('', 'root', 'mood'))).toBe(false)
    expect(isThere(slot('', 'root', 'speed'))).toBe(true)
    expect(view.getFloat64(slot('', 'root', 'speed').offset!, true)).toBe(2.5)
    const entry = view.getUint32(slot('', 'root', 'rates').offset!, true)
    expect(view.getFloat64(entry + slot('rates{}', 'entry', 'value').offset!, true)).toBe(0.02)
    const ends = slot('', 'root', 'ends').offset!
    expect(view.getUint32(ends + 4, true)).toBe(slot('ends', 'cases', 'after').number)
    expect(view.getUint16(view.getUint32(ends, true), true)).toBe(7)
  })

  it('tells kinds, sizes and dimensions', () => {
    expect(slot('', 'root', 'legs')).toMatchObject({ bytes: 8, kind: 'list of record, 24 bytes each' })
    expect(slot('', 'root', 'mood')).toMatchObject({ bytes: 1, kind: 'choice: 0 calm, 1 wild' })
    expect(slot('', 'root', 'speed')).toMatchObject({ kind: 'quantity', dimension: 'm / s' })
    expect(slot('legs[]', 'record', 'amount')).toMatchObject({ offset: 0, bytes: 16, dimension: 'money' })
    expect(slot('ends', 'cases', 'never')).toMatchObject({ bytes: 0, kind: 'void' })
    expect(slot('notes[]', 'columns', 'weight')).toMatchObject({ bytes: 9, kind: 'presence bytes, then quantity' })
  })

  it('shows a message that is no record as the record it travels as', () => {
    const [root] = layoutTables(quantity('m') as Schema)
    expect(root).toMatchObject({ what: 'root', bytes: 8, slots: [{ name: 'value', offset: 16, dimension: 'm' }] })
  })
})

const none = { present: new Uint8Array(0), values: new Float64Array(0) }
