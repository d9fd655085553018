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

import type { DomainError } from '../../../../fabric/fault.js'
import { ok, type Result } from '../../../../fabric/result.js'
import { checkOption, type VanillaOption, valueOption } from '../garman-kohlhagen.js'
import { refusal } from '../refusal.js'
import { certainPut } from './certain-put.js'
import { earlyExercise } from './early-exercise.js'
import { endsAt, exerciseRegion } from './exercise-region.js'
import { isDouble, type UnitPut } from './unit-put.js'

/** For a notional of 1 FOR, in DOM. */
export interface AmericanValuation {
  readonly value: number
  readonly earlyExercisePremium: number
  /**
   * How far the value may be off by numerical error. It is estimated: what the boundary misses its equation by, halfway between the points
   * where that was solved and by a finer quadrature (exercise at this boundary is worth the value less that much; better may be possible, by no
   * more in all cases known), and what the integral over the boundary left open.
   */
  readonly error: number
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
  const rounding = ROUNDING * (floor + unit) + unit * Math.abs(strikeYield - ownYield) * expiry
  if (neverExercised(put) || expiry === 0)
    return ok({
      value: Math.max(floor, unit - price),
      earlyExercisePremium: Math.max(0, unit - price - floor),
      error: rounding,
    })
  const certain = unit * certainPut(put, price / unit, expiry)
  // No path leaves the one without vol by more than this, on average over its worst times (Doob's inequality), and the value is no lower than
  // on that one.
  const astray = 2 * price * Math.max(1, Math.exp(-spotYield * expiry)) * Math.sqrt(Math.expm1(vol * vol * expiry))
  const withoutVol = () => {
    const value = Math.max(floor, certain)
    return ok({ value, earlyExercisePremium: value - floor, error: rounding + astray })
  }
  if (vol * Math.sqrt(expiry) < NO_VOL) return withoutVol()
  const ceiling = unit * greatestIncome(put, price / unit, expiry)
  if (ceiling <= NEGLIGIBLE * unit) {
    const value = Math.max(floor, certain)
    return ok({ value, earlyExercisePremium: value - floor, error: rounding + ceiling })
  }
  const region = exerciseRegion(put, expiry)
  // Negative yields let a miss grow until it is paid.
  const miss = region.miss * Math.max(1, Math.exp(-strikeYield * expiry))
  if (!Number.isFinite(miss)) return astray <= NEARLY_NO_VOL * unit ? withoutVol() : unsettled()
  const ends = endsAt(region, expiry)
  if (ends !== undefined && ends[0] <= price / unit && price / unit <= ends[1]) {
    const value = unit - price
    return ok({ value, earlyExercisePremium: value - floor, error: rounding + unit * miss })
  }
  const premium = earlyExercise(put, price / unit, expiry, region)
  const value = Math.max(floor + unit * premium.value, floor, certain)
  const error = rounding + unit * (miss + premium.error)
  if (!Number.isFinite(value + error)) return unsettled()
  return ok({ value, earlyExercisePremium: value - floor, error: Math.min(error, rounding + ceiling) })
}

const unsettled = () => refusal('domain', 'the boundary of early exercise does not settle')

const ROUNDING = 2 ** -44
/** Below this sigma sqrt(T) no boundary is looked for. */
const NO_VOL = 1e-9
/** How far, in strikes, paths may stray for the value without vol to stand in where rounding keeps a boundary from settling. */
const NEARLY_NO_VOL = 1e-4
/** Premiums up to this, in strikes, are not looked for. */
const NEGLIGIBLE = 1e-10
/** Where waiting never costs interest: exercise brings r K and gives up q S, with S below K. */
const neverExercised = ({ strikeYield, spotYield }: UnitPut): boolean =>
  strikeYield < 0 || (strikeYield === 0 && spotYield >= 0) ? strikeYield <= spotYield : false

/** No less than all the interest, in strikes, that exercise could bring forward. */
function greatestIncome(put: UnitPut, spot: number, expiry: number): number {
  const { strikeYield, spotYield, vol } = put
  if (!isDouble(put))
    return Math.max(0, -Math.expm1(-strikeYield * expiry)) + spot * Math.max(0, Math.expm1(-spotYield * expiry))
  // Between the boundaries exercise brings at most r - q a year, and they have met by about (ln(q / r) / sigma)^2.
  const width = Math.log(spotYield / strikeYield) / vol
  return (strikeYield - spotYield) * Math.exp(-strikeYield * expiry) * Math.min(expiry, 4 * width * width)
}
