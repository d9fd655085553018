// How likely a path ends somewhere and has touched, or not touched, a barrier before: discounted densities of x = ln(S_T / S).
//
// x is normal with mean m = (rd - rf - sigma^2/2) T and deviation s = sigma sqrt(T). By reflection a path that ends on the near side of a
// barrier at distance b = ln(H / S) has touched it with chance e^(-z), z = 2 b (b - x) / s^2 (Reiner and Rubinstein, "Breaking down the barriers", 1991).

import { logMoneyness } from '../garman-kohlhagen.js'
import { type Bump, bumpIntegral } from './bump-integral.js'
import { combine, compose, constant, type Jet, minus, over, plus, scale, times, variable } from './jet.js'

/** One barrier and the market that paths to it live in. */
export interface BarrierMarket {
  /** DOM per FOR */
  readonly spot: number
  readonly barrier: number
  /** 1/yr */
  readonly domesticYield: number
  readonly foreignYield: number
  /** yr^(-1/2), above 0 */
  readonly vol: number
  /** yr, above 0 */
  readonly expiry: number
}

/** Paid at expiry: 1 DOM, 1 FOR, or a vanilla option's excess over its strike. */
export type Payoff =
  | { readonly kind: 'domestic' | 'foreign' }
  | { readonly kind: 'call' | 'put'; readonly strike: number }
/** Which paths: all, those that touch the barrier and come back, or those that never touch it. */
export type Paths = 'all' | 'touched' | 'untouched'

/** From a rate up to another. */
export type Range = readonly [from: number, to: number]

/** Where a path may end on spot's side of the barrier, and beyond it. */
export function sidesOf({ spot, barrier }: BarrierMarket): { readonly near: Range; readonly far: Range } {
  const below: Range = [0, barrier]
  const above: Range = [barrier, Infinity]
  return spot > barrier ? { near: above, far: below } : { near: below, far: above }
}

/** ln(a / b), exact also where they nearly agree. */
export function logRatio(a: number, b: number): number {
  return logMoneyness({ spot: a, strike: b, domesticYield: 0, foreignYield: 0, expiry: 0 })
}

/**
 * The value, DOM, of a payoff on paths that end between two rates, by quadrature over a positive integrand. 'touched' and 'untouched' are
 * meant for ends on the side of the barrier where spot is.
 *
 * The variable is v = (x - m) / s less an origin, which is where the density has its mass or the end of the interval nearest to that: so neither a
 * small s nor a deep tail costs digits.
 */
export function expectedPayoff(market: BarrierMarket, payoff: Payoff, paths: Paths, [from, to]: Range): Jet {
  const { spot, barrier, domesticYield, foreignYield, vol, expiry } = market
  const s = vol * Math.sqrt(expiry)
  const b = logRatio(barrier, spot)
  const m = (domesticYield - foreignYield) * expiry - 0.5 * s * s
  const standard = (rate: number): number => (logRatio(rate, spot) - m) / s
  const atBarrier = (b - m) / s
  const atStrike = 'strike' in payoff ? standard(payoff.strike) : 0
  const centre = paths === 'touched' ? (2 * b) / s : 0
  let low = from === 0 ? -Infinity : from === barrier ? atBarrier : standard(from)
  let high = to === Infinity ? Infinity : to === barrier ? atBarrier : standard(to)
  if (payoff.kind === 'call') low = Math.max(low, atStrike)
  if (payoff.kind === 'put') high = Math.min(high, atStrike)
  if (!(low < high)) return constant(0)
  // Where the density, or its product with e^x, has its mass; or the end of the interval that lies nearest to it.
  low = Math.max(low, Math.min(centre, centre + s, 0, high) - REACH)
  high = Math.min(high, Math.max(centre, centre + s, 0, low) + REACH)
  const origin = Math.min(high, Math.max(low, centre))
  const slope = centre - origin
  const growth = payoff.kind === 'foreign' || payoff.kind === 'call' ? s : 0
  // In a tail nothing counts that lies deeper.
  if (origin === low && slope + growth < 0) high = Math.min(high, low - DEEPEST / (slope + growth))
  if (origin === high && slope > 0) low = Math.max(low, high - DEEPEST / slope)
  const fromBarrier = origin - atBarrier
  const fromStrike = origin - atStrike
  const base =
    paths !== 'touched'
      ? -0.5 * origin * origin
      : origin === centre
        ? (2 * b * m) / (s * s)
        : ((2 * b) / s) * fromBarrier - 0.5 * origin * origin
  const excess = (v: number): number => ((-2 * b) / s) * (v + fromBarrier)
  const jets = jetsOf(market)
  const logarithm = (v: number): number => {
    const density = (slope - 0.5 * v) * v + logOfPayoff(payoff, s * (v + fromStrike), spot, m + s * (v + origin))
    return paths === 'untouched' ? density + logPositive(-Math.expm1(-excess(v))) : density
  }
  const shape = (v: number): Jet => {
    // q = (x - m) / s at a fixed end of the path
    const numerator = minus(constant(0), plus(jets.mean, jets.shift))
    numerator[0] = s * (v + origin)
    const q = over(numerator, jets.deviation)
    let log = combine(-0.5, times(q, q), -1, jets.logDeviation)
    log = minus(log, jets.discount)
    if (paths !== 'all') {
      const z = scale(over(jets.distance, jets.variance), -2 * s * (v + fromBarrier))
      if (paths === 'touched') log = minus(log, z)
      else {
        const alive = -Math.expm1(-excess(v))
        const steep = Math.exp(-excess(v)) / alive
        log = plus(log, compose(z, 0, steep, -steep * (1 + steep)))
      }
    }
    // The value is already counted by `logarithm`.
    return compose(log, 1, 1, 1)
  }
  const bump: Bump = { logarithm, shape, low: low - origin, high: high - origin, base }
  return scale(bumpIntegral(bump), Math.exp(-domesticYield * expiry) / ROOT_2PI)
}

const REACH = 40
/** Powers of e. */
const DEEPEST = 1500
const ROOT_2PI = Math.sqrt(2 * Math.PI)

/** The derivatives at a fixed end of the path: x itself moves with ln S, by `shift`. */
function jetsOf({ spot, barrier, domesticYield, foreignYield, vol, expiry }: BarrierMarket) {
  const sigma = variable(vol, 2)
  const years = variable(expiry, 8)
  const rootTime = Math.sqrt(expiry)
  const squared = times(sigma, sigma)
  const deviation = times(sigma, compose(years, rootTime, 0.5 / rootTime, 0))
  const yieldDomestic = variable(domesticYield, 3)
  const rates = minus(yieldDomestic, variable(foreignYield, 4))
  // ln S less its value here
  const shift = compose(variable(spot, 1), 0, 1 / spot, -1 / spot ** 2)
  const discount = times(yieldDomestic, years)
  discount[0] = 0
  return {
    shift,
    deviation,
    variance: times(squared, years),
    mean: times(years, combine(1, rates, -0.5, squared)),
    logDeviation: compose(deviation, 0, 1 / deviation[0]!, -1 / deviation[0]! ** 2),
    discount,
    distance: minus(constant(logRatio(barrier, spot)), shift),
  }
}

/** @param depth ln of how far spot ends above the strike */
function logOfPayoff(payoff: Payoff, depth: number, spot: number, x: number): number {
  switch (payoff.kind) {
    case 'domestic':
      return 0
    case 'foreign':
      return Math.log(spot) + x
    case 'call':
      // ln(e^depth - 1) without overflow
      return (
        Math.log(payoff.strike) + (depth > 30 ? depth + Math.log1p(-Math.exp(-depth)) : logPositive(Math.expm1(depth)))
      )
    case 'put':
      return Math.log(payoff.strike) + logPositive(-Math.expm1(depth))
  }
}

/** At the very edge of a payoff rounding may lie beyond it. */
const logPositive = (x: number): number => Math.log(Math.max(0, x))
