// The models of finance, by operation.

export { aggregateModel as aggregate } from './models/aggregate.js'
export { checkBookModel as checkBook } from './models/check-book.js'
export { convertModel as convert } from './models/convert.js'
export { currencyExposureModel as currencyExposure } from './models/currency-exposure.js'
export { greeksModel as greeks } from './models/greeks.js'
export { hedgeAmountModel as hedgeAmount } from './models/hedge-amount.js'
export { impliedVolModel as impliedVol } from './models/implied-vol.js'
export { priceAmericanModel as priceAmerican } from './models/price-american.js'
export { priceBarrierModel as priceBarrier } from './models/price-barrier.js'
export { priceBookModel as priceBook } from './models/price-book.js'
export { priceDigitalModel as priceDigital } from './models/price-digital.js'
export { priceOptionModel as priceOption } from './models/price-option.js'
export { priceStrategyModel as priceStrategy } from './models/price-strategy.js'
export {
  atmStrikeModel as atmStrike,
  strikeFromDeltaModel as strikeFromDelta,
  volQuoteModel as volQuote,
} from './models/quotes.js'
export { crossRateModel as crossRate, forwardRateModel as forwardRate } from './models/rates.js'
export { scenarioModel as scenario } from './models/scenario.js'
export { sumModel as sum } from './models/sum.js'
