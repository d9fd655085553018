// What a book is worth in all and what it holds, from what its lines do: positions of one pair and one expiry are added up first, for all that turns their sums into
// amounts of a currency is the same for them.

import { CompensatedSum, type CurrencyPair, type LineSums, type PricedColumns } from '../kernel/index.js'

/** What positions of one pair and one expiry share. */
export interface BookLine {
  readonly pair: CurrencyPair
  /** DOM per FOR */
  readonly spot: number
  /** units of the reporting currency per DOM */
  readonly toReporting: number
}

export interface BookTotals {
  /** In the reporting currency. */
  readonly total: number
  /** By currency, N delta of FOR and PV - S N delta of DOM. */
  readonly exposure: ReadonlyMap<string, number>
}

/**
 * As the batch kernel adds up, to the last bit.
 *
 * @param lineOf the line of each position
 * @param lines how many there are
 */
function lineSums(lineOf: Int32Array, lines: number, priced: Pick<PricedColumns, 'value' | 'delta'>): LineSums {
  const sums = {
    value: new Float64Array(lines),
    valueError: new Float64Array(lines),
    delta: new Float64Array(lines),
    deltaError: new Float64Array(lines),
  }
  for (let row = 0; row < lineOf.length; row++) {
    const line = lineOf[row]!
    addTo(sums.value, sums.valueError, line, priced.value[row]!)
    addTo(sums.delta, sums.deltaError, line, priced.delta[row]!)
  }
  return sums
}

/** Knuth's two-sum, in the order of the kernel's. */
function addTo(sums: Float64Array, errors: Float64Array, line: number, term: number): void {
  const before = sums[line]!
  const after = before + term
  const added = after - before
  sums[line] = after
  errors[line]! += before - (after - added) + (term - added)
}

/** @param lines in the order in which the book first has them */
export function bookTotals(lines: readonly BookLine[], { value, valueError, delta, deltaError }: LineSums): BookTotals {
  const total = new CompensatedSum()
  const held = new Map<string, CompensatedSum>()
  const sumOf = (currency: string): CompensatedSum => {
    let sum = held.get(currency)
    if (sum === undefined) {
      sum = new CompensatedSum()
      held.set(currency, sum)
    }
    return sum
  }
  lines.forEach(({ pair, spot, toReporting }, line) => {
    const worth = value[line]! + valueError[line]!
    const foreign = delta[line]! + deltaError[line]!
    total.add(worth * toReporting)
    sumOf(pair.foreign).add(foreign)
    const domestic = sumOf(pair.domestic)
    domestic.add(worth)
    domestic.add(-spot * foreign)
  })
  return { total: total.total, exposure: new Map([...held].map(([currency, sum]) => [currency, sum.total])) }
}

/** Of a book whose positions are priced. */
export const totalsOf = (
  { lineOf, lines }: { readonly lineOf: Int32Array; readonly lines: readonly BookLine[] },
  priced: Pick<PricedColumns, 'value' | 'delta'>,
): BookTotals => bookTotals(lines, lineSums(lineOf, lines.length, priced))

/** Whether all of them can be told. */
export const areFinite = ({ total, exposure }: BookTotals): boolean =>
  [total, ...exposure.values()].every(Number.isFinite)
