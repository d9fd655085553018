// A book priced where it lies in the payload of its request. Nothing is made of a position: its words are looked at, go to the columns of the kernel, and what
// comes out is added up.
//
// Books are plain as a rule: every unit is right, every position has a tenor that the market prices, and neither a premium nor a vol of its own. What is not plain in all its
// positions is left to those who decode it, who can say what is wrong and where.

import {
  type BookColumns,
  blockRows,
  columnKernel,
  inputColumns,
  keptSums,
  type PricedColumns,
  priceBlock,
  priceLineBlock,
} from '../kernel/index.js'
import { sharedColumns } from '../parallel/index.js'
import { areFinite, type BookTotals, bookTotals } from './book-totals.js'
import type { PlainIds } from './plain-ids.js'
import { type BookPayload, PlainRows } from './plain-rows.js'
import type { PositionLayout } from './position-layout.js'
import type { QuotedLine } from './quoted-lines.js'

const figures = ['value', 'delta', 'gamma', 'vega', 'theta'] as const

/** What an answer tells of each position. */
export type Figures = Pick<PricedColumns, (typeof figures)[number]>

/** A plain book: nothing of its payload is in it. */
export interface PlainBook {
  readonly ids: PlainIds
  /** Of each position, its place in `lines`. */
  readonly lineOf: Int32Array
  readonly lines: readonly QuotedLine[]
}

export interface BookFigures extends PlainBook, BookTotals {
  /** In the book's order. */
  readonly priced: Figures
}

/** Figures and rates below them are finite whatever is multiplied in an answer; what is beyond is looked at one by one, by those who decode it. */
const figureMax = 1e150
const rateMax = 1e150

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

/** Columns for so many rows. */
const emptyFigures = (rows: number): Figures => ({
  value: new Float64Array(rows),
  delta: new Float64Array(rows),
  gamma: new Float64Array(rows),
  vega: new Float64Array(rows),
  theta: new Float64Array(rows),
})

/** @returns nothing where a position is not plain, or has no price */
export function figuresInPlace(book: BookPayload, layout: PositionLayout): BookFigures | undefined {
  const priced = emptyFigures(book.positions)
  const { block, addUp } = columnKernel()
  const plain = inBlocks(book, layout, (rows, from, count) => {
    if (!arePriced(rows, count) || addUp(count, figureMax) === 0) return false
    for (const name of figures) setRows(priced[name], block[name], from, count)
    return true
  })
  if (plain === undefined) return undefined
  if (!plain.lines.every(({ spot, toReporting }) => spot < rateMax && toReporting < rateMax)) return undefined
  const totals = bookTotals(plain.lines, keptSums(plain.lines.length))
  return areFinite(totals) ? { ...plain, priced, ...totals } : undefined
}

/** Vols of smiles are those of strikes, and make a market of a row's own. */
const arePriced = (rows: PlainRows, count: number): boolean =>
  rows.lines.hasSmiles ? rows.spread(count) && priceBlock(count) === undefined : priceLineBlock(count) === undefined

/** The columns of a book that is priced elsewhere, in memory that threads share. @returns nothing where a position is not plain */
export function columnsInPlace(
  book: BookPayload,
  layout: PositionLayout,
): (PlainBook & { readonly columns: BookColumns }) | undefined {
  const columns = sharedColumns(book.positions)
  const { block } = columnKernel()
  const plain = inBlocks(book, layout, (rows, from, count) => {
    if (!rows.spread(count)) return false
    for (const name of inputColumns) setRows(columns[name], block[name], from, count)
    return true
  })
  return plain && { ...plain, columns }
}

/** @param price takes the rows that the kernel's block has, from a row of the book on, and says whether to go on */
function inBlocks(
  book: BookPayload,
  layout: PositionLayout,
  price: (rows: PlainRows, from: number, count: number) => boolean,
): PlainBook | undefined {
  if (!littleEndian) return undefined
  const rows = new PlainRows(book, layout)
  const lineOf = new Int32Array(rows.length)
  for (let from = 0; from < rows.length; from += blockRows) {
    const count = Math.min(blockRows, rows.length - from)
    if (!rows.take(from, count) || !price(rows, from, count)) return undefined
    setRows(lineOf, columnKernel().lineOf, from, count)
  }
  return { ids: rows.ids, lineOf, lines: rows.lines.all }
}

const setRows = <Column extends Int8Array | Int32Array | Float64Array>(
  target: Column,
  block: Int32Array | Float64Array,
  from: number,
  count: number,
): void => target.set(count === blockRows ? block : block.subarray(0, count), from)
