// The positions of a book taken block by block from the payload of its request to the columns of the kernel, which looks at their words. What it does not know are
// lines: for the first position of each, the market is looked up here.

import type { Dimension } from '../../../fabric/dimension/index.js'
import { columnKernel, type MarketData } from '../kernel/index.js'
import type { Rest } from './book-payload.js'
import { PlainIds } from './plain-ids.js'
import type { PositionLayout } from './position-layout.js'
import { QuotedLines } from './quoted-lines.js'

/** The bytes of a request, where its book stands in them, and what it says besides. */
export interface BookPayload extends Pick<Rest, 'positions' | 'textsAt' | 'textsEnd'> {
  readonly payload: Uint8Array
  /** In the order of the payload's own table. */
  readonly dimensions: readonly Dimension[]
  readonly market: MarketData
  readonly asOf: string | undefined
  readonly reporting: string
}

/** A thread has one at a time: the kernel's memory is its own. */
export class PlainRows {
  readonly length: number
  readonly lines: QuotedLines
  readonly ids: PlainIds
  private readonly view: DataView
  /** Of the texts that were not taken, the first. */
  private nextText: number

  constructor(
    private readonly book: BookPayload,
    private readonly layout: PositionLayout,
  ) {
    const { payload, positions, textsAt, textsEnd, market, asOf, reporting, dimensions } = book
    this.length = positions
    this.view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
    this.ids = new PlainIds(positions, textsEnd - textsAt - tenorBytes * positions)
    this.lines = new QuotedLines(market, asOf, reporting, dimensions)
    this.nextText = textsAt
    columnKernel().beginBook()
  }

  /**
   * Takes `count` positions from `from`: of the kernel's columns it fills type, notional and strike, and the line of each.
   *
   * @returns whether all of them are plain, and no id was there before
   */
  take(from: number, count: number): boolean {
    const { positions, takeRows } = columnKernel()
    const { payload } = this.book
    const { positionsAt, bytes } = this.layout
    const first = positionsAt + from * bytes
    positions.set(payload.subarray(first, first + count * bytes))
    if (!this.takeTexts(first + (count - 1) * bytes)) return false
    for (let row = 0; ; ) {
      row = takeRows(row, count)
      if (row === count) break
      if (row < 0 || !this.addLine(first + row * bytes)) return false
    }
    return this.ids.take(from, count)
  }

  /** Gives the kernel the texts up to the tenor of a position. Where they are not what an encoder lays out, it finds them odd. */
  private takeTexts(last: number): boolean {
    const { texts, beginBlock } = columnKernel()
    const { payload, textsEnd } = this.book
    const from = this.nextText
    const end = this.view.getUint32(last + 4 * this.layout.tenor, true) + tenorBytes
    if (end < from || end > textsEnd || end - from > texts.length) return false
    texts.set(payload.subarray(from, end))
    beginBlock(from)
    this.nextText = end
    return true
  }

  /** The line of a position, whose texts are known to lie where they should. */
  private addLine(position: number): boolean {
    const { view, layout } = this
    const pair = position + 4 * layout.pair
    const tenor = view.getUint32(position + 4 * layout.tenor, true)
    // A longer one is none that is quoted.
    if (view.getInt32(tenor + 4, true) !== 0) return false
    return this.lines.add(view.getInt32(pair, true), view.getInt32(pair + 4, true), view.getInt32(tenor, true))
  }

  /** Fills the other columns of the kernel that are read. @returns whether each row has a vol */
  spread(count: number): boolean {
    const { block, lineOf, spread } = columnKernel()
    spread(count)
    if (!this.lines.hasSmiles) return true
    for (let row = 0; row < count; row++) {
      if (!Number.isNaN(block.vol[row]!)) continue
      const vol = this.lines.all[lineOf[row]!]?.vol?.(block.strike[row]!)
      if (vol?.ok !== true) return false
      block.vol[row] = vol.value
    }
    return true
  }
}

/** Of a tenor with what follows it, in the texts. */
const tenorBytes = 8
