// The functions of analysis in arbitrary precision, each with relative accuracy also where its value is tiny: the
// reference that closed forms in float64 are held against.
//
// exp, ln, sin, cos, atan: Brent and Zimmermann, "Modern Computer Arithmetic" (2010), chapter 4 (argument reduction
// and Taylor series). The normal distribution: Abramowitz and Stegun, 26.2.11 (series) and 26.2.14 (Laplace's
// continued fraction).

import { asBigFloat, atPrecision, BigFloat, type Operand, workingPrecision, ZERO } from './big-float-number.js'

export { atPrecision, BigFloat, type Operand, workingPrecision, ZERO }

/** Exactly the given number, or the nearest to the decimal text. */
export const big = (x: number | string): BigFloat => BigFloat.of(x)

const GUARD = 40

/** Computed with guard bits (and `extra` more), then rounded to the working precision. */
function guarded(compute: () => BigFloat, extra = 0): BigFloat {
  const exact = atPrecision(workingPrecision() + GUARD + extra, compute)
  return BigFloat.rounded(exact.mantissa, exact.exponent)
}

/** The sum of terms until they no longer show. */
function sumOf(first: BigFloat, next: (term: BigFloat, n: number) => BigFloat): BigFloat {
  let term = first
  let sum = first
  for (let n = 1; term.sign !== 0 && term.magnitude > sum.magnitude - workingPrecision() - 2; n++) {
    term = next(term, n)
    sum = sum.plus(term)
  }
  return sum
}

/** Computed once for a precision well above the one asked for, and rounded to it from then on. */
function constant(compute: () => BigFloat): () => BigFloat {
  let best = ZERO
  let bestBits = 0
  return () => {
    const bits = workingPrecision()
    if (bits + 2 > bestBits) {
      bestBits = 2 * bits
      best = atPrecision(bestBits + GUARD, compute)
    }
    return BigFloat.rounded(best.mantissa, best.exponent)
  }
}

/** arctan(1/n), or artanh(1/n) where the signs do not alternate. */
function inverseSeries(n: number, alternating: boolean): BigFloat {
  const square = n * n
  let power = BigFloat.of(1).over(n)
  return sumOf(power, (_, k) => {
    power = power.over(alternating ? -square : square)
    return power.over(2 * k + 1)
  })
}

/** Machin: pi/4 = 4 arctan(1/5) - arctan(1/239). */
export const pi = constant(() => inverseSeries(5, true).scaled(4).minus(inverseSeries(239, true).scaled(2)))
export const ln2 = constant(() => inverseSeries(3, false).scaled(1))

/** e^x, with e^x = 2^k (e^(r/2^8))^(2^8). */
export function exp(value: Operand): BigFloat {
  const x = asBigFloat(value)
  if (x.sign === 0) return BigFloat.of(1)
  return guarded(
    () => {
      const k = x.over(ln2()).nearestInteger()
      const r = x.minus(ln2().times(BigFloat.of(k))).scaled(-8)
      let power = sumOf(BigFloat.of(1), (term, n) => term.times(r).over(n))
      for (let i = 0; i < 8; i++) power = power.times(power)
      return power.scaled(Number(k))
    },
    Math.max(0, x.magnitude),
  )
}

/** ln x, relatively accurate also next to 1: 2 artanh((r - 1)/(r + 1)) of a root r near 1. */
export function ln(value: Operand): BigFloat {
  const x = asBigFloat(value)
  if (x.sign <= 0) throw new RangeError('the logarithm of a number that is not positive')
  const near = x.minus(1).magnitude < -2
  return guarded(() => {
    const k = near ? 0 : x.magnitude
    let root = x.scaled(-k)
    let doublings = 1
    for (; root.minus(1).magnitude > -6; doublings++) root = root.sqrt()
    const z = root.minus(1).over(root.plus(1))
    if (z.sign === 0) return ln2().times(k)
    const square = z.times(z)
    let power = z
    const sum = sumOf(z, (_, n) => {
      power = power.times(square)
      return power.over(2 * n + 1)
    })
    return sum.scaled(doublings).plus(ln2().times(k))
  })
}

/** e^x - 1, relatively accurate next to 0. */
export function expm1(value: Operand): BigFloat {
  const x = asBigFloat(value)
  return x.sign === 0 ? ZERO : guarded(() => exp(x).minus(1), Math.max(0, -x.magnitude))
}

export function pow(base: Operand, power: Operand): BigFloat {
  const logarithm = ln(base)
  return guarded(() => exp(ln(base).times(power)), Math.max(0, logarithm.times(power).magnitude))
}

/** n(x) = e^(-x^2/2)/sqrt(2 pi). */
export function normalDensity(value: Operand): BigFloat {
  const x = asBigFloat(value)
  return guarded(() => exp(x.times(x).scaled(-1).negated()).over(pi().scaled(1).sqrt()), Math.max(0, 2 * x.magnitude))
}

/** Where the continued fraction takes over from the series. */
const TAIL = 8

/** N(x), relatively accurate however small it is. */
export function normalCdf(value: Operand): BigFloat {
  const x = asBigFloat(value)
  if (x.compare(-TAIL) < 0) return guarded(() => normalDensity(x).times(lowerMillsRatio(x.negated())))
  if (x.compare(TAIL) > 0) return BigFloat.of(1).minus(normalCdf(x.negated()))
  if (x.sign === 0) return BigFloat.of(0.5)
  // n(x) (x + x^3/3 + x^5/(3 5) + ...): from -8 on, the 1/2 takes no more than 52 bits of it.
  return guarded(() => {
    const square = x.times(x)
    const sum = sumOf(x, (term, n) => term.times(square).over(2 * n + 1))
    return normalDensity(x).times(sum).plus(0.5)
  }, 52)
}

/**
 * N(-z)/n(z) = 1/(z + 1/(z + 2/(z + ...))) by Lentz's method. Its convergents lie on both sides of the limit in turn, so
 * the last change bounds what is left.
 */
function lowerMillsRatio(z: BigFloat): BigFloat {
  const one = BigFloat.of(1)
  let fraction = z
  let c = z
  let d = ZERO
  for (let k = 1; ; k++) {
    c = z.plus(BigFloat.of(k).over(c))
    d = one.over(z.plus(d.times(k)))
    const change = c.times(d)
    fraction = fraction.times(change)
    if (change.minus(one).magnitude < -workingPrecision()) return one.over(fraction)
  }
}

/** erfc(x) = 2 N(-x sqrt 2). */
export const erfc = (x: Operand): BigFloat =>
  guarded(() => normalCdf(asBigFloat(x).negated().times(BigFloat.of(2).sqrt())).scaled(1), 64)

export const sin = (x: Operand): BigFloat => sineOf(asBigFloat(x), 0)
export const cos = (x: Operand): BigFloat => sineOf(asBigFloat(x), 1)

/** sin(x + turns pi/2): the series at the distance r to the nearest multiple of pi/2. */
function sineOf(x: BigFloat, turns: number): BigFloat {
  if (x.sign === 0) return BigFloat.of(turns)
  // Next to a root r is tiny: twice the bits of a float64 tell it from 0.
  return guarded(() => {
    const k = x.over(pi().scaled(-1)).nearestInteger()
    const r = x.minus(pi().scaled(-1).times(BigFloat.of(k)))
    const quadrant = Number((k + BigInt(turns)) & 3n)
    const square = r.times(r).negated()
    const first = quadrant % 2 === 0 ? r : BigFloat.of(1)
    const start = quadrant % 2 === 0 ? 1 : 0
    const sum = sumOf(first, (term, n) => term.times(square).over((2 * n + start) * (2 * n + start - 1)))
    return quadrant >= 2 ? sum.negated() : sum
  }, Math.max(0, x.magnitude) + 120)
}

/** arctan x = 2^k arctan(y), each y = x/(1 + sqrt(1 + x^2)) halving the angle. */
export function atan(value: Operand): BigFloat {
  const x = asBigFloat(value)
  if (x.sign === 0) return ZERO
  return guarded(() => {
    let y = x
    let halvings = 0
    for (; y.magnitude > -6; halvings++) y = y.over(y.times(y).plus(1).sqrt().plus(1))
    const square = y.times(y).negated()
    let power = y
    const sum = sumOf(y, (_, n) => {
      power = power.times(square)
      return power.over(2 * n + 1)
    })
    return sum.scaled(halvings)
  })
}

/** |actual - reference| / |reference|; |actual| where the reference is 0; infinite for what is no number. */
export function relativeError(actual: number, reference: BigFloat): number {
  if (!Number.isFinite(actual)) return Infinity
  const difference = BigFloat.of(actual).minus(reference).abs()
  return (reference.sign === 0 ? difference : difference.over(reference.abs())).toNumber()
}
