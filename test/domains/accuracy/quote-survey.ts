// Figures that are roots: strikes from deltas and vols from prices. They are judged by how far they are from solving,
// in high precision, the equation they are a root of.

import {
  type DeltaConvention,
  forwardRate,
  impliedVol,
  strikeOfDelta,
  type VanillaOption,
  valueOption,
} from '../../../src/domains/finance/kernel/index.js'
import { atPrecision, big, exp } from '../reference/big-float.js'
import { conditionNumbers, rootError } from '../reference/differentiate.js'
import type { Dual } from '../reference/dual.js'
import {
  discountOf,
  forwardOf,
  type Sign,
  type TermName,
  type Terms,
  vanillaPrice,
} from '../reference/garman-kohlhagen.js'
import { type Draws, drawnOption, drawnYields, MINUTE } from './seeded-cases.js'
import type { Tallies } from './tally.js'
import { referenceTerms, signOf } from './vanilla-survey.js'

const CONVENTIONS = ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward'] as const

/** The delta of a strike, without its sign, by its definition: what of the FOR hedges, less the premium paid in FOR. */
function deltaMagnitude(phi: Sign, convention: DeltaConvention, terms: Terms<Dual>): Dual {
  const { strike, vol, foreignYield, expiry } = terms
  const forward = forwardOf(terms)
  const deviation = vol.times(expiry.sqrt())
  const dPlus = forward.over(strike).ln().over(deviation).plus(deviation.times(0.5))
  const adjusted = convention.startsWith('premiumAdjusted')
  const forwardDelta = adjusted
    ? strike.over(forward).times(dPlus.minus(deviation).times(phi).normalCdf())
    : dPlus.times(phi).normalCdf()
  return convention.endsWith('orward') ? forwardDelta : forwardDelta.times(discountOf(foreignYield, expiry))
}

export function surveyStrikes(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const market = { spot: draws.magnitude(1e-6, 1e6), ...drawnYields(draws), expiry: draws.magnitude(MINUTE, 50) }
    const vol = draws.magnitude(1e-6, 5)
    const type = draws.of(['call', 'put'] as const)
    const convention = draws.of(CONVENTIONS)
    const delta = draws.chance(0.5) ? draws.between(0.001, 0.999) : draws.magnitude(1e-12, 0.5)
    const answer = strikeOfDelta(type, delta, convention, vol, market)
    // A delta that no strike has; what is refused rightly is for the kernel's own tests.
    if (!answer.ok) continue
    const at = { type, delta, convention, vol, ...market }
    atPrecision(256, () => {
      const inputs = { ...referenceTerms({ type, ...market, vol, strike: answer.value }), delta: big(delta) }
      const phi = signOf({ type })
      const miss = (x: Terms<Dual> & { delta: Dual }) => deltaMagnitude(phi, convention, x).minus(x.delta)
      const { error, condition, slope } = rootError<TermName | 'delta'>(miss, inputs, 'strike')
      // A call's delta falls with its strike on the market's branch, a put's rises.
      const onBranch = slope.sign === -phi
      tallies.addError(`strikeFromDelta.${convention}`, onBranch ? error : Infinity, condition, at)
    })
  }
}

export function surveyForwards(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const market = { spot: draws.magnitude(1e-6, 1e6), ...drawnYields(draws), expiry: draws.magnitude(MINUTE, 50) }
    const inputs = {
      spot: big(market.spot),
      domesticYield: big(market.domesticYield),
      foreignYield: big(market.foreignYield),
      expiry: big(market.expiry),
    }
    const forward = ({ spot, domesticYield, foreignYield, expiry }: typeof inputs) => ({
      rate: spot.times(exp(domesticYield.minus(foreignYield).times(expiry))),
    })
    const { figures, conditions } = conditionNumbers(forward, inputs)
    tallies.add('forwardRate', forwardRate(market), figures.rate, conditions.rate, market)
  }
}

/** The vol implied by the kernel's own price, rounded as it is, where that price is above 1e-300 and what is certain. */
export function surveyImpliedVols(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const option: VanillaOption = drawnOption(draws)
    const valued = valueOption(option)
    if (!valued.ok || valued.value.value < 1e-300) continue
    const price = valued.value.value
    const answer = impliedVol(option, price)
    atPrecision(256, () => {
      const own = { ...referenceTerms(option), price: big(price) }
      const miss = (x: Terms<Dual> & { price: Dual }) => vanillaPrice(signOf(option), x).minus(x.price)
      const { condition } = rootError<TermName | 'price'>(miss, own, 'vol')
      // Nothing of a vol is left in a price whose last digit weighs more than all of it.
      if (condition > 1e12) return
      const found = answer.ok && answer.value > 0 ? answer.value : undefined
      const at = { ...option, price }
      if (found === undefined) return tallies.addError('impliedVol', Infinity, condition, at)
      const { error } = rootError<TermName | 'price'>(miss, { ...own, vol: big(found) }, 'vol')
      tallies.addError('impliedVol', error, condition, at)
    })
  }
}
