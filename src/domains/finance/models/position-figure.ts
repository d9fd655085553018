// The figures that a position may be asked for: each with its dimension, from the valuation of 1 FOR.

import { baseDimension, type Dimension, divide, multiply, power, rational } from '../../../fabric/dimension/index.js'
import type { GreekName } from '../contracts/vanilla.js'
import type { Valuation } from '../kernel/index.js'
import { daysPerYear, perCent, volPoint } from './greek-steps.js'
import type { PairDimensions } from './option-terms.js'

export interface PositionFigure {
  /** Of a notional in FOR. */
  readonly dimension: Dimension
  /** Per unit of notional; spot in DOM per FOR. */
  readonly perUnit: (valuation: Valuation, spot: number) => number
}

const year = baseDimension('yr')
const rootYear = power(year, rational(1, 2))

/** In a book `delta` is N dV/dS in FOR. */
export function positionFigure(name: GreekName, { foreign, domestic }: PairDimensions): PositionFigure {
  switch (name) {
    case 'pv':
      return { dimension: domestic, perUnit: ({ value }) => value }
    case 'delta':
      return { dimension: foreign, perUnit: ({ deltaSpot }) => deltaSpot }
    case 'deltaSpot':
    case 'deltaForward':
    case 'deltaSpotPremiumAdjusted':
    case 'deltaForwardPremiumAdjusted':
      return { dimension: foreign, perUnit: (valuation) => valuation[name] }
    case 'gamma':
      return { dimension: divide(multiply(foreign, foreign), domestic), perUnit: ({ gamma }) => gamma }
    case 'gammaPer1pct':
      return { dimension: foreign, perUnit: ({ gamma }, spot) => gamma * spot * perCent }
    case 'vega':
      return { dimension: multiply(domestic, rootYear), perUnit: ({ vega }) => vega }
    case 'vegaPer1vol':
      return { dimension: domestic, perUnit: ({ vega }) => vega * volPoint }
    case 'theta':
      return { dimension: divide(domestic, year), perUnit: ({ theta }) => theta }
    case 'thetaPerDay':
      return { dimension: domestic, perUnit: ({ theta }) => theta / daysPerYear }
    case 'rhoDomestic':
    case 'rhoForeign':
    case 'volga':
      return { dimension: multiply(domestic, year), perUnit: (valuation) => valuation[name] }
    case 'vanna':
      return { dimension: multiply(foreign, rootYear), perUnit: ({ vanna }) => vanna }
  }
}
