// Motion in a line under constant acceleration: v = u + a t, s = u t + a t^2/2, and what follows from them.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'
import { type MotionCandidate, motionsFrom } from './suvat-motions.js'
import { SUVAT_NAMES, type SuvatName, type SuvatValues } from './suvat-values.js'

export interface SuvatSolution {
  /** The asked values, all of one motion: the one that gets there first, t being its first non-negative root. */
  readonly values: SuvatValues
  /** Where two motions fit what is given: both values of `rootsOf`, ascending. */
  readonly roots?: readonly [number, number]
  /** The one asked name, or among several `t`, else the first that differs between the motions. */
  readonly rootsOf?: SuvatName
}

/**
 * The unknown ones of s, u, v, a, t from any three that are known.
 *
 * @param asked the names to answer; when absent, all that are not known
 *
 * More than three known values are accepted when they agree (to 1e-9). Motion starts at t = 0: an unknown time is
 * never negative, though `roots` also shows the one that is. Errors: `underdetermined` (fewer than three known, or
 * an asked value left open, as t by u = v, a = 0); `unreachable` (no time gets there); `inconsistent` (known values
 * that contradict each other); `domain` (a value too large to be represented).
 */
export function solveSuvat(known: SuvatValues, asked?: readonly SuvatName[]): Result<SuvatSolution, DomainError> {
  const given = SUVAT_NAMES.filter((name) => known[name] !== undefined)
  const wanted = asked ?? SUVAT_NAMES.filter((name) => known[name] === undefined)
  if (given.length < 3) {
    return refusal('underdetermined', `three of s, u, v, a, t are needed, and ${given.length} given`)
  }
  const motions = given.length === 3 ? motionsFrom(known) : motionsAgreeing(known, given)
  if (!motions.ok) return motions
  return answer(motions.value, wanted, known.t === undefined)
}

function answer(
  motions: readonly MotionCandidate[],
  wanted: readonly SuvatName[],
  timeIsUnknown: boolean,
): Result<SuvatSolution, DomainError> {
  const first = timeIsUnknown ? motions.find((motion) => motion.t === undefined || motion.t >= 0) : motions[0]
  if (first === undefined) return refusal('unreachable', 'the motion was there only before its start')
  const open = wanted.find((name) => first[name] === undefined)
  if (open !== undefined) return refusal('underdetermined', `the given values leave ${open} open`)
  const values: SuvatValues = Object.fromEntries(wanted.map((name) => [name, withoutNegativeZero(first[name]!)]))
  if (!Object.values(values).every(Number.isFinite)) return refusal('domain', 'a value is too large to be represented')

  // The far root of a vanishing acceleration may lie beyond what a float64 holds.
  const other = motions.find((motion) => motion !== first && Number.isFinite(motion.t ?? 0))
  const candidates = wanted.includes('t') ? (['t', ...wanted] as const) : wanted
  const rootsOf = candidates.find((name) => other?.[name] !== undefined && other[name] !== first[name])
  if (other === undefined || rootsOf === undefined) return ok({ values })
  const [one, two] = [withoutNegativeZero(first[rootsOf]!), withoutNegativeZero(other[rootsOf]!)]
  return ok({ values, roots: one < two ? [one, two] : [two, one], rootsOf })
}

const withoutNegativeZero = (value: number): number => value + 0

/** Four or five known: the motions from the first three that determine the others and agree with them. */
function motionsAgreeing(
  known: SuvatValues,
  given: readonly SuvatName[],
): Result<readonly MotionCandidate[], DomainError> {
  for (const three of triples(given)) {
    const motions = motionsFrom(Object.fromEntries(three.map((name) => [name, known[name]])))
    const agreeing = motions.ok ? motions.value.filter((motion) => agrees(motion, known, given)) : []
    // The given figures stand as they were given, not as the other three imply them.
    if (agreeing.length > 0) return ok(agreeing.map((motion) => ({ ...motion, ...known })))
  }
  return refusal('inconsistent', `the given ${given.join(', ')} contradict each other`)
}

function triples(names: readonly SuvatName[]): SuvatName[][] {
  const chosen: SuvatName[][] = []
  names.forEach((a, i) => {
    names.slice(i + 1).forEach((b, j) => {
      for (const c of names.slice(i + j + 2)) chosen.push([a, b, c])
    })
  })
  return chosen
}

const AGREEMENT = 1e-9

/** Each given value is met to within rounding, measured against the largest speed and what it covers in the time. */
function agrees(motion: MotionCandidate, known: SuvatValues, given: readonly SuvatName[]): boolean {
  const speed = Math.max(Math.abs(motion.u ?? 0), Math.abs(motion.v ?? 0))
  const time = Math.abs(motion.t ?? 0)
  const scale = { u: speed, v: speed, t: 0, s: speed * time, a: time === 0 ? 0 : speed / time }
  return given.every((name) => {
    const found = motion[name]
    const wanted = known[name]!
    return found !== undefined && Math.abs(found - wanted) <= AGREEMENT * Math.max(scale[name], Math.abs(wanted))
  })
}
