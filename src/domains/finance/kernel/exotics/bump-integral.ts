// Integrals of positive functions of one hump, wherever it lies and however small it is.

import { constant, JET_SIZE, type Jet } from './jet.js'
import { tanhSinhRule } from './tanh-sinh.js'

export interface Bump {
  /** ln of the integrand, with a single maximum; -Infinity where it vanishes */
  readonly logarithm: (x: number) => number
  /** the integrand over its value, which is e^logarithm: its derivatives, and 1 for the value itself */
  readonly shape: (x: number) => Jet
  /** finite ends of where it counts */
  readonly low: number
  readonly high: number
  /** added to `logarithm` everywhere: what is large there and would cost digits */
  readonly base?: number
}

/**
 * The integral and its derivatives. As nothing cancels, it has all its digits however deep in a tail it lies; the ends of integration do not
 * depend on the inputs.
 */
export function bumpIntegral({ logarithm, shape, low, high, base = 0 }: Bump): Jet {
  const sum = constant(0)
  if (!(low < high)) return sum
  const peak = summit(logarithm, low, high)
  const height = logarithm(peak)
  if (!(height > -Infinity)) return sum
  for (const end of [descent(logarithm, peak, low, height), descent(logarithm, peak, high, height)]) {
    const width = Math.abs(end - peak)
    for (let k = 0; k < RULE.left.length; k++) {
      // From the nearer end, so that what is close to either keeps its digits.
      const x = RULE.left[k]! < 0.5 ? peak + (end - peak) * RULE.left[k]! : end + (peak - end) * RULE.right[k]!
      const weight = RULE.weight[k]! * width * Math.exp(logarithm(x) - height)
      if (!(weight > 0)) continue
      const parts = shape(x)
      for (let i = 0; i < JET_SIZE; i++) sum[i]! += weight * parts[i]!
    }
  }
  // In two halves, for e^height alone may underflow where the product does not.
  const half = Math.exp(0.5 * (height + base))
  if (half === 0) return constant(0)
  return sum.map((part) => part * half * half)
}

const RULE = tanhSinhRule(128)
/** What lies this far below the summit, in powers of e, does not count. */
const DEPTH = 56
const GOLDEN = 0.5 * (Math.sqrt(5) - 1)

/** Golden section: near enough to the maximum for a quadrature that has one end there. */
function summit(logarithm: (x: number) => number, low: number, high: number): number {
  let left = low
  let right = high
  let inner = right - GOLDEN * (right - left)
  let outer = left + GOLDEN * (right - left)
  let atInner = logarithm(inner)
  let atOuter = logarithm(outer)
  for (let i = 0; i < 60; i++) {
    if (atInner >= atOuter) {
      right = outer
      outer = inner
      atOuter = atInner
      inner = right - GOLDEN * (right - left)
      atInner = logarithm(inner)
    } else {
      left = inner
      inner = outer
      atInner = atOuter
      outer = left + GOLDEN * (right - left)
      atOuter = logarithm(outer)
    }
  }
  const inside = atInner >= atOuter ? inner : outer
  const best = Math.max(atInner, atOuter)
  // A tail begins at the end itself.
  if (logarithm(low) >= best) return low
  return logarithm(high) >= best ? high : inside
}

/** Where the function has fallen by DEPTH, or the end before that. */
function descent(logarithm: (x: number) => number, peak: number, end: number, height: number): number {
  if (logarithm(end) > height - DEPTH) return end
  let near = peak
  let far = end
  for (let i = 0; i < 50; i++) {
    const middle = 0.5 * (near + far)
    if (logarithm(middle) > height - DEPTH) near = middle
    else far = middle
  }
  return far
}
