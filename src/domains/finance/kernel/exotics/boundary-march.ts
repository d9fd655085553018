// Solving for a boundary of early exercise, panel by panel from expiry back: what it is later in life depends on what it is nearer to expiry,
// never the other way round.

import { DEGREE, heightAt, PANEL_POINTS, type Panel, type PanelBoundary, timeAt } from './boundary-panels.js'
import { equationAt } from './exercise-equation.js'
import { solveLinear } from './linear-system.js'
import { type BoundarySide, boundaryAtExpiry, greatestHeight, roughHeight, type UnitPut } from './unit-put.js'

/** A boundary up to the end of its last panel. */
export interface SolvedBoundary extends PanelBoundary {
  /** how far its equation is missed between the points where it was solved, in strikes */
  readonly miss: number
}

const noBoundary = (put: UnitPut, side: BoundarySide): SolvedBoundary => ({
  side,
  start: Math.log(boundaryAtExpiry(put, side)),
  panels: [],
  miss: 0,
})

/**
 * Boundaries side by side, up to a time or until `met` says that they need not go on. Panels that miss the equation are made shorter, down to
 * `LEAST`.
 */
export function marched(
  put: UnitPut,
  sides: readonly BoundarySide[],
  from: number,
  until: number,
  met: (boundaries: readonly SolvedBoundary[]) => boolean = () => false,
): readonly SolvedBoundary[] {
  let known = sides.map((side) => noBoundary(put, side))
  let begin = from
  let stretch = LONGEST
  while (begin < until && !(begin > from && met(known))) {
    const rest = Math.log(until / begin)
    const count = Math.ceil(rest / stretch)
    const to = count === 1 ? until : begin * Math.exp(rest / count)
    const solved = known.map((boundary) => solvedPanel(put, boundary, { from: begin, to }))
    // What the first panel begins with is a guess; that does not get better by making it shorter.
    const isGood = begin === from || solved.every(({ isAtRest, miss }) => isAtRest && miss <= GOAL)
    if (!isGood && rest / count > LEAST) {
      stretch = (0.5 * rest) / count
      continue
    }
    known = known.map((boundary, k) => {
      const { panel, miss } = solved[k]!
      return { ...boundary, panels: [...boundary.panels, panel], miss: Math.max(boundary.miss, miss) }
    })
    begin = to
    stretch = Math.min(LONGEST, LONGER * stretch)
  }
  return known
}

/** ln of the ratio of a panel's ends. */
const LONGEST = Math.log(16)
const LEAST = 0.05
/** Less than 2, which would try again at once what has just failed. */
const LONGER = 1.5
const GOAL = 2e-9
const ROUNDS = 60
const TRUSTED = 0.5
const CONVERGED = 1e-8
/** A kink, in all the income until then: heights that leave no more do not matter, however far they still move. */
const SMOOTH = 1e-14
/** Where rounding keeps the heights moving, they do not matter by so little. */
const AT_REST = 1e-3
/** ln of a height so low that it may be any lower one: whether it is, the equation tells by what it misses. */
const AT_START = Math.log(1e-9)
const POINTS = 8

function solvedPanel(
  put: UnitPut,
  boundary: PanelBoundary,
  open: Omit<Panel, 'heights'>,
): { readonly panel: Panel; readonly isAtRest: boolean; readonly miss: number } {
  const heights = guessedHeights(put, boundary, open)
  const isFirst = boundary.panels.length === 0
  const tieFirst = () => {
    if (isFirst)
      heights[DEGREE] = heights[DEGREE - 1]! - 0.5 * Math.log(timeAt(open, PANEL_POINTS[DEGREE - 1]!) / open.from)
  }
  tieFirst()
  const equations = Array.from({ length: DEGREE }, (_, i) =>
    equationAt(put, boundary, open, timeAt(open, PANEL_POINTS[i]!), Math.exp(heights[i]!), POINTS),
  )
  const smooth = SMOOTH * Math.max(Math.abs(put.strikeYield), Math.abs(put.spotYield)) * open.to
  let longest = Infinity
  let sharpest = Infinity
  for (let round = 0; round < ROUNDS && longest > CONVERGED && sharpest > smooth; round++) {
    const rightSide = new Float64Array(DEGREE)
    const rows = equations.map((equation, i) => {
      const row = new Float64Array(DEGREE)
      const { kink, slope } = equation.at(Math.exp(heights[i]!), heights, row)
      row[i]! += slope
      rightSide[i] = -kink
      return row
    })
    sharpest = rightSide.reduce((most, kink) => Math.max(most, Math.abs(kink)), 0)
    const step = solveLinear(rows, rightSide)
    longest = step?.reduce((most, x) => Math.max(most, Math.abs(x)), 0) ?? Number.NaN
    if (step === undefined || !Number.isFinite(longest)) break
    const share = Math.min(1, TRUSTED / longest)
    for (let i = 0; i < DEGREE; i++) heights[i]! += share * step[i]!
    tieFirst()
  }
  const panel = { ...open, heights }
  const isAtRest = longest <= AT_REST || sharpest <= smooth
  const miss = isAtRest || heights.every((height) => height <= AT_START) ? missBetween(put, boundary, panel) : Infinity
  return { panel, isAtRest, miss }
}

/** The greatest miss halfway between the points, by a finer quadrature. */
function missBetween(put: UnitPut, boundary: PanelBoundary, panel: Panel): number {
  const whole = { ...boundary, panels: [...boundary.panels, panel] }
  let worst = 0
  for (let i = 0; i < DEGREE; i++) {
    const years = timeAt(panel, Math.cos((Math.PI * (i + 0.5)) / DEGREE))
    const height = heightAt(whole, years)
    const { miss } = equationAt(put, boundary, panel, years, height, POINTS + 4).at(height, panel.heights, undefined)
    worst = Math.max(worst, Math.abs(miss))
  }
  return Number.isFinite(worst) ? worst : Infinity
}

function guessedHeights(put: UnitPut, { side, panels }: PanelBoundary, open: Omit<Panel, 'heights'>): Float64Array {
  const before = panels[panels.length - 1]
  const rough = (years: number) => Math.log(roughHeight(put, side, years))
  const highest = Math.log(greatestHeight(put, side))
  const excess = before === undefined ? 0 : before.heights[0]! - rough(open.from)
  const heights = Float64Array.from(PANEL_POINTS, (place) => Math.min(highest, rough(timeAt(open, place)) + excess))
  if (before !== undefined) heights[DEGREE] = before.heights[0]!
  return heights
}
