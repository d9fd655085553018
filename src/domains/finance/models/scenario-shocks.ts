// The shocks that a scenario asks for, as the grid of markets to value a book in.

import { baseDimension, dimensionless, divide } from '../../../fabric/dimension/index.js'
import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Infer, type Quantity } from '../../../fabric/schema/index.js'
import type { scenario } from '../contracts/books.js'
import {
  type CurrencyPair,
  conversionRate,
  refusal,
  type Spots,
  splitPair,
  withCurrencyMoved,
  withPairMoved,
  withSpot,
} from '../kernel/index.js'
import { rootYearInverse } from './option-terms.js'

type Request = Infer<typeof scenario.request>
type Ladder = NonNullable<Request['ladder']>

export interface Shock {
  /** What names the point of the grid: a share, a level, or a move of volatility. */
  readonly shock: Quantity
  readonly spots: Spots
}

const gridMax = 10_000

/**
 * At least one. A shock of spot comes first, then a level, then the ladder. Errors: `noShock`; those of the market; FAULT_DIMENSION for
 * a ladder whose three figures differ in kind.
 */
export function scenarioShocks(
  { spotShock, spotLevel, ladder, volShock }: Request,
  spots: Spots,
): Result<readonly Shock[], DomainError | DimensionFault> {
  let moved: Result<Spots, DomainError> = ok(spots)
  let shock: Quantity | undefined = volShock === undefined ? undefined : { value: volShock, dimension: rootYearInverse }
  if (spotShock !== undefined) {
    const { pair, currency, relative } = spotShock
    moved =
      pair === undefined
        ? withCurrencyMoved(spots, currency!, relative) // exactly one of the two is given: the contract's own check
        : withPairMoved(spots, splitPair(pair), relative)
    if (!moved.ok) return moved
    shock = { value: relative, dimension: dimensionless }
  }
  if (spotLevel !== undefined) {
    const pair = splitPair(spotLevel.pair)
    moved = withSpot(moved.value, pair, spotLevel.level)
    if (!moved.ok) return moved
    shock = { value: spotLevel.level, dimension: rateDimension(pair) }
  }
  if (ladder !== undefined) return rungs(ladder, moved.value)
  if (shock === undefined) return refusal('noShock', 'a scenario needs a shock of spots or volatilities')
  return ok([{ shock, spots: moved.value }])
}

function rungs(ladder: Ladder, spots: Spots): Result<readonly Shock[], DomainError | DimensionFault> {
  const { from, to, step } = ladder
  for (const field of ['to', 'step'] as const) {
    const { dimension } = ladder[field]
    if (dimension !== from.dimension) return err(dimensionFault(`ladder.${field}`, from.dimension.text, dimension.text))
  }
  const values = steps(from.value, to.value, step.value)
  if (!values.ok) return values
  const pair = splitPair(ladder.pair)
  const base = conversionRate(spots, pair.foreign, pair.domestic)
  if (!base.ok) return base
  const grid: Shock[] = []
  for (const value of values.value) {
    const level = from.dimension === dimensionless ? base.value.rate * (1 + value) : value
    const moved = withSpot(spots, pair, level)
    if (!moved.ok) return moved
    grid.push({ shock: { value, dimension: from.dimension }, spots: moved.value })
  }
  return ok(grid)
}

/** Both ends where whole steps lead from one to the other; a step's sign is that of the way. */
function steps(from: number, to: number, step: number): Result<readonly number[], DomainError> {
  if (from === to) return ok([from])
  const size = Math.sign(to - from) * Math.abs(step)
  const count = Math.floor((to - from) / size + 1e-9)
  if (!(count < gridMax)) return refusal('domain', `a ladder has at most ${gridMax} steps and goes by one above zero`)
  // Nobody who writes 0.01 means a rung of 0.020000000000000004.
  const digits = 14 - Math.ceil(Math.log10(Math.max(Math.abs(from), Math.abs(to))))
  const rounded = (value: number) => (digits < 0 || digits > 100 ? value : Number(value.toFixed(digits)))
  return ok(Array.from({ length: count + 1 }, (_, rung) => rounded(from + rung * size)))
}

const rateDimension = ({ foreign, domestic }: CurrencyPair) => divide(baseDimension(domestic), baseDimension(foreign))
