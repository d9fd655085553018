// The growing buffer that generated encoders write into.

import type { Dimension } from '../../dimension/index.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { payloadHeaderBytes } from './layout.js'
import { CodecRefusal, requireExactlyOne, within } from './refusal.js'

const textEncoder = new TextEncoder()
const bytesInitial = 4_096
/** A buffer that grew beyond this for one large message is let go before the next. */
const bytesKept = 4 * 1024 * 1024
/** Text up to this length is looked through for ASCII, which is written without a detour. */
const shortText = 64

export class Writer {
  view: DataView<ArrayBuffer>
  bytes: Uint8Array<ArrayBuffer>
  private top = 0
  private readonly dimensions = new Map<Dimension, number>()

  readonly within = within
  readonly exactlyOne = requireExactlyOne

  constructor(private readonly bytesMax: number) {
    this.bytes = new Uint8Array(bytesInitial)
    this.view = new DataView(this.bytes.buffer)
  }

  /** Begins a payload and returns the root's offset; what was written before is forgotten. */
  start(rootBytes: number): number {
    if (this.bytes.length > bytesKept) this.use(new Uint8Array(bytesInitial))
    else this.bytes.fill(0, 0, this.top)
    this.top = 0
    this.dimensions.clear()
    this.take(payloadHeaderBytes)
    return this.take(rootBytes)
  }

  /** Takes `bytes` bytes at a multiple of 8 and returns their offset. They are zeros: so is all that lies beyond `top`. */
  take(bytes: number): number {
    const offset = (this.top + 7) & ~7
    const end = offset + bytes
    if (end > this.bytes.length) this.grow(end)
    this.top = end
    return offset
  }

  private grow(needed: number): void {
    if (needed > this.bytesMax) {
      throw new CodecRefusal({
        code: 'FAULT_LIMIT',
        limit: this.bytesMax,
        actual: needed,
        message: `a message may have ${this.bytesMax} bytes`,
      })
    }
    const larger = new Uint8Array(Math.min(this.bytesMax, Math.max(needed, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.top))
    this.use(larger)
  }

  private use(bytes: Uint8Array<ArrayBuffer>): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer)
  }

  quantity(at: number, value: unknown, path: string): void {
    if (typeof value !== 'number') this.refuse(path, 'a number', value)
    if (!Number.isFinite(value)) {
      throw new CodecRefusal({ code: 'FAULT_RANGE', path, message: `${value} is not a finite number` })
    }
    this.view.setFloat64(at, value, true)
  }

  carried(at: number, value: { value: number; dimension: Dimension } | undefined, path: string): void {
    if (value === undefined) this.refuse(path, 'a quantity', value)
    this.quantity(at, value.value, path)
    let index = this.dimensions.get(value.dimension)
    if (index === undefined) {
      index = this.dimensions.size
      this.dimensions.set(value.dimension, index)
    }
    this.view.setUint32(at + 8, index, true)
  }

  count(at: number, value: unknown, path: string): void {
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0xffffffff) {
      this.refuse(path, 'a count', value)
    }
    this.view.setUint32(at, value as number, true)
  }

  choice(at: number, index: number | undefined, value: unknown, path: string): void {
    if (index === undefined) this.refuse(path, 'one of its choices', value)
    this.view.setUint8(at, index)
  }

  /** Currencies and pairs: a fixed number of capital letters. */
  code(at: number, value: unknown, length: number, path: string): void {
    const expected = `${length} capital letters`
    if (typeof value !== 'string' || value.length !== length) this.refuse(path, expected, value)
    for (let i = 0; i < length; i++) {
      const letter = value.charCodeAt(i)
      if (letter < 0x41 || letter > 0x5a) this.refuse(path, expected, value)
      this.bytes[at + i] = letter
    }
  }

  tenor(at: number, value: unknown, path: string): void {
    if (typeof value !== 'string' || !isTenor(value)) this.refuse(path, 'a tenor such as 3M', value)
    this.text(at, value, value.length, path)
  }

  date(at: number, value: unknown, path: string): void {
    if (typeof value !== 'string' || !isCalendarDate(value)) this.refuse(path, 'a date such as 2026-03-01', value)
    this.text(at, value, value.length, path)
  }

  text(at: number, value: unknown, bytesMax: number, path: string): void {
    if (typeof value !== 'string') this.refuse(path, 'text', value)
    if (isShortAscii(value)) this.ascii(at, value, bytesMax, path)
    else this.blob(at, textEncoder.encode(value), bytesMax, path)
  }

  private ascii(at: number, value: string, bytesMax: number, path: string): void {
    this.limit(value.length, bytesMax, path)
    const offset = this.take(value.length)
    for (let i = 0; i < value.length; i++) this.bytes[offset + i] = value.charCodeAt(i)
    this.extent(at, offset, value.length)
  }

  blob(at: number, value: Uint8Array, bytesMax: number, path: string): void {
    this.limit(value.length, bytesMax, path)
    const offset = this.take(value.length)
    this.bytes.set(value, offset)
    this.extent(at, offset, value.length)
  }

  extent(at: number, offset: number, count: number): void {
    this.view.setUint32(at, offset, true)
    this.view.setUint32(at + 4, count, true)
  }

  limit(actual: number, limit: number, path: string): void {
    if (actual > limit) {
      throw new CodecRefusal({
        code: 'FAULT_LIMIT',
        path,
        limit,
        actual,
        message: `at most ${limit} are allowed, got ${actual}`,
      })
    }
  }

  refuse(path: string, expected: string, actual: unknown): never {
    throw new CodecRefusal({
      code: 'FAULT_SHAPE',
      path,
      expected,
      actual: actual === undefined ? 'nothing' : typeof actual,
      message: `must be ${expected}`,
    })
  }

  /** Appends the dimension table, fills in the payload header and returns a copy of the payload. */
  finish(): Uint8Array<ArrayBuffer> {
    const table = this.take(this.dimensions.size * 8)
    for (const [dimension, index] of this.dimensions) this.text(table + index * 8, dimension.text, 512, 'dimension')
    this.view.setUint32(0, table, true)
    this.view.setUint32(4, this.dimensions.size, true)
    const end = this.take(0)
    this.view.setUint32(8, end, true)
    return this.bytes.slice(0, end)
  }
}

function isShortAscii(text: string): boolean {
  if (text.length > shortText) return false
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false
  return true
}
