// The growing buffer that generated encoders of plain BARE write into: values one after another, nothing between.

import type { Dimension } from '../../dimension/index.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { RefusingWriter } from '../codec/refusing-writer.js'

const textEncoder = new TextEncoder()
const bytesInitial = 4_096
/** A buffer that grew beyond this for one large message is let go before the next. */
const bytesKept = 4 * 1024 * 1024
/** Text up to this length is written letter by letter while it is ASCII; its length then fits one byte. */
const shortText = 64
/** Numbers from here on are no safe integers once doubled by the zigzag. */
const zigzagSafe = 2 ** 52

export class BareWriter extends RefusingWriter {
  private bytes = new Uint8Array(bytesInitial)
  private view = new DataView(this.bytes.buffer)
  private top = 0

  constructor(private readonly bytesMax: number) {
    super()
  }

  /** Begins a message; what was written before is forgotten. */
  start(): void {
    if (this.bytes.length > bytesKept) this.use(new Uint8Array(bytesInitial))
    this.top = 0
  }

  /** A copy of what was written since `start`. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.top)
  }

  /** The same into `bytes` from `offset`, where there must be room for it; returns how many they are. */
  copyInto(bytes: Uint8Array, offset: number): number {
    const room = bytes.length - offset
    if (this.top > room) this.tooLong(room, this.top)
    bytes.set(this.bytes.subarray(0, this.top), offset)
    return this.top
  }

  private take(bytes: number): number {
    const at = this.top
    const end = at + bytes
    if (end > this.bytes.length) this.grow(end)
    this.top = end
    return at
  }

  private grow(needed: number): void {
    if (needed > this.bytesMax) this.tooLong(this.bytesMax, needed)
    const larger = new Uint8Array(Math.min(this.bytesMax, Math.max(needed, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.top))
    this.use(larger)
  }

  private use(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer)
  }

  // Integers: generated code has checked that `value` is in range.

  u8(value: number): void {
    const at = this.take(1)
    this.bytes[at] = value
  }

  /** Two's complement and unsigned alike: `DataView` takes the value modulo 2^16. */
  u16(value: number): void {
    const at = this.take(2)
    this.view.setUint16(at, value, true)
  }

  u32(value: number): void {
    const at = this.take(4)
    this.view.setUint32(at, value, true)
  }

  u64(value: bigint): void {
    const at = this.take(8)
    this.view.setBigUint64(at, value, true)
  }

  /** Eight bytes of a safe integer; `DataView` takes each half modulo 2^32. */
  wide(value: number): void {
    const at = this.take(8)
    this.view.setUint32(at, value, true)
    this.view.setUint32(at + 4, Math.floor(value / 2 ** 32), true)
  }

  /** Seven bits a byte, least significant first; all bytes but the last have their top bit set. */
  uint(value: number): void {
    let rest = value
    for (; rest > 0x7f; rest = Math.floor(rest / 128)) this.u8((rest & 0x7f) | 0x80)
    this.u8(rest)
  }

  uintBig(value: bigint): void {
    let rest = value
    for (; rest > Number.MAX_SAFE_INTEGER; rest >>= 7n) this.u8(Number(rest & 0x7fn) | 0x80)
    this.uint(Number(rest))
  }

  /** Zigzag: 0, -1, 1, -2, 2, .. as 0, 1, 2, 3, 4, .. */
  int(value: number): void {
    if (value >= zigzagSafe || value < -zigzagSafe) this.intBig(BigInt(value))
    else this.uint(value < 0 ? -2 * value - 1 : 2 * value)
  }

  intBig(value: bigint): void {
    this.uintBig(value < 0n ? -2n * value - 1n : 2n * value)
  }

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
