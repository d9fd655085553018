// Checked access to a payload for generated decoders. Every extent is checked before it is read, and the extents together may not
// exceed the payload, so that overlapping lists cannot multiply into memory.

import { type Dimension, isCurrency, parseDimension, splitPair, variablesOf } from '../../dimension/index.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { payloadHeaderBytes } from './layout.js'
import { CodecRefusal, requireExactlyOne, within } from './refusal.js'

const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const dimensionsPerMessageMax = 4_096
const codesKept = 20_000

const tenorBytesMax = 5
const dateBytesMax = 10
/** Text up to this length is read letter by letter while it is ASCII, which beats a TextDecoder. */
const shortText = 64

const currencies = new Map<number, string>()
const pairs = new Map<number, string>()
const tenors = new Map<number, string>()

export class Reader {
  readonly view: DataView
  private readonly bytes: Uint8Array
  private dimensions: readonly Dimension[] = []
  private used = 0
  readonly within = within
  readonly exactlyOne = requireExactlyOne

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Checks the payload header, reads the dimension table and returns the root's offset. */
  start(rootBytes: number): number {
    if (this.bytes.length < payloadHeaderBytes + rootBytes) this.refuse(this.bytes.length, 'the payload ends early')
    if (this.view.getUint32(8, true) !== this.bytes.length)
      this.refuse(8, 'the payload length does not match its header')
    if (this.view.getUint32(12, true) !== 0) this.refuse(12, 'a reserved field of the payload header is not zero')
    this.used = payloadHeaderBytes + rootBytes
    const count = this.view.getUint32(4, true)
    if (count > dimensionsPerMessageMax) this.refuse(4, `a message may name ${dimensionsPerMessageMax} dimensions`)
    const table = this.extent(0, count, 8)
    const dimensions: Dimension[] = []
    for (let i = 0; i < count; i++) dimensions.push(this.dimension(table + i * 8))
    this.dimensions = dimensions
    return payloadHeaderBytes
  }

  /** Only in normal form: any other spelling may carry a scale (`km`), which would be lost, and there would be two payloads for one value. */
  private dimension(at: number): Dimension {
    const text = this.text(at, 512)
    const parsed = parseDimension(text)
    if (!parsed.ok) throw new CodecRefusal(parsed.error)
    if (parsed.value.text !== text) this.refuse(at, `'${text}' is not the normal form of a dimension`)
    if (variablesOf(parsed.value).length > 0) this.refuse(at, `'${text}' leaves a measure variable open`)
    return parsed.value
  }

  quantity(at: number): number {
    const value = this.view.getFloat64(at, true)
    if (!Number.isFinite(value)) this.refuse(at, 'a number is not finite')
    return value
  }

  /** What the message's dimension table names by this index, if it does. */
  dimensionAt(index: number): Dimension | undefined {
    return this.dimensions[index]
  }

  carried(at: number): { value: number; dimension: Dimension } {
    const dimension = this.dimensionAt(this.view.getUint32(at + 8, true))
    if (dimension === undefined) this.refuse(at + 8, 'a dimension index lies outside the dimension table')
    if (this.view.getUint32(at + 12, true) !== 0) this.refuse(at + 12, 'a reserved field of a quantity is not zero')
    return { value: this.quantity(at), dimension }
  }

  choice<Name>(at: number, names: readonly Name[]): Name {
    const name = names[this.view.getUint8(at)]
    if (name === undefined) this.refuse(at, 'a choice lies outside its names')
    return name
  }

  bool(at: number): boolean {
    const byte = this.view.getUint8(at)
    if (byte > 1) this.refuse(at, 'a truth value is neither 0 nor 1')
    return byte === 1
  }

  currency(at: number): string {
    const key = this.view.getUint32(at, true)
    const known = currencies.get(key)
    if (known !== undefined) return known
    const code = this.letters(at, 3)
    if (key >= 2 ** 24 || !isCurrency(code)) this.refuse(at, `'${code}' is no ISO 4217 currency`)
    currencies.set(key, code)
    return code
  }

  pair(at: number): string {
    const key = this.view.getUint32(at, true) + this.view.getUint16(at + 4, true) * 2 ** 32
    const known = pairs.get(key)
    if (known !== undefined) return known
    const code = this.letters(at, 6)
    if (this.view.getUint16(at + 6, true) !== 0 || splitPair(code) === undefined)
      this.refuse(at, `'${code}' is no currency pair`)
    if (pairs.size < codesKept) pairs.set(key, code)
    return code
  }

  /** Capital letters of a code, and nothing that would become one by dropping a bit. */
  private letters(at: number, length: number): string {
    let text = ''
    for (let i = 0; i < length; i++) {
      const letter = this.view.getUint8(at + i)
      if (letter < 0x41 || letter > 0x5a) this.refuse(at, 'a currency code has a byte that is no capital letter')
      text += String.fromCharCode(letter)
    }
    return text
  }

  tenor(at: number): string {
    const length = this.length(at, tenorBytesMax)
    const offset = this.extent(at, length, 1)
    let key = length
    for (let i = 0; i < length; i++) key = key * 256 + this.bytes[offset + i]!
    const known = tenors.get(key)
    if (known !== undefined) return known
    const text = this.characters(offset, length)
    if (text === undefined || !isTenor(text)) return this.refuse(at, 'no tenor such as 3M')
    if (tenors.size < codesKept) tenors.set(key, text)
    return text
  }

  date(at: number): string {
    const text = this.text(at, dateBytesMax)
    return isCalendarDate(text) ? text : this.refuse(at, 'no calendar date such as 2026-03-01')
  }

  text(at: number, bytesMax: number): string {
    const length = this.length(at, bytesMax)
    const offset = this.extent(at, length, 1)
    const short = length > shortText ? undefined : this.characters(offset, length)
    if (short !== undefined) return short
    try {
      return textDecoder.decode(this.bytes.subarray(offset, offset + length))
    } catch {
      return this.refuse(at, 'text is not UTF-8')
    }
  }

  /** Bytes that are all ASCII, as text. */
  private characters(offset: number, length: number): string | undefined {
    let text = ''
    for (let i = offset; i < offset + length; i++) {
      const byte = this.bytes[i]!
      if (byte > 0x7f) return undefined
      text += String.fromCharCode(byte)
    }
    return text
  }

  /** A view into the payload; copy it before the payload is released. */
  blob(at: number, bytesMax: number): Uint8Array {
    const length = this.length(at, bytesMax)
    const offset = this.extent(at, length, 1)
    return this.bytes.subarray(offset, offset + length)
  }

  /** A view of `length` bytes that stand in their slot. */
  bytesInPlace(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length)
  }

  /** An integer of eight bytes as a number, which not all of them fit. */
  wide(at: number, signed: boolean): number {
    const high = signed ? this.view.getInt32(at + 4, true) : this.view.getUint32(at + 4, true)
    const value = high * 2 ** 32 + this.view.getUint32(at, true)
    if (!Number.isSafeInteger(value)) {
      const message = 'an integer lies beyond 2^53 - 1; this side reads it as a number'
      throw new CodecRefusal({ code: 'FAULT_RANGE', path: '', message })
    }
    return value
  }

  /** That the offset of a case without a value is zero. */
  nothing(at: number): void {
    if (this.view.getUint32(at, true) !== 0) this.refuse(at, 'a case without a value has an offset')
  }

  /** Number of bytes of text or data, within its limit. */
  private length(at: number, bytesMax: number): number {
    const length = this.view.getUint32(at + 4, true)
    if (length > bytesMax) this.refuse(at + 4, `${length} bytes where ${bytesMax} are allowed`)
    return length
  }

  /** Number of elements of a list or map, within its limit. */
  count(at: number, countMax: number): number {
    const count = this.view.getUint32(at + 4, true)
    if (count > countMax) this.refuse(at + 4, `${count} elements where ${countMax} are allowed`)
    return count
  }

  /** Number of elements of a list that has `length` of them. */
  exactly(at: number, length: number): number {
    const count = this.view.getUint32(at + 4, true)
    if (count !== length) this.refuse(at + 4, `${count} elements where there must be ${length}`)
    return count
  }

  /** Offset stored at `at`, once `count * stride` bytes from there are known to lie inside the payload. */
  extent(at: number, count: number, stride: number): number {
    const offset = this.view.getUint32(at, true)
    const bytes = count * stride
    this.used += bytes
    if (offset + bytes > this.bytes.length || this.used > this.bytes.length)
      this.refuse(at, 'an extent leaves the payload')
    if (bytes > 0 && (offset < payloadHeaderBytes || offset % 8 !== 0)) this.refuse(at, 'an extent is not aligned')
    return offset
  }

  /** @param path of the value, where the generated code that reads it does not know it */
  refuse(offset: number, message: string, path?: string): never {
    throw new CodecRefusal({ code: 'FAULT_FRAME', offset, message, ...(path === undefined ? {} : { path }) })
  }
}
