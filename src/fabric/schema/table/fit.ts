// Which numbers a column may not have, found in one pass that sound columns get through quickly.

import type { Schema } from '../schema.js'
import type { NumberArray } from './typed-array.js'

export interface Unfit {
  readonly row: number
  readonly message: string
}

/** The first row whose number does not fit its kind; rows that are not present are not looked at. */
export function firstUnfit(schema: Schema, numbers: NumberArray, present: Uint8Array | undefined): Unfit | undefined {
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
      return found(firstNotFinite(numbers as Float64Array, present), 'a number is not finite')
    case 'bool':
      return found(firstAbove(1, numbers as Uint8Array, present), 'a truth value is neither 0 nor 1')
    case 'choice': {
      const last = schema.names.length - 1
      return found(firstAbove(last, numbers as Uint8Array, present), 'a choice lies outside its names')
    }
    default:
      return undefined
  }
}

const found = (row: number, message: string): Unfit | undefined => (row < 0 ? undefined : { row, message })

function firstNotFinite(numbers: Float64Array, present: Uint8Array | undefined): number {
  for (let row = 0; row < numbers.length; row++) {
    if (!Number.isFinite(numbers[row]) && (present === undefined || present[row] === 1)) return row
  }
  return -1
}

function firstAbove(last: number, numbers: Uint8Array, present: Uint8Array | undefined): number {
  for (let row = 0; row < numbers.length; row++) {
    if (numbers[row]! > last && (present === undefined || present[row] === 1)) return row
  }
  return -1
}
