// finance.hedgeAmount: the deal in a pair that takes the book's delta in it to a target, or what a given deal leaves.

import { baseDimension, type Dimension } from '../../../fabric/dimension/index.js'
import type { DimensionFault, DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { dimensionFault, type Infer, type Quantity } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { hedgeAmount } from '../contracts/books.js'
import { discountFactor, forwardMarket, refusal, splitPair, yearsToExpiry } from '../kernel/index.js'
import { totalsOf } from './book-totals.js'
import { flagsOf, type Position } from './flags.js'
import { marketData } from './market-data.js'
import { pricedPositions } from './priced-positions.js'

type Request = Infer<typeof hedgeAmount.request>

/**
 * The book's delta in a pair is what its options on that pair, quoted either way round, hold of FOR to first order. A spot deal of
 * 1 FOR has a delta of 1; a forward's is its foreign discount factor, for FOR comes only then. `amount` is of FOR and above 0 with its side
 * beside it; a given one below 0 is a sale. The target is 0 where none is given.
 */
export const hedgeAmountModel: Model<typeof hedgeAmount.request, typeof hedgeAmount.response> = (
  request,
  { mismatches },
) => {
  const { book, market } = request
  const pair = splitPair(request.pair)
  const foreign = baseDimension(pair.foreign)
  const target = amountOf(request.target, 'target', foreign)
  if (!target.ok) return target
  const given = amountOf(request.amount, 'amount', foreign)
  if (!given.ok) return given
  const inPair = (position: Position): boolean =>
    position.pair === request.pair || isInverse(position.pair, request.pair)
  const valued = pricedPositions(book, (sound) => sound.filter(inPair), market, mismatches)
  if (!valued.ok) return valued
  const deltaOfOne = deltaOfUnit(request)
  if (!deltaOfOne.ok) return deltaOfOne

  const { rows, priced } = valued.value
  const before = totalsOf(rows, priced).exposure.get(pair.foreign) ?? 0
  const amount = given.value ?? ((target.value ?? 0) - before) / deltaOfOne.value
  const after = given.value === undefined ? (target.value ?? 0) : before + given.value * deltaOfOne.value
  if (![before, amount, after].every(Number.isFinite))
    return refusal('domain', 'the hedge is too large to be represented')
  const inForeign = (value: number): Quantity => ({ value, dimension: foreign })
  return ok({
    amount: inForeign(Math.abs(amount)),
    side: amount < 0 ? 'short' : 'long',
    deltaBefore: inForeign(before),
    deltaAfter: inForeign(after),
    flagged: flagsOf(book, mismatches),
  })
}

const isInverse = (one: string, other: string): boolean => {
  const { foreign, domestic } = splitPair(other)
  return one === domestic + foreign
}

/** Delta of 1 FOR of the instrument, bought. Errors: `badExpiry` for a forward without a tenor, those of the market. */
function deltaOfUnit({ market, pair: name, instrument, tenor }: Request): Result<number, DomainError> {
  if (instrument === 'spot') return ok(1)
  if (tenor === undefined) return refusal('badExpiry', 'a hedge by a forward needs its tenor')
  const data = marketData(market)
  if (!data.ok) return data
  const expiry = yearsToExpiry(tenor, market.asOf)
  if (!expiry.ok) return expiry
  const forward = forwardMarket(data.value, splitPair(name), expiry.value)
  return forward.ok ? ok(discountFactor(forward.value.foreignYield, expiry.value)) : forward
}

/** An amount of another currency than FOR would have to be converted, which a hedge does not do. */
function amountOf(
  given: Quantity | undefined,
  path: string,
  foreign: Dimension,
): Result<number | undefined, DimensionFault> {
  if (given === undefined || given.dimension === foreign) return ok(given?.value)
  return err(dimensionFault(path, foreign.text, given.dimension.text))
}
