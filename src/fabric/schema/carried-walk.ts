// Where a check of carried quantities stands in a message, and what it has found so far.

import type { Fault } from '../fault.js'
import { dimensionFault } from './dimension-text.js'
import type { MeasureScope } from './measure-scope.js'

/** A carried value whose dimension its field does not accept; found by the fabric, before any model saw it. */
export interface Mismatch {
  /** Index of the record in the list that collects mismatches. */
  readonly index: number
  /** Path of the list from the message's root, e.g. `book`. */
  readonly list: string
  /** Field of the record: `strike`. */
  readonly field: string
  /** Dimensions in normal form; several joined by " or ". */
  readonly expected: string
  readonly actual: string
}

/** Checks a value that the codec or the JSON reader typed by the check's schema. */
export type Check = (value: unknown, scope: MeasureScope, walk: Walk) => void

export class Walk {
  readonly mismatches: Mismatch[] = []
  rejected: Fault | undefined
  /** Field names, map keys and list indices from the root; made into text only for what is found. */
  private readonly place: (string | number)[] = []
  /** Length of `place` at the innermost list that collects. */
  private collecting: number | undefined

  found(expected: string, actual: string): void {
    if (this.collecting === undefined) {
      this.rejected = dimensionFault(pathText(this.place), expected, actual)
      return
    }
    const index = this.place[this.collecting]
    if (typeof index !== 'number') throw new Error('a list that collects has an index next in its path')
    this.mismatches.push({
      index,
      list: pathText(this.place.slice(0, this.collecting)),
      field: pathText(this.place.slice(this.collecting + 1)),
      expected,
      actual,
    })
  }

  /** Visits what stands at `step`: a field, or the entry of a key. */
  within(step: string, visit: () => void): void {
    this.place.push(step)
    visit()
    this.place.pop()
  }

  /** Visits elements by number, until something is rejected. */
  through(length: number, collects: boolean, visit: (index: number) => void): void {
    const outer = this.collecting
    const depth = this.place.length
    if (collects) this.collecting = depth
    for (let index = 0; index < length && this.rejected === undefined; index++) {
      this.place[depth] = index
      visit(index)
    }
    this.place.length = depth
    this.collecting = outer
  }
}

const pathText = (place: readonly (string | number)[]): string =>
  place.reduce<string>(
    (path, step) => (typeof step === 'number' ? `${path}[${step}]` : path === '' ? step : `${path}.${step}`),
    '',
  )
