// The numbers of the finance domain: pure functions on plain numbers in DOM per FOR, 1/yr, yr^(-1/2) and yr.

export {
  type BookColumns,
  currencyExposure,
  type PositionError,
  type PricedColumns,
  priceColumns,
  reportedTotal,
} from './book.js'
export { CompensatedSum, compensatedSum } from './compensated-sum.js'
export { type DeltaConvention, d1OfDelta, type ForwardMarket, forwardRate, strikeOfDelta } from './delta.js'
export { yearsToExpiry } from './expiry.js'
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
export { forwardMarket, type MarketData, marketVol, type VolQuote, volByMarket } from './market.js'
export { type FinanceReason, refusal } from './refusal.js'
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
