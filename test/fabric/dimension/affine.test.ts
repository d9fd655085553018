// Units with a zero of their own: numbers in them are points on a scale.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  affineOf,
  convert,
  fromCoherent,
  isCoherent,
  parseUnit,
  toCoherent,
} from '../../../src/fabric/dimension/index.js'
import { checkSchema, quantity } from '../../../src/fabric/schema/index.js'
import { exact, magnitude, one, unit } from './exactly.js'

describe('points on a scale', () => {
  it.each([
    [20, 'degC', 'K', 293.15],
    [-273, 'degC', 'K', 0.15],
    [-273.15, 'degC', 'K', 2 ** -45 * 0.8], // what the double nearest to -273.15 is short of it
    [0, 'degC', 'K', 273.15],
    [32, 'degF', 'degC', 0],
    [212, 'degF', 'degC', 100],
    [68, 'degF', 'degC', 20],
    [-40, 'degF', 'degC', -40],
    [-459, 'degF', 'degR', 0.67],
    [37, 'degC', 'degF', 98.6],
    [300, 'K', 'degC', 26.85],
    [0, 'degF', 'degR', 459.67],
    [500, 'degR', 'degF', 40.33],
    [5, 'K', 'degR', 9],
    [1e300, 'degC', 'K', 1e300],
  ])('%f %s is %s: %f', (value, from, to, expected) => {
    expect(convert(value, unit(from), unit(to))).toBe(expected)
  })

  it('pass what is not a number through', () => {
    expect(toCoherent(Number.POSITIVE_INFINITY, unit('degC'))).toBe(Number.POSITIVE_INFINITY)
    expect(fromCoherent(Number.NaN, unit('degF'))).toBeNaN()
  })

  it('are converted with one rounding: no other double lies nearer to the exact value', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (value) => {
        const kelvin = toCoherent(value, unit('degF'))
        // (value + 459.67) * 5 / 9, so 900 K - 500 value - 229,835 is 0 but for rounding.
        const error = (candidate: number) => magnitude(900n * exact(candidate) - 500n * exact(value) - 229_835n * one)
        const step = 2 ** (Math.floor(Math.log2(Math.abs(kelvin) || 1)) - 52)
        expect(error(kelvin) <= error(kelvin + step)).toBe(true)
        expect(error(kelvin) <= error(kelvin - step)).toBe(true)
      }),
    )
  })

  it('agree both ways', () => {
    fc.assert(
      fc.property(fc.double({ min: -200, max: 1e4, noNaN: true }), fc.constantFrom('degC', 'degF'), (value, text) => {
        const back = fromCoherent(toCoherent(value, unit(text)), unit(text))
        expect(Math.abs(back - value)).toBeLessThan(1e-10)
      }),
    )
  })

  it('know the unit of their differences', () => {
    expect(affineOf('degC')?.affine.difference).toBe('K')
    expect(affineOf('degF')?.affine.difference).toBe('degR')
    for (const symbol of ['K', 'degR', 'm', 'EUR', 'mdegC', '']) expect(affineOf(symbol)).toBeUndefined()
  })

  it.each([
    ['degC/m', 'degC', 'K', 0],
    ['J / (kg degC)', 'degC', 'K', 8],
    ['m degF', 'degF', 'degR', 2],
    ['degC^2', 'degC', 'K', 0],
    ['1/degF', 'degF', 'degR', 2],
    ['/degC', 'degC', 'K', 1],
    ['degC * 1', 'degC', 'K', 0],
  ])('%s is refused: %s stands alone, and %s is meant', (text, name, difference, start) => {
    expect(parseUnit(text)).toMatchObject({
      ok: false,
      error: {
        code: 'FAULT_UNKNOWN_UNIT',
        name,
        candidates: [difference],
        span: { start, end: start + 4 },
      },
    })
  })

  it('have no prefixes', () => {
    expect(parseUnit('mdegC')).toMatchObject({ ok: false, error: { code: 'FAULT_UNKNOWN_UNIT', candidates: ['mK'] } })
  })

  it('are never the unit of a schema, though their factor is 1', () => {
    expect(isCoherent(unit('degC'))).toBe(false)
    expect(isCoherent(unit('K'))).toBe(true)
    expect(checkSchema(quantity('degC')).ok).toBe(false)
    expect(checkSchema(quantity('K')).ok).toBe(true)
  })
})
