// Sources: E. G. Haug, The Complete Guide to Option Pricing Formulas, chapter 4 (barrier, binary and touch options; the cases of Rubinstein and
// Reiner, and Hui's double barriers); M. El Babsiri and G. Noel, Simulating Path-Dependent Options, 1998; D. Beaglehole, P. Dybvig and G. Zhou,
// Going to Extremes, 1997. Each was confirmed by quadrature over the density of the paths that count, or by its formula in 40 digits.

import { describe, it } from 'vitest'
import { answerTo } from '../../ask.js'
import { given, money } from '../requests.js'
import { expectPrinted, flatMarket, printedOption } from './printed.js'

const worth = (operation: string, request: object): number =>
  (answerTo(operation, request) as { value: { amount: number } }).value.amount

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

describe('printed values of barrier options', () => {
  it.each(haug)('%s %s, vol %d, barrier %d', (barrierType, type, vol, barrier, printed) => {
    const market = flatMarket({ spot: 100, domesticYield: 0.08, foreignYield: 0.04, vol })
    for (const [index, strike] of [90, 100, 110].entries()) {
      const option = printedOption(type, strike, 0.5)
      const request = { barrierType, barrier: given(barrier, 'USD/EUR'), rebate: given(3, 'USD/EUR'), option, market }
      expectPrinted(worth('finance.priceBarrier', request), printed[index]!)
    }
  })

  it.each(simulated)('%s, barrier %d, without rebate', (barrierType, barrier, printed) => {
    for (const [index, vol] of [0.1, 0.15, 0.2, 0.25, 0.3].entries()) {
      const market = flatMarket({ spot: 100, domesticYield: 0.05, foreignYield: 0.02, vol })
      const request = { barrierType, barrier: given(barrier, 'USD/EUR'), option: printedOption('call', 100, 1), market }
      expectPrinted(worth('finance.priceBarrier', request), printed[index]!)
    }
  })

  it('DownOut at a vol of 50 % and 10 % a year, compounded yearly', () => {
    const market = flatMarket({ spot: 50, domesticYield: Math.log(1.1), foreignYield: 0, vol: 0.5 })
    const request = {
      barrierType: 'DownOut',
      barrier: given(45, 'USD/EUR'),
      option: printedOption('call', 50, 1),
      market,
    }
    expectPrinted(worth('finance.priceBarrier', request), '5.477')
  })
})

const digital = (kind: string, years: number, terms: object, market: object): number =>
  worth('finance.priceDigital', { kind, pair: 'EURUSD', expiry: given(years, 'yr'), ...terms, market })

describe('printed values of digital options', () => {
  it('cash or nothing, asset or nothing, gap', () => {
    const cash = { type: 'put', strike: given(80, 'USD/EUR'), payout: money(10, 'USD') }
    const futures = flatMarket({ spot: 100, domesticYield: 0.06, foreignYield: 0.06, vol: 0.35 })
    expectPrinted(digital('cashOrNothing', 0.75, cash, futures), '2.6710')
    const asset = { type: 'put', strike: given(65, 'USD/EUR') }
    const paying = flatMarket({ spot: 70, domesticYield: 0.07, foreignYield: 0.05, vol: 0.27 })
    expectPrinted(digital('assetOrNothing', 0.5, asset, paying), '20.2069')
    const gap = { barrier: given(50, 'USD/EUR'), strike: given(57, 'USD/EUR') }
    const growing = flatMarket({ spot: 50, domesticYield: 0.09, foreignYield: 0, vol: 0.2 })
    expectPrinted(digital('gap', 0.5, gap, growing), '-0.0053')
  })

  it.each([
    ['oneTouch', 'hit', 105, 0, '9.7264'],
    ['oneTouch', 'hit', 95, 0, '11.6553'],
    ['oneTouch', 'hit', 105, 0.2, '12.2715'],
    ['oneTouch', 'hit', 95, 0.2, '8.9109'],
    ['oneTouch', 'expiry', 105, 0, '9.3604'],
    ['oneTouch', 'expiry', 95, 0, '11.2223'],
    ['noTouch', 'expiry', 105, 0, '4.9081'],
    ['noTouch', 'expiry', 95, 0, '3.0461'],
  ])('%s of 100 paying 15 at %s, spot %d, rf %d', (kind, payAt, spot, foreignYield, printed) => {
    const market = flatMarket({ spot, domesticYield: 0.1, foreignYield, vol: 0.2 })
    const terms = { barrier: given(100, 'USD/EUR'), payout: money(15, 'USD'), payAt }
    expectPrinted(digital(kind, 0.5, terms, market), printed)
  })

  it.each([
    [80, 120, ['9.8716', '8.9307', '6.3272', '1.9094']],
    [85, 115, ['9.7961', '7.2300', '3.7100', '0.4271']],
    [90, 110, ['8.9054', '3.6752', '0.7960', '0.0059']],
    [95, 105, ['3.6323', '0.0911', '0.0002', '0.0000']],
  ])('doubleNoTouch from %d to %d paying 10', (lower, upper, printed) => {
    for (const [index, vol] of [0.1, 0.2, 0.3, 0.5].entries()) {
      const market = flatMarket({ spot: 100, domesticYield: 0.05, foreignYield: 0.02, vol })
      const terms = { barriers: { value: [lower, upper], unit: 'USD/EUR' }, payout: money(10, 'USD') }
      expectPrinted(digital('doubleNoTouch', 0.25, terms, market), printed[index]!)
    }
  })
})
