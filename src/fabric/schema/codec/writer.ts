// What generated encoders call: a method for each kind whose value is more than one store.

import { isCalendarDate, isTenor } from '../calendar.js'
import { DimensionTable } from './dimension-table.js'
import { PayloadMemory } from './payload-memory.js'
import { seenSlots, seenWords } from './seen-words.js'

const textEncoder = new TextEncoder()
/** Text up to this length is written letter by letter as long as it is ASCII, without a detour. */
export const shortText = 64
// Pairs and tenors that were written before: books have the same few again and again.
const { words: pairs, letters: pairLetters } = seenWords('EURUSD')
const { words: tenors, letters: tenorLetters } = seenWords('1Y')
// A constant of this module costs nothing to reach; what another exports is fetched at every use.
const seenMask = seenSlots - 1
/** Where a word would be whose first letter and one other are these. */
const seenAt = (first: number, other: number): number => (first * 31 + other) & seenMask

export class Writer extends PayloadMemory {
  readonly dimensions = new DimensionTable()

  protected override begin(base: number, rootBytes: number): number {
    this.dimensions.clear()
    return super.begin(base, rootBytes)
  }

  /** Refuses what is no carried quantity. */
  noQuantity(value: unknown, path: string): never {
    if (typeof value !== 'object' || value === null) return this.refuse(path, 'a quantity', value)
    const { value: number, dimension } = value as { readonly value?: unknown; readonly dimension?: unknown }
    this.finite(number, path)
    return this.refuse(path, 'a quantity with a dimension', dimension)
  }

  /** Eight bytes of a safe integer; `DataView` takes each half modulo 2^32. */
  wide(at: number, value: number): void {
    this.view.setUint32(at, value, true)
    this.view.setUint32(at + 4, Math.floor(value / 2 ** 32), true)
  }

  /** Three capital letters and a zero. */
  currency(at: number, value: unknown, path: string): void {
    const sound = typeof value === 'string' && value.length === 3
    const letters = sound ? capitals(value, 0, 3) : -1
    if (letters < 0) this.refuse(path, '3 capital letters', value)
    this.view.setUint32(at, letters, true)
  }

  /** Six capital letters and two zeros. */
  pair(at: number, value: unknown, path: string): void {
    const likely = typeof value === 'string' ? seenAt(value.charCodeAt(0), value.charCodeAt(4)) : 0
    if (pairs[likely] === value) this.view.setFloat64(at, pairLetters[likely]!, true)
    else this.otherPair(at, value, likely, path)
  }

  private otherPair(at: number, value: unknown, likely: number, path: string): void {
    const foreign = typeof value === 'string' && value.length === 6 ? capitals(value, 0, 3) : -1
    const domestic = foreign < 0 ? -1 : capitals(value as string, 3, 6)
    if (domestic < 0) this.refuse(path, '6 capital letters', value)
    this.view.setUint32(at, foreign | (domestic << 24), true)
    this.view.setUint32(at + 4, domestic >> 8, true)
    pairs[likely] = value as string
    pairLetters[likely] = this.view.getFloat64(at, true)
  }

  tenor(at: number, value: unknown, path: string): void {
    const isText = typeof value === 'string'
    const likely = isText ? seenAt(value.charCodeAt(0), value.charCodeAt(value.length - 1)) : 0
    if (tenors[likely] === value) {
      const place = this.place(at, (value as string).length)
      this.view.setFloat64(place, tenorLetters[likely]!, true)
    } else this.otherTenor(at, value, likely, path)
  }

  private otherTenor(at: number, value: unknown, likely: number, path: string): void {
    if (typeof value !== 'string' || !isTenor(value)) this.refuse(path, 'a tenor such as 3M', value)
    const place = this.place(at, value.length)
    storeAscii(value, this.bytes, place)
    tenors[likely] = value
    tenorLetters[likely] = this.view.getFloat64(place, true)
  }

  date(at: number, value: unknown, path: string): void {
    if (typeof value !== 'string' || !isCalendarDate(value)) {
      this.refuse(path, 'a date such as 2026-03-01', value)
    }
    const place = this.place(at, value.length)
    storeAscii(value, this.bytes, place)
  }

  /** @param shortMax the smaller of `bytesMax` and `shortText` */
  text(at: number, value: unknown, shortMax: number, bytesMax: number, path: string): void {
    if (typeof value === 'string' && value.length <= shortMax) {
      const place = this.place(at, value.length)
      if (storeAscii(value, this.bytes, place)) return
      this.giveBack(place)
    }
    this.otherText(at, value, bytesMax, path)
  }

  private otherText(at: number, value: unknown, bytesMax: number, path: string): void {
    if (typeof value !== 'string') this.refuse(path, 'text', value)
    this.blob(at, textEncoder.encode(value), bytesMax, path)
  }

  blob(at: number, value: unknown, bytesMax: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, 'bytes', value)
    this.limit(value.length, bytesMax, path)
    const place = this.place(at, value.length)
    this.bytes.set(value, place)
  }

  /** Data of a fixed length, in its slot. */
  bytesInPlace(at: number, value: unknown, length: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, `${length} bytes`, value)
    this.exactly(value.length, length, 'bytes', path)
    this.bytes.set(value, at)
  }

  /** The slot of a case that has no value. */
  noExtent(at: number, tag: number): void {
    this.view.setUint32(at, 0)
    this.view.setUint32(at + 4, tag, true)
  }

  /** Appends the dimension table, fills in the payload header and returns the payload's length. */
  finish(): number {
    const { length, textBytes } = this.dimensions
    const table = this.takeUncleared(length * 8)
    const texts = this.takeUncleared(textBytes)
    this.dimensions.write(this.bytes, this.view, table, texts, this.base)
    this.view.setUint32(this.base, table - this.base, true)
    this.view.setUint32(this.base + 4, length, true)
    this.view.setUint32(this.base + 8, this.length, true)
    this.view.setUint32(this.base + 12, 0)
    return this.length
  }
}

/** Stores the letters of `text`, if they are all ASCII. */
function storeAscii(text: string, bytes: Uint8Array, place: number): boolean {
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    const letter = text.charCodeAt(i)
    bytes[place + i] = letter
    seen |= letter
  }
  return seen <= 0x7f
}

/** Letters `from` to `to` of `code`, low byte first; negative when one of them is no capital. */
function capitals(code: string, from: number, to: number): number {
  let letters = 0
  for (let i = from; i < to; i++) {
    const letter = code.charCodeAt(i)
    if (letter < 0x41 || letter > 0x5a) return -1
    letters |= letter << ((i - from) * 8)
  }
  return letters
}
