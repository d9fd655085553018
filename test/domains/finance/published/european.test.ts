// As we remember it in E. G. Haug, "The Complete Guide to Option Pricing Formulas", chapters 1 and 2, and J. C. Hull, "Options, Futures, and Other Derivatives", chapters
// on stock index and currency options and on the Greek letters; recomputed independently by a program of its own.

import { describe } from 'vitest'
import { checkPublished, type Figure, type PublishedCase, printed } from '../../published-cases.js'
import { flatMarket, printedOption } from './printed.js'

type Row = readonly ['call' | 'put', strike: number, spot: number, rf: number, rd: number, years: number, vol: number]

const values: readonly (readonly [...Row, printed: string])[] = [
  ['call', 65, 60, 0, 0.08, 0.25, 0.3, '2.1334'],
  ['put', 95, 100, 0.05, 0.1, 0.5, 0.2, '2.4648'],
  ['put', 19, 19, 0.1, 0.1, 0.75, 0.28, '1.7011'],
  ['call', 19, 19, 0.1, 0.1, 0.75, 0.28, '1.7011'],
  ['call', 1.6, 1.56, 0.08, 0.06, 0.5, 0.12, '0.0291'],
  ['put', 70, 75, 0.05, 0.1, 0.5, 0.35, '4.0870'],
  ['call', 40, 42, 0.08, 0.04, 0.75, 0.35, '5.0975'],
  ['call', 40, 42, 0, 0.1, 0.5, 0.2, '4.76'],
  ['put', 40, 42, 0, 0.1, 0.5, 0.2, '0.81'],
  ['call', 900, 930, 0.03, 0.08, 2 / 12, 0.2, '51.83'],
  ['call', 1.6, 1.6, 0.11, 0.08, 4 / 12, 0.2, '0.0639'],
  ['call', 1.6, 1.6, 0.11, 0.08, 4 / 12, 0.1, '0.0285'],
]

/** Options on futures: yields of 10 % both, strike 100; at futures of 90, 100 and 110. */
const onFutures: readonly (readonly ['call' | 'put', years: number, vol: number, readonly string[]])[] = [
  ['call', 0.1, 0.15, ['0.0205', '1.8734', '9.9413']],
  ['call', 0.1, 0.25, ['0.3150', '3.1217', '10.3556']],
  ['call', 0.1, 0.35, ['0.9474', '4.3693', '11.1381']],
  ['call', 0.5, 0.15, ['0.8069', '4.0232', '10.5769']],
  ['call', 0.5, 0.25, ['2.7026', '6.6997', '12.7857']],
  ['call', 0.5, 0.35, ['4.9329', '9.3679', '15.3086']],
  ['put', 0.1, 0.15, ['9.9210', '1.8734', '0.0408']],
  ['put', 0.1, 0.25, ['10.2155', '3.1217', '0.4551']],
  ['put', 0.1, 0.35, ['10.8479', '4.3693', '1.2376']],
  ['put', 0.5, 0.15, ['10.3192', '4.0232', '1.0646']],
  ['put', 0.5, 0.25, ['12.2149', '6.6997', '3.2734']],
  ['put', 0.5, 0.35, ['14.4452', '9.3679', '5.7963']],
]

const sensitivities: readonly (readonly [...Row, name: string, printed: string])[] = [
  ['call', 100, 105, 0.1, 0.1, 0.5, 0.36, 'deltaSpot', '0.5946'],
  ['put', 100, 105, 0.1, 0.1, 0.5, 0.36, 'deltaSpot', '-0.3566'],
  ['call', 60, 55, 0, 0.1, 0.75, 0.3, 'gamma', '0.0278'],
  ['put', 60, 55, 0, 0.1, 0.75, 0.3, 'vega', '18.9358'],
  ['put', 405, 430, 0.05, 0.07, 1 / 12, 0.2, 'theta', '-31.1924'],
  ['call', 75, 72, 0, 0.09, 1, 0.19, 'rhoDomestic', '38.7325'],
  ['put', 490, 500, 0.05, 0.08, 0.25, 0.15, 'rhoForeign', '42.2254'],
  ['call', 50, 49, 0, 0.05, 0.3846, 0.2, 'deltaSpot', '0.522'],
  ['call', 50, 49, 0, 0.05, 0.3846, 0.2, 'gamma', '0.066'],
  ['call', 50, 49, 0, 0.05, 0.3846, 0.2, 'vega', '12.1'],
  ['call', 50, 49, 0, 0.05, 0.3846, 0.2, 'theta', '-4.31'],
  ['call', 50, 49, 0, 0.05, 0.3846, 0.2, 'rhoDomestic', '8.91'],
]

function priced(
  [type, strike, spot, foreignYield, domesticYield, years, vol]: readonly [...Row, ...string[]],
  figure: Figure,
): PublishedCase {
  return {
    what: `${type} ${strike} at ${spot}, yields ${foreignYield} and ${domesticYield}, ${years} years, vol ${vol}: ${figure.path}`,
    operation: 'finance.priceOption',
    request: {
      option: printedOption(type, strike, years),
      market: flatMarket({ spot, domesticYield, foreignYield, vol }),
    },
    figures: [figure],
  }
}

describe('printed values of European options', () => {
  checkPublished([
    ...values.map((row) => priced(row, printed('value', row[7]))),
    ...onFutures.flatMap(([type, years, vol, texts]) =>
      [90, 100, 110].map((future, index) =>
        priced([type, 100, future, 0.1, 0.1, years, vol], printed('value', texts[index]!)),
      ),
    ),
    ...sensitivities.map((row) => priced(row, printed(`greeks.${row[7]}`, row[8]))),
    {
      what: 'the vol of the pound option at 4.3 cents, 14.1 %',
      operation: 'finance.impliedVol',
      request: {
        option: printedOption('call', 1.6, 4 / 12),
        price: 0.043,
        market: flatMarket({ spot: 1.6, domesticYield: 0.08, foreignYield: 0.11 }),
      },
      figures: [printed('vol', '0.141')],
    },
    {
      what: 'the two-year forward of the Australian dollar',
      operation: 'finance.forwardRate',
      request: {
        pair: 'EURUSD',
        tenor: '2Y',
        market: flatMarket({ spot: 0.62, domesticYield: 0.07, foreignYield: 0.05 }),
      },
      figures: [{ path: 'rate', value: 0.6453, tolerance: 5e-5 }],
    },
  ])
})
