// finance.scenario: what a book is worth as spots and volatilities move, every point of the grid a full revaluation.

import { baseDimension } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import { type Model, ModelRefused } from '../../define-domain.js'
import type { scenario } from '../contracts/books.js'
import { conversionRate, type MarketData, splitPair } from '../kernel/index.js'
import { isSplit } from '../parallel/index.js'
import { bookRows } from './book-rows.js'
import { distinctPositions } from './distinct-positions.js'
import { flagsOf, type Position, soundPositions } from './flags.js'
import { inFilter } from './in-filter.js'
import { marketData } from './market-data.js'
import { type Shock, scenarioShocks } from './scenario-shocks.js'
import { type MovedMarket, ShockedBook } from './shocked-book.js'
import { SplitGrid } from './split-grid.js'

type Point = Infer<typeof scenario.response>['grid'][number]

/** The currency to report in where none is asked for and all spots lead to it, as `priceBook` has it. */
const usual = 'USD'

/**
 * `pv` and `change` are in the reporting currency, `change` against the value in the market as it is, `base`. Values convert at the moved
 * spots. Where no currency is named it is the US dollar, or the DOM of all positions if they share one that no chain of spots joins to it.
 * `shock` is the share, level or rung of the spot, or the move of volatility where no spot moves.
 */
export const scenarioModel: Model<typeof scenario.request, typeof scenario.response, 'grid'> = (request, context) => {
  const { mismatches } = context
  const { book, market, volShock } = request
  const distinct = distinctPositions(book)
  if (!distinct.ok) return distinct
  const data = marketData(market)
  if (!data.ok) return data
  const shocks = scenarioShocks(request, data.value.spots)
  if (!shocks.ok) return shocks
  const positions = inFilter(soundPositions(book, mismatches), request.filter)
  const reporting = request.reporting ?? reportingOf(positions, data.value)
  const rows = bookRows(positions, data.value, market.asOf, reporting)
  if (!rows.ok) return rows
  const inReporting = (value: number) => ({ value, dimension: baseDimension(reporting) })
  const pointOf = (base: number, { shock }: Shock, pv: number): Point => ({
    shock,
    ...(volShock === undefined ? {} : { volShock }),
    pv: inReporting(pv),
    change: inReporting(pv - base),
  })
  const flagged = flagsOf(book, mismatches)
  const unmoved = { spots: data.value.spots, volShock: 0 }
  const moved = shocks.value.map(({ spots }) => ({ spots, volShock: volShock ?? 0 }))
  const points = shocks.value.length + 1
  const { splitting } = context
  if (splitting === undefined || !isSplit(points * positions.length, context)) {
    const shocked = new ShockedBook(positions, rows.value, reporting)
    const base = shocked.valueIn(unmoved)
    if (!base.ok) return base
    const grid = pointsOf(moved, shocked, (pv, point) => pointOf(base.value, shocks.value[point]!, pv))
    return ok({ grid, base: inReporting(base.value), flagged })
  }
  const split = new SplitGrid(positions, rows.value, reporting, points, context, splitting)
  return split.value(unmoved).then((base) => {
    if (!base.ok) return base
    const grid = splitPointsOf(moved, split, (pv, point) => pointOf(base.value, shocks.value[point]!, pv))
    return ok({ grid, base: inReporting(base.value), flagged })
  })
}

/** Each point is valued when it is wanted: a long grid goes out as it is made, and one that nobody waits for is not. */
function* pointsOf(moved: readonly MovedMarket[], book: ShockedBook, pointOf: (pv: number, point: number) => Point) {
  for (const [point, market] of moved.entries()) yield pointOf(valued(book.valueIn(market)), point)
}

/** The same, many points at a time. */
async function* splitPointsOf(
  moved: readonly MovedMarket[],
  grid: SplitGrid,
  pointOf: (pv: number, point: number) => Point,
) {
  let point = 0
  for await (const pv of grid.values(moved)) yield pointOf(valued(pv), point++)
}

function valued(pv: Result<number, DomainError>): number {
  if (!pv.ok) throw new ModelRefused(pv.error)
  return pv.value
}

function reportingOf(positions: readonly Position[], { spots }: MarketData): string {
  const [first, ...others] = new Set(positions.map(({ pair }) => splitPair(pair).domestic))
  if (first === undefined || others.length > 0) return usual
  return conversionRate(spots, first, usual).ok ? usual : first
}
