// Carried quantities in the columns of tables are judged as in the same list by row.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension, type Dimension, divide } from '../../../src/fabric/dimension/index.js'
import {
  carried,
  checkCarried,
  currency,
  type Fields,
  list,
  map,
  optional,
  pair,
  type RecordSchema,
  record,
  type Schema,
  table,
  tableOf,
  text,
  u8,
} from '../../../src/fabric/schema/index.js'

const [eur, usd, jpy] = ['EUR', 'USD', 'JPY'].map(baseDimension) as [Dimension, Dimension, Dimension]
const amount = (dimension: Dimension) => ({ value: 1, dimension })

/** The table of `rows`, which fit `of`. */
function turned(of: RecordSchema, rows: readonly unknown[]): unknown {
  const made = tableOf(table(of), rows as never)
  if (!made.ok) throw new Error(`${made.error.path}: ${made.error.message}`)
  return made.value
}

const trade = record({
  id: text(8),
  pair: optional(pair("'F", "'D")),
  notional: carried(["'F", "'D"]),
  strike: optional(carried(["'D / 'F"])),
  fee: optional(carried('money')),
})

describe('a table that rejects mismatches', () => {
  const schema = record({ book: table(trade) })

  it('faults the first wrong row with its path', () => {
    const rows = [
      { id: 'a', pair: 'EURUSD', notional: amount(eur) },
      { id: 'b', pair: 'EURUSD', notional: amount(eur), strike: amount(divide(usd, eur)) },
      { id: 'c', pair: 'EURUSD', notional: amount(eur), strike: amount(divide(eur, usd)) },
      { id: 'd', pair: 'EURUSD', notional: amount(jpy) },
    ]
    expect(checkCarried(schema, { book: turned(trade, rows) })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DIMENSION', path: 'book[2].strike', expected: 'USD / EUR', actual: 'EUR / USD' },
    })
  })

  it('is right where every row is', () => {
    const rows = [{ id: 'a', pair: 'EURUSD', notional: amount(usd), fee: amount(jpy) }]
    expect(checkCarried(schema, { book: turned(trade, rows) })).toEqual({ ok: true, value: [] })
  })
})

describe('a table that collects mismatches', () => {
  it('gives each of them with its row, its field and what was expected', () => {
    const schema = record({ desks: map(text(8), record({ book: table(trade, { onMismatch: 'collect' }) })) })
    const rows = [
      { id: 'a', pair: 'USDJPY', notional: amount(eur), fee: amount(divide(usd, eur)) },
      { id: 'b', pair: 'USDJPY', notional: amount(jpy) },
      { id: 'c', notional: amount(eur) },
    ]
    expect(checkCarried(schema, { desks: new Map([['x', { book: turned(trade, rows) }]]) })).toEqual({
      ok: true,
      value: [
        { index: 0, list: 'desks.x.book', field: 'notional', expected: 'USD or JPY', actual: 'EUR' },
        { index: 0, list: 'desks.x.book', field: 'fee', expected: 'money', actual: 'USD / EUR' },
      ],
    })
  })
})

describe('any table', () => {
  const code = fc.constantFrom('EUR', 'USD', 'JPY')
  const codes = fc.uniqueArray(code, { minLength: 2, maxLength: 2 }).map((two) => two.join(''))
  const quantity = fc
    .constantFrom(eur, usd, jpy, divide(usd, eur), divide(jpy, usd), baseDimension('m'))
    .map((dimension) => amount(dimension))
  const kinds: readonly (readonly [Schema, fc.Arbitrary<unknown>])[] = [
    [pair("'F", "'D"), codes],
    [currency("'C"), code],
    [currency("'F"), code],
    [carried(["'F", "'D"]), quantity],
    [carried(["'D / 'F"]), quantity],
    [carried(["'C"]), quantity],
    [carried(["'C / 'F"]), quantity],
    [carried(["'X"]), quantity],
    [carried(["'X", "'Y / 'X"]), quantity],
    [carried(['EUR', 'm']), quantity],
    [carried('money'), quantity],
    [carried('rate'), quantity],
    [carried('any'), quantity],
    [u8(), fc.nat(255)],
  ]
  const rowsAndFields = fc
    .array(fc.tuple(fc.constantFrom(...kinds), fc.boolean()), { minLength: 1, maxLength: 7 })
    .chain((columns) => {
      const fields: Fields = Object.fromEntries(
        columns.map(([[schema], isOptional], at) => [`f${at}`, isOptional ? optional(schema) : schema]),
      )
      const requiredKeys = columns.flatMap(([, isOptional], at) => (isOptional ? [] : [`f${at}`]))
      const row = fc.record(Object.fromEntries(columns.map(([[, value]], at) => [`f${at}`, value])), { requiredKeys })
      return fc.array(row, { maxLength: 6 }).map((rows) => ({ of: record(fields), rows }))
    })

  it.each(['reject', 'collect'] as const)('that is to %s is judged as the same list', (onMismatch) => {
    fc.assert(
      fc.property(rowsAndFields, quantity, ({ of, rows }, first) => {
        // What stands before it settles a variable for both.
        const before = carried(["'X"])
        const byRow = checkCarried(record({ before, rows: list(of, { onMismatch }) }), { before: first, rows })
        const value = { before: first, rows: turned(of, rows) }
        expect(checkCarried(record({ before, rows: table(of, { onMismatch }) }), value)).toEqual(byRow)
      }),
      { numRuns: 1_000 },
    )
  })
})
