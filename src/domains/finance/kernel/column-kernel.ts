// The batch kernel of `assembly/`, compiled by the build: blocks of rows go through its memory.

import { readFileSync } from 'node:fs'
import { builtFile } from '../../../fabric/built-file.js'

/** Rows of a block, many enough that copying its columns in and out costs little beside them, and few enough to stay in a processor's cache. */
export const blockRows = 2_048

/** Where the block lies, and from one column to the next: as `assembly/layout.ts` has it. */
const blockAt = 65_536
const columnBytes = blockRows * Float64Array.BYTES_PER_ELEMENT + 128

/** In the order in which `assembly/layout.ts` has them. */
const inputs = ['type', 'notional', 'spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry'] as const
const outputs = ['value', 'delta', 'gamma', 'vega', 'theta', 'rhoDomestic', 'rhoForeign'] as const

/** Lines that one book may have here: what positions of one pair and one tenor share. */
export const linesMax = 1_024
/** From one line to the next, and from the last to the positions. */
export const lineBytes = 256
const slotsBytes = 8_192

/**
 * Where a position in the payload of a request has what the kernel reads there: in words of four bytes, as `assembly/positions.ts` has it. It is made for this one layout, which
 * `models/position-layout.ts` holds against that of the schema.
 */
export const positionWords = {
  size: 26,
  /** Two words of a number, the index of its dimension and a zero; `notional` likewise. */
  strike: 0,
  notional: 4,
  id: 16,
  pair: 18,
  tenor: 20,
  /** The word with type, side and presence. */
  marks: 24,
  /** By how many bits the one that makes a put of a call is shifted there, and the one that makes short of long. */
  typeShift: 0,
  sideShift: 8,
  /** What the other bits of that word are in a position that has a tenor and nothing else that is optional. */
  plainMarks: 0x40000,
} as const

const positionBytes = 4 * positionWords.size
/** Of its id and its tenor at most. */
const textBytesMax = 72
const idBytesMax = 64

type Columns<Name extends string> = { readonly [name in Name]: Float64Array }

export interface ColumnKernel extends KernelPasses {
  /** Of `blockRows` each. */
  readonly block: Columns<(typeof inputs)[number] | (typeof outputs)[number]>
  /** The line of each row of the block. */
  readonly lineOf: Int32Array
  /** Of each row that was taken, the bytes of its id. */
  readonly idLengths: Uint8Array
  /** What is known of each line: `line-table.ts` says what is where. The same bytes by words and by numbers. */
  readonly lineWords: Int32Array
  readonly lineNumbers: Float64Array
  /** Room for positions of a block as they lie in a payload, and for their texts. */
  readonly positions: Uint8Array
  readonly texts: Uint8Array
  /** The ids of rows that were taken, each with zeros up to a multiple of eight bytes. */
  readonly ids: Uint8Array
}

interface KernelPasses {
  /** Prices the first rows of the block. @returns 0 unless it left some of them with NaN for a value, to be priced with more care */
  readonly price: (count: number) => number
  /** The same to the last bit but for the rhos, of rows whose market is that of their line: it takes the market from there, and not from the block. */
  readonly priceLines: (count: number) => number
  readonly clearLines: () => void
  /** Makes a line known that was written to its place: rows find it by pair and tenor. Its sums begin at 0. */
  readonly enterLine: (line: number) => void
  /** Before the first of a book's positions. */
  readonly beginBook: () => void
  /** Before the first position of each block. @param textsAt where its texts begin in the payload */
  readonly beginBlock: (textsAt: number) => void
  /**
   * Takes positions from `row` to their columns, up to the first whose line is not known: it is to be entered, and taking to go on from there.
   *
   * @returns that row, `count` where there is none, or -1 where one is not plain
   */
  readonly takeRows: (row: number, count: number) => number
  /** 1 where each id of the book so far comes after the one before it, by length and then by bytes. */
  readonly idsAscend: () => number
  /** How many bytes the ids take that were taken of the block. */
  readonly idBytes: () => number
  /** Fills the columns of the first rows that follow from their lines. */
  readonly spread: (count: number) => void
  /** Adds value and delta of the first rows to the sums of their lines. @returns 1 where in each row the figures of an answer come to less than the limit in magnitude */
  readonly addUp: (count: number, limit: number) => number
}

let loaded: ColumnKernel | undefined

/** One for each thread. Throws where the package was not built. */
export function columnKernel(): ColumnKernel {
  loaded ??= load()
  return loaded
}

/** What the build makes of assembly/index.ts; tests of what is priced by it hold it to that. */
interface Exports extends KernelPasses {
  readonly memory: { readonly buffer: ArrayBuffer }
}

function load(): ColumnKernel {
  const bytes = readFileSync(builtFile(import.meta.url, './columns.wasm'))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {})
  const { memory, ...passes } = instance.exports as unknown as Exports // see there
  const { buffer } = memory
  let at = blockAt
  /** Where something of so many bytes lies, what follows it being aligned. */
  const next = (length: number, aligned = 1): number => {
    const start = at
    at = Math.ceil((at + length) / aligned) * aligned
    return start
  }
  const block = Object.fromEntries(
    [...inputs, ...outputs].map((name) => [name, new Float64Array(buffer, next(columnBytes), blockRows)]),
  ) as ColumnKernel['block'] // one entry for each name
  const lineOf = new Int32Array(buffer, next(4 * blockRows), blockRows)
  const idLengths = new Uint8Array(buffer, next(blockRows, lineBytes), blockRows)
  const linesAt = next(linesMax * lineBytes)
  const lineWords = new Int32Array(buffer, linesAt, (linesMax * lineBytes) / 4)
  const lineNumbers = new Float64Array(buffer, linesAt, (linesMax * lineBytes) / 8)
  next(slotsBytes)
  const positions = new Uint8Array(buffer, next(blockRows * positionBytes), blockRows * positionBytes)
  next(idBytesMax)
  const texts = new Uint8Array(buffer, next(blockRows * textBytesMax), blockRows * textBytesMax)
  const ids = new Uint8Array(buffer, at, blockRows * idBytesMax)
  return { ...passes, block, lineOf, idLengths, lineWords, lineNumbers, positions, texts, ids }
}

export { inputs as inputColumns, outputs as outputColumns }
