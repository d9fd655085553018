// FX options and money.

import { type Domain, defineDomain, operation } from '../define-domain.js'
import * as contracts from './contract.js'
import * as examples from './examples.js'
import { checkBookModel } from './models/check-book.js'
import { convertModel } from './models/convert.js'
import { priceBookModel } from './models/price-book.js'
import { priceOptionModel } from './models/price-option.js'
import { sumModel } from './models/sum.js'

export const finance: Domain = defineDomain('finance', [
  operation(contracts.priceBook, priceBookModel, examples.priceBook),
  operation(contracts.checkBook, checkBookModel, examples.checkBook),
  operation(contracts.priceOption, priceOptionModel, examples.priceOption),
  operation(contracts.convert, convertModel, examples.convert),
  operation(contracts.sum, sumModel, examples.sum),
])

/** The name under which a host of any domain finds it in its module. */
export const domain = finance

/** The typed contracts, for `client.call`. */
export * as financeContracts from './contract.js'
