import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  codecOf,
  quantity,
  record,
  type Schema,
  table,
  tableOf,
  u8,
  type ViewOf,
  viewOf,
} from '../../../../src/fabric/schema/index.js'
import { damage } from '../any-schema.js'
import { anyRows, eur, good, tradeRows, trades, usd } from '../table/any-table.js'

const payload = good(codecOf(trades).encode(good(tableOf(trades, tradeRows))))
const view = viewOf(trades)

/** The payload at another address, `shift` bytes into its memory. */
function moved(shift: number): Uint8Array {
  const memory = new Uint8Array(payload.length + shift)
  memory.set(payload, shift)
  return memory.subarray(shift)
}

describe('a table in place', () => {
  it('has numbers as typed arrays over the very bytes of the payload', () => {
    const read = view.read(payload, ({ length, columns: { strike, side, notional } }) => {
      const numbers: Float64Array = strike
      expect([numbers, side, notional.values].map(({ buffer }) => buffer)).toEqual(Array(3).fill(payload.buffer))
      return [length, [...numbers], [...side], [...notional.values]]
    })
    expect(read).toEqual({ ok: true, value: [2, [1.1, 1.2], [0, 1], [5, 6]] })
  })

  it('copies them where an array may not begin', () => {
    for (const shift of [1, 2, 4]) {
      const bytes = moved(shift)
      const read = view.read(bytes, ({ columns: { strike } }) => {
        expect(strike.buffer).not.toBe(bytes.buffer)
        return [...strike]
      })
      expect(read).toEqual({ ok: true, value: [1.1, 1.2] })
    }
  })

  it('tells the dimension of each quantity, and which rows have none', () => {
    const read = view.read(payload, ({ columns: { notional, premium } }) => {
      const units = Array.from(notional.index, (at) => notional.dimensions[at])
      const { present, values } = premium
      return [units, [...present], values.values[0], values.dimensions[values.index[0]!]]
    })
    expect(read).toEqual({ ok: true, value: [[eur, usd], [1, 0], 1, usd] })
  })

  it('reads text one by one, and empty text where there is none', () => {
    const read = view.read(payload, ({ columns: { id, tenor } }) => {
      const first: string = id.at(0)
      expect(() => id.at(2)).toThrow(RangeError)
      return [id.length, first, id.at(1), tenor.values.at(0), tenor.values.at(1)]
    })
    expect(read).toEqual({ ok: true, value: [2, 'a', 'b', '', '3M'] })
  })

  it('refuses a number that does not fit when its column is fetched, with the path that a decoder gives', () => {
    const schema = table(record({ id: u8(), at: quantity('m') }))
    const bytes = good(
      codecOf(schema).encode({ length: 2, columns: { id: Uint8Array.of(1, 2), at: Float64Array.of(1, 2) } }),
    )
    // The table begins at 24: two bytes, then two numbers from 32.
    new DataView(bytes.buffer).setFloat64(40, Number.POSITIVE_INFINITY, true)
    expect(viewOf(schema).read(bytes, ({ columns }) => [...columns.id])).toEqual({ ok: true, value: [1, 2] })
    const fault = { code: 'FAULT_FRAME', offset: 40, path: '[1].at' }
    expect(viewOf(schema).read(bytes, ({ columns }) => columns.at)).toMatchObject({ ok: false, error: fault })
  })

  it('has no columns after its callback has returned', () => {
    let kept: ViewOf<typeof trades>['columns'] | undefined
    view.read(payload, ({ columns }) => {
      kept = columns
    })
    expect(() => kept?.strike).toThrow(RangeError)
    expect(() => kept?.id).toThrow(RangeError)
  })

  it('meets damaged bytes with columns or a fault, never a throw', () => {
    fc.assert(
      fc.property(anyRows, damage, ({ of, rows }, damaged) => {
        const schema: Schema = table(of)
        const bytes = damaged(good(codecOf(schema).encode(good(tableOf(table(of), rows)))))
        const read = viewOf(schema).read(bytes, (seen) => {
          const { columns } = seen as { readonly columns: Readonly<Record<string, unknown>> }
          return Object.keys(of.fields).map((name) => columns[name])
        })
        if (!read.ok) expect(read.error.code).toMatch(/^FAULT_/)
      }),
      { numRuns: 500 },
    )
  })
})
