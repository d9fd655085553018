// The integral equation of the boundary of early exercise, at one time to expiry.
//
// At the boundary b(t) the option is worth what exercise brings (Kim, "The analytic valuation of American options", 1990). With the strike as unit
// of price, and all terms brought to where nothing cancels, exercise below the boundary misses it by
//   e^(-q t) b N(d1(t, b)) - e^(-r t) N(d2(t, b)) + int_0^t (q b e^(-q v) N(d1) - r e^(-r v) N(d2)) dv, d1 and d2 of (v, b(t) / b(t - v));
// exercise above it by the same integral alone, with N(-d1) and N(-d2).

import { cumulativeNormal, normalDensity } from '../normal.js'
import {
  DEGREE,
  directionOf,
  heightAt,
  PANEL_POINTS,
  type Panel,
  type PanelBoundary,
  placeIn,
} from './boundary-panels.js'
import { chebyshevShares } from './chebyshev.js'
import { gaussRule } from './gauss-legendre.js'
import { pieces } from './time-pieces.js'
import type { UnitPut } from './unit-put.js'

export interface Equation {
  /** yr */
  readonly years: number
  /**
   * Where the boundary at this time lies `height` from its start and is given by `heights` in the open panel. Of the slopes of `kink`, that in ln
   * of the own height is returned, those in the panel's heights are added to `slopes`.
   */
  at(height: number, heights: Float64Array, slopes: Float64Array | undefined): Miss
}

export interface Miss {
  /** what the option is worth beyond exercise, in strikes */
  readonly miss: number
  /** the slope of that in ln of spot */
  readonly kink: number
  readonly slope: number
}

/**
 * @param open the panel that `heights` are of; its last height, at its beginning, is that of the panel before, and follows the one beside it
 * in the first panel
 * @param guess of the height
 * @param points of quadrature on each piece
 */
export function equationAt(
  put: UnitPut,
  boundary: PanelBoundary,
  open: Omit<Panel, 'heights'>,
  years: number,
  guess: number,
  points: number,
): Equation {
  const { strikeYield, spotYield, vol } = put
  const { panels, start } = boundary
  const direction = directionOf(boundary)
  const isFirst = panels.length === 0
  const { at, weight } = gaussRule(points)
  const speed = Math.max(Math.abs(strikeYield - spotYield) + 0.5 * vol * vol, (0.5 * guess) / years) / vol
  const known: number[][] = []
  const unknown: { readonly parts: readonly number[]; readonly shares: Float64Array; readonly offset: number }[] = []
  const last = isFirst ? 0 : panels[panels.length - 1]!.heights[0]!
  const earliest = isFirst ? open.from : panels[0]!.from
  for (const [from, to] of pieces(
    years,
    earliest,
    speed * speed,
    Math.max(Math.abs(strikeYield), Math.abs(spotYield)),
  )) {
    // In the square root of v or of t - v, whichever is less.
    const fromNow = from + to <= years
    const [low, high] = fromNow ? [Math.sqrt(from), Math.sqrt(to)] : [Math.sqrt(years - to), Math.sqrt(years - from)]
    for (let k = 0; k < points; k++) {
      const root = low + (high - low) * at[k]!
      const v = fromNow ? root * root : years - root * root
      const u = fromNow ? years - root * root : root * root
      const dv = 2 * root * (high - low) * weight[k]!
      const parts = [
        Math.exp(-strikeYield * v) * dv,
        Math.exp(-spotYield * v) * dv,
        vol * Math.sqrt(v),
        (strikeYield - spotYield) * v,
      ]
      if (u > open.from) {
        const shares = new Float64Array(DEGREE + 1)
        chebyshevShares(PANEL_POINTS, placeIn(open, u), shares)
        const atStart = shares[DEGREE]!
        if (isFirst) shares[DEGREE - 1]! += atStart
        const offset = atStart * (isFirst ? rootStep(open) : last)
        unknown.push({ parts, shares, offset })
      } else if (isFirst) {
        const shares = new Float64Array(DEGREE + 1)
        shares[DEGREE - 1] = 1
        unknown.push({ parts, shares, offset: rootStep(open) + 0.5 * Math.log(u / open.from) })
      } else known.push([...parts, heightAt(boundary, u)])
    }
  }
  // What exercise gives up less what it brings, 1/yr: just before expiry, and by how much that grows away from there. Where vol is next to nothing
  // the boundary hardly leaves its start, and their difference would have no digits.
  const edge = spotYield * Math.exp(start)
  const atEdge = start === 0 ? spotYield - strikeYield : 0
  const missAt: Equation['at'] = (height, heights, slopes) => {
    const logRatio = direction * height
    const b = Math.exp(start + logRatio)
    let miss = 0
    let kink = 0
    let own = 0
    const add = (parts: readonly number[], before: number, shares: Float64Array | undefined) => {
      const s = parts[2]!
      const d2 = (logRatio - direction * before + parts[3]!) / s - 0.5 * s
      const spotPart = b * spotYield * parts[1]! * cumulativeNormal(-direction * (d2 + s))
      miss += spotPart - strikeYield * parts[0]! * cumulativeNormal(-direction * d2)
      const density = (-direction * parts[0]! * normalDensity(d2)) / s
      const gain = edge * Math.expm1(direction * before) + atEdge
      const bend = density * gain
      const turn = (d2 / s) * bend
      kink += spotPart + bend
      own += spotPart + density * (gain + strikeYield) - turn
      if (shares === undefined || slopes === undefined) return
      const pull = turn * direction * before
      for (let k = 0; k < DEGREE; k++) slopes[k]! += pull * shares[k]!
    }
    for (const parts of known) add(parts, parts[4]!, undefined)
    for (const { parts, shares, offset } of unknown) {
      let z = offset
      for (let k = 0; k < DEGREE; k++) z += shares[k]! * heights[k]!
      add(parts, Math.exp(z), shares)
    }
    if (direction === -1) {
      const s = vol * Math.sqrt(years)
      const d2 = (start + logRatio + (strikeYield - spotYield) * years) / s - 0.5 * s
      const spotPart = b * Math.exp(-spotYield * years) * cumulativeNormal(d2 + s)
      const strikeDiscount = Math.exp(-strikeYield * years)
      miss += spotPart - strikeDiscount * cumulativeNormal(d2)
      kink += spotPart
      own += spotPart + (strikeDiscount * normalDensity(d2)) / s
    }
    return { miss, kink, slope: own * direction * height }
  }
  return { years, at: missAt }
}

/** From the height beside the beginning of the first panel to that at its beginning, by the square root of time. */
const rootStep = (open: Omit<Panel, 'heights'>): number =>
  -0.25 * (1 + PANEL_POINTS[DEGREE - 1]!) * Math.log(open.to / open.from)
