// The standard normal distribution as option formulas need it: with relative accuracy in the tails.

import normalCdf from '@stdlib/stats-base-dists-normal-cdf'

const INVERSE_SQRT_2PI = 0.3989422804014327

/** N(x), the standard normal distribution function; relative accuracy also where it underflows towards 0. */
export const cumulativeNormal: (x: number) => number = normalCdf.factory(0, 1)

/** n(x), the standard normal density. */
export const normalDensity = (x: number): number => INVERSE_SQRT_2PI * Math.exp(-0.5 * x * x)

/**
 * Mills' ratio R(x) = N(x)/n(x) and its slope R'(x) = 1 + x R(x), both to full relative accuracy.
 *
 * For x below `TAIL` both come from Laplace's continued fraction, with z = -x,
 * N(-z)/n(z) = 1/(z + c), c = 1/(z + 2/(z + 3/(z + ...))) (Abramowitz & Stegun 26.2.14),
 * since 1 + x R loses x^2 digits there while 1 - z/(z + c) = c/(z + c) loses none.
 */
export function millsRatio(x: number): { readonly ratio: number; readonly slope: number } {
  if (x < TAIL) {
    const z = -x
    let c = z
    for (let k = TAIL_TERMS; k >= 2; k--) c = z + k / c
    c = 1 / c
    return { ratio: 1 / (z + c), slope: c / (z + c) }
  }
  const ratio = cumulativeNormal(x) / normalDensity(x)
  return { ratio, slope: 1 + x * ratio }
}

const TAIL = -3
/** At z = 3 this many levels of the fraction leave a relative remainder below 1e-16. */
const TAIL_TERMS = 60

/**
 * R(m + h) - R(m - h) for m <= 0 and h >= 0 without cancellation.
 *
 * For small h the odd terms of Taylor's series 2 sum R^(k)(m) h^k / k!, with R^(k+1) = m R^(k) + k R^(k-1)
 * from differentiating R' = 1 + m R; beyond that the plain difference is well conditioned.
 */
export function millsDifference(m: number, h: number): number {
  if (h > 0.25) return millsRatio(m + h).ratio - millsRatio(m - h).ratio
  const { ratio, slope } = millsRatio(m)
  let previous = ratio
  let derivative = slope
  let power = h
  let sum = slope * h
  for (let k = 1; k < 17; k += 2) {
    const even = m * derivative + k * previous
    const odd = m * even + (k + 1) * derivative
    power *= (h * h) / ((k + 1) * (k + 2))
    sum += odd * power
    previous = even
    derivative = odd
  }
  return 2 * sum
}

/**
 * The inverse of N on (0, 1): the rational start of P. J. Acklam (2003, relative error 1.15e-9) and one step of
 * Halley's method, which leaves rounding error only.
 */
export function inverseCumulativeNormal(p: number): number {
  if (p > 0.5) return -inverseCumulativeNormal(1 - p)
  const start = p < 0.02425 ? tailStart(Math.sqrt(-2 * Math.log(p))) : centralStart(p - 0.5)
  const newton = (cumulativeNormal(start) - p) / normalDensity(start)
  return start - newton / (1 + 0.5 * start * newton)
}

function horner(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = 0; i < coefficients.length; i++) sum = sum * x + coefficients[i]!
  return sum
}

const TAIL_NUMERATOR = [
  -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
]
const TAIL_DENOMINATOR = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1]
const CENTRAL_NUMERATOR = [
  -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
  2.506628277459239,
]
const CENTRAL_DENOMINATOR = [
  -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1,
]

const tailStart = (q: number): number => horner(TAIL_NUMERATOR, q) / horner(TAIL_DENOMINATOR, q)

function centralStart(q: number): number {
  const r = q * q
  return (q * horner(CENTRAL_NUMERATOR, r)) / horner(CENTRAL_DENOMINATOR, r)
}
