// A book priced where it lies in the payload of its request. Nothing is made of a position: its words are looked at, go to the columns of the kernel, and what
// comes out is added up.
//
// Books are plain as a rule: every unit is right, every position has a tenor that the market prices, and neither a premium nor a vol of its own. What is not plain in all its
// positions is left to those who decode it, who can say what is wrong and where.

import type { Dimension } from '../../../fabric/dimension/index.js'
import {
  blockRows,
  CompensatedSum,
  columnKernel,
  emptyPrices,
  type MarketData,
  outputColumns,
  type PricedColumns,
  priceBlock,
} from '../kernel/index.js'
import type { PositionLayout } from './position-layout.js'
import { domesticIn, foreignIn, hashOf, lineShift, QuotedLines, rateIn, slots } from './quoted-lines.js'

/** The bytes of a request, its dimensions, and what it says besides its book. */
export interface BookPayload {
  readonly payload: Uint8Array
  /** In the order of the payload's own table. */
  readonly dimensions: readonly Dimension[]
  readonly market: MarketData
  readonly asOf: string | undefined
  readonly reporting: string
}

export interface BookFigures {
  /** In the book's order. */
  readonly priced: PricedColumns
  /** In the reporting currency. */
  readonly total: number
  readonly exposure: ReadonlyMap<string, number>
}

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1
/** Of a word, the bytes that a text of so many has. */
const ownBytes = Int32Array.of(0, 0xff, 0xffff, 0xff_ffff, -1)
const tenorBytesMax = 4
/** Where the first text of a payload may be. */
const firstText = 16

/** The bytes of the short text whose slot is there; 0 for one that is empty, longer or outside the payload. */
function tenorWord(words: Int32Array, slot: number): number {
  const [at, bytes] = [words[slot]!, words[slot + 1]!]
  return at < firstText || bytes < 0 || bytes > tenorBytesMax ? 0 : (words[at >> 2] ?? 0) & ownBytes[bytes]!
}

/**
 * @param columns to price into, for so many rows
 * @returns nothing where a position is not plain
 */
export function figuresInPlace(
  book: BookPayload,
  layout: PositionLayout,
  columns: (rows: number) => PricedColumns = emptyPrices,
): BookFigures | undefined {
  const { byteOffset, byteLength } = book.payload
  if (!littleEndian || byteOffset % 8 !== 0 || byteLength % 8 !== 0) return undefined
  const rows = new PlainRows(book, layout)
  const priced = columns(rows.length)
  const { block, addUp } = columnKernel()
  for (let from = 0; from < rows.length; from += blockRows) {
    const count = Math.min(blockRows, rows.length - from)
    if (!rows.fill(from, count) || priceBlock(count) !== undefined) return undefined
    for (const name of outputColumns) {
      const column = block[name]
      priced[name].set(count === blockRows ? column : column.subarray(0, count), from)
    }
    addUp(count)
  }
  const { total, exposure } = totalsOf(rows.lines)
  return [total, ...exposure.values()].every(Number.isFinite) ? { priced, total, exposure } : undefined
}

/** In the reporting currency; and by currency, N delta of FOR and PV - S N delta of DOM. */
function totalsOf({ all }: QuotedLines): Pick<BookFigures, 'total' | 'exposure'> {
  const { spot, value, valueError, delta, deltaError } = columnKernel().lines
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
  for (let line = 0; line < all.length; line++) {
    const { pair, toReporting } = all[line]!.quoted
    const worth = value[line]! + valueError[line]!
    const foreign = delta[line]! + deltaError[line]!
    total.add(worth * toReporting)
    sumOf(pair.foreign).add(foreign)
    const domestic = sumOf(pair.domestic)
    domestic.add(worth)
    domestic.add(-spot[line]! * foreign)
  }
  return { total: total.total, exposure: new Map([...held].map(([currency, sum]) => [currency, sum.total])) }
}

class PlainRows {
  readonly length: number
  readonly lines: QuotedLines
  private readonly start: number
  private readonly words: Int32Array
  private readonly doubles: Float64Array
  /** Not 0 once a row was filled that is not plain. */
  private odd = 0

  constructor(
    { payload, dimensions, market, asOf, reporting }: BookPayload,
    private readonly layout: PositionLayout,
  ) {
    const { buffer, byteOffset, byteLength } = payload
    this.words = new Int32Array(buffer, byteOffset, byteLength >> 2)
    this.doubles = new Float64Array(buffer, byteOffset, byteLength >> 3)
    this.start = this.words[layout.bookAt >> 2]!
    this.length = this.words[(layout.bookAt >> 2) + 1]!
    this.lines = new QuotedLines(market, asOf, reporting, dimensions)
  }

  /** Fills the kernel's columns with `count` rows from `from`. @returns whether all of them are plain */
  fill(from: number, count: number): boolean {
    const { words, lines, layout } = this
    const first = (this.start >> 2) + (from * layout.bytes) / 4
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
    const own = (1 << typeShift) | (1 << sideShift)
    // What must be 0 in every row is looked at once for all of them.
    let odd = 0
    let at = first + row * step
    for (; row < count; row++, at += step) {
      const tenorAt = words[at + tenor]!
      const tenorBytes = words[at + tenor + 1]!
      const text = words[tenorAt >> 2]! & ownBytes[tenorBytes]!
      const low = words[at + pair]!
      const high = words[at + pair + 1]!
      let slot = hashOf(low, high, text)
      let key = slotOf[slot]!
      while (key !== 0 && (keys[key] !== low || keys[key + 1] !== high || keys[key + 2] !== text)) {
        slot = (slot + 1) & (slots - 1)
        key = slotOf[slot]!
      }
      if (key === 0) break

      const mark = words[at + marks]!
      odd |= (mark & ~own) ^ plainMarks
      odd |= (tenorAt & 7) | words[at + strikeIn + 3]! | words[at + notionalIn + 3]!
      odd |= words[at + strikeIn + 2]! ^ keys[key + rateIn]!
      const price = doubles[(at + strikeIn) >> 1]!
      let amount = doubles[(at + notionalIn) >> 1]!
      const unit = words[at + notionalIn + 2]!
      if (unit !== keys[key + foreignIn]!) {
        odd |= unit ^ keys[key + domesticIn]!
        amount /= price
      }
      // Not by a condition: a processor would guess half of them wrong.
      type[row] = 1 - (((mark >> typeShift) & 1) << 1)
      notional[row] = amount * (1 - (((mark >> sideShift) & 1) << 1))
      strike[row] = price
      lineOf[row] = (key >> lineShift) - 1
    }
    this.odd |= odd
    return row
  }

  /** A vol that the market does not have is NaN, which no row is priced with. */
  private setVols(count: number): void {
    const { block, lineOf } = columnKernel()
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(block.vol[row]!)) continue
      const vol = this.lines.all[lineOf[row]!]?.vol?.(block.strike[row]!)
      if (vol?.ok === true) block.vol[row] = vol.value
    }
  }
}
