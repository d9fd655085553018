// One position's line in the answer of finance.priceBook.

import type { Dimension } from '../../../fabric/dimension/index.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { priceBook } from '../contracts/books.js'
import type { PricedColumns } from '../kernel/index.js'
import { daysPerYear, perCent, volPoint } from './greek-steps.js'
import type { PairDimensions } from './option-terms.js'

export type PricedLine = Infer<typeof priceBook.response>['lines'][number]

/** The columns that a line is made of. */
export type LineColumns = Pick<PricedColumns, 'value' | 'delta' | 'gamma' | 'vega' | 'theta'>

/** What a line is of. */
export interface LineTerms {
  readonly id: string
  readonly dimensions: PairDimensions
  /** DOM per FOR */
  readonly spot: number
  /** Units of the reporting currency per DOM, and that currency. */
  readonly toReporting: number
  readonly reporting: Dimension
}

/**
 * For the whole notional and of the sign of the side: pv, the value in DOM; delta, N dV/dS in FOR; gammaPer1pct, the change of delta in FOR as
 * spot moves by 1 %; vegaPer1vol, the change of pv in DOM for one volatility point; thetaPerDay, DOM for one of 365 days.
 */
export function pricedLine(
  { value, delta, gamma, vega, theta }: LineColumns,
  row: number,
  { id, dimensions: { foreign, domestic }, spot, toReporting, reporting }: LineTerms,
): PricedLine {
  const worth = value[row]!
  return {
    id,
    pv: { value: worth, dimension: domestic },
    pvReporting: { value: worth * toReporting, dimension: reporting },
    delta: { value: delta[row]!, dimension: foreign },
    gammaPer1pct: { value: gamma[row]! * spot * perCent, dimension: foreign },
    vegaPer1vol: { value: vega[row]! * volPoint, dimension: domestic },
    thetaPerDay: { value: theta[row]! / daysPerYear, dimension: domestic },
  }
}
