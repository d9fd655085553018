// A book priced where it lies in the payload of its request. Nothing is made of a position: its words are looked at, go to the columns of the kernel, and what
// comes out is added up.
//
// Books are plain as a rule: every unit is right, every position has a tenor that the market prices, and neither a premium nor a vol of its own. What is not plain in all its
// positions is left to those who decode it, who can say what is wrong and where.

import type { Dimension } from '../../../fabric/dimension/index.js'
import {
  type BookColumns,
  blockRows,
  columnKernel,
  inputColumns,
  type MarketData,
  type PricedColumns,
  priceBlock,
} from '../kernel/index.js'
import { sharedColumns } from '../parallel/index.js'
import type { Rest } from './book-payload.js'
import { areFinite, type BookTotals, bookTotals } from './book-totals.js'
import { PlainIds } from './plain-ids.js'
import type { PositionLayout } from './position-layout.js'
import {
  domesticIn,
  foreignIn,
  hashOf,
  lineShift,
  type QuotedLine,
  QuotedLines,
  rateIn,
  slots,
  tenorBytesIn,
} from './quoted-lines.js'

/** The bytes of a request, where its book stands in them, and what it says besides. */
export interface BookPayload extends Pick<Rest, 'positions' | 'textsAt' | 'textsEnd'> {
  readonly payload: Uint8Array
  /** In the order of the payload's own table. */
  readonly dimensions: readonly Dimension[]
  readonly market: MarketData
  readonly asOf: string | undefined
  readonly reporting: string
}

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

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
/** Of a word, the bytes that a text of so many has. */
const ownBytes = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1)
const tenorBytesMax = 4
/** Figures and rates below them are finite whatever is multiplied in an answer; what is beyond is looked at one by one, by those who decode it. */
const figureMax = 1e150
const rateMax = 1e150
const beyondNamed = 1 << 31
/** The bytes of the short text whose slot is there; 0 for one that is empty, longer or outside the payload. */
function tenorWord(words: Int32Array, slot: number): number {
  const [at, bytes] = [words[slot]!, words[slot + 1]!]
  return bytes < 0 || bytes > tenorBytesMax ? 0 : (words[at >> 2] ?? 0) & ownBytes[bytes]!
}

/** Columns for so many rows. */
export const emptyFigures = (rows: number): Figures => ({
  value: new Float64Array(rows),
  delta: new Float64Array(rows),
  gamma: new Float64Array(rows),
  vega: new Float64Array(rows),
  theta: new Float64Array(rows),
})

/**
 * @param columns to price into, for so many rows
 * @returns nothing where a position is not plain, or has no price
 */
export function figuresInPlace(
  book: BookPayload,
  layout: PositionLayout,
  columns: (rows: number) => Figures = emptyFigures,
): BookFigures | undefined {
  const priced = columns(book.positions)
  const { block, lines, addUp, areBelow } = columnKernel()
  const plain = inBlocks(book, layout, (from, count) => {
    if (priceBlock(count) !== undefined || areBelow(count, figureMax) === 0) return false
    for (const name of figures) setRows(priced[name], block[name], from, count)
    addUp(count)
    return true
  })
  if (plain === undefined) return undefined
  if (!plain.lines.every(({ spot, toReporting }) => spot < rateMax && toReporting < rateMax)) return undefined
  const totals = bookTotals(plain.lines, lines)
  return areFinite(totals) ? { ...plain, priced, ...totals } : undefined
}

/** The columns of a book that is priced elsewhere, in memory that threads share. @returns nothing where a position is not plain */
export function columnsInPlace(
  book: BookPayload,
  layout: PositionLayout,
): (PlainBook & { readonly columns: BookColumns }) | undefined {
  const columns = sharedColumns(book.positions)
  const { block } = columnKernel()
  const plain = inBlocks(book, layout, (from, count) => {
    for (const name of inputColumns) setRows(columns[name], block[name], from, count)
    return true
  })
  return plain && { ...plain, columns }
}

/** @param take takes the rows that the kernel's block has, from a row of the book on, and says whether to go on */
function inBlocks(
  book: BookPayload,
  layout: PositionLayout,
  take: (from: number, count: number) => boolean,
): PlainBook | undefined {
  const { byteOffset, byteLength } = book.payload
  if (!littleEndian || byteOffset % 8 !== 0 || byteLength % 8 !== 0) return undefined
  const rows = new PlainRows(book, layout)
  const lineOf = new Int32Array(rows.length)
  for (let from = 0; from < rows.length; from += blockRows) {
    const count = Math.min(blockRows, rows.length - from)
    if (!rows.fill(from, count) || !take(from, count)) return undefined
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

class PlainRows {
  readonly length: number
  readonly lines: QuotedLines
  readonly ids: PlainIds
  private readonly start: number
  private readonly words: Int32Array
  private readonly doubles: Float64Array
  /** Not 0 once a row was filled that is not plain. */
  private odd = 0

  constructor(
    { payload, positions, textsAt, textsEnd, dimensions, market, asOf, reporting }: BookPayload,
    private readonly layout: PositionLayout,
  ) {
    const { buffer, byteOffset, byteLength } = payload
    this.words = new Int32Array(buffer, byteOffset, byteLength >> 2)
    this.doubles = new Float64Array(buffer, byteOffset, byteLength >> 3)
    this.start = layout.positionsAt >> 2
    this.length = positions
    this.ids = new PlainIds(this.words, layout, positions, this.start, textsAt >> 2, textsEnd >> 2)
    this.lines = new QuotedLines(market, asOf, reporting, dimensions)
  }

  /** Fills the kernel's columns with `count` rows from `from`. @returns whether all of them are plain */
  fill(from: number, count: number): boolean {
    const { words, lines, layout } = this
    if (!this.ids.take(from, count)) return false
    const first = this.start + (from * layout.bytes) / 4
    let row = 0
    for (;;) {
      row = this.fillKnown(first, row, count)
      if (row === count) break
      const at = first + (row * layout.bytes) / 4
      const tenor = tenorWord(words, at + layout.tenor)
      if (tenor === 0 || !lines.add(words[at + layout.pair]!, words[at + layout.pair + 1]!, tenor)) return false
    }
    columnKernel().spread(count)
    if (lines.hasSmiles) this.setVols(count)
    return this.odd === 0
  }

  /**
   * Fills rows from `row` up to the first whose line is not known yet, or is none. @returns that row
   *
   * Nothing is called in it, so that an engine may keep where all these arrays lie.
   */
  private fillKnown(first: number, row: number, count: number): number {
    const { words, doubles } = this
    const { slotOf, keys } = this.lines
    const { block, lineOf } = columnKernel()
    const { type, notional, strike } = block
    const { bytes, pair, tenor, strike: strikeIn, notional: notionalIn } = this.layout
    const { marks, plainMarks, typeShift, sideShift } = this.layout
    const step = bytes >> 2
    // What another module exports is fetched at every use.
    const [rateAt, foreignAt, domesticAt, tenorBytesAt, shift] = [
      rateIn,
      foreignIn,
      domesticIn,
      tenorBytesIn,
      lineShift,
    ]
    const [ofBytes, last] = [ownBytes, slots - 1]
    const own = (1 << typeShift) | (1 << sideShift)
    // What must be 0 in every row is looked at once for all of them.
    let odd = 0
    let at = first + row * step
    for (; row < count; row++, at += step) {
      const tenorAt = words[at + tenor]!
      const tenorBytes = words[at + tenor + 1]!
      const text = words[tenorAt >> 2]! & ofBytes[tenorBytes]!
      const low = words[at + pair]!
      const high = words[at + pair + 1]!
      let slot = hashOf(low, high, text)
      let key = slotOf[slot]!
      while (key !== 0 && (keys[key] !== low || keys[key + 1] !== high || keys[key + 2] !== text)) {
        slot = (slot + 1) & last
        key = slotOf[slot]!
      }
      if (key === 0) break

      const mark = words[at + marks]!
      odd |= (mark & ~own) ^ plainMarks
      odd |= tenorBytes ^ keys[key + tenorBytesAt]!
      odd |= words[at + strikeIn + 3]! | words[at + notionalIn + 3]!
      odd |= words[at + strikeIn + 2]! ^ keys[key + rateAt]!
      const price = doubles[(at + strikeIn) >> 1]!
      let amount = doubles[(at + notionalIn) >> 1]!
      const unit = words[at + notionalIn + 2]!
      // Below zero is no index of a dimension, but stands for one that the message does not name.
      odd |= unit & beyondNamed
      if (unit !== keys[key + foreignAt]!) {
        odd |= unit ^ keys[key + domesticAt]!
        amount /= price
      }
      // Not by a condition: a processor would guess half of them wrong.
      type[row] = 1 - (((mark >> typeShift) & 1) << 1)
      notional[row] = amount * (1 - (((mark >> sideShift) & 1) << 1))
      strike[row] = price
      lineOf[row] = (key >> shift) - 1
    }
    this.odd |= odd
    return row
  }

  /** Those that depend on the strike; a row without one is not plain. */
  private setVols(count: number): void {
    const { block, lineOf } = columnKernel()
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(block.vol[row]!)) continue
      const vol = this.lines.all[lineOf[row]!]?.vol?.(block.strike[row]!)
      if (vol?.ok === true) block.vol[row] = vol.value
      else this.odd = 1
    }
  }
}
