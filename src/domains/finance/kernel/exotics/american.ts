// Options that may be exercised at any time.
//
// Value = European value + the value of the income that early exercise brings forward (Kim 1990): with the strike as unit of price,
//   int_0^T (r e^(-r v) P[exercised] - q S e^(-q v) P*[exercised]) dv,
// the probabilities being those of the region between the boundaries at T - v. A call is the put of the other currency: spot and strike, and both
// yields, change places (McDonald and Schroder, "A parity result for American options", 1998).
//
// With q < r < 0 the region lies between two boundaries, which part at expiry and may meet further from it; beyond that time nothing is exercised.
// Up to there each solves its own equation: a path from above the region stops at its upper end and never sees the lower (Andersen and Lake, "Fast
// American option pricing: the double-boundary case", 2021).
//
// Where bounds in closed form leave nothing to tell, there is nothing to solve.

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { checkOption, type VanillaOption, valueOption } from '../garman-kohlhagen.js'
import { refusal } from '../refusal.js'
import { earlyExercise } from './early-exercise.js'
import { exerciseBounds, isWithoutVol } from './exercise-bounds.js'
import { endsAt, exerciseRegion } from './exercise-region.js'
import type { UnitPut } from './unit-put.js'

/** For a notional of 1 FOR, in DOM. */
export interface AmericanValuation {
  readonly value: number
  readonly earlyExercisePremium: number
  /**
   * How far the value may be off by numerical error: no more than the bounds of the value are apart. Within these it is estimated: what the boundary
   * misses its equation by, halfway between the points where that was solved and by a finer quadrature (exercise at this boundary is worth the value
   * less that much; better may be possible, by no more in all cases known), what the quadrature over the boundary left open, and rounding.
   */
  readonly error: number
  /** What the value rests on: the European one where waiting never costs interest, bounds that leave nothing to tell, or the boundary of exercise. */
  readonly by: 'waiting' | 'bounds' | 'boundary'
}

/** Errors: those of `checkOption`, and `domain` where no resolution settles the value. */
export function valueAmerican(option: VanillaOption): Result<AmericanValuation, DomainError> {
  const checked = checkOption(option)
  if (!checked.ok) return checked
  const european = valueOption(option)
  if (!european.ok) return european
  const { type, spot, strike, domesticYield, foreignYield, vol, expiry } = option
  const [unit, price, ownYield, spotYield] =
    type === 'put' ? [strike, spot, domesticYield, foreignYield] : [spot, strike, foreignYield, domesticYield]
  // A second boundary as far down as next to nothing is none.
  const strikeYield = ownYield < 0 && -ownYield * expiry < NEGLIGIBLE ? 0 : ownYield
  const put = { strikeYield, spotYield, vol }
  const floor = european.value.value
  const taken = unit * Math.abs(strikeYield - ownYield) * expiry
  if (neverExercised(put) || expiry === 0)
    return ok({
      value: Math.max(floor, unit - price),
      earlyExercisePremium: Math.max(0, unit - price - floor),
      error: ROUNDING * (floor + unit) + taken,
      by: 'waiting',
    })
  const bounds = exerciseBounds(put, price / unit, expiry, floor / unit)
  const [least, most] = [unit * bounds.least, unit * bounds.most]
  const rounding = ROUNDING * (least + unit) + taken
  /** With a value of its own and that value's error, neither beyond the bounds. */
  const answered = (own: number, error: number, by: AmericanValuation['by']) => {
    const value = Math.max(floor, Math.min(Math.max(own, least), most))
    return ok({ value, earlyExercisePremium: value - floor, error: rounding + Math.min(error, most - least), by })
  }
  const apart = most - least
  if (apart <= CLOSE * unit || isWithoutVol(put, expiry)) return answered(least, apart, 'bounds')
  const region = exerciseRegion(put, expiry)
  // Negative yields let a miss grow until it is paid.
  const miss = region.miss * Math.max(1, Math.exp(-strikeYield * expiry))
  if (!Number.isFinite(miss))
    return apart <= NEARLY_CLOSE * Math.max(unit, price) ? answered(least, apart, 'bounds') : unsettled()
  const ends = endsAt(region, expiry)
  if (ends !== undefined && ends[0] <= price / unit && price / unit <= ends[1]) {
    return answered(unit - price, unit * miss, 'boundary')
  }
  const premium = earlyExercise(put, price / unit, expiry, region)
  const value = floor + unit * premium.value
  const error = unit * (miss + premium.error)
  return Number.isFinite(value + error) ? answered(value, error, 'boundary') : unsettled()
}

const unsettled = () => refusal('domain', 'the boundary of early exercise does not settle')

const ROUNDING = 2 ** -44
/** Bounds this close, in strikes, are the value. */
const CLOSE = 1e-9
/** And these, in the greater of strike and spot, where rounding keeps a boundary from settling. */
const NEARLY_CLOSE = 1e-6
/** What a negative yield of the strike may come to over the life and be none. */
const NEGLIGIBLE = 1e-10
/** Where waiting never costs interest: exercise brings r K and gives up q S, with S below K. */
const neverExercised = ({ strikeYield, spotYield }: UnitPut): boolean =>
  strikeYield < 0 || (strikeYield === 0 && spotYield >= 0) ? strikeYield <= spotYield : false
