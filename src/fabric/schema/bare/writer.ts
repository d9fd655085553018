// What generated encoders of plain BARE write with: each value is checked on its way, those of integers by the generated code.

import type { Dimension } from '../../dimension/index.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { NumberWriter } from './number-writer.js'

const textEncoder = new TextEncoder()
/** Text up to this length is written letter by letter while it is ASCII; its length then fits one byte. */
const shortText = 64

export class BareWriter extends NumberWriter {
  count(value: unknown, path: string): void {
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0xffffffff) {
      this.refuse(path, 'a count', value)
    }
    this.u32(value as number) // checked above
  }

  bool(value: unknown, path: string): void {
    if (typeof value !== 'boolean') this.refuse(path, 'true or false', value)
    this.u8(value ? 1 : 0)
  }

  choice(number: number | undefined, value: unknown, path: string): void {
    if (number === undefined) this.refuse(path, 'one of its choices', value)
    this.uint(number)
  }

  f32(value: unknown, path: string): void {
    this.float(value, 32, path)
    const at = this.take(4)
    // One of the many encodings of NaN, whichever this engine holds: what reads, writes back the same.
    if (Number.isNaN(value)) this.view.setUint32(at, 0x7fc0_0000, true)
    else this.view.setFloat32(at, value, true)
  }

  f64(value: unknown, path: string): void {
    this.float(value, 64, path)
    const at = this.take(8)
    if (Number.isNaN(value)) this.view.setBigUint64(at, 0x7ff8_0000_0000_0000n, true)
    else this.view.setFloat64(at, value, true)
  }

  quantity(value: unknown, path: string): void {
    this.finite(value, path)
    const at = this.take(8)
    this.view.setFloat64(at, value, true)
  }

  /** The number, and its dimension as the text of its unit. */
  carried(value: { readonly value?: unknown; readonly dimension?: Dimension } | undefined, path: string): void {
    const unit = value?.dimension?.text
    if (unit === undefined) this.refuse(path, 'a quantity', value)
    this.quantity(value?.value, path)
    this.text(unit, unit.length, path)
  }

  /** Currencies and pairs: a fixed number of capital letters. */
  code(value: unknown, length: number, path: string): void {
    const expected = `${length} capital letters`
    if (typeof value !== 'string' || value.length !== length) this.refuse(path, expected, value)
    this.u8(length)
    const at = this.take(length)
    for (let i = 0; i < length; i++) {
      const letter = value.charCodeAt(i)
      if (letter < 0x41 || letter > 0x5a) this.refuse(path, expected, value)
      this.bytes[at + i] = letter
    }
  }

  tenor(value: unknown, path: string): void {
    if (typeof value !== 'string' || !isTenor(value)) this.refuse(path, 'a tenor such as 3M', value)
    this.text(value, value.length, path)
  }

  date(value: unknown, path: string): void {
    if (typeof value !== 'string' || !isCalendarDate(value)) this.refuse(path, 'a date such as 2026-03-01', value)
    this.text(value, value.length, path)
  }

  text(value: unknown, bytesMax: number, path: string): void {
    if (typeof value !== 'string') this.refuse(path, 'text', value)
    if (value.length <= shortText && value.length <= bytesMax && this.ascii(value)) return
    this.blob(textEncoder.encode(value), bytesMax, path)
  }

  /** Text that is a map's key: two ill-formed ones could become the same bytes. */
  keyText(value: unknown, bytesMax: number, path: string): void {
    if (typeof value === 'string' && /\p{Surrogate}/u.test(value)) {
      this.refuse(path, 'well-formed text', value, 'half of a surrogate pair')
    }
    this.text(value, bytesMax, path)
  }

  /** Writes short text if it is ASCII; takes back what it wrote if not. */
  private ascii(value: string): boolean {
    const at = this.take(1 + value.length)
    this.bytes[at] = value.length
    for (let i = 0; i < value.length; i++) {
      const letter = value.charCodeAt(i)
      if (letter > 0x7f) {
        this.top = at
        return false
      }
      this.bytes[at + 1 + i] = letter
    }
    return true
  }

  blob(value: unknown, bytesMax: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, 'bytes', value)
    this.limit(value.length, bytesMax, path)
    this.uint(value.length)
    const at = this.take(value.length)
    this.bytes.set(value, at)
  }

  fixed(value: unknown, length: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, `${length} bytes`, value)
    this.exactly(value.length, length, 'bytes', path)
    const at = this.take(length)
    this.bytes.set(value, at)
  }
}
