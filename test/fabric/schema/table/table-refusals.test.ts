import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bool,
  carried,
  choice,
  codecOf,
  currency,
  date,
  f64,
  i64,
  optional,
  quantity,
  record,
  rowsOf,
  type Schema,
  type Table,
  table,
  tableOf,
  tenor,
  text,
  u8,
  u32,
} from '../../../../src/fabric/schema/index.js'
import { anyRows, good, tradeRows, trades, usd } from './any-table.js'

/** A codec of a schema that is known at run time only. */
const looseCodec = (schema: Schema) => codecOf<Schema>(schema)

describe('what is no table of its schema', () => {
  const schema = record({ book: trades })
  const made = good(tableOf(trades, tradeRows))
  const broken = (columns: object, length: unknown = 2) => ({
    book: { length, columns: { ...made.columns, ...columns } },
  })
  const { notional, premium, tenor: tenors } = made.columns

  it.each<readonly [path: string, code: string, value: unknown]>([
    ['book', 'FAULT_SHAPE', { book: 7 }],
    ['book.length', 'FAULT_SHAPE', { book: { columns: {} } }],
    ['book.length', 'FAULT_SHAPE', broken({}, -1)],
    ['book.columns', 'FAULT_SHAPE', { book: { length: 0 } }],
    ['book', 'FAULT_LIMIT', broken({}, 5)],
    ['book.id', 'FAULT_SHAPE', broken({}, 1)],
    ['book.id', 'FAULT_SHAPE', broken({ id: undefined })],
    ['book[1].id', 'FAULT_SHAPE', broken({ id: ['a', 7] })],
    ['book[1].id', 'FAULT_LIMIT', broken({ id: ['a', 'b'.repeat(17)] })],
    ['book.strike', 'FAULT_SHAPE', broken({ strike: [1, 2] })],
    ['book.strike', 'FAULT_SHAPE', broken({ strike: Float32Array.of(1, 2) })],
    ['book.strike', 'FAULT_SHAPE', broken({ strike: Float64Array.of(1) })],
    ['book.notional', 'FAULT_SHAPE', broken({ notional: 7 })],
    ['book.notional.values', 'FAULT_SHAPE', broken({ notional: { ...notional, values: [1, 2] } })],
    ['book.notional.index', 'FAULT_SHAPE', broken({ notional: { ...notional, index: Uint32Array.of(1) } })],
    ['book.notional.dimensions', 'FAULT_SHAPE', broken({ notional: { ...notional, dimensions: undefined } })],
    ['book[1].notional', 'FAULT_SHAPE', broken({ notional: { ...notional, index: Uint32Array.of(0, 2) } })],
    ['book.premium', 'FAULT_SHAPE', broken({ premium: 7 })],
    ['book.premium.present', 'FAULT_SHAPE', broken({ premium: { ...premium, present: [1, 0] } })],
    ['book[1].premium', 'FAULT_RANGE', broken({ premium: { ...premium, present: Uint8Array.of(1, 2) } })],
    ['book[1].tenor', 'FAULT_SHAPE', broken({ tenor: { ...tenors, values: ['', '3Q'] } })],
  ])('is refused at %s with %s', (path, code, value) => {
    expect(looseCodec(schema).encode(value)).toMatchObject({ ok: false, error: { code, path } })
  })

  it.each([
    ['[1].side', { side: Uint8Array.of(0, 2) }],
    ['[1].notional', { notional: { ...notional, index: Uint32Array.of(0, 2) } }],
    ['strike', { strike: Float64Array.of(1) }],
    ['premium', { premium: undefined }],
  ])('has no rows, for what is at %s', (path, columns) => {
    const unfit = { length: 2, columns: { ...made.columns, ...columns } } as Table<never>
    expect(rowsOf(trades, unfit)).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE', path } })
  })

  it('has no row of an integer that no number holds', () => {
    const integers = table(record({ at: i64('number') }))
    const beyond = { length: 2, columns: { at: BigInt64Array.of(1n, 2n ** 53n) } }
    expect(rowsOf(integers, beyond)).toMatchObject({ ok: false, error: { code: 'FAULT_RANGE', path: '[1].at' } })
  })

  const alternatives = table(
    record({ tenor: optional(tenor()), expiry: optional(date()) }, { exactlyOne: [['tenor', 'expiry']] }),
  )
  it.each([
    ['none', Uint8Array.of(1, 0), Uint8Array.of(0, 0)],
    ['tenor and expiry', Uint8Array.of(1, 1), Uint8Array.of(0, 1)],
  ])('has %s of two fields of which a row has exactly one', (actual, hasTenor, hasExpiry) => {
    const columns = {
      tenor: { present: hasTenor, values: ['1Y', '1Y'] },
      expiry: { present: hasExpiry, values: ['', '2026-03-01'] },
    }
    const fault = { code: 'FAULT_SHAPE', path: 'value[1].tenor', actual }
    expect(codecOf(alternatives).encode({ length: 2, columns })).toMatchObject({ ok: false, error: fault })
    const loose = table(record({ tenor: optional(tenor()), expiry: optional(date()) }))
    const payload = good(codecOf(loose).encode({ length: 2, columns }))
    expect(codecOf(alternatives).decode(payload)).toMatchObject({ ok: false, error: fault })
  })
})

describe('bytes that are no table', () => {
  const column = (kind: Schema) => table(record({ id: text(), it: kind }))

  it.each<readonly [string, Schema, Schema, unknown]>([
    ['a number that is not finite', f64(), quantity('m'), Float64Array.of(1, Number.POSITIVE_INFINITY)],
    ['a truth value of 2', u8(), bool(), Uint8Array.of(1, 2)],
    ['a choice beyond its names', u8(), choice('a', 'b'), Uint8Array.of(1, 2)],
    ['no tenor', text(), tenor(), ['3M', '3Q']],
    ['no date', text(), date(), ['2026-03-01', '2026-02-30']],
    ['text above its limit', text(), text(2), ['ab', 'abc']],
    ['no currency', u32(), currency(), Uint32Array.of(0x525545, 0x7a7a7a)],
  ])('have %s', (_, loose, strict, it) => {
    const payload = good(looseCodec(column(loose)).encode({ length: 2, columns: { id: ['a', 'b'], it } }))
    expect(looseCodec(column(strict)).decode(payload)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', path: 'value[1].it' },
    })
  })

  const carriedRows = table(record({ perhaps: optional(carried('any')) }))
  const one = {
    present: Uint8Array.of(1),
    values: { values: Float64Array.of(1), index: Uint32Array.of(0), dimensions: [usd] },
  }
  // The table begins at 24: a presence byte, then a number at 32, then an index at 40.
  it.each([
    [24, 2],
    [40, 1],
  ])('have a wrong byte at %d', (offset, byte) => {
    const payload = good(codecOf(carriedRows).encode({ length: 1, columns: { perhaps: one } }))
    payload[offset] = byte
    expect(codecOf(carriedRows).decode(payload)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', offset, path: 'value[0].perhaps' },
    })
  })

  it('have more rows than bytes, and take no memory for them', () => {
    const payload = good(codecOf(carriedRows).encode({ length: 1, columns: { perhaps: one } }))
    new DataView(payload.buffer).setUint32(20, 100_000, true)
    expect(codecOf(carriedRows).decode(payload)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', offset: 16 },
    })
    new DataView(payload.buffer).setUint32(20, 100_001, true)
    expect(codecOf(carriedRows).decode(payload)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', offset: 20 },
    })
  })

  it('are answered with a table or a fault however they were damaged, never a throw', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(),
        ({ of, rows }, edits, cut) => {
          const codec = looseCodec(table(of))
          const payload = good(codec.encode(good(tableOf(table(of), rows))))
          const bytes = payload.slice(0, payload.length - (cut % 3 === 0 ? cut % payload.length : 0))
          for (const [at, byte] of edits) if (bytes.length > 0) bytes[at % bytes.length] = byte
          const decoded = codec.decode(bytes)
          // What reads as a table can be written again.
          if (decoded.ok) good(codec.encode(decoded.value))
        },
      ),
      { numRuns: 600 },
    )
  })
})
