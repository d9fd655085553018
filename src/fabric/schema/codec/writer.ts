// What generated encoders call: a method for each kind whose value is more than one store.

import type { Dimension } from '../../dimension/index.js'
import { isCalendarDate, isDigit, isTenorUnit, tenorLengthMax } from '../calendar.js'
import { dimensionsPerMessageMax, dimensionTextBytesMax } from './layout.js'
import { PayloadMemory } from './payload-memory.js'

const textEncoder = new TextEncoder()
/** Text up to this length is written letter by letter as long as it is ASCII, without a detour. */
const shortText = 64
/** Dimensions of a message up to which one that is not where its hash says is looked for from the start. */
const dimensionsScanned = 64
const hashMask = 0xff

const sixCapitals = '6 capital letters'

/** Pairs that were written before with their letters as two words: books have the same few again and again. */
const pairMask = 0xff
const pairsSeen: string[] = new Array(pairMask + 1).fill('')
const pairLetters = new Uint32Array((pairMask + 1) * 2)

export class Writer extends PayloadMemory {
  /** The message's dimension table, in the order of first use; what stands behind `named` is of an earlier message. */
  private readonly dimensions: Dimension[] = []
  private named = 0
  /** By hash, the place at which such a dimension was last found. */
  private readonly likely = new Uint16Array(hashMask + 1)
  /** All places, once there are too many to scan. */
  private readonly places = new Map<Dimension, number>()

  protected override begin(base: number, rootBytes: number): number {
    if (this.named > dimensionsScanned) this.places.clear()
    this.named = 0
    return super.begin(base, rootBytes)
  }

  /** Stores the place of `dimension` in the message's dimension table, and the zero that follows it. */
  dimension(at: number, dimension: Dimension): void {
    this.view.setUint32(at, this.dimensionIndex(dimension), true)
    this.view.setUint32(at + 4, 0)
  }

  /** Where the message's dimension table names `dimension`. */
  dimensionIndex(dimension: Dimension): number {
    const likely = this.likely[dimension.hash & hashMask]!
    if (likely < this.named && this.dimensions[likely] === dimension) return likely
    const index = this.placeOf(dimension) ?? this.name(dimension)
    this.likely[dimension.hash & hashMask] = index
    return index
  }

  private placeOf(dimension: Dimension): number | undefined {
    if (this.named > dimensionsScanned) return this.places.get(dimension)
    for (let index = 0; index < this.named; index++) if (this.dimensions[index] === dimension) return index
    return undefined
  }

  private name(dimension: Dimension): number {
    const index = this.named
    this.limit(index + 1, dimensionsPerMessageMax, '')
    this.dimensions[index] = dimension
    this.named = index + 1
    if (index >= dimensionsScanned) {
      for (let place = this.places.size; place <= index; place++) this.places.set(this.dimensions[place]!, place)
    }
    return index
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
    if (typeof value !== 'string' || value.length !== 6) this.refuse(path, sixCapitals, value)
    const likely = (value.charCodeAt(0) + value.charCodeAt(4) * 4) & pairMask
    if (pairsSeen[likely] !== value) this.learnPair(likely, value, path)
    this.view.setUint32(at, pairLetters[likely * 2]!, true)
    this.view.setUint32(at + 4, pairLetters[likely * 2 + 1]!, true)
  }

  private learnPair(likely: number, pair: string, path: string): void {
    const foreign = capitals(pair, 0, 3)
    const domestic = capitals(pair, 3, 6)
    if (foreign < 0 || domestic < 0) this.refuse(path, sixCapitals, pair)
    pairsSeen[likely] = pair
    pairLetters[likely * 2] = foreign | (domestic << 24)
    pairLetters[likely * 2 + 1] = domestic >> 8
  }

  tenor(at: number, value: unknown, path: string): void {
    const digits = typeof value === 'string' && value.length <= tenorLengthMax ? value.length - 1 : 0
    const unit = digits > 0 ? (value as string).charCodeAt(digits) : 0
    let letters = 0
    for (let i = 0; i < digits; i++) {
      const digit = (value as string).charCodeAt(i)
      letters = isDigit(digit) ? letters | (digit << (i * 8)) : 0
      if (letters === 0) break
    }
    if (letters === 0 || !isTenorUnit(unit)) this.refuse(path, 'a tenor such as 3M', value)
    const offset = this.takeUncleared(digits + 1)
    this.view.setUint32(offset, letters, true)
    this.view.setUint8(offset + digits, unit)
    this.extent(at, offset, digits + 1)
  }

  date(at: number, value: unknown, path: string): void {
    if (typeof value !== 'string' || !isCalendarDate(value)) {
      this.refuse(path, 'a date such as 2026-03-01', value)
    }
    this.text(at, value, value.length, path)
  }

  text(at: number, value: unknown, bytesMax: number, path: string): void {
    if (typeof value !== 'string') this.refuse(path, 'text', value)
    const { length } = value
    if (length > shortText || length > bytesMax) {
      this.blob(at, textEncoder.encode(value), bytesMax, path)
      return
    }
    const offset = this.takeUncleared(length)
    const { bytes } = this
    let seen = 0
    for (let i = 0; i < length; i++) {
      const unit = value.charCodeAt(i)
      bytes[offset + i] = unit
      seen |= unit
    }
    if (seen <= 0x7f) this.extent(at, offset, length)
    else {
      this.giveBack(offset)
      this.blob(at, textEncoder.encode(value), bytesMax, path)
    }
  }

  blob(at: number, value: unknown, bytesMax: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, 'bytes', value)
    this.limit(value.length, bytesMax, path)
    const offset = this.takeUncleared(value.length)
    this.bytes.set(value, offset)
    this.extent(at, offset, value.length)
  }

  /** Data of a fixed length, in its slot. */
  bytesInPlace(at: number, value: unknown, length: number, path: string): void {
    if (!(value instanceof Uint8Array)) this.refuse(path, `${length} bytes`, value)
    this.exactly(value.length, length, 'bytes', path)
    this.bytes.set(value, at)
  }

  /** Points the slot at `at` to what was taken at `place`. */
  extent(at: number, place: number, count: number): void {
    this.view.setUint32(at, place - this.base, true)
    this.view.setUint32(at + 4, count, true)
  }

  /** The slot of a case that has no value. */
  noExtent(at: number, tag: number): void {
    this.view.setUint32(at, 0)
    this.view.setUint32(at + 4, tag, true)
  }

  /** Appends the dimension table, fills in the payload header and returns the payload's length. */
  finish(): number {
    const table = this.takeUncleared(this.named * 8)
    for (let index = 0; index < this.named; index++) {
      this.text(table + index * 8, this.dimensions[index]!.text, dimensionTextBytesMax, '')
    }
    this.view.setUint32(this.base, table - this.base, true)
    this.view.setUint32(this.base + 4, this.named, true)
    this.view.setUint32(this.base + 8, this.length, true)
    this.view.setUint32(this.base + 12, 0)
    return this.length
  }
}

/** Letters `from` to `to` of `code`, low byte first; negative when one of them is no capital. */
function capitals(code: string, from: number, to: number): number {
  let letters = 0
  for (let i = from, shift = 0; i < to; i++, shift += 8) {
    const letter = code.charCodeAt(i)
    if (letter < 0x41 || letter > 0x5a) return -1
    letters |= letter << shift
  }
  return letters
}
