import fc from 'fast-check'
import type { BookColumns, VanillaOption } from '../../../../src/domains/finance/kernel/index.js'
import type { Result } from '../../../../src/fabric/result.js'

/** The value of a result that the test has no doubt about. */
export function answerOf<T>(result: Result<T, { readonly reason: string; readonly message: string }>): T {
  if (!result.ok) throw new Error(`${result.error.reason}: ${result.error.message}`)
  return result.value
}

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const magnitudes = (min: number, max: number) => between(Math.log(min), Math.log(max)).map(Math.exp)

interface Ranges {
  readonly vol: readonly [number, number]
  readonly expiry: readonly [number, number]
  /** ln(F/K) in units of sigma sqrt(T) */
  readonly moneyness: number
}

/** What desks quote: vols of 3 to 60 %, a week to 10 years, strikes within four standard deviations. */
export const deskOptions = options({ vol: [0.03, 0.6], expiry: [0.02, 10], moneyness: 4 })

/** The far ends: vols from 1e-6 to 5, a minute to 50 years, prices down to 1e-285, strikes up to e^10 away. */
export const extremeOptions = options({ vol: [1e-6, 5], expiry: [1.9e-6, 50], moneyness: 36 })

function options(ranges: Ranges): fc.Arbitrary<VanillaOption> {
  return fc
    .record({
      type: fc.constantFrom('call' as const, 'put' as const),
      spot: magnitudes(0.01, 200),
      domesticYield: between(-0.01, 0.12),
      foreignYield: between(-0.01, 0.12),
      vol: magnitudes(...ranges.vol),
      expiry: magnitudes(...ranges.expiry),
      moneyness: between(-ranges.moneyness, ranges.moneyness),
    })
    .map(({ moneyness, ...option }) => {
      const forward = option.spot * Math.exp((option.domesticYield - option.foreignYield) * option.expiry)
      return { ...option, strike: forward * Math.exp(-clamp(moneyness * option.vol * Math.sqrt(option.expiry))) }
    })
}

export const euroDollarCall: VanillaOption = {
  type: 'call',
  spot: 1.085,
  strike: 1.1,
  domesticYield: 0.053,
  foreignYield: 0.039,
  vol: 0.075,
  expiry: 0.25,
}

/** Beyond a factor of e^10 between strike and forward there is no market. */
function clamp(logMoneyness: number): number {
  return Math.max(-10, Math.min(10, logMoneyness))
}

/** Columns of options with their signed notionals, in FOR. */
export function columnsOf(options: readonly VanillaOption[], notionals: readonly number[]): BookColumns {
  const column = (pick: (option: VanillaOption) => number) => Float64Array.from(options, pick)
  return {
    type: Int8Array.from(options, (option) => (option.type === 'call' ? 1 : -1)),
    notional: Float64Array.from(notionals),
    spot: column((option) => option.spot),
    strike: column((option) => option.strike),
    domesticYield: column((option) => option.domesticYield),
    foreignYield: column((option) => option.foreignYield),
    vol: column((option) => option.vol),
    expiry: column((option) => option.expiry),
  }
}
