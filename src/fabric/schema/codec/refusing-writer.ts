// What writers of every rendering refuse in a value that does not fit its schema, and how they say it.

import { heldRange } from '../integer.js'
import type { IntegerFormat } from '../schema.js'
import { CodecRefusal, requireExactlyOne, within } from './refusal.js'
import { StoredList } from './stored-list.js'

export abstract class RefusingWriter {
  readonly within = within
  readonly exactlyOne = requireExactlyOne

  isStored(items: unknown): items is StoredList<unknown> {
    return items instanceof StoredList
  }

  /** @param path from the record that is being written, with its leading dot */
  refuse(
    path: string,
    expected: string,
    value: unknown,
    actual = value === undefined ? 'nothing' : typeof value,
  ): never {
    throw new CodecRefusal({ code: 'FAULT_SHAPE', path, expected, actual, message: `must be ${expected}` })
  }

  limit(actual: number, limit: number, path: string): void {
    if (actual <= limit) return
    const message = `at most ${limit} are allowed, got ${actual}`
    throw new CodecRefusal({ code: 'FAULT_LIMIT', path, limit, actual, message })
  }

  exactly(actual: number, length: number, things: string, path: string): void {
    if (actual !== length) this.refuse(path, `${length} ${things}`, actual, `${actual} ${things}`)
  }

  /** Refuses what an integer's field can't hold. */
  misfit(path: string, format: IntegerFormat, big: boolean, value: unknown): never {
    const whole = typeof value === 'bigint' || Number.isInteger(value)
    if (!whole || (typeof value === 'bigint') !== big) {
      return this.refuse(path, big ? 'a whole number as bigint' : 'a whole number', value)
    }
    const { min, max } = heldRange({ kind: 'integer', format, as: big ? 'bigint' : 'number' })
    throw new CodecRefusal({ code: 'FAULT_RANGE', path, message: `${value} lies outside ${min} to ${max}` })
  }

  /** That `value` is a number, and finite. */
  finite(value: unknown, path: string): asserts value is number {
    if (typeof value !== 'number') this.refuse(path, 'a number', value)
    if (Number.isFinite(value)) return
    throw new CodecRefusal({ code: 'FAULT_RANGE', path, message: `${value} is not a finite number` })
  }

  /** That `value` is a number which a float of `bits` holds: it may be rounded, but not to an infinity. */
  float(value: unknown, bits: 32 | 64, path: string): asserts value is number {
    if (typeof value !== 'number') this.refuse(path, 'a number', value)
    if (bits === 64 || !Number.isFinite(value) || Number.isFinite(Math.fround(value))) return
    throw new CodecRefusal({ code: 'FAULT_RANGE', path, message: `${value} is beyond a float of 32 bits` })
  }

  /** Refuses a message that outgrows what any message may have. */
  tooLong(bytesMax: number, needed: number): never {
    const message = `a message may have ${bytesMax} bytes`
    throw new CodecRefusal({ code: 'FAULT_LIMIT', limit: bytesMax, actual: needed, message })
  }
}
