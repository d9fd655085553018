// The numbers of the finance domain: pure functions on plain numbers in DOM per FOR, 1/yr, yr^(-1/2) and yr.

export {
  type BookColumns,
  emptyPrices,
  optionAt,
  type PositionError,
  type PricedColumns,
  priceBlock,
  priceColumns,
  priceLineBlock,
  priceRows,
  reportedTotal,
} from './book.js'
export { blockRows, columnKernel, inputColumns, linesMax, positionWords } from './column-kernel.js'

export { CompensatedSum, compensatedSum } from './compensated-sum.js'
export { type DeltaConvention, d1OfDelta, type ForwardMarket, forwardRate, strikeOfDelta } from './delta.js'
export * from './exotics/index.js'
export { deliveryOf, yearsToExpiry } from './expiry.js'
export {
  checkOption,
  discountFactor,
  type OptionType,
  type PremiumStyles,
  premiumStyles,
  type Valuation,
  type VanillaOption,
  valueOption,
} from './garman-kohlhagen.js'
export { impliedVol } from './implied-vol.js'
export { keptSums, type LineMarket, type LineNames, type LineSums, setLine } from './line-table.js'
export { forwardMarket, type MarketData, marketVol, type VolQuote, volByMarket } from './market.js'
export {
  atTheMoney,
  type QuoteConventions,
  type QuoteKind,
  quoteConventions,
  type StrikeAndVol,
  smileQuote,
  strikeAtDelta,
} from './quotes.js'
export { type FinanceReason, refusal } from './refusal.js'
export { withCurrencyMoved, withPairMoved, withSpot } from './shocks.js'
export { type AtmConvention, type Smile, smileVol, type VolByStrike } from './smile.js'
export { type TermPillar, type TermStructure, termVol } from './term-structure.js'
export {
  type ConversionRate,
  type CurrencyPair,
  conversionRate,
  pairName,
  type Spots,
  splitPair,
} from './triangulation.js'
export { type YieldCurve, type YieldPillar, type YieldQuote, yieldAt } from './yield-curve.js'
