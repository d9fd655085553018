// finance.greeks: sensitivities of one option, or of a book's positions and in total.

import { baseDimension, isMoney, power, rational } from '../../../fabric/dimension/index.js'
import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { Eventually, Model, ModelContext } from '../../define-domain.js'
import { eventually } from '../../eventually.js'
import type { greeks } from '../contracts/books.js'
import type { GreekName } from '../contracts/vanilla.js'
import { forwardMarket, marketVol, refusal, splitPair, type VanillaOption, yearsToExpiry } from '../kernel/index.js'
import { priceSplit } from '../parallel/index.js'
import { bookRows, ofPosition } from './book-rows.js'
import { distinctPositions } from './distinct-positions.js'
import { type Flag, flagsOf, type Position, soundPositions } from './flags.js'
import { type Figures, GreekFigures } from './greek-figures.js'
import { reportedIn, totalOf } from './greek-totals.js'
import { inFilter } from './in-filter.js'
import { type Market, marketData } from './market-data.js'
import {
  dimensionsOf,
  foreignNotional,
  type Option,
  type PairDimensions,
  signOf,
  timeToExpiry,
} from './option-terms.js'

type Request = Infer<typeof greeks.request>
const volDimension = power(baseDimension('yr'), rational(-1, 2))

type Refusal = DomainError | DimensionFault
type Line = Infer<typeof greeks.response>['lines'][number]

/**
 * Lines are of the whole notional and of the sign of the side; of an option without a notional they are per unit of it, as
 * finance.priceOption gives them, but `pv`, which is DOM for 1 FOR. `delta` follows the convention, by default `spot`.
 *
 * `theta` is the slope per year, and `thetaPerDay` that over 365. With a horizon `theta` is what the value changes by in that time at an
 * unchanged market (spot, the yields and vol of each option), exactly; what expires within it ends at its payoff.
 *
 * A total is of figures of one dimension. With `reporting` all are taken to that currency, each currency of a unit by its spot.
 */
export const greeksModel: Model<typeof greeks.request, typeof greeks.response> = (request, context) => {
  const { deltaConvention = 'spot' } = request
  const horizon = horizonOf(request)
  if (!horizon.ok) return horizon
  const which = [...new Set(request.which)]
  const figures = new GreekFigures({ which, convention: deltaConvention, horizon: horizon.value })
  const found = request.option === undefined ? ofBook(request, figures, context) : ofOption(request, figures)
  return eventually(found, (told) => (told.ok ? inTotal(request, which, told.value) : told))
}

interface Found {
  readonly lines: readonly Line[]
  readonly dimensions: Iterable<PairDimensions>
  /** Whether figures are per unit of a notional. */
  readonly perUnit: boolean
  readonly flagged: readonly Flag[]
}

function inTotal(
  { reporting, market, deltaConvention = 'spot' }: Request,
  which: readonly GreekName[],
  { lines, dimensions, perUnit, flagged }: Found,
): Result<Infer<typeof greeks.response>, Refusal> {
  const currencies = new Set<string>()
  for (const { foreign, domestic } of new Set(dimensions)) currencies.add(foreign.text).add(domestic.text)
  const converted = reporting === undefined ? undefined : reportedIn(reporting, market.spots, currencies)
  const total: Figures = {}
  const withoutTotal: GreekName[] = []
  for (const name of which) {
    const figures = lines.flatMap((line) => line[name] ?? [])
    // Of a figure per unit of notional, FOR is no amount that a spot could convert.
    const isShare = perUnit && figures.some(({ dimension }) => !isMoney(dimension))
    const sum = totalOf(figures, isShare ? undefined : converted)
    if (!sum.ok) return sum
    if (sum.value === undefined) withoutTotal.push(name)
    else total[name] = sum.value
  }
  return ok({ lines, total, withoutTotal, ...(which.includes('delta') ? { deltaConvention } : {}), flagged })
}

/** In years. Errors: those of `yearsToExpiry`, and `domain` for one that lies back. */
function horizonOf({ horizon, market }: Request): Result<number | undefined, DomainError> {
  if (horizon === undefined) return ok(undefined)
  const years = horizon.case === 'tenor' ? yearsToExpiry(horizon.value, market.asOf) : ok(horizon.value)
  return years.ok && !(years.value >= 0) ? refusal('domain', 'a horizon lies ahead') : years
}

function ofBook(
  { book = [], market, filter, vol }: Request,
  figures: GreekFigures,
  context: ModelContext,
): Eventually<Result<Found, Refusal>> {
  const { mismatches } = context
  const distinct = distinctPositions(book)
  if (!distinct.ok) return distinct
  const data = marketData(market)
  if (!data.ok) return data
  const positions = inFilter(soundPositions(book, mismatches), filter)
  const priceable = vol === undefined ? positions : positions.map((one) => withVol(one, vol))
  const rows = bookRows(priceable, data.value, market.asOf, undefined)
  if (!rows.ok) return rows
  const told = (figuresOf: (row: number) => Result<Figures, DomainError>): Result<Found, Refusal> => {
    const lines: Line[] = []
    for (const [row, position] of positions.entries()) {
      const line = figuresOf(row)
      if (!line.ok) return ofPosition(position, line.error)
      lines.push({ id: position.id, ...line.value })
    }
    return ok({ lines, dimensions: rows.value.dimensions, perUnit: false, flagged: flagsOf(book, mismatches) })
  }
  if (!figures.areInColumns) return told((row) => figures.ofRow(rows.value, row))
  return eventually(priceSplit(rows.value.columns, context), (priced) =>
    priced.ok
      ? told((row) => figures.ofPricedRow(rows.value, priced.value, row))
      : ofPosition(positions[priced.error.row]!, priced.error),
  )
}

function ofOption({ option, market, vol }: Request, figures: GreekFigures): Result<Found, Refusal> {
  if (option === undefined) throw new Error('neither a book nor an option came past exactlyOne')
  const { type, strike, notional } = option
  const priced = pricedBy(option, market, vol)
  if (!priced.ok) return priced
  const dimensions = dimensionsOf(splitPair(option.pair))
  const size = notional === undefined ? 1 : foreignNotional(notional, strike, dimensions)
  const perUnit = notional === undefined
  const one = { type, strike, ...priced.value }
  const line = figures.ofOption(one, signOf(option.side) * size, dimensions, perUnit)
  if (!line.ok) return err({ ...line.error, message: `option: ${line.error.message}` })
  return ok({ lines: [{ id: 'option', ...line.value }], dimensions: [dimensions], perUnit, flagged: [] })
}

const withVol = (position: Position, vol: number): Position => ({
  ...position,
  vol: { value: vol, dimension: volDimension },
})

/** What a vanilla option needs of the market. */
function pricedBy(
  option: Option,
  market: Market,
  vol: number | undefined,
): Result<Omit<VanillaOption, 'type' | 'strike'>, DomainError> {
  const data = marketData(market)
  if (!data.ok) return data
  const pair = splitPair(option.pair)
  const expiry = timeToExpiry(option, market.asOf)
  if (!expiry.ok) return expiry
  const forward = forwardMarket(data.value, pair, expiry.value)
  if (!forward.ok) return forward
  const own = vol === undefined ? marketVol(data.value, pair, forward.value, option.strike) : ok(vol)
  return own.ok ? ok({ ...forward.value, vol: own.value }) : own
}
