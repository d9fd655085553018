import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, option, priceBook, sum } from '../../../src/domains/finance/contract.js'
import { stoppingDistance, suvat } from '../../../src/domains/kinematics/contract.js'
import {
  checkCarried,
  currency,
  data,
  defaulted,
  fromJson,
  list,
  quantity,
  record,
  type Schema,
  text,
  toJson,
} from '../../../src/fabric/schema/index.js'

const market = {
  spots: { EURUSD: { value: 1.085, unit: 'USD/EUR' } },
  yields: { USD: { value: 0.053, unit: '1/yr' }, EUR: { value: 3.9, unit: '%' } },
  vols: {
    EURUSD: { value: 7.5, unit: 'volpt' },
    GBPUSD: {
      atm: { value: 0.08, unit: 'yr^(-1/2)' },
      rr: { value: -1, unit: 'volpt' },
      bf: { value: 0.2, unit: '%' },
    },
  },
}

describe('reading a request from JSON', () => {
  it('converts units once into coherent ones and names the defaults it filled in', () => {
    const read = fromJson(stoppingDistance.request, {
      speed: { value: 72, unit: 'km/h' },
      reactionTime: { value: 1500, unit: 'ms' },
      frictionCoefficient: 0.7,
      grade: { value: 5, unit: '%' },
    })
    expect(read).toMatchObject({
      ok: true,
      value: {
        value: { speed: 20, reactionTime: 1.5, frictionCoefficient: 0.7, grade: 0.05, gravity: 9.80665 },
        assumptions: [{ path: 'gravity', value: { value: 9.80665, unit: 'm/s^2' } }],
      },
    })
  })

  it('names the first of very many defaults, and counts the others', () => {
    const rows = list(record({ side: defaulted(text(), 'long') }), { countMax: 100_000 })
    const read = fromJson(
      rows,
      Array.from({ length: 3_000 }, () => ({})),
    )
    if (!read.ok) throw new Error(read.error.message)
    expect(read.value.assumptions).toHaveLength(1_024)
    expect(read.value.assumptions[1_023]).toEqual({ path: '[1023].side', value: 'long' })
    expect(read.value.untold).toBe(1_976)
    expect(fromJson(rows, [{}])).toEqual({
      ok: true,
      value: { value: [{ side: 'long' }], assumptions: [{ path: '[0].side', value: 'long' }] },
    })
  })

  it('faults a wrong dimension with path, expected and actual', () => {
    const request = {
      speed: { value: 20, unit: 'm/s' },
      reactionTime: { value: 1, unit: 's' },
      deceleration: { value: 5, unit: 'm/s' },
    }
    expect(fromJson(stoppingDistance.request, request)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DIMENSION', path: 'deceleration', expected: 'm / s^2', actual: 'm / s' },
    })
  })

  it('solves parametric dimensions by the pair beside them: a strike the wrong way round is refused', () => {
    const request = { pair: 'EURUSD', type: 'call', strike: { value: 0.92, unit: 'EUR/USD' }, tenor: '3M' }
    expect(fromJson(option, request)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DIMENSION', path: 'strike', expected: 'USD / EUR', actual: 'EUR / USD' },
    })
  })

  it('reads a bare strike by market convention and says so', () => {
    expect(fromJson(option, { pair: 'USDJPY', type: 'put', strike: 151.2, tenor: '3M' })).toMatchObject({
      ok: true,
      value: { assumptions: expect.arrayContaining([{ path: 'strike', value: { value: 151.2, unit: 'JPY / USD' } }]) },
    })
  })

  it.each([
    [{}, 'FAULT_FIELD_MISSING', 'speed'],
    [{ sped: 1 }, 'FAULT_FIELD_UNKNOWN', 'sped'],
    [{ speed: 'fast', reactionTime: { value: 1, unit: 's' } }, 'FAULT_SHAPE', 'speed'],
    [{ speed: { value: 1, unit: 'furlong' } }, 'FAULT_UNKNOWN_UNIT', 'speed'],
    [{ speed: { value: '1', unit: 'm/s' } }, 'FAULT_SHAPE', 'speed.value'],
    [{ speed: 20 }, 'FAULT_DIMENSION', 'speed'],
    [null, 'FAULT_SHAPE', undefined],
    [{ speed: { value: 1, unit: 'm/s' }, reactionTime: { value: 1, unit: 's' } }, 'FAULT_SHAPE', 'deceleration'],
  ])('faults %j as %s at %s', (json, code, path) => {
    const read = fromJson(stoppingDistance.request, json)
    expect(read).toMatchObject({ ok: false, error: { code } })
    if (path !== undefined) expect(read).toMatchObject({ error: { path } })
  })

  it('tells the alternatives of a union apart by shape', () => {
    const read = fromJson(priceBook.request, { book: [], market })
    expect(read.ok && read.value.value.market.vols.get('EURUSD')).toEqual({ case: 'flat', value: 0.075 })
    expect(read.ok && read.value.value.market.vols.get('GBPUSD')).toMatchObject({
      case: 'smile',
      value: { atm: 0.08, delta: 0.25 },
    })
    expect(fromJson(suvat.request, { solve: 's' })).toMatchObject({
      ok: true,
      value: { value: { solve: { case: 'one' } } },
    })
    expect(fromJson(suvat.request, { solve: ['s', 'v'] })).toMatchObject({
      ok: true,
      value: { value: { solve: { case: 'several', value: ['s', 'v'] } } },
    })
  })

  it.each([
    [suvat.request, { solve: 'x' }, 'solve', 'one of u, v, a, t, s, or a list', "'x'"],
    [suvat.request, { solve: 7 }, 'solve', 'one of u, v, a, t, s, or a list', 'number'],
    [
      option,
      { pair: 'EURUSD', type: 'call', strike: 1, expiry: [] },
      'expiry',
      'a number or {"value", "unit"}, or a date such as 2026-03-01',
      'a list',
    ],
    [
      priceBook.request,
      { book: [], market: { ...market, vols: { EURUSD: 'low' } } },
      'market.vols.EURUSD',
      'a number or {"value", "unit"}, an object with "atm", or an object',
      "'low'",
    ],
  ])('says what a union takes, and not how its cases are called', (schema, json, path, expected, actual) => {
    expect(fromJson<Schema>(schema, json)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path, expected, actual, message: `${path} must be ${expected}, got ${actual}` },
    })
  })

  const attachment = record({ bytes: data(4) })

  it.each(['A', '=', '==', 'AAAAA', 'AA=', 'AAA==', 'A===', 'AAAA=', 'AAAA====', 'AA-_', 'AA A', 'AAAA\n'])(
    'takes %j for no base64',
    (bytes) => {
      expect(fromJson(attachment, { bytes })).toMatchObject({
        ok: false,
        error: { code: 'FAULT_SHAPE', path: 'bytes', expected: 'base64 text' },
      })
    },
  )

  it('reads base64 of any length with its padding or without, up to the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.boolean(), (bytes, padded) => {
        const text = Buffer.from(bytes).toString('base64')
        const read = fromJson(attachment, { bytes: padded ? text : text.replace(/=+$/, '') })
        if (bytes.length > 4) expect(read).toMatchObject({ error: { code: 'FAULT_LIMIT', actual: bytes.length } })
        else expect(read).toMatchObject({ ok: true, value: { value: { bytes } } })
      }),
    )
  })

  it('never throws on any text for base64', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AZaz09+/=- '), maxLength: 9 }), (bytes) => {
        expect(typeof fromJson(attachment, { bytes }).ok).toBe('boolean')
      }),
    )
  })

  it.each([
    [{ speed: 20 }, 'speed must be in m / s, got a plain number', '1'],
    [
      {
        speed: { value: 1, unit: 'm/s' },
        reactionTime: { value: 1, unit: 's' },
        frictionCoefficient: { value: 1, unit: 'm' },
      },
      'frictionCoefficient must be a plain number, got m',
      'm',
    ],
  ])('tells dimensions in words: %#', (json, message, actual) => {
    expect(fromJson(stoppingDistance.request, json)).toMatchObject({
      error: { code: 'FAULT_DIMENSION', message, actual },
    })
  })

  it('calls what no pair has settled money, and no measure variable', () => {
    const strike = { value: 1, unit: 'm' }
    const loose = record({ strike: quantity("'D / 'F") })
    expect(fromJson(loose, { strike })).toMatchObject({
      error: { expected: 'rate', message: 'strike must be a rate, got m' },
    })
    const half = record({ of: currency("'F"), strike: quantity("'D / 'F") })
    expect(fromJson(half, { of: 'EUR', strike })).toMatchObject({ error: { expected: 'money / EUR' } })
  })

  it('refuses unknown currencies with the path', () => {
    expect(fromJson(convert.request, { amount: { amount: 5, unit: 'EUR' }, to: 'ZZZ', market })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_CURRENCY', path: 'to' },
    })
  })

  it.each([
    ['GBPZZZ', 'ZZZ'],
    ['QQQ/USD', 'QQQ'],
  ])('names the unknown currency of the pair %s', (pair, name) => {
    const request = { pair, type: 'call', strike: 1.1, tenor: '3M' }
    expect(fromJson(option, request)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_CURRENCY', path: 'pair', name },
    })
  })

  it.each(['EUREUR', 'eurusd', 'EURUS'])('takes %s for no pair', (pair) => {
    expect(fromJson(option, { pair, type: 'call', strike: 1.1, tenor: '3M' })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_SHAPE', path: 'pair' },
    })
  })

  it('takes no measure variable for a unit', () => {
    expect(fromJson(sum.request, { amounts: [{ amount: 1, unit: "'C" }] })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_UNIT', path: 'amounts[0]', name: "'C" },
    })
  })

  it('gives back the same JSON view for values it has read', () => {
    const request = {
      pair: 'EURUSD',
      type: 'call',
      strike: { value: 1.1, unit: 'USD / EUR' },
      expiry: '2026-06-01',
      side: 'short',
      notional: { amount: 5e6, unit: 'EUR' },
    }
    const read = fromJson(option, request)
    expect(read.ok && toJson(option, read.value.value)).toEqual(request)
  })

  it('never throws on arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
        expect(typeof fromJson(priceBook.request, json).ok).toBe('boolean')
      }),
    )
  })
})

describe('checking carried quantities', () => {
  const position = (over: object) => ({
    id: 'p',
    pair: 'GBPUSD',
    type: 'call',
    strike: { value: 1.27, unit: 'USD/GBP' },
    notional: { amount: 1e6, unit: 'GBP' },
    tenor: '3M',
    ...over,
  })
  const mismatchesOf = (book: unknown[]) => {
    const read = fromJson(priceBook.request, { book, market })
    if (!read.ok) throw new Error(read.error.message)
    const checked = checkCarried(priceBook.request, read.value.value)
    return checked.ok ? checked.value : checked.error
  }

  it('collects each wrong position of a book with field, expected and actual', () => {
    expect(
      mismatchesOf([
        position({}),
        position({ strike: { value: 0.79, unit: 'GBP/USD' } }),
        position({ notional: { amount: 1e6, unit: 'EUR' } }),
        position({ vol: { value: 0.05, unit: '1/yr' } }),
        position({ notional: { amount: 1e6, unit: 'USD' } }),
      ]),
    ).toEqual([
      { index: 1, list: 'book', field: 'strike', expected: 'USD / GBP', actual: 'GBP / USD' },
      { index: 2, list: 'book', field: 'notional', expected: 'GBP or USD', actual: 'EUR' },
      { index: 3, list: 'book', field: 'vol', expected: '1 / yr^(1/2)', actual: '1 / yr' },
    ])
  })

  it('rejects mixed currencies in a sum at the first that differs', () => {
    const read = fromJson(sum.request, {
      amounts: [
        { amount: 1, unit: 'EUR' },
        { amount: 2, unit: 'EUR' },
        { amount: 3, unit: 'USD' },
      ],
    })
    expect(read.ok && checkCarried(sum.request, read.value.value)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DIMENSION', path: 'amounts[2]', expected: 'EUR', actual: 'USD' },
    })
  })

  it('does not take metres for money', () => {
    const read = fromJson(sum.request, { amounts: [{ value: 1, unit: 'm' }] })
    expect(read.ok && checkCarried(sum.request, read.value.value)).toMatchObject({
      ok: false,
      error: { path: 'amounts[0]', expected: 'money', actual: 'm', message: 'amounts[0] must be money, got m' },
    })
  })
})
