// What a market says of the pairs and tenors of a book, found by the bytes of their names: each is looked up once, and a position that has the
// same again is told by the kernel, which has the quotes.

import { type Dimension, divide, splitPair as isPair } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import type { Result } from '../../../fabric/result.js'
import {
  type ConversionRate,
  type CurrencyPair,
  columnKernel,
  conversionRate,
  linesMax,
  type MarketData,
  pairName,
  setLine,
  splitPair,
  type VolByStrike,
  volByMarket,
  type YieldQuote,
  yearsToExpiry,
  yieldAt,
} from '../kernel/index.js'
import type { BookLine } from './book-totals.js'
import { dimensionsOf } from './option-terms.js'

/** An index that no dimension of a message has. */
const unnamed = -1

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

/** A thread has one at a time, as the kernel has one table of lines. */
export class QuotedLines {
  /** By the two words of a pair as one number. */
  private readonly pairs = new Map<number, QuotedPair | undefined>()
  /** Units of the reporting currency per DOM, by DOM. */
  private readonly reportingRates = new Map<string, Result<ConversionRate, DomainError>>()
  /** By the word of a tenor. */
  private readonly years = new Map<number, number>()
  readonly all: QuotedLine[] = []
  /** Whether the vol of some line depends on the strike; the kernel then has NaN for it. */
  hasSmiles = false

  constructor(
    private readonly market: MarketData,
    private readonly asOf: string | undefined,
    private readonly reporting: string,
    private readonly dimensions: readonly Dimension[],
  ) {
    columnKernel().clearLines()
  }

  /** A line that is not known yet, its names given by their bytes as little-endian words. @returns whether the market prices it */
  add(pairLow: number, pairHigh: number, tenor: number): boolean {
    const line = this.all.length
    if (line === linesMax || pairHigh >>> 16 !== 0) return false
    const quoted = this.pairOf(pairLow, pairHigh)
    const expiry = this.yearsTo(tenor)
    if (quoted === undefined || quoted.rateAt === unnamed || Number.isNaN(expiry)) return false
    const { pair, spot, flatVol } = quoted
    const domesticYield = yieldAt(quoted.domesticYield, expiry)
    const foreignYield = yieldAt(quoted.foreignYield, expiry)

    const { rateAt, foreignAt, domesticAt } = quoted
    const tenorBytes = 4 - (Math.clz32(tenor) >> 3)
    const names = { pairLow, pairHigh, tenor, tenorBytes, rateAt, foreignAt, domesticAt }
    setLine(line, names, { spot, domesticYield, foreignYield, vol: flatVol, expiry })
    const isSmile = Number.isNaN(flatVol)
    const vol = isSmile ? volByMarket(this.market, pair, { spot, domesticYield, foreignYield, expiry }) : undefined
    this.all.push({ pair, spot, toReporting: quoted.toReporting, quoted, vol })
    this.hasSmiles ||= isSmile
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

  private pairOf(low: number, high: number): QuotedPair | undefined {
    const key = (low >>> 0) + high * 2 ** 32
    let quoted = this.pairs.get(key)
    if (quoted === undefined && !this.pairs.has(key)) {
      const name = asciiOf(low, high)
      quoted = isPair(name) === undefined ? undefined : this.quotedPair(splitPair(name))
      this.pairs.set(key, quoted)
    }
    return quoted
  }

  private quotedPair(pair: CurrencyPair): QuotedPair | undefined {
    const { spots, vols, yields } = this.market
    const spot = conversionRate(spots, pair.foreign, pair.domestic)
    const toReporting = this.toReporting(pair.domestic)
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

  private toReporting(domestic: string): Result<ConversionRate, DomainError> {
    let rate = this.reportingRates.get(domestic)
    if (rate === undefined) {
      rate = conversionRate(this.market.spots, domestic, this.reporting)
      this.reportingRates.set(domestic, rate)
    }
    return rate
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
