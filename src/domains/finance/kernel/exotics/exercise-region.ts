// Which spots are exercised early, at each time to expiry.

import { rootBetween } from '../root.js'
import { marched, type SolvedBoundary } from './boundary-march.js'
import { heightAt, logBoundaryAt, type PanelBoundary } from './boundary-panels.js'
import { boundaryAtExpiry, greatestHeight, isDouble, type UnitPut } from './unit-put.js'

/** Spots below the first boundary or, where there is a second, between both. */
export interface ExerciseRegion {
  readonly below: PanelBoundary
  readonly above?: PanelBoundary
  /** yr to expiry up to which anything is exercised */
  readonly until: number
  /** how far the equations of the boundaries are missed, in strikes */
  readonly miss: number
}

/** @param expiry yr, above 0 */
export function exerciseRegion(put: UnitPut, expiry: number): ExerciseRegion {
  if (isDouble(put)) return betweenBoundaries(put, expiry)
  const farthest = greatestHeight(put, 'exercisedBelow')
  if (farthest < FLAT) {
    const start = Math.log(boundaryAtExpiry(put, 'exercisedBelow'))
    return { below: { side: 'exercisedBelow', start, panels: [] }, until: expiry, miss: farthest }
  }
  const [below] = marched(put, ['exercisedBelow'], earliestTime(put, expiry), expiry) as readonly [SolvedBoundary]
  return { below, until: expiry, miss: below.miss }
}

/** A boundary that never leaves its start by more than this, in ln of spot, is taken as constant. */
const FLAT = 1e-9

/** A time, yr, before which nothing that exercise brings or costs can matter, and drift means little beside vol. */
function earliestTime({ strikeYield, spotYield, vol }: UnitPut, until: number): number {
  const income = Math.max(Math.abs(strikeYield), Math.abs(spotYield))
  return Math.min(until / 64, 1e-7 / income, 0.01 * (vol / income) ** 2)
}

/** With both yields negative, up to the time at which the boundaries meet: beyond that a put is not exercised. */
function betweenBoundaries(put: UnitPut, expiry: number): ExerciseRegion {
  const widest = -Math.log(boundaryAtExpiry(put, 'exercisedAbove'))
  const from = Math.min(earliestTime(put, expiry), 1e-3 * (widest / put.vol) ** 2)
  const gapAt = (below: PanelBoundary, above: PanelBoundary, years: number) =>
    widest - heightAt(below, years) - heightAt(above, years)
  const met = ([below, above]: readonly SolvedBoundary[]): boolean => !(gapAt(below!, above!, reach(below!)) > 0)
  const [below, above] = marched(put, ['exercisedBelow', 'exercisedAbove'], from, expiry, met) as readonly [
    SolvedBoundary,
    SolvedBoundary,
  ]
  const end = reach(below)
  const meeting = rootBetween((years) => gapAt(below, above, years), from, end)
  return { below, above, until: meeting ?? end, miss: Math.max(below.miss, above.miss) }
}

const reach = ({ panels }: PanelBoundary): number => panels[panels.length - 1]!.to

/** The ends of the region, in strikes; `undefined` where nothing is exercised so long before expiry. */
export function endsAt(
  { below, above, until }: ExerciseRegion,
  years: number,
): readonly [lower: number, upper: number] | undefined {
  if (years > until) return undefined
  return [above === undefined ? 0 : Math.exp(logBoundaryAt(above, years)), Math.exp(logBoundaryAt(below, years))]
}
