import { describe, expect, it } from 'vitest'
import { baseDimension, type Dimension, dimensionless, divide } from '../../../src/fabric/dimension/index.js'
import {
  carried,
  checkCarried,
  currency,
  type Infer,
  list,
  map,
  money,
  number,
  optional,
  pair,
  record,
  type Schema,
  union,
} from '../../../src/fabric/schema/index.js'

const [eur, usd, jpy] = ['EUR', 'USD', 'JPY'].map(baseDimension) as [Dimension, Dimension, Dimension]
const amount = (dimension: Dimension) => ({ value: 1, dimension })
const check = <S extends Schema>(schema: S, value: Infer<S>) => checkCarried(schema, value)
const sound = { ok: true, value: [] }

const trade = record({
  pair: optional(pair("'F", "'D")),
  notional: carried(["'F", "'D"]),
  strike: optional(carried(["'D / 'F"])),
})

describe('a carried quantity beside the pair that binds it', () => {
  it('is judged by the pair of its own record', () => {
    const book = list(trade, { onMismatch: 'collect' })
    const value = [
      { pair: 'EURUSD', notional: amount(eur), strike: amount(divide(usd, eur)) },
      { pair: 'USDJPY', notional: amount(eur), strike: amount(divide(usd, eur)) },
      { pair: 'EURUSD', notional: amount(jpy) },
      { pair: 'EURUSD', notional: amount(usd) },
    ]
    expect(check(book, value)).toEqual({
      ok: true,
      value: [
        { index: 1, list: '', field: 'notional', expected: 'USD or JPY', actual: 'EUR' },
        { index: 1, list: '', field: 'strike', expected: 'JPY / USD', actual: 'USD / EUR' },
        { index: 2, list: '', field: 'notional', expected: 'EUR or USD', actual: 'JPY' },
      ],
    })
  })

  it('is free where the pair is absent, until a first use settles it', () => {
    expect(check(trade, { notional: amount(jpy) })).toEqual(sound)
    expect(check(trade, { pair: 'EURUSD', notional: amount(jpy) })).toMatchObject({ error: { path: 'notional' } })
    const fees = list(carried(["'C"]))
    expect(check(fees, [amount(jpy), amount(jpy)])).toEqual(sound)
    expect(check(fees, [amount(jpy), amount(eur)])).toMatchObject({ error: { path: '[1]', expected: 'JPY' } })
  })

  it('needs every code that binds its variables', () => {
    const swap = record({ pay: currency("'P"), receive: currency("'R"), rate: carried(["'P / 'R"]) })
    const rate = amount(divide(usd, eur))
    expect(check(swap, { pay: 'USD', receive: 'EUR', rate })).toEqual(sound)
    expect(check(swap, { pay: 'USD', receive: 'JPY', rate })).toMatchObject({ error: { expected: 'USD / JPY' } })
  })
})

describe('the message of a mismatch', () => {
  it('reads unbound variables as money, once, and dimension 1 as a plain number', () => {
    const plain = amount(dimensionless)
    expect(check(trade, { notional: plain })).toMatchObject({
      error: { expected: 'money', actual: '1', message: 'notional must be money, got a plain number' },
    })
    expect(check(trade, { notional: amount(jpy), strike: amount(baseDimension('m')) })).toMatchObject({
      error: { expected: 'money / JPY', message: 'strike must be in money / JPY, got m' },
    })
    expect(check(record({ fee: carried(['1']) }), { fee: amount(eur) })).toMatchObject({
      error: { expected: '1', actual: 'EUR', message: 'fee must be a plain number, got EUR' },
    })
  })
})

describe('the place of a mismatch', () => {
  const inner = record({ legs: list(union({ fixed: number(), money: money() })) })
  const rate = divide(usd, eur)

  it('is its path through records, maps, unions and lists', () => {
    const schema = record({ desks: map(currency(), inner) })
    const value = {
      desks: new Map([
        ['EUR', { legs: [{ case: 'fixed', value: 1 } as const, { case: 'money', value: amount(rate) } as const] }],
      ]),
    }
    expect(check(schema, value)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_DIMENSION', path: 'desks.EUR.legs[1]', expected: 'money', actual: 'USD / EUR' },
    })
  })

  it('is told from the record of the list that collects', () => {
    const schema = record({ books: list(inner, { onMismatch: 'collect' }), fee: money() })
    const legs = [{ case: 'money', value: amount(rate) } as const]
    expect(check(schema, { books: [{ legs: [] }, { legs }], fee: amount(eur) })).toMatchObject({
      ok: true,
      value: [{ index: 1, list: 'books', field: 'legs[0]' }],
    })
    expect(check(schema, { books: [{ legs }], fee: amount(rate) })).toMatchObject({ ok: false, error: { path: 'fee' } })
  })
})
