// The motions that fit three known values of s, u, v, a, t: one, two where a quadratic decides, or a refusal.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { sumOfProducts } from './exact-products.js'
import { refusal } from './refusal.js'
import type { SuvatValues } from './suvat-values.js'

/** What is known of one motion; a name that is absent may have any value. */
export type MotionCandidate = SuvatValues

type Motions = Result<readonly MotionCandidate[], DomainError>

/**
 * In ascending order of time. The time being unknown, a state that is never passed is `unreachable`; the time being
 * known, values that no acceleration can join in it are `inconsistent`.
 */
export function motionsFrom(known: SuvatValues): Motions {
  const { s, u, v, a, t } = known
  if (u !== undefined && a !== undefined && t !== undefined) return one({ u, a, t, ...fromStart(u, a, t) })
  if (v !== undefined && a !== undefined && t !== undefined)
    return one({ v, a, t, u: v - a * t, s: t * (v - 0.5 * a * t) })
  if (u !== undefined && v !== undefined && t !== undefined) return betweenSpeeds(u, v, t)
  if (s !== undefined && u !== undefined && t !== undefined) return overDistance(s, t, { u })
  if (s !== undefined && v !== undefined && t !== undefined) return overDistance(s, t, { v })
  if (s !== undefined && a !== undefined && t !== undefined) return overDistance(s, t, { a })
  if (u !== undefined && v !== undefined && a !== undefined) return untilSpeed(u, v, a)
  if (s !== undefined && u !== undefined && v !== undefined) return overDistanceBetweenSpeeds(s, u, v)
  if (s !== undefined && u !== undefined && a !== undefined) return untilDistance(s, u, a)
  if (s !== undefined && v !== undefined && a !== undefined) return untilDistanceAtSpeed(s, v, a)
  return refusal('underdetermined', 'three of s, u, v, a, t are needed')
}

const one = (motion: MotionCandidate): Motions => ok([motion])

const fromStart = (u: number, a: number, t: number) => ({ v: u + a * t, s: t * (u + 0.5 * a * t) })

/** a = (v - u)/t, s = (u + v) t/2 */
function betweenSpeeds(u: number, v: number, t: number): Motions {
  const s = 0.5 * (u + v) * t
  if (t !== 0) return one({ u, v, t, s, a: (v - u) / t })
  return u === v ? one({ u, v, t, s }) : refusal('inconsistent', 'the velocity cannot change in no time')
}

/** Distance and time fix the mean velocity s/t; the one value of u, v, a that is known fixes the other two. */
function overDistance(s: number, t: number, known: { readonly [name in 'u' | 'v' | 'a']?: number }): Motions {
  if (t === 0) {
    if (s !== 0) return refusal('inconsistent', 'no distance is covered in no time')
    const speed = known.u ?? known.v
    return one(speed === undefined ? { s, t, ...known } : { s, t, u: speed, v: speed })
  }
  const mean = s / t
  if (known.u !== undefined) {
    const halfChange = mean - known.u
    return one({ s, t, u: known.u, v: mean + halfChange, a: (2 * halfChange) / t })
  }
  if (known.v !== undefined) {
    const halfChange = known.v - mean
    return one({ s, t, v: known.v, u: mean - halfChange, a: (2 * halfChange) / t })
  }
  const halfChange = 0.5 * known.a! * t
  return one({ s, t, a: known.a!, u: mean - halfChange, v: mean + halfChange })
}

/** t = (v - u)/a */
function untilSpeed(u: number, v: number, a: number): Motions {
  if (a !== 0) {
    const t = (v - u) / a
    return one({ u, v, a, t, s: 0.5 * (u + v) * t })
  }
  return u === v ? one({ u, v, a }) : refusal('unreachable', 'without acceleration the velocity stays what it is')
}

/** t = 2 s/(u + v), a = (v - u)(v + u)/(2 s) */
function overDistanceBetweenSpeeds(s: number, u: number, v: number): Motions {
  const sum = u + v
  if (s === 0) {
    // There and back again: under any acceleration, in the time that it takes.
    if (sum === 0) return one({ s, u, v })
    return u === v
      ? one({ s, u, v, t: 0 })
      : refusal('unreachable', 'the start is passed again only at the opposite velocity')
  }
  if (sum === 0) return refusal('unreachable', 'a mean velocity of zero leads nowhere')
  return one({ s, u, v, t: (2 * s) / sum, a: ((v - u) * sum) / (2 * s) })
}

/**
 * A turning point comes with values rounded to float64: u = 20 m/s under -9.8 m/s^2 rises to 400/19.6 m, and the float64 next to
 * that may lie above the top. Where u^2 + 2 a s is below zero by no more than this share of u^2, the top is what is meant.
 */
const TURNING_POINT = 4 * Number.EPSILON

/**
 * a t^2/2 + u t - s = 0 and v^2 = u^2 + 2 a s. With w = u + sign(u) |v| the times are -w/a and 2 s/w: neither
 * subtracts what is nearly equal.
 */
function untilDistance(s: number, u: number, a: number): Motions {
  if (a === 0) return steadily(s, u)
  const square = sumOfProducts(u, u, 2 * a, s)
  if (square < -TURNING_POINT * u * u) return refusal('unreachable', 'it turns back before it gets there')
  const speed = Math.sqrt(Math.max(0, square))
  if (speed === 0) return one({ s, u, a, v: 0, t: -u / a })
  const forward = u >= 0 ? 1 : -1
  const w = u + forward * speed
  return inOrder([
    { s, u, a, v: -forward * speed, t: -w / a },
    { s, u, a, v: forward * speed, t: (2 * s) / w },
  ])
}

/** The same motion run backwards: from v to u under the same acceleration, s reversed and time counted down. */
function untilDistanceAtSpeed(s: number, v: number, a: number): Motions {
  const backwards = untilDistance(-s, v, a)
  if (!backwards.ok) return backwards
  return inOrder(backwards.value.map((motion) => asSeenForwards(motion, s, v, a)))
}

function asSeenForwards(backwards: MotionCandidate, s: number, v: number, a: number): MotionCandidate {
  const u = backwards.v
  const t = backwards.t === undefined ? undefined : -backwards.t
  return { s, v, a, ...(u === undefined ? {} : { u }), ...(t === undefined ? {} : { t }) }
}

function steadily(s: number, u: number): Motions {
  if (u !== 0) return one({ s, u, a: 0, v: u, t: s / u })
  return s === 0 ? one({ s, u, a: 0, v: 0 }) : refusal('unreachable', 'it rests where it is')
}

function inOrder(motions: readonly MotionCandidate[]): Motions {
  return ok([...motions].sort((one, other) => timeOf(one) - timeOf(other)))
}

const timeOf = (motion: MotionCandidate): number => motion.t ?? 0
