// A boundary of early exercise as far as it is known, from expiry back.
//
// Its height |ln(b / b(0))| grows like the square root of the time to expiry, levels off, and does so over many decades of time: ln of
// the height is held as polynomials in ln of the time, panel by panel.

import { chebyshevPoints, chebyshevShares } from './chebyshev.js'
import type { BoundarySide } from './unit-put.js'

export const DEGREE = 10
/** cos(i pi / n): from the end of a panel to its beginning. */
export const PANEL_POINTS = chebyshevPoints(DEGREE)

export interface Panel {
  /** yr */
  readonly from: number
  readonly to: number
  /** ln of the height at the panel's points */
  readonly heights: Float64Array
}

export interface PanelBoundary {
  readonly side: BoundarySide
  /** ln of the boundary just before expiry */
  readonly start: number
  /** one after the other; none where the boundary is constant. The first begins where what it is does not matter yet; there the height goes with the square root of time */
  readonly panels: readonly Panel[]
}

/** The direction in which the boundary leaves its start. */
export const directionOf = ({ side }: { readonly side: BoundarySide }): 1 | -1 => (side === 'exercisedBelow' ? -1 : 1)

/** The place of a time in a panel, from -1 to 1. */
export const placeIn = ({ from, to }: { readonly from: number; readonly to: number }, years: number): number =>
  Math.max(-1, Math.min(1, (2 * Math.log(years / from)) / Math.log(to / from) - 1))

/** The time, yr, at a place in a panel. */
export const timeAt = ({ from, to }: { readonly from: number; readonly to: number }, place: number): number =>
  place === 1 ? to : from * Math.exp(0.5 * (1 + place) * Math.log(to / from))

const own = new Float64Array(DEGREE + 1)

/** |ln(b / b(0))| at a time to expiry that the panels reach. */
export function heightAt({ panels }: PanelBoundary, years: number): number {
  let panel = panels[0]
  if (panel === undefined) return 0
  if (years <= panel.from) return Math.exp(panel.heights[DEGREE]!) * Math.sqrt(years / panel.from)
  for (let k = panels.length - 1; k > 0; k--) {
    if (years > panels[k]!.from) {
      panel = panels[k]!
      break
    }
  }
  chebyshevShares(PANEL_POINTS, placeIn(panel, years), own)
  let sum = 0
  for (let i = 0; i <= DEGREE; i++) sum += own[i]! * panel.heights[i]!
  return Math.exp(sum)
}

/** ln b at a time to expiry that the panels reach. */
export const logBoundaryAt = (boundary: PanelBoundary, years: number): number =>
  boundary.start + directionOf(boundary) * heightAt(boundary, years)
