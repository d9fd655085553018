// Barrier options and their Greeks against the printed formulas and their automatic derivatives.

import { type BarrierType, valueBarrier } from '../../../src/domains/finance/kernel/exotics/index.js'
import type { Valuation } from '../../../src/domains/finance/kernel/index.js'
import { type BarrierTerms, barrierOption } from '../reference/barrier.js'
import type { BigFloat } from '../reference/big-float.js'
import { type DualInputs, type Inputs, seeded } from '../reference/differentiate.js'
import { drawnLevel, drawnMarket } from './exotic-cases.js'
import { judge, type MarketName } from './exotic-judge.js'
import type { Draws } from './seeded-cases.js'
import type { Tallies } from './tally.js'

type BarrierName = MarketName | 'strike' | 'barrier' | 'rebate'

const BARRIER_FIGURES = [
  'value',
  'deltaSpot',
  'gamma',
  'vega',
  'theta',
  'rhoDomestic',
  'rhoForeign',
  'vanna',
  'volga',
] as const
type BarrierFigure = (typeof BARRIER_FIGURES)[number]

export function surveyBarriers(cases: number, draws: Draws, tallies: Tallies): void {
  const types: readonly BarrierType[] = ['DownIn', 'DownOut', 'UpIn', 'UpOut']
  for (let i = 0; i < cases; i++) {
    const market = drawnMarket(draws)
    const barrierType = draws.of(types)
    const barrier = drawnLevel(draws, market.spot, barrierType.startsWith('Up') ? 1 : -1, market)
    const strike = drawnLevel(draws, market.spot, draws.of([1, -1] as const), market)
    const rebate = draws.chance(0.5) ? 0 : market.spot * draws.magnitude(1e-6, 1)
    const inputs = { ...market, strike, barrier, rebate }
    const type = draws.of(['call', 'put'] as const)
    const answer = valueBarrier({ ...inputs, type, barrierType })
    const price = (at: DualInputs<BarrierName>) =>
      barrierOption(barrierType, type === 'call' ? 1 : -1, at satisfies BarrierTerms)
    const figures = (at: Inputs<BarrierName>): Record<BarrierFigure, BigFloat> => {
      const pass = (one: BarrierName, two?: BarrierName) => price(seeded<BarrierName>(at, one, two))
      const [inSpot, inVol] = [pass('spot', 'spot'), pass('vol', 'vol')]
      return {
        value: inSpot.value,
        deltaSpot: inSpot.first,
        gamma: inSpot.mixed,
        vega: inVol.first,
        volga: inVol.mixed,
        vanna: pass('spot', 'vol').mixed,
        theta: pass('expiry').first.negated(),
        rhoDomestic: pass('domesticYield').first,
        rhoForeign: pass('foreignYield').first,
      }
    }
    const found: Partial<Valuation> = answer.ok ? answer.value : {}
    const answers = Object.fromEntries(BARRIER_FIGURES.map((name) => [name, found[name] ?? Number.NaN]))

    judge<BarrierName, BarrierFigure>(tallies, 'barrier', answers as Record<BarrierFigure, number>, figures, inputs, {
      ...inputs,
      type,
      barrierType,
    })
  }
}
