/// <reference lib="es2024.sharedmemory" />
// A book in memory that threads share: columns in, columns out, and the words by which they agree on who does what.

import { type BookColumns, blockRows, type PricedColumns } from '../kernel/index.js'

/**
 * Rows that a thread takes at once, whole blocks of the kernel: few enough that threads end together and a word to stop is heard within
 * a millisecond, many enough that taking them costs nothing.
 */
export const sliceRows = Math.ceil(2_048 / blockRows) * blockRows

/** Of the control words. */
export const words = {
  /** The first row that nobody has taken. */
  next: 0,
  /** Rows that are priced. */
  done: 1,
  /** 1 where no more is to be taken: cancelled, or a row has no price. */
  stopped: 2,
} as const

export interface SharedBook {
  readonly control: Int32Array<SharedArrayBuffer>
  readonly columns: BookColumns
  readonly priced: PricedColumns
}

const shared = <View>(
  Column: { new (memory: SharedArrayBuffer): View; readonly BYTES_PER_ELEMENT: number },
  count: number,
): View => new Column(new SharedArrayBuffer(count * Column.BYTES_PER_ELEMENT))

/** Columns to write a book to. */
export const sharedColumns = (count: number): BookColumns => ({
  type: shared(Int8Array, count),
  notional: shared(Float64Array, count),
  spot: shared(Float64Array, count),
  strike: shared(Float64Array, count),
  domesticYield: shared(Float64Array, count),
  foreignYield: shared(Float64Array, count),
  vol: shared(Float64Array, count),
  expiry: shared(Float64Array, count),
})

const sharedPrices = (count: number): PricedColumns => ({
  value: shared(Float64Array, count),
  delta: shared(Float64Array, count),
  gamma: shared(Float64Array, count),
  vega: shared(Float64Array, count),
  theta: shared(Float64Array, count),
  rhoDomestic: shared(Float64Array, count),
  rhoForeign: shared(Float64Array, count),
})

/** The book where it lies, if that is shared memory; else a copy there. */
export function sharedBook(columns: BookColumns): SharedBook {
  const control = new Int32Array(new SharedArrayBuffer(Object.keys(words).length * Int32Array.BYTES_PER_ELEMENT))
  const count = columns.notional.length
  return { control, columns: isShared(columns) ? columns : copied(columns, count), priced: sharedPrices(count) }
}

const isShared = (columns: BookColumns): boolean =>
  Object.values(columns).every(
    ({ buffer }: { readonly buffer: ArrayBufferLike }) => buffer instanceof SharedArrayBuffer,
  )

function copied(columns: BookColumns, count: number): BookColumns {
  const copy = sharedColumns(count)
  copy.type.set(columns.type)
  for (const name of numberColumns) copy[name].set(columns[name])
  return copy
}

/** All but the type. */
export const numberColumns = ['notional', 'spot', 'strike', 'domesticYield', 'foreignYield', 'vol', 'expiry'] as const
