// The JSON view as people write it: units in words, tenors and dates under either name, currencies that do not exist.

import { describe, expect, it } from 'vitest'
import {
  type Contract,
  contract,
  currency,
  date,
  fromJson,
  optional,
  pair,
  quantity,
  readRequest,
  record,
  type Schema,
  tenor,
  union,
} from '../../../src/fabric/schema/index.js'

const ending = record(
  { tenor: optional(tenor()), expiry: optional(union({ time: quantity('yr'), date: date() })) },
  { exactlyOne: [['tenor', 'expiry']] },
)
const read = (schema: Schema, json: unknown) => {
  const value = fromJson<Schema>(schema, json)
  return value.ok ? value.value.value : value.error
}

describe('a tenor, a time or a date', () => {
  it.each([
    [{ tenor: '3M' }, { tenor: '3M' }],
    [{ expiry: '3M' }, { tenor: '3M' }],
    [{ expiry: 'ON', tenor: null }, { tenor: '1D' }],
    [{ tenor: '3m' }, { tenor: '3M' }],
    [{ tenor: '2026-03-01' }, { expiry: { case: 'date', value: '2026-03-01' } }],
    [{ tenor: { value: 0.25, unit: 'yr' } }, { expiry: { case: 'time', value: 0.25 } }],
    [{ expiry: { value: 6, unit: 'months' } }, { expiry: { case: 'time', value: 0.5 } }],
  ])('%j is read by what it is, whatever its name', (json, value) => expect(read(ending, json)).toEqual(value))

  it.each([
    [{ tenor: '3 months' }, 'tenor', "'3 months'"],
    [{ expiry: '2026-02-30' }, 'expiry', "'2026-02-30'"],
    [{ tenor: '3M', expiry: '3M' }, 'expiry', "'3M'"],
  ])('%j is refused where it stands, with what it says', (json, path, actual) => {
    expect(read(ending, json)).toMatchObject({ code: 'FAULT_SHAPE', path, actual })
  })

  it('keeps its name where the two are not alternatives', () => {
    const both = record({ tenor: optional(tenor()), expiry: optional(date()) })
    expect(read(both, { expiry: '3M' })).toMatchObject({ code: 'FAULT_SHAPE', path: 'expiry' })
  })
})

it.each([
  ['yr^(-1/2)', 7.5, 'vol points', 0.075],
  ['1', 25, 'basis points', 0.0025],
  ['1', 25, 'percent', 0.25],
  ['yr', 30, 'days', 30 / 365],
])('%s is read from %d %s', (unit, value, words, coherent) => {
  expect(read(quantity(unit), { value, unit: words })).toBeCloseTo(coherent, 15)
})

it('reads a yield in words by the convention of its sign', () => {
  expect(read(quantity('1/yr', { '%': '%/yr' }), { value: 5.3, unit: 'percent' })).toBeCloseTo(0.053, 15)
})

describe('a currency that does not exist', () => {
  const request = record({ pair: pair(), to: currency() })
  const asking = (errors: readonly string[]): Contract =>
    contract({ name: 'test.ask', summary: 'Asks.', request, response: record({ to: currency() }), errors })

  it('is the no of an operation that has one for unknown currencies', () => {
    const no = { ok: false, error: { reason: 'unknownCurrency', message: "'ZZZ' is no ISO 4217 currency" } }
    const operation = asking(['unknownCurrency'])
    expect(readRequest(operation, { pair: 'EURZZZ', to: 'USD' })).toEqual(no)
    expect(readRequest(operation, { pair: 'EURUSD', to: 'ZZZ' })).toEqual(no)
    expect(readRequest(operation, { pair: 'EURUSD', to: 'USD' })).toMatchObject({ ok: true })
  })

  it('is a fault of the sender elsewhere', () => {
    const fault = { ok: false, error: { code: 'FAULT_UNKNOWN_CURRENCY', path: 'to' } }
    expect(readRequest(asking([]), { pair: 'EURUSD', to: 'ZZZ' })).toMatchObject(fault)
  })
})
