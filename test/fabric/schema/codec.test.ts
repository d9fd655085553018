import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension, type Dimension, divide } from '../../../src/fabric/dimension/index.js'
import {
  bool,
  carried,
  codecOf,
  currency,
  date,
  identityOf,
  list,
  map,
  optional,
  pair,
  quantity,
  record,
  type Schema,
  tenor,
  text,
} from '../../../src/fabric/schema/index.js'
import { anySample, anySchema } from './any-schema.js'

function encodedOf(schema: Schema, value: unknown): Uint8Array {
  const encoded = codecOf<Schema>(schema).encode(value as never)
  if (!encoded.ok) throw new Error(`${encoded.error.path}: ${encoded.error.message}`)
  return encoded.value
}

describe('the fixed-layout codec', () => {
  it('decodes what it encoded, for every kind of schema', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        const encoded = encodedOf(schema, value)
        expect(encoded.length % 8).toBe(0)
        expect(codecOf<Schema>(schema).decode(encoded)).toEqual({ ok: true, value })
      }),
      { numRuns: 600 },
    )
  })

  it('gives the same bytes for equal values', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        const encoded = encodedOf(schema, value)
        const decoded = codecOf<Schema>(schema).decode(encoded)
        expect(decoded.ok && encodedOf(schema, decoded.value)).toEqual(encoded)
      }),
    )
  })

  it('leaves nothing of one message in the next, whatever their kinds', () => {
    fc.assert(
      fc.property(
        anySchema.chain(({ schema, value }) =>
          fc.tuple(fc.constant(schema), fc.array(value, { minLength: 2, maxLength: 5 })),
        ),
        ([schema, values]) => {
          const fresh = (value: unknown) => encodedOf(structuredClone(schema), value)
          for (const value of values) expect(encodedOf(schema, value)).toEqual(fresh(value))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('refuses lists that overlap so as to multiply into memory', () => {
    const schema = record({ outer: list(record({ inner: list(quantity('m')) })) })
    const codec = codecOf(schema)
    const encoded = codec.encode({ outer: Array.from({ length: 50 }, () => ({ inner: Array<number>(50).fill(1) })) })
    if (!encoded.ok) throw new Error(encoded.error.message)
    const view = new DataView(encoded.value.buffer)
    const outer = view.getUint32(16, true)
    const inner = view.getUint32(outer, true)
    for (let i = 1; i < 50; i++) {
      view.setUint32(outer + i * 8, inner, true)
      view.setUint32(outer + i * 8 + 4, 2_000, true)
    }
    expect(codec.decode(encoded.value)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
  })

  it('names the path of a value that does not fit', () => {
    const codec = codecOf<Schema>(record({ book: list(record({ strike: quantity('m') })) }))
    const unfit: unknown = { book: [{ strike: 1 }, { strike: Number.NaN }] }
    expect(codec.encode(unfit as never)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_RANGE', path: 'book[1].strike' },
    })
  })

  it('keeps negative zero and subnormal numbers bit for bit', () => {
    const codec = codecOf(list(quantity('m')))
    const values = [-0, 5e-324, -1.7976931348623157e308]
    const encoded = codec.encode(values)
    const decoded = encoded.ok ? codec.decode(encoded.value) : encoded
    expect(decoded.ok && decoded.value.map((value, i) => Object.is(value, values[i]))).toEqual([true, true, true])
  })
})

/** What `schema` makes of a value that was encoded with a looser schema of the same layout. */
function decodedFrom(loose: Schema, schema: Schema, value: unknown) {
  const encoded = codecOf<Schema>(loose).encode(value as never)
  if (!encoded.ok) throw new Error(encoded.error.message)
  return codecOf<Schema>(schema).decode(encoded.value)
}

describe('what a peer may send in the layout', () => {
  const amounts = list(carried('any'))
  /** A payload of one amount, with other text of the same length in its dimension table. */
  const withDimension = (text: string, dimension: Dimension) => {
    const encoded = codecOf(amounts).encode([{ value: 5, dimension }])
    if (!encoded.ok || dimension.text.length !== text.length) throw new Error('not a text to be exchanged')
    const at = new TextDecoder('latin1').decode(encoded.value).lastIndexOf(dimension.text)
    encoded.value.set(new TextEncoder().encode(text), at)
    return codecOf(amounts).decode(encoded.value)
  }

  it.each([
    ['km', baseDimension('kg')], // 5 km would be taken for 5 m
    ['bp', baseDimension('kg')],
    ['m*1', baseDimension('mol')],
    ['USD*1/EUR', divide(baseDimension('USD'), baseDimension('EUR'))],
    ["'X", baseDimension('kg')],
  ])('does not name a dimension as %s', (text, dimension) => {
    expect(withDimension(text, dimension)).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
  })

  it('may name any dimension in normal form', () => {
    expect(withDimension('yr', baseDimension('kg'))).toEqual({
      ok: true,
      value: [{ value: 5, dimension: baseDimension('yr') }],
    })
  })

  it('leaves the last word of a carried quantity at zero', () => {
    const encoded = codecOf(amounts).encode([{ value: 5, dimension: baseDimension('EUR') }])
    if (!encoded.ok) throw new Error(encoded.error.message)
    const view = new DataView(encoded.value.buffer)
    const at = view.getUint32(16, true) + 12
    view.setUint32(at, 1, true)
    expect(codecOf(amounts).decode(encoded.value)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', offset: at, path: 'value[0]' },
    })
  })

  describe.each([
    ['currency', record({ code: currency() }), 'EUR', 3],
    ['pair', record({ code: pair() }), 'EURUSD', 6],
  ] as const)('for a %s', (_, schema, code, letters) => {
    const codec = codecOf<Schema>(schema)
    /** Offset of the one field, behind the header. */
    const at = 16
    const bytesOf = () => {
      const encoded = codec.encode({ code } as never)
      if (!encoded.ok) throw new Error(encoded.error.message)
      return encoded.value
    }

    it.each(Array.from({ length: letters }, (_, i) => i))('has no bit of letter %i flipped', (i) => {
      for (const bit of [0x80, 0x20, 0x40]) {
        const bytes = bytesOf()
        bytes[at + i]! ^= bit
        expect(codec.decode(bytes)).toMatchObject({
          ok: false,
          error: { code: 'FAULT_FRAME', offset: at, path: 'code' },
        })
      }
      expect(codec.decode(bytesOf())).toEqual({ ok: true, value: { code } })
    })
  })

  it('may hold anything in the padding of a record, which is not looked at', () => {
    const codec = codecOf(record({ done: bool() }))
    const encoded = codec.encode({ done: true })
    if (!encoded.ok) throw new Error(encoded.error.message)
    encoded.value.fill(0xff, 17, 24)
    expect(codec.decode(encoded.value)).toEqual({ ok: true, value: { done: true } })
  })

  const fields = { tenor: optional(tenor()), expiry: optional(date()) }
  const options = record({ book: list(record(fields, { exactlyOne: [['tenor', 'expiry']] })) })
  const looseOptions = record({ book: list(record({ tenor: optional(text()), expiry: optional(text()) })) })

  it.each([
    ['none', {}],
    ['tenor and expiry', { tenor: '3M', expiry: '2026-03-01' }],
  ])('must give exactly one of several fields, not %s', (actual, option) => {
    const fault = { code: 'FAULT_SHAPE', path: 'book[1].tenor', expected: 'exactly one of tenor, expiry', actual }
    const book = [{ tenor: '3M' }, option]
    expect(decodedFrom(looseOptions, options, { book })).toMatchObject({ ok: false, error: fault })
    expect(codecOf<Schema>(options).encode({ book } as never)).toMatchObject({ ok: false, error: fault })
  })

  it.each(['', '3', 'M', '3m', '3Q', '12345D', '\u06633M', '3M\0', 'three months'])(
    'must not give %j for a tenor',
    (tenor) => {
      const book = [{ tenor }]
      expect(decodedFrom(looseOptions, options, { book })).toMatchObject({
        ok: false,
        error: { code: 'FAULT_FRAME', path: 'book[0].tenor' },
      })
      expect(codecOf<Schema>(options).encode({ book } as never)).toMatchObject({
        ok: false,
        error: { code: 'FAULT_SHAPE', path: 'book[0].tenor' },
      })
    },
  )

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-01', '1900-02-29', 'tomorrow'])(
    'must not give %j for a date',
    (expiry) => {
      const book = [{ expiry }]
      expect(decodedFrom(looseOptions, options, { book })).toMatchObject({
        ok: false,
        error: { code: 'FAULT_FRAME', path: 'book[0].expiry' },
      })
      expect(codecOf<Schema>(options).encode({ book } as never)).toMatchObject({
        ok: false,
        error: { code: 'FAULT_SHAPE', path: 'book[0].expiry' },
      })
    },
  )

  it.each(['2024-02-29', '2000-02-29', '2026-12-31'])('may give %j for a date', (expiry) => {
    const value = { book: [{ expiry }] }
    expect(decodedFrom(looseOptions, options, value)).toEqual({ ok: true, value })
  })

  it.each(['US\u0144', 'usd', 'US', '\u0155\u0155\u0155'])('never has %j written as a currency', (code) => {
    expect(codecOf<Schema>(record({ to: currency() })).encode({ to: code } as never)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'to' },
    })
  })

  it('is answered with the path of what does not read', () => {
    const loose = record({ rates: map(text(), record({ to: text() })) })
    const strict = record({ rates: map(text(), record({ to: text(4) })) })
    expect(
      decodedFrom(loose, strict, {
        rates: new Map([
          ['a', { to: 'EUR' }],
          ['b', { to: 'EURUSD' }],
        ]),
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', path: 'rates.b.to' },
    })
  })

  it('keeps text as it is: long, beyond ASCII, with a byte order mark', () => {
    const values = ['', 'a'.repeat(64), 'b'.repeat(65), 'caf\u00e9 \u{1f600}', '\ufeffbom', '\0\x7f']
    const encoded = codecOf(list(text())).encode(values)
    expect(encoded.ok && codecOf(list(text())).decode(encoded.value)).toEqual({ ok: true, value: values })
  })

  it('leaves nothing of a longer or refused message in the next', () => {
    const codec = codecOf<Schema>(list(record({ note: text(), figure: quantity('m') })))
    const encoded = (value: unknown) => codec.encode(value as never)
    const short = encoded([{ note: 'a', figure: 1 }])
    encoded(Array(500).fill({ note: 'abcdefg', figure: -1 }))
    encoded([
      { note: 'abcdefg', figure: -1 },
      { note: 'abcdefg', figure: 'x' },
    ])
    expect(encoded([{ note: 'a', figure: 1 }])).toEqual(short)
  })
})

describe('schema identity', () => {
  it('differs when only a currency or a dimension differs', () => {
    const inUnit = (unit: string) => identityOf('amount', record({ amount: quantity(unit) }))
    expect(new Set(['USD', 'EUR', 'm/s', 'm/s^2'].map(inUnit)).size).toBe(4)
  })

  it('is the same for equal dimensions spelt differently, and ignores notes for people', () => {
    expect(identityOf('a', quantity('N'))).toBe(identityOf('a', { ...quantity('kg*m/s^2'), doc: 'the force' }))
  })
})
