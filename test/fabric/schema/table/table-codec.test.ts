import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension, divide } from '../../../../src/fabric/dimension/index.js'
import {
  bool,
  carried,
  codecOf,
  optional,
  quantity,
  record,
  type Schema,
  table,
  tableOf,
  text,
} from '../../../../src/fabric/schema/index.js'
import { anyRows, eur, good, kinds, tradeRows, trades, usd } from './any-table.js'

/** A codec of a schema that is known at run time only. */
const looseCodec = (schema: Schema) => codecOf<Schema>(schema)

describe('the codec of a table', () => {
  it('decodes what it encoded, column for column', () => {
    fc.assert(
      fc.property(anyRows, ({ of, rows }) => {
        const schema = table(of)
        const made = good(tableOf(schema, rows))
        const payload = good(codecOf(schema).encode(made as never))
        expect(codecOf(schema).decode(payload)).toEqual({ ok: true, value: made })
      }),
      { numRuns: 400 },
    )
  })

  it.each(kinds.map(([name, schema]) => [name, schema] as const))('knows a column of %s', (_, schema) => {
    const [, , value] = kinds.find(([, of]) => of === schema)!
    const of = record({ there: schema, perhaps: optional(schema) })
    const rows = fc
      .sample(value, { numRuns: 20, seed: 1 })
      .map((there, at) => ({ there, ...(at % 3 === 0 ? {} : { perhaps: there }) }))
    const made = good(tableOf(table(of), rows as never))
    const codec = looseCodec(table(of))
    expect(codec.decode(good(codec.encode(made)))).toEqual({ ok: true, value: made })
  })

  it('takes a table among other fields, beside dimensions that they name', () => {
    const schema = record({ total: carried('money'), book: trades, also: trades })
    const codec = codecOf(schema)
    const value = {
      total: { value: 9, dimension: baseDimension('JPY') },
      book: good(tableOf(trades, tradeRows)),
      also: good(tableOf(trades, tradeRows.toReversed())),
    }
    expect(codec.decode(good(codec.encode(value)))).toEqual({ ok: true, value })
  })

  it('keeps nothing of the payload, at whatever address that lies', () => {
    const codec = codecOf(trades)
    const made = good(tableOf(trades, tradeRows))
    const payload = good(codec.encode(made))
    for (const shift of [0, 1, 4]) {
      const memory = Buffer.alloc(payload.length + shift)
      memory.set(payload, shift)
      const decoded = codec.decode(memory.subarray(shift))
      memory.fill(0xff)
      expect(decoded).toEqual({ ok: true, value: made })
    }
  })

  it('takes columns that are parts of other memory', () => {
    const codec = looseCodec(table(record({ at: quantity('m'), on: bool() })))
    const numbers = Float64Array.of(9, 1, 2, 9)
    const truths = new Uint8Array(new SharedArrayBuffer(4), 1, 2)
    truths[1] = 1
    const made = { length: 2, columns: { at: numbers.subarray(1, 3), on: truths } }
    expect(codec.decode(good(codec.encode(made)))).toEqual({
      ok: true,
      value: { length: 2, columns: { at: Float64Array.of(1, 2), on: Uint8Array.of(0, 1) } },
    })
  })

  it('writes equal tables to the same bytes, whatever stands where there is no value', () => {
    const schema = table(record({ a: optional(quantity('m')), b: optional(carried('any')), c: optional(text()) }))
    const present = Uint8Array.of(0, 1)
    const of = (noise: number, index: number, word: string) => ({
      length: 2,
      columns: {
        a: { present, values: Float64Array.of(noise, 1) },
        b: {
          present,
          values: { values: Float64Array.of(noise, 1), index: Uint32Array.of(index, 0), dimensions: [usd] },
        },
        c: { present, values: [word, 'x'] },
      },
    })
    expect(codecOf(schema).encode(of(Number.NaN, 77, 'noise'))).toEqual(codecOf(schema).encode(of(0, 0, '')))
  })

  it('names each dimension once, in the order of first use', () => {
    const schema = table(record({ a: carried('any') }))
    const column = (dimensions: (typeof usd)[], ...index: number[]) => ({
      length: index.length,
      columns: { a: { values: new Float64Array(index.length), index: Uint32Array.from(index), dimensions } },
    })
    const plain = codecOf(schema).encode(column([usd, eur], 0, 1, 0))
    expect(codecOf(schema).encode(column([divide(usd, eur), eur, usd, usd], 2, 1, 3))).toEqual(plain)
  })
})
