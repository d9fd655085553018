// The contracts of finance, and what peers attach to them.

export { aggregate, checkBook, currencyExposure, greeks, hedgeAmount, priceBook, scenario } from './contracts/books.js'
export { priceAmerican, priceBarrier, priceDigital, priceStrategy } from './contracts/exotics.js'
export { book, market, position } from './contracts/market-data.js'
export { convert, crossRate, sum } from './contracts/money.js'
export { option } from './contracts/quotes.js'
export {
  atmStrike,
  forwardRate,
  impliedVol,
  priceOption,
  strikeFromDelta,
  volQuote,
} from './contracts/vanilla.js'
