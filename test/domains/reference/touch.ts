// Touch digitals for a payout of 1 DOM: Reiner and Rubinstein, "Unscrambling the Binary Code" (1991), as Haug's terms
// E and F (2007, 4.17.1); the double no-touch by Hui, "One-Touch Double Barrier Binary Option Values" (1996), and by
// the method of images (Feller, "An Introduction to Probability Theory", vol. 2, X.5).

import { pi, workingPrecision } from './big-float.js'
import { Dual } from './dual.js'
import { carried, type LevelTerms, standardised } from './exotic-terms.js'
import type { Sign } from './garman-kohlhagen.js'

export interface TouchTerms extends LevelTerms {
  readonly barrier: Dual
}

/** 1 at expiry if the barrier was never touched: eta +1 for a barrier below spot, -1 above. */
export function survivalPaid(eta: Sign, terms: TouchTerms): Dual {
  const common = carried(terms)
  const { below, reflected, weight } = hitting(eta, terms)
  return common.domesticDiscount.times(below.negated().normalCdf().minus(weight.times(reflected.normalCdf())))
}

/** 1 at expiry if the barrier was touched. */
export function touchPaidAtExpiry(eta: Sign, terms: TouchTerms): Dual {
  const { below, reflected, weight } = hitting(eta, terms)
  return carried(terms).domesticDiscount.times(below.normalCdf().plus(weight.times(reflected.normalCdf())))
}

function hitting(eta: Sign, terms: TouchTerms) {
  const { spot, barrier } = terms
  const common = carried(terms)
  return {
    below: standardised(spot, barrier, common).minus(common.deviation).times(-eta),
    reflected: standardised(barrier, spot, common).minus(common.deviation).times(eta),
    weight: barrier.over(spot).pow(common.mu.times(2)),
  }
}

/** 1 at the moment the barrier is touched, for yields of either sign. */
export function paidAtHit(eta: Sign, terms: TouchTerms): Dual {
  const { spot, barrier, domesticYield, vol } = terms
  const { mu, deviation } = carried(terms)
  const square = mu.times(mu).plus(domesticYield.times(2).over(vol.times(vol)))
  const nearer = barrier.over(spot)
  const distance = nearer.ln().over(deviation).times(eta)
  if (square.value.sign < 0) {
    const turn = square.negated().sqrt()
    const [real, imaginary] = complexNormalCdf(distance, turn.times(deviation).times(eta))
    const angle = turn.times(nearer.ln())
    const sum = angle.cos().times(real).minus(angle.sin().times(imaginary))
    return nearer.pow(mu).times(sum).times(2)
  }
  const lambda = square.sqrt()
  const reach = lambda.times(deviation).times(eta)
  const first = nearer.pow(mu.plus(lambda)).times(distance.plus(reach).normalCdf())
  return first.plus(nearer.pow(mu.minus(lambda)).times(distance.minus(reach).normalCdf()))
}

/**
 * N(x + iy) by Taylor's series from N(x), whose derivatives are Hermite's polynomials times the density. Where lambda above
 * is imaginary, the two terms of the printed formula are conjugate and their sum is real.
 */
function complexNormalCdf(x: Dual, y: Dual): readonly [real: Dual, imaginary: Dual] {
  const density = x.times(x).times(-0.5).exp().over(Dual.of(pi()).times(2).sqrt())
  const parts: [Dual, Dual] = [Dual.of(0), Dual.of(0)]
  let [before, hermite] = [Dual.of(0), Dual.of(1)]
  let power = y
  for (let k = 1; k < 30 || power.times(hermite).value.magnitude > -workingPrecision(); k++) {
    // i^k (-1)^(k - 1) y^k/k! He_(k-1)(x)
    const term = power.times(hermite)
    const part = k % 2 === 0 ? 0 : 1
    const negative = (k % 4 === 2 || k % 4 === 3) !== (k % 2 === 0)
    parts[part] = negative ? parts[part].minus(term) : parts[part].plus(term)
    ;[before, hermite] = [hermite, x.times(hermite).minus(before.times(k - 1))]
    power = power.times(y).over(k + 1)
  }
  return [x.normalCdf().plus(density.times(parts[0])), density.times(parts[1])]
}

/** Seen from the other currency, an amount of FOR is an amount of DOM: the pair turned over. */
export const turned = <T extends LevelTerms>(terms: T): LevelTerms => ({
  spot: Dual.of(1).over(terms.spot),
  domesticYield: terms.foreignYield,
  foreignYield: terms.domesticYield,
  vol: terms.vol,
  expiry: terms.expiry,
})

export interface CorridorTerms extends LevelTerms {
  readonly lower: Dual
  readonly upper: Dual
}

/** 1 at expiry if neither barrier was touched: the form that converges for how far spot may wander. */
export function doubleNoTouch(terms: CorridorTerms): Dual {
  const width = terms.upper.over(terms.lower).ln()
  return carried(terms).deviation.value.compare(width.value) > 0
    ? doubleNoTouchBySines(terms)
    : doubleNoTouchByImages(terms)
}

/** Hui's Fourier series. */
export function doubleNoTouchBySines(terms: CorridorTerms): Dual {
  const { spot, lower, upper, domesticYield, vol } = terms
  const { mu, deviation } = carried(terms)
  const width = upper.over(lower).ln()
  const alpha = mu.negated()
  const beta = mu
    .times(mu)
    .plus(domesticYield.times(2).over(vol.times(vol)))
    .negated()
  const fromLower = spot.over(lower).pow(alpha)
  const fromUpper = spot.over(upper).pow(alpha)
  const halfVariance = deviation.times(deviation).times(0.5)
  const reach = width.over(deviation).value.toNumber()
  const terms_ = Math.ceil((reach / 3.14) * Math.sqrt(1.4 * workingPrecision())) + 4
  let total = Dual.of(0)
  for (let i = 1; i <= terms_; i++) {
    const wave = Dual.of(pi()).times(i).over(width)
    const ends = i % 2 === 0 ? fromLower.minus(fromUpper) : fromLower.plus(fromUpper)
    const decay = beta.minus(wave.times(wave)).times(halfVariance).exp()
    const share = wave
      .times(2)
      .over(width)
      .times(ends)
      .over(alpha.times(alpha).plus(wave.times(wave)))
    total = total.plus(share.times(wave.times(spot.over(lower).ln()).sin()).times(decay))
  }
  return total
}

/** The sum over the images of the start in both barriers. */
export function doubleNoTouchByImages(terms: CorridorTerms): Dual {
  const { spot, lower, upper } = terms
  const { mu, deviation, domesticDiscount } = carried(terms)
  const width = upper.over(lower).ln()
  const start = spot.over(lower).ln()
  const reach = deviation.over(width).value.toNumber()
  const images = Math.ceil(reach * Math.sqrt(0.4 * workingPrecision())) + 2
  const meanMove = mu.times(deviation).times(deviation)
  const within = (image: Dual): Dual => {
    const to = width.minus(image).minus(meanMove).over(deviation)
    const from = image.plus(meanMove).negated().over(deviation)
    const weight = mu.times(image.minus(start)).exp()
    // Both ends in the upper tail: from the other side their difference keeps its digits.
    const flipped = from.value.sign > 0
    const share = flipped
      ? from.negated().normalCdf().minus(to.negated().normalCdf())
      : to.normalCdf().minus(from.normalCdf())
    return weight.times(share)
  }
  let total = Dual.of(0)
  for (let n = -images; n <= images; n++) {
    const shift = width.times(2 * n)
    total = total.plus(within(shift.plus(start))).minus(within(shift.minus(start)))
  }
  return total.times(domesticDiscount)
}
