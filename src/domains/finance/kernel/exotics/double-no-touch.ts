// What is paid at expiry if neither of two barriers was touched.

import { logRatio } from './barrier-weights.js'
import { bumpIntegral } from './bump-integral.js'
import { constant } from './jet.js'

export interface DoubleNoTouch {
  /** DOM per FOR, with spot between the barriers */
  readonly spot: number
  readonly lower: number
  readonly upper: number
  /** 1/yr */
  readonly domesticYield: number
  readonly foreignYield: number
  /** yr^(-1/2), above 0 */
  readonly vol: number
  /** yr, above 0 */
  readonly expiry: number
  /** What is paid: 1 DOM or 1 FOR. */
  readonly payout: 'domestic' | 'foreign'
}

/**
 * DOM. The density of x = ln(S_T / S) among the paths that stay inside is that of a driftless path times e^(m x / s^2 - m^2 / 2 s^2), and is
 * integrated as it is, positive. For the driftless path there are two series, image sources and Fourier's; each converges where the other does not,
 * by how wide the corridor is beside s. The variable is (x - m) / s less where in the corridor it is nearest to 0.
 */
export function doubleNoTouchValue(option: DoubleNoTouch): number {
  const { spot, lower, upper, domesticYield, foreignYield, vol, expiry, payout } = option
  const s = vol * Math.sqrt(expiry)
  const a = logRatio(lower, spot)
  const b = logRatio(upper, spot)
  const m = (domesticYield - foreignYield) * expiry - 0.5 * s * s
  const corridor: Corridor = { toLower: -a / s, toUpper: b / s }
  const driftless = s < SERIES_MEET * (b - a) ? imageSeries(corridor) : fourierSeries(corridor)
  const tilt = payout === 'foreign' ? s : 0
  let low = (a - m) / s
  let high = (b - m) / s
  const origin = Math.min(high, Math.max(low, tilt))
  const above = origin === low ? 0 : origin - low
  const below = origin === high ? 0 : high - origin
  const slope = tilt - origin
  // In a tail nothing counts that lies deeper; the series add no more than they can over a corridor where s is wide.
  if (origin === low) high = Math.min(high, low + DEEPEST / Math.max(0, -slope))
  if (origin === high) low = Math.max(low, high - DEEPEST / Math.max(0, slope))
  const logarithm = (v: number): number => (slope - 0.5 * v) * v + driftless(above + v, below - v)
  const mass = bumpIntegral({
    ...{ logarithm, shape: () => constant(1), low: low - origin, high: high - origin },
    base: tilt * (origin + m / s) - 0.5 * origin * origin,
  })[0]!
  return (mass * Math.exp(-domesticYield * expiry) * (payout === 'foreign' ? spot : 1)) / Math.sqrt(2 * Math.PI)
}

/** s as a share of the corridor's width: here either series needs only a few terms. */
const SERIES_MEET = 0.5
/** Powers of e. */
const DEEPEST = 3000

/** How far spot is from the barriers, in standard deviations s. */
interface Corridor {
  readonly toLower: number
  readonly toUpper: number
}

/** ln of a density inside the corridor over that without barriers, by how far above the lower barrier and below the upper, in deviations. */
type Driftless = (above: number, below: number) => number

/** Sources at 2 k w, sinks at 2 (b - k w), w = b - a. */
function imageSeries({ toLower, toUpper }: Corridor): Driftless {
  const w = toLower + toUpper
  return (above, below) => {
    const atUpper = 2 * toUpper * below
    const atLower = 2 * toLower * above
    // The first three terms, 1 - e^-u - e^-l, without cancellation where one of them is nearly 1.
    let sum = Math.expm1(-atUpper) * Math.expm1(-atLower) - Math.exp(-atUpper - atLower)
    for (let k = 1; k <= TERMS; k++) {
      const more = (k - 1) * w
      sum +=
        Math.exp(-2 * k * w * (more + below + toLower)) +
        Math.exp(-2 * k * w * (more + above + toUpper)) -
        Math.exp(-2 * (toUpper + k * w) * (below + k * w)) -
        Math.exp(-2 * (toLower + k * w) * (above + k * w))
    }
    return Math.log(Math.max(0, sum))
  }
}

/** The corridor's eigenfunctions, of which the n-th fades as e^(-n^2 pi^2 s^2 / 2 w^2). */
function fourierSeries({ toLower, toUpper }: Corridor): Driftless {
  const w = toLower + toUpper
  const rate = 0.5 * (Math.PI / w) ** 2
  const size = Math.log((2 * Math.sqrt(2 * Math.PI)) / w) - rate
  const start = (Math.PI * Math.min(toLower, toUpper)) / w
  return (above, below) => {
    // Angles from the nearer barrier, so that sines near zero keep their digits.
    const end = (Math.PI * Math.min(above, below)) / w
    const sameSide = above < below === toLower < toUpper
    let sum = 0
    for (let n = 1; n <= TERMS; n++) {
      const sign = sameSide || n % 2 === 1 ? 1 : -1
      sum += sign * Math.sin(n * start) * Math.sin(n * end) * Math.exp(-(n * n - 1) * rate)
    }
    return size + Math.log(Math.max(0, sum)) + 0.5 * (above - toLower) ** 2
  }
}

const TERMS = 8
