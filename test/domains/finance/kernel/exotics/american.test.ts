import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type VanillaOption, valueAmerican, valueOption } from '../../../../../src/domains/finance/kernel/index.js'
import { drawnAmerican } from '../../../accuracy/american-survey.js'
import { Draws } from '../../../accuracy/seeded-cases.js'
import { differencedPut } from '../../../reference/american.js'
import { binomialAmerican } from './binomial-american.js'

/** Put on 1: spot, domestic yield, foreign yield, vol, years. */
const extremes: readonly (readonly [string, number, number, number, number, number])[] = [
  ['a vol of 0.1 % and 50 years', 1, 0.5, 0, 0.001, 50],
  ['a vol of 1 %, yields of 50 and 40 %', 1, 0.5, 0.4, 0.01, 50],
  ['a vol of 500 % and half a year', 1, 0.05, 0, 5, 0.5],
  ['a vol of 0.0001 %', 1, 0.05, 0.02, 1e-6, 50],
  ['a vol of 0.0001 % and equal yields of 50 %', 1, 0.5, 0.5, 1e-6, 1],
  ['next to no domestic yield and 50 % foreign', 1, 1e-6, 0.5, 0.2, 50],
  ['one minute', 1.0001, 0.5, -0.05, 3, 1 / 525600],
  ['two boundaries for 50 years at a vol of 0.1 %', 0.81, -0.04, -0.05, 0.001, 50],
  ['two boundaries that have long met', 1, -0.01, -0.05, 1, 3],
  ['two boundaries a fifth of a percent apart', 0.999, -0.0499, -0.05, 0.02, 20],
  ['two boundaries and a vol of 0.0001 %, spot above both', 1.0000001, -0.01, -0.1, 1e-6, 50],
  ['two boundaries and a vol of 0.0001 %, spot between them', 0.5, -0.01, -0.1, 1e-6, 50],
  ['two boundaries and a vol of 0.0001 %, the lower reached in time', 0.05, -0.01, -0.1, 1e-6, 50],
  ['two boundaries and a vol of 0.0001 %, the lower reached at expiry', 0.1 * Math.exp(-4.5), -0.01, -0.1, 1e-6, 50],
  ['two boundaries and a vol of 0.0001 %, the lower out of reach', 1e-3, -0.01, -0.1, 1e-6, 50],
  ['two boundaries and a vol of 0.03 %, the lower reached at expiry', 0.25, -0.05, -0.1, 3e-4, Math.log(2) / 0.05],
]

const equalYields = { domesticYield: 0.209, foreignYield: 0.209, vol: 1e-6, expiry: 4e-4 }

const valued = (option: VanillaOption) => {
  const result = valueAmerican(option)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

/** Put on 100: spot, domestic yield, foreign yield, vol, years. */
const puts: readonly (readonly [string, number, number, number, number, number])[] = [
  ['equal yields', 100, 0.05, 0.05, 0.25, 1],
  ['the domestic yield above the foreign', 91, 0.05, 0.02, 0.2, 3],
  ['the foreign yield above the domestic', 80, 0.08, 0.12, 0.2, 3],
  ['a negative foreign yield', 100, 0.05, -0.02, 0.3, 2],
  ['no domestic yield and a negative foreign one', 100, 0, -0.02, 0.3, 2],
  ['no foreign yield', 90, 0.06, 0, 0.2, 1],
  ['a low vol', 100, 0.05, 0.02, 0.05, 1],
  ['a high vol', 100, 0.05, 0.02, 0.9, 1],
  ['both yields negative: two boundaries', 100, -0.005, -0.01, 0.08, 1],
  ['both yields negative, spot between the boundaries', 60, -0.005, -0.01, 0.08, 5],
  ['both yields negative, spot under both boundaries', 22, -0.02, -0.08, 0.1, 10],
  ['both yields negative: boundaries that have met', 100, -0.005, -0.01, 0.08, 20],
]

describe('American options', () => {
  it.each(puts)('agree with a binomial tree: %s', (_, spot, domesticYield, foreignYield, vol, expiry) => {
    const option = { type: 'put' as const, spot, strike: 100, domesticYield, foreignYield, vol, expiry }
    const reference = binomialAmerican(option, 2000)
    const { value, error } = valued(option)
    expect(Math.abs(value - reference.value)).toBeLessThan(1e-4 + 0.3 * reference.lastStep)
    expect(error).toBeLessThan(1e-5)
  })

  it.each(extremes)('agree with finite differences: %s', (_, spot, domesticYield, foreignYield, vol, expiry) => {
    const option = { type: 'put' as const, spot, strike: 1, domesticYield, foreignYield, vol, expiry }
    const { value, error } = valued(option)
    const reference = differencedPut({ spot, strikeYield: domesticYield, spotYield: foreignYield, vol, expiry }, 500)
    expect(reference.apart).toBeLessThan(1e-4)
    expect(Math.abs(value - reference.value)).toBeLessThan(1e-6)
    expect(error).toBeLessThan(1e-8)
  })

  it.each([
    [1, 0.05, 0.02, 0.3],
    [0.8, 0.02, 0.08, 0.15],
    [1.2, 0.04, -0.01, 0.6],
  ])('that hardly ever expire are worth the perpetual one: spot %d, yields %d and %d, vol %d', (spot, r, q, vol) => {
    // (1 - b) (S / b)^beta, b = beta / (beta - 1), beta the negative root of sigma^2 beta (beta - 1) / 2 + (r - q) beta = r.
    const drift = (r - q) / (vol * vol) - 0.5
    const beta = -drift - Math.sqrt(drift * drift + (2 * r) / (vol * vol))
    const boundary = beta / (beta - 1)
    const terms = { type: 'put' as const, spot, strike: 1, domesticYield: r, foreignYield: q, vol, expiry: 800 }
    expect(Math.abs(valued(terms).value - (1 - boundary) * (spot / boundary) ** beta)).toBeLessThan(1e-8)
  })

  it.each([5e-324, -5e-324, 1e-12, -1e-12])('a domestic yield of %d counts for as little as it is', (domesticYield) => {
    const terms = { type: 'put' as const, spot: 0.9, strike: 1, foreignYield: -0.02, vol: 0.2, expiry: 2 }
    const without = valued({ ...terms, domesticYield: 0 }).value
    expect(Math.abs(valued({ ...terms, domesticYield }).value - without)).toBeLessThan(1e-9)
  })

  it('Hull, "Options, Futures, and Other Derivatives", example 21.1: 4.283 by 500 steps', () => {
    const option = {
      type: 'put' as const,
      spot: 50,
      strike: 50,
      domesticYield: 0.1,
      foreignYield: 0,
      vol: 0.4,
      expiry: 5 / 12,
    }
    expect(valued(option).value).toBeCloseTo(4.283, 2)
  })

  const option = fc.record({
    type: fc.constantFrom('call' as const, 'put' as const),
    spot: fc.double({ min: 0.5, max: 2, noNaN: true }),
    strike: fc.constant(1),
    domesticYield: fc.double({ min: -0.05, max: 0.1, noNaN: true }),
    foreignYield: fc.double({ min: -0.05, max: 0.1, noNaN: true }),
    vol: fc.double({ min: 0.02, max: 1, noNaN: true }),
    expiry: fc.double({ min: 0.01, max: 5, noNaN: true }),
  })

  it('are worth no less than the European option and than exercise now, with an error below a millionth', () => {
    fc.assert(
      fc.property(option, (terms) => {
        const { value, earlyExercisePremium, error } = valued(terms)
        const european = valueOption(terms)
        const { type, spot, strike } = terms
        expect(earlyExercisePremium).toBeGreaterThanOrEqual(0)
        expect(value).toBeGreaterThanOrEqual(Math.max(type === 'call' ? spot - strike : strike - spot, 0) - 1e-15)
        expect(european.ok && value - european.value.value).toBeGreaterThanOrEqual(0)
        expect(error).toBeLessThan(1e-6 * Math.max(spot, strike))
      }),
      { numRuns: 40 },
    )
  })

  it('a call is the put of the other currency', () => {
    fc.assert(
      fc.property(option, (terms) => {
        const { type, spot, strike, domesticYield, foreignYield } = terms
        const mirrored = { ...terms, type: type === 'call' ? ('put' as const) : ('call' as const) }
        const other = {
          ...mirrored,
          spot: strike,
          strike: spot,
          domesticYield: foreignYield,
          foreignYield: domesticYield,
        }
        expect(Math.abs(valued(other).value - valued(terms).value)).toBeLessThan(1e-9 * (spot + strike))
      }),
      { numRuns: 20 },
    )
  })

  it.each([
    ['call', 0.05, 0],
    ['call', 0.05, -0.01],
    ['put', 0, 0.03],
    ['put', -0.02, -0.01],
  ] as const)('a %s with yields %d and %d is the European one', (type, domesticYield, foreignYield) => {
    const terms = { type, spot: 1.1, strike: 1, domesticYield, foreignYield, vol: 0.1, expiry: 2 }
    const european = valueOption(terms)
    expect(valued(terms)).toMatchObject({ value: european.ok && european.value.value, earlyExercisePremium: 0 })
  })

  it('is worth no less for more time where paths cross the boundary all at once', () => {
    const terms = { type: 'put' as const, spot: 1, strike: 1, domesticYield: 0.03, foreignYield: 0.5, vol: 3.2e-4 }
    const values = [15, 15.5, 16, 16.5, 17].map((expiry) => valued({ ...terms, expiry }).value)
    for (const [k, value] of values.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(values[k]! - 1e-12)
  })

  it.each([
    ['equal yields', 1, 0.05, 0.05, 1e-9, 5],
    ['two boundaries, of which one hardly leaves its start', 0.9, -0.02, -0.1, 1e-6, 35],
  ])('with next to no vol has a value: %s', (_, spot, domesticYield, foreignYield, vol, expiry) => {
    const option = { type: 'put' as const, spot, strike: 1, domesticYield, foreignYield, vol, expiry }
    const { value, error } = valued(option)
    expect(error).toBeLessThan(1e-8)
    expect(Math.abs(value - valued({ ...option, vol: 0 }).value)).toBeLessThan(1e-8)
  })

  it('have a value, to a millionth, over the whole range that users meet, and where both yields are negative and vols tiny', () => {
    const draws = new Draws(17)
    const cases = Array.from({ length: 400 }, () => drawnAmerican(draws))
    for (let i = 0; i < 200; i++) {
      const [domesticYield, foreignYield] = [-draws.between(0, 0.1), -draws.between(0, 0.1)]
      const [vol, expiry] = [draws.magnitude(1e-6, 1e-3), draws.between(5, 50)]
      const reached = Math.log(domesticYield / foreignYield) - (domesticYield - foreignYield) * expiry
      const spot = Math.exp(draws.of([-draws.between(0, 3), reached, reached + vol, 0]))
      cases.push({ type: draws.of(['call', 'put']), spot, strike: 1, domesticYield, foreignYield, vol, expiry })
    }
    // Heights that no longer matter, and times in which nothing is earned.
    const [still, brief] = [{ domesticYield: 0, foreignYield: -0.003, vol: 2.7, expiry: 13.3 }, equalYields]
    const slight = { domesticYield: 0, foreignYield: -2.4e-6, vol: 4.4, expiry: 11.8 }
    for (const terms of [still, brief, slight]) cases.push({ type: 'put', spot: 1, strike: 1, ...terms })
    for (const option of cases) {
      const { error } = valued(option)
      expect(error, JSON.stringify(option)).toBeLessThan(1e-6 * Math.max(option.spot, option.strike))
    }
  })

  it('without vol is exercised at the best time on its one path', () => {
    // max over t of e^(-0.05 t) - S e^(-0.1 t) with S = 0.8, at e^(0.05 t) = 2 S: 1/1.6 - 0.8/1.6^2
    const terms = { spot: 0.8, strike: 1, domesticYield: 0.05, foreignYield: 0.1, vol: 0, expiry: 20 }
    expect(valued({ ...terms, type: 'put' }).value).toBeCloseTo(0.3125, 14)
  })
})
