// Checked reading of plain BARE for generated decoders. Whatever takes memory is first held against its limit and against the bytes
// that are left.

import { type Dimension, isCurrency, parseDimension, splitPair, variablesOf } from '../../dimension/index.js'
import { isCalendarDate, isTenor } from '../calendar.js'
import { NumberReader } from './number-reader.js'
import { ShortTexts } from './short-texts.js'

const textDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const tenorBytesMax = 5
const dateBytesMax = 10
const unitBytesMax = 512
/** Text up to this length is read letter by letter while it is ASCII, which beats a TextDecoder. */
const shortText = 64
const currencies = new ShortTexts<string>()
const pairs = new ShortTexts<string>()
const tenors = new ShortTexts<string>()
const units = new ShortTexts<Dimension>()

/** Elsewhere a pair may have a slash; its six bytes leave no room for one here. */
const isPair = (text: string): boolean => splitPair(text) !== undefined

export class BareReader extends NumberReader {
  bool(): boolean {
    const at = this.take(1)
    const byte = this.bytes[at]!
    if (byte > 1) this.refuse(at, 'a truth value is neither 0 nor 1')
    return byte === 1
  }

  /** Whether an optional value follows. */
  present(): boolean {
    const at = this.take(1)
    const byte = this.bytes[at]!
    if (byte > 1) this.refuse(at, 'the mark of an optional value is neither 0 nor 1')
    return byte === 1
  }

  quantity(): number {
    const at = this.take(8)
    const value = this.view.getFloat64(at, true)
    if (!Number.isFinite(value)) this.refuse(at, 'a number is not finite')
    return value
  }

  carried(): { value: number; dimension: Dimension } {
    return { value: this.quantity(), dimension: this.unit() }
  }

  /** Only in normal form: any other spelling may carry a scale (`km`), which would be lost, and there would be two spellings of a value. */
  private unit(): Dimension {
    const { at } = this
    const length = this.length(unitBytesMax)
    const start = this.take(length)
    const known = units.get(this.bytes, start, length)
    if (known !== undefined) return known
    const text = this.decoded(at, start, length)
    const parsed = parseDimension(text)
    if (!parsed.ok) return this.refuse(at, parsed.error.message)
    if (parsed.value.text !== text) this.refuse(at, `'${text}' is not the normal form of a dimension`)
    if (variablesOf(parsed.value).length > 0) this.refuse(at, `'${text}' leaves a measure variable open`)
    units.keep(this.bytes, start, length, parsed.value)
    return parsed.value
  }

  choice<Name>(names: ReadonlyMap<number, Name>): Name {
    const { at } = this
    return names.get(this.uint()) ?? this.refuse(at, 'a choice lies outside its names')
  }

  currency(): string {
    return this.known(currencies, 3, isCurrency, 'no ISO 4217 currency')
  }

  pair(): string {
    return this.known(pairs, 6, isPair, 'no currency pair')
  }

  tenor(): string {
    return this.known(tenors, tenorBytesMax, isTenor, 'no tenor such as 3M')
  }

  private known(
    kept: ShortTexts<string>,
    bytesMax: number,
    isSound: (text: string) => boolean,
    otherwise: string,
  ): string {
    const { at } = this
    const length = this.length(bytesMax)
    const start = this.take(length)
    const known = kept.get(this.bytes, start, length)
    if (known !== undefined) return known
    const text = this.characters(start, length)
    if (text === undefined || !isSound(text)) return this.refuse(at, otherwise)
    kept.keep(this.bytes, start, length, text)
    return text
  }

  date(): string {
    const { at } = this
    const text = this.text(dateBytesMax)
    return isCalendarDate(text) ? text : this.refuse(at, 'no calendar date such as 2026-03-01')
  }

  text(bytesMax: number): string {
    const { at } = this
    const length = this.length(bytesMax)
    return this.decoded(at, this.take(length), length)
  }

  private decoded(at: number, start: number, length: number): string {
    const short = length > shortText ? undefined : this.characters(start, length)
    if (short !== undefined) return short
    try {
      return textDecoder.decode(this.bytes.subarray(start, start + length))
    } catch {
      return this.refuse(at, 'text is not UTF-8')
    }
  }

  /** Bytes that are all ASCII, as text. */
  private characters(start: number, length: number): string | undefined {
    let text = ''
    for (let i = start; i < start + length; i++) {
      const byte = this.bytes[i]!
      if (byte > 0x7f) return undefined
      text += String.fromCharCode(byte)
    }
    return text
  }

  blob(bytesMax: number): Uint8Array {
    return this.fixed(this.length(bytesMax))
  }

  /** A copy of the next `length` bytes. */
  fixed(length: number): Uint8Array {
    const start = this.take(length)
    // Not `slice`: a Buffer's shares its memory.
    return new Uint8Array(this.bytes.subarray(start, start + length))
  }

  /** Number of bytes of text or data, within its limit. */
  private length(bytesMax: number): number {
    const { at } = this
    const length = this.uint()
    if (length > bytesMax) this.refuse(at, `${length} bytes where ${bytesMax} are allowed`)
    return length
  }

  /** Number of elements of a list or map, each of `bytesEach` bytes at least, within its limit. */
  count(countMax: number, bytesEach: number): number {
    const { at } = this
    const count = this.uint()
    if (count > countMax) this.refuse(at, `${count} elements where ${countMax} are allowed`)
    return this.room(count, bytesEach, at)
  }

  /** `count`, once there are as many elements' bytes left. */
  room(count: number, bytesEach: number, at = this.at): number {
    if (count * bytesEach > this.bytes.length - this.at)
      this.refuse(at, `the payload ends before its ${count} elements`)
    return count
  }
}
