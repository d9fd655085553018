// What a market says of the pairs and tenors of a book, found by the bytes of their names: each is looked up once, and a position that has the
// same again is told by comparing three words. The quotes go to where the kernel has them.

import { type Dimension, divide, splitPair as isPair } from '../../../fabric/dimension/index.js'
import {
  type CurrencyPair,
  columnKernel,
  conversionRate,
  linesMax,
  type MarketData,
  pairName,
  splitPair,
  type VolByStrike,
  volByMarket,
  type YieldQuote,
  yearsToExpiry,
  yieldAt,
} from '../kernel/index.js'
import type { BookLine } from './book-totals.js'
import { dimensionsOf } from './option-terms.js'

/** A power of two, several for each line. */
export const slots = 4 * linesMax
const slotShift = 32 - Math.log2(slots)

/** An index that no dimension of a message has. */
const unnamed = -1

/** Numbers of a line: two words of its pair, its tenor, the indices in the message of DOM/FOR, FOR and DOM, and the bytes of its tenor. */
const width = 8
/** As a shift, from where the numbers of a line begin to one more than its index. */
export const lineShift = 3
export const [rateIn, foreignIn, domesticIn, tenorBytesIn] = [3, 4, 5, 6]

/** A slot, from three words. */
export const hashOf = (low: number, high: number, tenor: number): number =>
  Math.imul(Math.imul(low, 0x9e3779b1) ^ Math.imul(high ^ tenor, 0x85ebca6b), 0xc2b2ae35) >>> slotShift

/** What the lines of a pair share; looked up once. */
export interface QuotedPair {
  readonly pair: CurrencyPair
  readonly spot: number
  /** units of the reporting currency per DOM */
  readonly toReporting: number
  readonly domesticYield: YieldQuote
  readonly foreignYield: YieldQuote
  /** NaN where it depends on the strike, or there is none. */
  readonly flatVol: number
  /** Indices in the message of DOM/FOR, FOR and DOM. */
  readonly rateAt: number
  readonly foreignAt: number
  readonly domesticAt: number
}

export interface QuotedLine extends BookLine {
  readonly quoted: QuotedPair
  /** Where it is not flat. */
  readonly vol: VolByStrike | undefined
}

/** Memory that a small book would take longer to get than to use. */
const threadSlots = new Uint16Array(slots)
const threadKeys = new Int32Array((linesMax + 1) * width)

/** A thread uses one at a time: these tables are its own, as the kernel's table of lines is. */
export class QuotedLines {
  /** By `hashOf` the names of a line, or the next slot that was free: where its numbers begin in `keys`; 0 where there is none. */
  readonly slotOf = threadSlots.fill(0)
  private readonly pairs = new Map<string, QuotedPair | undefined>()
  /** By the word of a tenor. */
  private readonly years = new Map<number, number>()
  readonly keys = threadKeys
  readonly all: QuotedLine[] = []
  /** Whether the vol of some line depends on the strike; the kernel then has NaN for it. */
  hasSmiles = false

  constructor(
    private readonly market: MarketData,
    private readonly asOf: string | undefined,
    private readonly reporting: string,
    private readonly dimensions: readonly Dimension[],
  ) {}

  /** A line that is not known yet, its names given by their bytes as little-endian words. @returns whether the market prices it */
  add(pairLow: number, pairHigh: number, tenor: number): boolean {
    const line = this.all.length
    if (line === linesMax || pairHigh >>> 16 !== 0) return false
    const quoted = this.pairOf(asciiOf(pairLow, pairHigh))
    const expiry = this.yearsTo(tenor)
    if (quoted === undefined || quoted.rateAt === unnamed || Number.isNaN(expiry)) return false
    const { pair, spot, flatVol } = quoted
    const domesticYield = yieldAt(quoted.domesticYield, expiry)
    const foreignYield = yieldAt(quoted.foreignYield, expiry)

    const { lines } = columnKernel()
    lines.spot[line] = spot
    lines.domesticYield[line] = domesticYield
    lines.foreignYield[line] = foreignYield
    lines.vol[line] = flatVol
    lines.expiry[line] = expiry
    lines.value[line] = 0
    lines.valueError[line] = 0
    lines.delta[line] = 0
    lines.deltaError[line] = 0
    const isSmile = Number.isNaN(flatVol)
    const vol = isSmile ? volByMarket(this.market, pair, { spot, domesticYield, foreignYield, expiry }) : undefined
    this.all.push({ pair, spot, toReporting: quoted.toReporting, quoted, vol })
    this.hasSmiles ||= isSmile
    const { keys, slotOf } = this
    const at = (line + 1) * width
    let slot = hashOf(pairLow, pairHigh, tenor)
    while (slotOf[slot] !== 0) slot = (slot + 1) & (slots - 1)
    slotOf[slot] = at
    keys[at] = pairLow
    keys[at + 1] = pairHigh
    keys[at + 2] = tenor
    keys[at + rateIn] = quoted.rateAt
    keys[at + foreignIn] = quoted.foreignAt
    keys[at + domesticIn] = quoted.domesticAt
    keys[at + tenorBytesIn] = asciiOf(tenor, 0).length
    return true
  }

  /** NaN for what is no tenor. */
  private yearsTo(tenor: number): number {
    let years = this.years.get(tenor)
    if (years === undefined) {
      const expiry = yearsToExpiry(asciiOf(tenor, 0), this.asOf)
      years = expiry.ok ? expiry.value : Number.NaN
      this.years.set(tenor, years)
    }
    return years
  }

  private pairOf(name: string): QuotedPair | undefined {
    if (this.pairs.has(name)) return this.pairs.get(name)
    const quoted = isPair(name) === undefined ? undefined : this.quotedPair(splitPair(name))
    this.pairs.set(name, quoted)
    return quoted
  }

  private quotedPair(pair: CurrencyPair): QuotedPair | undefined {
    const { spots, vols, yields } = this.market
    const spot = conversionRate(spots, pair.foreign, pair.domestic)
    const toReporting = conversionRate(spots, pair.domestic, this.reporting)
    const domesticYield = yields.get(pair.domestic)
    const foreignYield = yields.get(pair.foreign)
    if (!spot.ok || !toReporting.ok || domesticYield === undefined || foreignYield === undefined) return undefined
    const { foreign, domestic } = dimensionsOf(pair)
    const inverse = { foreign: pair.domestic, domestic: pair.foreign }
    const vol = vols.get(pairName(pair)) ?? vols.get(pairName(inverse))
    return {
      pair,
      spot: spot.value.rate,
      toReporting: toReporting.value.rate,
      domesticYield,
      foreignYield,
      flatVol: typeof vol === 'number' ? vol : Number.NaN,
      rateAt: this.indexOf(divide(domestic, foreign)),
      foreignAt: this.indexOf(foreign),
      domesticAt: this.indexOf(domestic),
    }
  }

  private indexOf(dimension: Dimension): number {
    const index = this.dimensions.indexOf(dimension)
    return index < 0 ? unnamed : index
  }
}

/** The text of up to eight bytes. */
function asciiOf(low: number, high: number): string {
  let text = ''
  for (const word of [low, high]) {
    for (let left = word; left !== 0; left >>>= 8) text += String.fromCharCode(left & 0xff)
  }
  return text
}
