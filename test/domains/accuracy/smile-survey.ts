// The vol of a strike from three quotes, judged by how far it is from the parabola's vol at its own delta in high precision.

import { type Smile, smileVol } from '../../../src/domains/finance/kernel/index.js'
import { atPrecision, big } from '../reference/big-float.js'
import { type DualInputs, type Inputs, rootError } from '../reference/differentiate.js'
import type { Dual } from '../reference/dual.js'
import { type Draws, drawnYields, MINUTE } from './seeded-cases.js'
import type { Tallies } from './tally.js'

type Name = 'spot' | 'strike' | 'domesticYield' | 'foreignYield' | 'expiry' | 'atm' | 'rr' | 'bf' | 'delta' | 'sigma'

/**
 * sigma less Malz's parabola, at N(d1), through the three quotes: sigma = ATM + BF +- RR/2 where the wings' deltas put N(d1), ATM at the straddle without
 * delta or at the forward.
 */
function missOf(x: DualInputs<Name>, onSpot: boolean, atForward: boolean): Dual {
  const rootTime = x.expiry.sqrt()
  const wing = onSpot ? x.delta.times(x.foreignYield.times(x.expiry).exp()) : x.delta
  const half = x.rr.times(0.5)
  const points = [
    [wing, x.atm.plus(x.bf).plus(half)],
    [(atForward ? x.atm.times(rootTime).times(0.5) : x.rr.times(0)).normalCdf(), x.atm],
    [wing.negated().plus(1), x.atm.plus(x.bf).minus(half)],
  ] as const
  const forward = x.spot.times(x.domesticYield.minus(x.foreignYield).times(x.expiry).exp())
  const deviation = x.sigma.times(rootTime)
  const at = forward.over(x.strike).ln().over(deviation).plus(deviation.times(0.5)).normalCdf()
  const vol = points
    .map(([delta, vol], i) =>
      points.reduce(
        (share, [other], k) => (k === i ? share : share.times(at.minus(other)).over(delta.minus(other))),
        vol,
      ),
    )
    .reduce((sum, part) => sum.plus(part))
  return x.sigma.minus(vol)
}

/** Deltas with the premium in them have no closed form to start from; their pillars are `strikeFromDelta`'s to prove. */
export function surveySmiles(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const market = { spot: draws.magnitude(1e-4, 1e4), ...drawnYields(draws), expiry: draws.magnitude(MINUTE, 10) }
    const atm = draws.magnitude(1e-3, 2)
    const rr = atm * draws.between(-0.3, 0.3)
    const bf = atm * draws.between(0, 0.1)
    const delta = draws.of([0.1, 0.25])
    const deltaConvention = draws.of(['spot', 'forward'] as const)
    const atmConvention = draws.of(['DNS', 'forward'] as const)
    const smile: Smile = { atm, rr, bf, delta, deltaConvention, atmConvention }
    const carried = market.spot * Math.exp((market.domesticYield - market.foreignYield) * market.expiry)
    const strike = carried * Math.exp(draws.between(-4, 4) * atm * Math.sqrt(market.expiry))
    const answer = smileVol(smile, market, strike)
    // What is refused rightly is for the kernel's own tests.
    if (!answer.ok) continue
    const numbers = { ...market, strike, atm, rr, bf, delta, sigma: answer.value }
    atPrecision(256, () => {
      const inputs = Object.fromEntries(Object.entries(numbers).map(([name, x]) => [name, big(x)])) as Inputs<Name>
      const miss = (x: DualInputs<Name>) => missOf(x, deltaConvention === 'spot', atmConvention === 'forward')
      const { error, condition } = rootError<Name>(miss, inputs, 'sigma')
      tallies.addError('smileVol', error, condition, { smile, ...market, strike })
    })
  }
}
