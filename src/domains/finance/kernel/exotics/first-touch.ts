// What is paid at the moment a barrier is touched.

import { type BarrierMarket, logRatio } from './barrier-weights.js'
import { type Bump, bumpIntegral } from './bump-integral.js'
import { combine, compose, constant, exponential, type Jet, minus, over, plus, scale, times, variable } from './jet.js'

/**
 * The value of 1 DOM paid when the barrier is first touched, if that is before expiry: E[e^(-rd t)] over the density of that time,
 * |b| / (sigma sqrt(2 pi t^3)) e^(-(b - nu t)^2 / (2 sigma^2 t)), b = ln(H / S), nu = rd - rf - sigma^2/2; in ln t a bump of one hump, or of
 * two where a negative yield outweighs the chance of waiting. Of either sign of the yields, which the textbook's closed form is not.
 */
export function touchValue(market: BarrierMarket): Jet {
  const { spot, barrier, domesticYield, foreignYield, vol, expiry } = market
  const b = logRatio(barrier, spot)
  const drift = domesticYield - foreignYield - 0.5 * vol * vol
  const near = (0.5 * b * b) / (vol * vol)
  const far = (0.5 * drift * drift) / (vol * vol) + domesticYield
  // Times are e^y of one of them: of when the path without vol touches, or of expiry. From there the distance that is left keeps its digits.
  const certain = b / drift
  const isInTime = certain > 0 && certain < expiry
  const anchor = isInTime ? certain : expiry
  const atAnchor = isInTime ? 0 : b - drift * expiry
  const left = (y: number): number => atAnchor - drift * anchor * Math.expm1(y)
  const base = (-0.5 * atAnchor * atAnchor) / (vol * vol * anchor)
  const logarithm = (y: number): number => {
    const t = anchor * Math.exp(y)
    const gap = left(y)
    // -gap^2 / (2 sigma^2 t) less what it is at the anchor
    const travelled = drift * anchor * Math.expm1(y)
    const far = atAnchor === 0 ? gap * gap : -travelled * (gap + atAnchor) - atAnchor * atAnchor * Math.expm1(y)
    return -0.5 * y - far / (2 * vol * vol * t) - domesticYield * t
  }
  const sigma = variable(vol, 2)
  const variance = times(sigma, sigma)
  const shift = compose(variable(spot, 1), 0, 1 / spot, -1 / spot ** 2)
  const distance = minus(constant(b), shift)
  const yieldDomestic = variable(domesticYield, 3)
  const nu = combine(1, minus(yieldDomestic, variable(foreignYield, 4)), -0.5, variance)
  const front = plus(compose(distance, 0, 1 / b, -1 / (b * b)), compose(sigma, 0, -1 / vol, 1 / vol ** 2))
  const shape = (y: number): Jet => {
    const t = anchor * Math.exp(y)
    const miss = combine(1, distance, -t, nu)
    miss[0] = left(y)
    const log = minus(minus(front, scale(over(times(miss, miss), variance), 0.5 / t)), scale(yieldDomestic, t))
    return compose(log, 1, 1, 1)
  }
  const share = Math.abs(b) / (vol * Math.sqrt(2 * Math.PI * anchor))
  const bump = (low: number, high: number): Jet =>
    scale(bumpIntegral({ logarithm, shape, low, high, base } satisfies Bump), share)
  const last = isInTime ? Math.log(expiry / anchor) : 0
  // What a moment more of time is worth.
  const moment = (share / expiry) * Math.exp(logarithm(last) + base)
  // Where most touches that ever come do so in time.
  const likeliest = Math.sqrt(near / far)
  const ever = far > 0 && likeliest < expiry ? everTouched(market, b) : undefined
  if (ever !== undefined && Number.isFinite(ever[0]!)) {
    const late = bump(last, Math.log((expiry + 2 * likeliest + DEEPEST / far) / anchor))
    if (late[0]! <= 0.5 * ever[0]!) {
      const value = minus(ever, late)
      value[8] = moment
      return value
    }
  }
  const first = Math.min(0.5 * expiry, near / (2 * DEEPEST + 8 * Math.sqrt(near * Math.abs(far))))
  const trough = secondRise(near, far, expiry)
  const start = Math.log(first / anchor)
  const turn = trough === undefined ? undefined : Math.log(trough / anchor)
  const value = turn === undefined ? bump(start, last) : plus(bump(start, turn), bump(turn, last))
  value[8] = moment
  return value
}

/**
 * The same without expiry, e^(-(|b| root - b nu) / sigma^2), root = sqrt(nu^2 + 2 rd sigma^2), of which the touches after expiry are less than half where
 * it is meant: where a touch is next to certain its Greeks are as small as they are. `undefined` where the root is not real.
 */
function everTouched({ domesticYield, foreignYield, vol, spot }: BarrierMarket, b: number): Jet | undefined {
  const variance = times(variable(vol, 2), variable(vol, 2))
  const yieldDomestic = variable(domesticYield, 3)
  const nu = combine(1, minus(yieldDomestic, variable(foreignYield, 4)), -0.5, variance)
  const square = plus(times(nu, nu), scale(times(yieldDomestic, variance), 2))
  const size = Math.sqrt(square[0]!)
  if (!(size > 0)) return undefined
  const root = compose(square, size, 0.5 / size, -0.25 / size ** 3)
  const shift = compose(variable(spot, 1), 0, 1 / spot, -1 / spot ** 2)
  const toward = b > 0 ? 1 : -1
  const distance = scale(minus(constant(b), shift), toward)
  const along = scale(nu, toward)
  // Towards the barrier root and drift cancel: root - nu = 2 rd sigma^2 / (root + nu).
  const rate = along[0]! > 0 ? over(scale(yieldDomestic, 2), plus(root, along)) : over(minus(root, along), variance)
  return exponential(scale(times(distance, rate), -1))
}

/** Powers of e beyond which nothing is left in float64. */
const DEEPEST = 800

/** yr: the time from which the integrand rises again: the greater root of -t/2 + near - far t^2 with far below 0. */
function secondRise(near: number, far: number, expiry: number): number | undefined {
  const discriminant = 0.25 + 4 * near * far
  if (far >= 0 || discriminant <= 0) return undefined
  const time = (0.5 + Math.sqrt(discriminant)) / (-2 * far)
  return time < expiry ? time : undefined
}
