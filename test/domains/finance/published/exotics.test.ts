// As we remember it in E. G. Haug, "The Complete Guide to Option Pricing Formulas", chapter 4 (barrier, binary and touch options; the cases of Rubinstein and Reiner, and Hui's
// double barriers), M. El Babsiri and G. Noel, "Simulating Path-Dependent Options", 1998, and D. Beaglehole, P. Dybvig and G. Zhou, "Going to Extremes", 1997;
// recomputed independently by quadrature over the density of the paths that count, or by the formula in 40 digits.

import { describe } from 'vitest'
import { checkPublished, type PublishedCase, printed } from '../../published-cases.js'
import { given, money } from '../requests.js'
import { flatMarket, printedOption } from './printed.js'

/** Spot 100, yields 8 % and 4 %, half a year, rebate 3; at strikes of 90, 100 and 110. */
const haug: readonly (readonly [type: string, 'call' | 'put', vol: number, barrier: number, readonly string[]])[] = [
  ['DownOut', 'call', 0.25, 95, ['9.0246', '6.7924', '4.8759']],
  ['DownOut', 'call', 0.25, 100, ['3.0000', '3.0000', '3.0000']],
  ['UpOut', 'call', 0.25, 105, ['2.6789', '2.3580', '2.3453']],
  ['DownIn', 'call', 0.25, 95, ['7.7627', '4.0109', '2.0576']],
  ['DownIn', 'call', 0.25, 100, ['13.8333', '7.8494', '3.9795']],
  ['UpIn', 'call', 0.25, 105, ['14.1112', '8.4482', '4.5910']],
  ['DownOut', 'call', 0.3, 95, ['8.8334', '7.0285', '5.4137']],
  ['DownOut', 'call', 0.3, 100, ['3.0000', '3.0000', '3.0000']],
  ['UpOut', 'call', 0.3, 105, ['2.6341', '2.4389', '2.4315']],
  ['DownIn', 'call', 0.3, 95, ['9.0093', '5.1370', '2.8517']],
  ['DownIn', 'call', 0.3, 100, ['14.8816', '9.2045', '5.3043']],
  ['UpIn', 'call', 0.3, 105, ['15.2098', '9.7278', '5.8350']],
  ['DownOut', 'put', 0.25, 95, ['2.2798', '2.2947', '2.6252']],
  ['DownOut', 'put', 0.25, 100, ['3.0000', '3.0000', '3.0000']],
  ['UpOut', 'put', 0.25, 105, ['3.7760', '5.4932', '7.5187']],
  ['DownIn', 'put', 0.25, 95, ['2.9586', '6.5677', '11.9752']],
  ['DownIn', 'put', 0.25, 100, ['2.2845', '5.9085', '11.6465']],
  ['UpIn', 'put', 0.25, 105, ['1.4653', '3.3721', '7.0846']],
  ['DownOut', 'put', 0.3, 95, ['2.4170', '2.4258', '2.6246']],
  ['DownOut', 'put', 0.3, 100, ['3.0000', '3.0000', '3.0000']],
  ['UpOut', 'put', 0.3, 105, ['4.2293', '5.8032', '7.5649']],
  ['DownIn', 'put', 0.3, 95, ['3.8769', '7.7989', '13.3078']],
  ['DownIn', 'put', 0.3, 100, ['3.3328', '7.2636', '12.9713']],
  ['UpIn', 'put', 0.3, 105, ['2.0658', '4.4226', '8.3686']],
]

/** Calls of strike 100 at spot 100, yields 5 % and 2 %, a year; at vols of 10, 15, 20, 25 and 30 %. */
const simulated: readonly (readonly [type: string, barrier: number, readonly string[]])[] = [
  ['DownIn', 90, ['0.07187', '0.60638', '1.64005', '2.98495', '4.50952']],
  ['UpIn', 110, ['4.79148', '7.08268', '9.11008', '11.06148', '12.98351']],
]

interface Barrier {
  readonly type: 'call' | 'put'
  readonly strike: number
  readonly years: number
  readonly barrierType: string
  readonly barrier: number
  readonly rebate?: number
}

const barrierCase = (terms: Barrier, market: Parameters<typeof flatMarket>[0], text: string): PublishedCase => ({
  what: `${terms.barrierType} at ${terms.barrier}, ${terms.type} ${terms.strike}, vol ${market.vol}`,
  operation: 'finance.priceBarrier',
  request: {
    barrierType: terms.barrierType,
    barrier: given(terms.barrier, 'USD/EUR'),
    ...(terms.rebate === undefined ? {} : { rebate: given(terms.rebate, 'USD/EUR') }),
    option: printedOption(terms.type, terms.strike, terms.years),
    market: flatMarket(market),
  },
  figures: [printed('value', text)],
})

describe('printed values of barrier options', () => {
  checkPublished([
    ...haug.flatMap(([barrierType, type, vol, barrier, texts]) =>
      [90, 100, 110].map((strike, index) =>
        barrierCase(
          { type, strike, years: 0.5, barrierType, barrier, rebate: 3 },
          { spot: 100, domesticYield: 0.08, foreignYield: 0.04, vol },
          texts[index]!,
        ),
      ),
    ),
    ...simulated.flatMap(([barrierType, barrier, texts]) =>
      [0.1, 0.15, 0.2, 0.25, 0.3].map((vol, index) =>
        barrierCase(
          { type: 'call', strike: 100, years: 1, barrierType, barrier },
          { spot: 100, domesticYield: 0.05, foreignYield: 0.02, vol },
          texts[index]!,
        ),
      ),
    ),
    // 10 % a year, compounded yearly.
    barrierCase(
      { type: 'call', strike: 50, years: 1, barrierType: 'DownOut', barrier: 45 },
      { spot: 50, domesticYield: Math.log(1.1), foreignYield: 0, vol: 0.5 },
      '5.477',
    ),
  ])
})

const digitalCase = (
  kind: string,
  years: number,
  terms: object,
  market: Parameters<typeof flatMarket>[0],
  text: string,
) => ({
  what: `${kind} at spot ${market.spot}, rf ${market.foreignYield}, vol ${market.vol}: ${JSON.stringify(terms)}`,
  operation: 'finance.priceDigital',
  request: { kind, pair: 'EURUSD', expiry: given(years, 'yr'), ...terms, market: flatMarket(market) },
  figures: [printed('value', text)],
})

/** Of 100 paying 15, half a year, yield 10 %, vol 20 %. */
const touches: readonly (readonly [kind: string, payAt: string, spot: number, rf: number, printed: string])[] = [
  ['oneTouch', 'hit', 105, 0, '9.7264'],
  ['oneTouch', 'hit', 95, 0, '11.6553'],
  ['oneTouch', 'hit', 105, 0.2, '12.2715'],
  ['oneTouch', 'hit', 95, 0.2, '8.9109'],
  ['oneTouch', 'expiry', 105, 0, '9.3604'],
  ['oneTouch', 'expiry', 95, 0, '11.2223'],
  ['noTouch', 'expiry', 105, 0, '4.9081'],
  ['noTouch', 'expiry', 95, 0, '3.0461'],
]

/** Paying 10, spot 100, yields 5 % and 2 %, a quarter; at vols of 10, 20, 30 and 50 %. */
const corridors: readonly (readonly [lower: number, upper: number, readonly string[]])[] = [
  [80, 120, ['9.8716', '8.9307', '6.3272', '1.9094']],
  [85, 115, ['9.7961', '7.2300', '3.7100', '0.4271']],
  [90, 110, ['8.9054', '3.6752', '0.7960', '0.0059']],
  [95, 105, ['3.6323', '0.0911', '0.0002', '0.0000']],
]

describe('printed values of digital options', () => {
  checkPublished([
    digitalCase(
      'cashOrNothing',
      0.75,
      { type: 'put', strike: given(80, 'USD/EUR'), payout: money(10, 'USD') },
      { spot: 100, domesticYield: 0.06, foreignYield: 0.06, vol: 0.35 },
      '2.6710',
    ),
    digitalCase(
      'assetOrNothing',
      0.5,
      { type: 'put', strike: given(65, 'USD/EUR') },
      { spot: 70, domesticYield: 0.07, foreignYield: 0.05, vol: 0.27 },
      '20.2069',
    ),
    digitalCase(
      'gap',
      0.5,
      { barrier: given(50, 'USD/EUR'), strike: given(57, 'USD/EUR') },
      { spot: 50, domesticYield: 0.09, foreignYield: 0, vol: 0.2 },
      '-0.0053',
    ),
    ...touches.map(([kind, payAt, spot, foreignYield, text]) =>
      digitalCase(
        kind,
        0.5,
        { barrier: given(100, 'USD/EUR'), payout: money(15, 'USD'), payAt },
        { spot, domesticYield: 0.1, foreignYield, vol: 0.2 },
        text,
      ),
    ),
    ...corridors.flatMap(([lower, upper, texts]) =>
      [0.1, 0.2, 0.3, 0.5].map((vol, index) =>
        digitalCase(
          'doubleNoTouch',
          0.25,
          { barriers: { value: [lower, upper], unit: 'USD/EUR' }, payout: money(10, 'USD') },
          { spot: 100, domesticYield: 0.05, foreignYield: 0.02, vol },
          texts[index]!,
        ),
      ),
    ),
  ])
})
