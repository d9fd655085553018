// Digitals and touches against the printed formulas.

import {
  type PayoutCurrency,
  type Touch,
  valueDigital,
  valueDoubleNoTouch,
  valueGap,
  valueNoTouch,
  valueOneTouch,
} from '../../../src/domains/finance/kernel/exotics/index.js'
import type { Result } from '../../../src/fabric/result.js'
import type { DualInputs, Inputs } from '../reference/differentiate.js'
import { assetOrNothing, cashOrNothing, gapOption } from '../reference/digital.js'
import { Dual } from '../reference/dual.js'
import type { Sign } from '../reference/garman-kohlhagen.js'
import { doubleNoTouch, paidAtHit, survivalPaid, touchPaidAtExpiry, turned } from '../reference/touch.js'
import { drawnLevel, drawnMarket } from './exotic-cases.js'
import { answered, judge, lifted, type MarketName } from './exotic-judge.js'
import type { Draws } from './seeded-cases.js'
import type { Tallies } from './tally.js'

export function surveyDigitals(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const market = drawnMarket(draws)
    const strike = drawnLevel(draws, market.spot, draws.of([1, -1] as const), market)
    const type = draws.of(['call', 'put'] as const)
    const phi: Sign = type === 'call' ? 1 : -1
    const option = { type, strike, ...market }
    const inputs = { strike, ...market }
    type Name = MarketName | 'strike'
    const cash = (at: Inputs<Name>) => ({ value: cashOrNothing(phi, lifted(at)).value })
    const asset = (at: Inputs<Name>) => ({ value: assetOrNothing(phi, lifted(at)).value })
    judge<Name, 'value'>(tallies, 'digital.domestic', answered(valueDigital(option, 'domestic')), cash, inputs, option)
    judge<Name, 'value'>(tallies, 'digital.foreign', answered(valueDigital(option, 'foreign')), asset, inputs, option)
    const paid = draws.chance(0.5) ? strike * draws.between(0.5, 1.5) : strike * (1 + draws.magnitude(1e-9, 1))
    const gap = ({ paid, ...at }: Inputs<Name | 'paid'>) => ({ value: gapOption(phi, lifted(at), Dual.of(paid)).value })
    const answer = answered(valueGap({ ...option, strike: paid }, strike))
    judge<Name | 'paid', 'value'>(tallies, 'gap', answer, gap, { ...inputs, paid }, { ...option, paid })
  }
}

export function surveyTouches(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) {
    const market = drawnMarket(draws)
    const side = draws.of([1, -1] as const)
    const inputs = { barrier: drawnLevel(draws, market.spot, side, market), ...market }
    const payout = draws.of(['domestic', 'foreign'] as const)
    const touch = (payAt: Touch['payAt']): Touch => ({ ...inputs, payout, payAt })
    const check = (title: string, answer: Result<number, unknown>, formula: typeof paidAtHit) =>
      judge<MarketName | 'barrier', 'value'>(
        tallies,
        `${title}.${payout}`,
        answered(answer),
        (at) => ({ value: inCurrency(formula, side, payout, lifted(at)).value }),
        inputs,
        { ...inputs, payout },
      )
    check('noTouch', valueNoTouch(touch('expiry')), survivalPaid)
    check('oneTouchAtExpiry', valueOneTouch(touch('expiry')), touchPaidAtExpiry)
    check('oneTouchAtHit', valueOneTouch(touch('hit')), paidAtHit)
  }
}

type LevelDuals = DualInputs<MarketName | 'barrier'>

/** 1 FOR is S times 1 DOM of the pair turned over. */
function inCurrency(formula: typeof paidAtHit, side: 1 | -1, payout: PayoutCurrency, at: LevelDuals): Dual {
  if (payout === 'domestic') return formula(side === 1 ? -1 : 1, at)
  const barrier = Dual.of(1).over(at.barrier)
  return formula(side, { ...turned(at), barrier }).times(at.spot)
}

export function surveyDoubleNoTouches(cases: number, draws: Draws, tallies: Tallies): void {
  type Name = MarketName | 'lower' | 'upper'
  for (let i = 0; i < cases; i++) {
    const market = drawnMarket(draws)
    const lower = drawnLevel(draws, market.spot, -1, market)
    const upper = drawnLevel(draws, market.spot, 1, market)
    const inputs = { lower, upper, ...market }
    const payout = draws.of(['domestic', 'foreign'] as const)
    // Past float64, and slow to compute exactly.
    if (market.vol * Math.sqrt(market.expiry) > 16 * Math.log(upper / lower)) continue
    const formula = (at: Inputs<Name>) => {
      const terms = lifted(at)
      if (payout === 'domestic') return { value: doubleNoTouch(terms).value }
      const inverted = { lower: Dual.of(1).over(terms.upper), upper: Dual.of(1).over(terms.lower) }
      return { value: doubleNoTouch({ ...turned(terms), ...inverted }).times(terms.spot).value }
    }
    const answer = answered(valueDoubleNoTouch({ ...inputs, payout }))
    judge<Name, 'value'>(tallies, `doubleNoTouch.${payout}`, answer, formula, inputs, { ...inputs, payout })
  }
}
