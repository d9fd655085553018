import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agrees, matches, type Observed } from '../../../src/cli/eval/match.js'

const call = (op: string, args: Record<string, unknown>) => ({ op, args })
const observed = (calls: Observed['calls'], extra: Partial<Observed> = {}): Observed => ({
  outcome: 'ok',
  calls,
  ...extra,
})

describe('an argument', () => {
  it.each<[unknown, unknown]>([
    [
      { value: 72, unit: 'km/h' },
      { value: 20, unit: 'm/s' },
    ],
    [
      { value: 60, unit: 'mi/h' },
      { value: 26.8224, unit: 'm/s' },
    ],
    [
      { value: 45, unit: 'deg' },
      { value: Math.PI / 4, unit: 'rad' },
    ],
    [
      { value: 8, unit: 'volpt' },
      { value: 0.08, unit: 'yr^(-1/2)' },
    ],
    [
      { amount: 5_000_000, unit: 'EUR' },
      { value: 5_000_000, unit: 'EUR' },
    ],
    [{ value: 5, unit: '%' }, 0.05],
    [0.7, { value: 0.7, unit: '1' }],
    [
      { value: 0, unit: 'm/s' },
      { value: 0, unit: 'km/h' },
    ],
    ['EURUSD', 'EURUSD'],
    ['s', ['s']],
    [['s'], 's'],
    [
      ['s', 't'],
      ['s', 't'],
    ],
    [{ pair: 'EURUSD' }, { pair: 'EURUSD', side: 'long' }],
  ])('%j agrees with %j', (expected, actual) => {
    expect(agrees(expected, actual)).toBe(true)
  })

  it.each<[unknown, unknown]>([
    [
      { value: 72, unit: 'km/h' },
      { value: 72, unit: 'm/s' },
    ],
    [
      { value: 72, unit: 'km/h' },
      { value: 72, unit: 'mi/h' },
    ],
    [
      { value: 5, unit: 'm/s^2' },
      { value: 5, unit: 'm/s^3' },
    ],
    [
      { amount: 5, unit: 'EUR' },
      { amount: 5, unit: 'USD' },
    ],
    [
      { value: 1.1, unit: 'USD/EUR' },
      { value: 1.1, unit: 'EUR/USD' },
    ],
    [{ value: 5, unit: 'm' }, 5],
    [5, { value: 5, unit: 'm' }],
    [
      { value: 5, unit: 'm' },
      { value: -5, unit: 'm' },
    ],
    [
      { value: 5, unit: 'm' },
      { value: 5.0001, unit: 'm' },
    ],
    [
      { value: 5, unit: 'furlongs' },
      { value: 5, unit: 'furlongs' },
    ],
    ['call', 'put'],
    ['3M', '3m'],
    [
      ['s', 't'],
      ['t', 's'],
    ],
    [['s', 't'], ['s']],
    [[1], []],
    [{ pair: 'EURUSD', strike: 1 }, { pair: 'EURUSD' }],
    [{ pair: 'EURUSD' }, undefined],
    [5, undefined],
    ['x', null],
  ])('%j does not agree with %j', (expected, actual) => {
    expect(agrees(expected, actual)).toBe(false)
  })

  it('agrees with itself, and with more than what was asked for', () => {
    const leaf = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constantFrom('call', 'EURUSD', '3M'),
      fc.record({ value: fc.integer(), unit: fc.constantFrom('m/s', 'km/h', 'USD/EUR', '1') }),
    )
    const args = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.oneof(leaf, fc.array(leaf, { maxLength: 3 })))
    fc.assert(
      fc.property(args, args, (expected, more) => {
        expect(agrees(expected, { ...more, ...expected })).toBe(true)
      }),
    )
  })
})

describe('a case', () => {
  const sum = call('finance.sum', { amounts: [1] })
  const convert = call('finance.convert', { to: 'USD' })

  it('matches the same calls in any order', () => {
    expect(matches({ outcome: 'ok', calls: [sum, convert] }, observed([convert, sum]))).toBe(true)
  })

  it('does not match when a call is missing, added, made twice or made with other arguments', () => {
    const expected = { outcome: 'ok' as const, calls: [sum, convert] }
    const other = call('finance.convert', { to: 'CHF' })
    for (const calls of [[sum], [], [sum, convert, convert], [sum, sum], [sum, other]]) {
      expect(matches(expected, observed(calls))).toBe(false)
    }
  })

  it('ignores arguments that are not expected', () => {
    const asked = call('finance.convert', { to: 'USD' })
    const made = call('finance.convert', { to: 'USD', market: 'input:market', amount: { amount: 5, unit: 'EUR' } })
    expect(matches({ outcome: 'ok', calls: [asked] }, observed([made]))).toBe(true)
  })

  it('matches when any pairing of its calls does, however loosely the first are described', () => {
    const loose = call('finance.convert', {})
    const made = [call('finance.convert', { to: 'USD' }), call('finance.convert', { to: 'CHF' })]
    for (const calls of [made, [...made].reverse()]) {
      expect(matches({ outcome: 'ok', calls: [loose, call('finance.convert', { to: 'USD' })] }, observed(calls))).toBe(
        true,
      )
      expect(matches({ outcome: 'ok', calls: [loose, call('finance.convert', { to: 'GBP' })] }, observed(calls))).toBe(
        false,
      )
    }
  })

  it('needs the same outcome', () => {
    expect(matches({ outcome: 'clarify', calls: [] }, observed([]))).toBe(false)
    expect(matches({ outcome: 'refuse' }, observed([sum], { outcome: 'refuse' }))).toBe(true)
  })

  it('needs of a fault what it names', () => {
    const fault = { path: 'deceleration', expected: 'm / s^2', actual: 'm / s' }
    const faulted = observed([], { outcome: 'fault', fault })
    expect(matches({ outcome: 'fault', fault: { path: 'deceleration' } }, faulted)).toBe(true)
    expect(matches({ outcome: 'fault', fault: { ...fault, actual: 'm' } }, faulted)).toBe(false)
    expect(matches({ outcome: 'fault', fault }, observed([], { outcome: 'fault' }))).toBe(false)
  })
})
