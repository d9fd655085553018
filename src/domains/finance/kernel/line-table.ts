// Lines of a book in the kernel's memory: what positions of one pair and one tenor share, and sums over them.

import { columnKernel, lineBytes } from './column-kernel.js'

/** Words and numbers from one line to the next. */
const words = lineBytes / 4
const numbers = lineBytes / 8
/** From the first word of a line, as `assembly/layout.ts` has them: its pair, its tenor, three indices and the bytes of its tenor, two words each. */
const [pairIn, tenorIn, rateIn, foreignIn, domesticIn, tenorBytesIn] = [0, 2, 4, 6, 8, 10]
/** From its first number: spot, yields, vol and expiry; sums of value and delta and what their additions rounded off. */
const [marketIn, sumsIn] = [6, 20]

/** Of a line, by which its positions are known. */
export interface LineNames {
  /** The bytes of its pair as two little-endian words, those of its tenor as one. */
  readonly pairLow: number
  readonly pairHigh: number
  readonly tenor: number
  readonly tenorBytes: number
  /** Indices in the message of DOM/FOR, FOR and DOM; -1 for one that it does not name. */
  readonly rateAt: number
  readonly foreignAt: number
  readonly domesticAt: number
}

export interface LineMarket {
  /** DOM per FOR */
  readonly spot: number
  /** 1/yr */
  readonly domesticYield: number
  /** 1/yr */
  readonly foreignYield: number
  /** yr^(-1/2); NaN where it depends on the strike */
  readonly vol: number
  /** yr */
  readonly expiry: number
}

/** Over the positions of each line; what the additions rounded off is kept beside the sums. */
export interface LineSums {
  readonly value: ArrayLike<number>
  readonly valueError: ArrayLike<number>
  readonly delta: ArrayLike<number>
  readonly deltaError: ArrayLike<number>
}

/** Makes a line known to the kernel, its sums 0. @param line below `linesMax` */
export function setLine(line: number, names: LineNames, market: LineMarket): void {
  const { lineWords, lineNumbers, enterLine } = columnKernel()
  const word = line * words
  const setLong = (at: number, low: number, high: number): void => {
    lineWords[word + at] = low
    lineWords[word + at + 1] = high
  }
  setLong(pairIn, names.pairLow, names.pairHigh)
  setLong(tenorIn, names.tenor, 0)
  setLong(rateIn, names.rateAt, names.rateAt >> 31)
  setLong(foreignIn, names.foreignAt, names.foreignAt >> 31)
  setLong(domesticIn, names.domesticAt, names.domesticAt >> 31)
  setLong(tenorBytesIn, names.tenorBytes, 0)
  const number = line * numbers + marketIn
  lineNumbers[number] = market.spot
  lineNumbers[number + 1] = market.domesticYield
  lineNumbers[number + 2] = market.foreignYield
  lineNumbers[number + 3] = market.vol
  lineNumbers[number + 4] = market.expiry
  enterLine(line)
}

/** Of the first lines. */
export function keptSums(lines: number): LineSums {
  const { lineNumbers } = columnKernel()
  const sums: Record<keyof LineSums, number[]> = { value: [], delta: [], valueError: [], deltaError: [] }
  for (let at = sumsIn; at < lines * numbers; at += numbers) {
    sums.value.push(lineNumbers[at]!)
    sums.delta.push(lineNumbers[at + 1]!)
    sums.valueError.push(lineNumbers[at + 2]!)
    sums.deltaError.push(lineNumbers[at + 3]!)
  }
  return sums
}
