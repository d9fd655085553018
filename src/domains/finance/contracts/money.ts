// Requests and responses about amounts of money and rates between currencies.

import {
  carried,
  contract,
  currency,
  described,
  list,
  money,
  optional,
  rate,
  record,
} from '../../../fabric/schema/index.js'
import { market } from './market-data.js'
import { optionPair } from './quotes.js'

export const convert = contract({
  name: 'finance.convert',
  summary: 'Convert an amount of money into another currency, by the market or by a given rate.',
  method: 'the given rate, else the product of rates along the shortest path of quoted pairs',
  accuracy: 'half a unit in the last place for each rate of the path, and for the amount',
  request: record({
    amount: described('the amount', money()),
    to: described('the currency to convert into', currency()),
    market,
    rate: optional(described('the rate to use', rate())),
  }),
  response: record({ amount: money(), path: list(currency()) }),
  errors: ['noPath', 'unknownCurrency', 'nonPositiveRate', 'domain'],
})

export const crossRate = contract({
  name: 'finance.crossRate',
  summary: 'The rate between two currencies by the shortest chain of quoted spots.',
  method:
    'the product of rates along the shortest chain of quoted pairs, the first by alphabet among equally short ones',
  accuracy: 'half a unit in the last place for each rate of the path',
  request: record({ pair: optionPair(), market }),
  response: record({ rate: rate(), path: list(currency()) }),
  errors: ['noPath', 'unknownCurrency', 'nonPositiveRate', 'domain'],
})

export const sum = contract({
  name: 'finance.sum',
  summary: 'Add amounts of money of one currency.',
  method: 'compensated sum (Neumaier) of the amounts',
  accuracy: 'a unit in the last place, and where amounts offset each other 1e-25 of the sum of their magnitudes',
  request: record({ amounts: described('the amounts', list(carried(["'C"]), { countMax: 1_000 })) }),
  response: money(),
  errors: ['domain'],
})
