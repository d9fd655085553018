// A table of successors by configuration and byte.
import { grown } from './stacks.js'

/** Nothing was set yet. */
export const UNKNOWN = -2

/** Added to what is stored, so that fresh room is all UNKNOWN. */
export const STORED = 2

export class Transitions {
  /** Successor plus `STORED` at `256 * configuration + byte`. Replaced when it grows: read it anew after each `set`. */
  table = new Int32Array(64 << 8)

  /** Makes room for a configuration. */
  add(row: number): void {
    while (row << 8 >= this.table.length) this.table = grown(this.table)
  }

  /** Sets the successor for all bytes from `low` to `high`. */
  set(row: number, low: number, high: number, successor: number): void {
    this.table.fill(successor + STORED, (row << 8) + low, (row << 8) + high + 1)
  }
}
