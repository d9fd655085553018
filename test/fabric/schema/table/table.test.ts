import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { i64, record, rowOf, rowsOf, table, tableOf } from '../../../../src/fabric/schema/index.js'
import { anyRows, eur, good, tradeRows, trades, usd } from './any-table.js'

describe('a table', () => {
  it('holds rows by column', () => {
    expect(good(tableOf(trades, tradeRows))).toEqual({
      length: 2,
      columns: {
        id: ['a', 'b'],
        side: Uint8Array.of(0, 1),
        live: Uint8Array.of(1, 0),
        strike: Float64Array.of(1.1, 1.2),
        notional: { values: Float64Array.of(5, 6), index: Uint32Array.of(0, 1), dimensions: [eur, usd] },
        premium: {
          present: Uint8Array.of(1, 0),
          values: { values: Float64Array.of(1, 0), index: Uint32Array.of(0, 0), dimensions: [usd] },
        },
        tenor: { present: Uint8Array.of(0, 1), values: ['', '3M'] },
      },
    })
  })

  it('has columns and rows of the types that its schema gives them', () => {
    const made = good(tableOf(trades, tradeRows))
    const strikes: Float64Array = made.columns.strike
    const premiums: Float64Array = made.columns.premium.values.values
    const [first] = good(rowsOf(trades, made))
    const side: 'long' | 'short' | undefined = first?.side
    expect([strikes[1], premiums[0], side]).toEqual([1.2, 1, 'long'])
    const integers = table(record({ at: i64('number') }))
    const at: BigInt64Array = good(tableOf(integers, [{ at: 5 }])).columns.at
    expect(at).toEqual(BigInt64Array.of(5n))
  })

  it('gives its rows back, together and one by one', () => {
    fc.assert(
      fc.property(anyRows, ({ of, rows }) => {
        const schema = table(of)
        const made = good(tableOf(schema, rows))
        expect(good(rowsOf(schema, made))).toEqual(rows)
        rows.forEach((row, index) => {
          expect(good(rowOf(schema, made, index))).toEqual(row)
        })
      }),
    )
  })

  it.each([-1, 2, 0.5])('has no row %d of two', (row) => {
    const made = good(tableOf(trades, tradeRows))
    expect(rowOf(trades, made, row)).toMatchObject({ ok: false, error: { code: 'FAULT_RANGE', path: `[${row}]` } })
  })

  it('is not made of rows that do not fit', () => {
    expect(tableOf(trades, [tradeRows[0]!, { ...tradeRows[1]!, strike: Number.NaN }])).toMatchObject({
      ok: false,
      error: { code: 'FAULT_RANGE', path: 'value[1].strike' },
    })
    expect(tableOf(trades, Array(5).fill(tradeRows[0]))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 4 },
    })
  })
})
