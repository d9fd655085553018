// What the income is worth that early exercise brings forward.

import { cumulativeNormal } from '../normal.js'
import { rootBetween } from '../root.js'
import { adaptiveIntegral, type Integral } from './adaptive-integral.js'
import { logBoundaryAt, type PanelBoundary } from './boundary-panels.js'
import type { ExerciseRegion } from './exercise-region.js'
import { pieces } from './time-pieces.js'
import type { UnitPut } from './unit-put.js'

/** In strikes. */
export function earlyExercise(put: UnitPut, spot: number, expiry: number, region: ExerciseRegion): Integral {
  const { strikeYield, spotYield, vol } = put
  const { below, above } = region
  const logSpot = Math.log(spot)
  const carry = strikeYield - spotYield
  const income = (root: number): number => {
    const v = root * root
    const s = vol * root
    const remaining = Math.max(0, expiry - v)
    const chances = (boundary: PanelBoundary): readonly [number, number] => {
      const d2 = (logSpot - logBoundaryAt(boundary, remaining) + carry * v) / s - 0.5 * s
      return [cumulativeNormal(-d2), cumulativeNormal(-d2 - s)]
    }
    let [strikeChance, spotChance] = chances(below)
    if (above !== undefined) {
      const [strikeBelow, spotBelow] = chances(above)
      strikeChance -= strikeBelow
      spotChance -= spotBelow
    }
    const rate =
      strikeYield * Math.exp(-strikeYield * v) * strikeChance - spotYield * spot * Math.exp(-spotYield * v) * spotChance
    return 2 * root * rate
  }
  let value = 0
  let error = 0
  const cuts = cutsOf(put, logSpot, expiry, region)
  for (let k = 1; k < cuts.length; k++) {
    const piece = adaptiveIntegral(income, Math.sqrt(cuts[k - 1]!), Math.sqrt(cuts[k]!), GOAL)
    value += piece.value
    error += piece.error
  }
  return { value, error }
}

/** In standard deviations of the time at which paths cross. */
const STEP_CUTS = [-8, -2, 2, 8]

/** For each piece, in strikes. */
const GOAL = 1e-12

/**
 * Times v from now, in order: the ends of pieces and, where the forward path crosses a boundary, that time and the bounds of how long paths
 * take to follow it: with little vol that is too short for a quadrature to notice by itself.
 */
function cutsOf(
  { strikeYield, spotYield, vol }: UnitPut,
  logSpot: number,
  expiry: number,
  { below, above, until }: ExerciseRegion,
): readonly number[] {
  const carry = strikeYield - spotYield
  const ends = pieces(
    expiry,
    below.panels[0]?.from ?? expiry,
    (carry / vol) ** 2,
    Math.max(Math.abs(strikeYield), Math.abs(spotYield)),
  )
  const from = expiry - until
  const cuts = [from, ...ends.map(([, to]) => to).filter((to) => to > from)]
  const crossings = (above === undefined ? [below] : [below, above]).flatMap((boundary) => {
    const distance = (v: number) => logSpot + carry * v - logBoundaryAt(boundary, Math.max(0, expiry - v))
    return cuts.slice(1).flatMap((to, k) => rootBetween(distance, cuts[k]!, to) ?? [])
  })
  const around = crossings.flatMap((v) => {
    const width = (vol * Math.sqrt(v)) / Math.abs(carry)
    return STEP_CUTS.map((widths) => v + widths * width).filter((cut) => cut > from && cut < expiry)
  })
  return [...new Set([...cuts, ...crossings, ...around])].sort((one, other) => one - other)
}
