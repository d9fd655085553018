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

/** What rows of one line share, and sums over them with what their additions rounded off. */
const lineColumns = [
  'spot',
  'domesticYield',
  'foreignYield',
  'vol',
  'expiry',
  'value',
  'valueError',
  'delta',
  'deltaError',
] as const

/** Lines that one book may have here: what positions of one pair and one tenor share. */
export const linesMax = 1_024

type Columns<Name extends string> = { readonly [name in Name]: Float64Array }

export interface ColumnKernel {
  /** Of `blockRows` each. */
  readonly block: Columns<(typeof inputs)[number] | (typeof outputs)[number]>
  /** Prices the first rows of the block. @returns 0 unless it left some of them with NaN for a value, to be priced with more care */
  readonly price: (count: number) => number
  /** The line of each row of the block. */
  readonly lineOf: Int32Array
  /** Of `linesMax` each. */
  readonly lines: Columns<(typeof lineColumns)[number]>
  /** Fills the columns of the first rows that follow from their lines. */
  readonly spread: (count: number) => void
  /** Adds value and delta of the first rows to the sums of their lines. */
  readonly addUp: (count: number) => void
  /** 1 where value, delta, gamma, vega and theta of the first rows are below a limit in magnitude; what is no number is not. */
  readonly areBelow: (count: number, limit: number) => number
}

let loaded: ColumnKernel | undefined

/** One for each thread. Throws where the package was not built. */
export function columnKernel(): ColumnKernel {
  loaded ??= load()
  return loaded
}

/** What the build makes of assembly/index.ts; tests of what is priced by it hold it to that. */
interface Exports extends Pick<ColumnKernel, 'price' | 'spread' | 'addUp' | 'areBelow'> {
  readonly memory: { readonly buffer: ArrayBuffer }
}

function load(): ColumnKernel {
  const bytes = readFileSync(builtFile(import.meta.url, './columns.wasm'))
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), {})
  const { memory, price, spread, addUp, areBelow } = instance.exports as unknown as Exports // see there
  let at = blockAt
  const columnsOf = <Name extends string>(names: readonly Name[], rows: number, stride: number) =>
    Object.fromEntries(
      names.map((name) => {
        const column = new Float64Array(memory.buffer, at, rows)
        at += stride
        return [name, column]
      }),
    ) as Columns<Name> // one entry for each name
  const block = columnsOf([...inputs, ...outputs], blockRows, columnBytes)
  const lineOf = new Int32Array(memory.buffer, at, blockRows)
  at += lineOf.byteLength
  const lines = columnsOf(lineColumns, linesMax, linesMax * Float64Array.BYTES_PER_ELEMENT)
  return { block, price, lineOf, lines, spread, addUp, areBelow }
}

export { inputs as inputColumns, outputs as outputColumns }
