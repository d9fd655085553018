// A book of vanilla options as columns of equal length, row i of each being position i.

import type { DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { blockRows, columnKernel, inputColumns, outputColumns } from './column-kernel.js'
import { CompensatedSum } from './compensated-sum.js'
import { type Valuation, type VanillaOption, valueOption } from './garman-kohlhagen.js'

export interface BookColumns {
  /** +1 call, -1 put */
  readonly type: Int8Array
  /** FOR; positive when the position is long, negative when it is short */
  readonly notional: Float64Array
  /** DOM per FOR */
  readonly spot: Float64Array
  /** DOM per FOR */
  readonly strike: Float64Array
  /** 1/yr */
  readonly domesticYield: Float64Array
  /** 1/yr */
  readonly foreignYield: Float64Array
  /** yr^(-1/2) */
  readonly vol: Float64Array
  /** yr */
  readonly expiry: Float64Array
}

/** Per position, for its whole signed notional. */
export interface PricedColumns {
  /** DOM */
  readonly value: Float64Array
  /** FOR */
  readonly delta: Float64Array
  /** FOR^2/DOM */
  readonly gamma: Float64Array
  /** DOM yr^(1/2) */
  readonly vega: Float64Array
  /** DOM/yr */
  readonly theta: Float64Array
  /** DOM yr */
  readonly rhoDomestic: Float64Array
  /** DOM yr */
  readonly rhoForeign: Float64Array
}

/** The model's no to one position of the book. */
export interface PositionError extends DomainError {
  readonly row: number
}

/**
 * Prices every row; the first row that has no value ends it, and is named by `row`. Rows go through the batch kernel, and those that it leaves, where
 * terms cancel or vanish, through the careful formulas of one option.
 */
export function priceColumns(book: BookColumns): Result<PricedColumns, PositionError> {
  const priced = emptyPrices(book.notional.length)
  const failed = priceRows(book, priced, 0, book.notional.length)
  return failed === undefined ? ok(priced) : err(failed)
}

/** Columns to price into. */
export const emptyPrices = (count: number): PricedColumns => ({
  value: new Float64Array(count),
  delta: new Float64Array(count),
  gamma: new Float64Array(count),
  vega: new Float64Array(count),
  theta: new Float64Array(count),
  rhoDomestic: new Float64Array(count),
  rhoForeign: new Float64Array(count),
})

/** Prices rows `from` to `to`, without the latter. @returns the first that has no value */
export function priceRows(
  book: BookColumns,
  priced: PricedColumns,
  from: number,
  to: number,
): PositionError | undefined {
  const { block, price } = columnKernel()
  for (let start = from; start < to; start += blockRows) {
    const end = Math.min(start + blockRows, to)
    const whole = start === 0 && end === book.notional.length
    for (const name of inputColumns) block[name].set(whole ? book[name] : book[name].subarray(start, end))
    const left = price(end - start)
    for (const name of outputColumns) {
      const column = block[name]
      priced[name].set(end - start === blockRows ? column : column.subarray(0, end - start), start)
    }
    const failed = left === 0 ? undefined : priceLeft(book, priced, start, end)
    if (failed !== undefined) return failed
  }
  return undefined
}

/**
 * Prices the first `count` rows of the kernel's own block, for those who fill its columns themselves. Its outputs then lie there.
 *
 * @returns the first row that has no value
 */
export function priceBlock(count: number): PositionError | undefined {
  const { block, price } = columnKernel()
  return price(count) === 0 ? undefined : priceLeft(block, block, 0, count)
}

/** The same for rows whose market is that of their line; the rhos are none of theirs. */
export function priceLineBlock(count: number): PositionError | undefined {
  const { block, priceLines, spread } = columnKernel()
  if (priceLines(count) === 0) return undefined
  spread(count)
  return priceLeft(block, block, 0, count)
}

/** Columns as they are read; the kernel's own have another type than a book's. */
type ReadColumns = { readonly [name in keyof BookColumns]: ArrayLike<number> }

function priceLeft(book: ReadColumns, priced: PricedColumns, from: number, to: number): PositionError | undefined {
  for (let row = from; row < to; row++) {
    if (!Number.isNaN(priced.value[row]!)) continue
    const option = valueOption(optionAt(book, row))
    if (!option.ok) return { ...option.error, row }
    setRow(priced, row, book.notional[row]!, option.value)
  }
  return undefined
}

/** One row as an option on 1 FOR. */
export const optionAt = (book: ReadColumns, row: number): VanillaOption => ({
  type: book.type[row] === 1 ? 'call' : 'put',
  spot: book.spot[row]!,
  strike: book.strike[row]!,
  domesticYield: book.domesticYield[row]!,
  foreignYield: book.foreignYield[row]!,
  vol: book.vol[row]!,
  expiry: book.expiry[row]!,
})

function setRow(priced: PricedColumns, row: number, notional: number, option: Valuation): void {
  priced.value[row] = notional * option.value
  priced.delta[row] = notional * option.deltaSpot
  priced.gamma[row] = notional * option.gamma
  priced.vega[row] = notional * option.vega
  priced.theta[row] = notional * option.theta
  priced.rhoDomestic[row] = notional * option.rhoDomestic
  priced.rhoForeign[row] = notional * option.rhoForeign
}

/** Sum of values times the rate that takes each to the reporting currency. */
export function reportedTotal(values: Float64Array, rates: Float64Array): number {
  const total = new CompensatedSum()
  for (let row = 0; row < values.length; row++) total.add(values[row]! * rates[row]!)
  return total.total
}
