// What a thread of the pool does: it takes slice after slice of a shared book and prices each in place, until there is none or it is
// told to stop.

import { type PositionError, priceRows } from '../kernel/index.js'
import { type SharedBook, sliceRows, words } from './shared-book.js'

export interface SliceTask extends SharedBook {
  /** Rows that are to be priced, from the first. */
  readonly rows: number
}

/** The first row without a price among those it took. */
// biome-ignore lint/style/noDefaultExport: a piscina worker's task is its default export
export default function priceSlices({ control, columns, priced, rows }: SliceTask): PositionError | undefined {
  for (;;) {
    if (Atomics.load(control, words.stopped) !== 0) return undefined
    const from = Atomics.add(control, words.next, sliceRows)
    if (from >= rows) return undefined
    const to = Math.min(from + sliceRows, rows)
    const failed = priceRows(columns, priced, from, to)
    if (failed !== undefined) {
      // Slices are taken in order, so whatever stands before this one is taken and will be priced.
      Atomics.store(control, words.stopped, 1)
      return failed
    }
    Atomics.add(control, words.done, to - from)
    Atomics.notify(control, words.done)
  }
}
