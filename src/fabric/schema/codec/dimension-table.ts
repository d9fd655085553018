// The dimensions that a message names, in the order of first use, and their texts as they are written behind it. Most messages of
// a schema name the same ones in the same order as the last, whose texts are still there.

import type { Dimension } from '../../dimension/index.js'
import { dimensionsPerMessageMax } from './layout.js'
import { CodecRefusal } from './refusal.js'

const textEncoder = new TextEncoder()
const hashMask = 0x3ff
const textBytesInitial = 1_024

export class DimensionTable {
  /** Those of this message, and behind them what is left of earlier ones. */
  private readonly dimensions: Dimension[] = []
  /** How many this message names so far. */
  length = 0
  /** By hash, the place of the dimension that was named or found last. */
  private readonly likely = new Uint16Array(hashMask + 1)
  /** Texts of the first `written` dimensions, each from a multiple of 8, with zeros between. */
  private texts = new Uint8Array(textBytesInitial)
  private written = 0
  private readonly ends: number[] = []
  private readonly lengths: number[] = []

  clear(): void {
    this.length = 0
  }

  /** The place of `dimension`, which this message names with it. @throws CodecRefusal when it names too many */
  placeOf(dimension: Dimension): number {
    const likely = this.likely[dimension.hash & hashMask]!
    return likely < this.length && this.dimensions[likely] === dimension ? likely : this.search(dimension, likely)
  }

  private search(dimension: Dimension, likely: number): number {
    const slot = dimension.hash & hashMask
    // Had this message named one of the same hash, the slot would say where.
    const mayBeNamed = likely < this.length && (this.dimensions[likely]!.hash & hashMask) === slot
    const named = mayBeNamed ? this.dimensions.indexOf(dimension) : -1
    const place = named >= 0 && named < this.length ? named : this.add(dimension)
    this.likely[slot] = place
    return place
  }

  private add(dimension: Dimension): number {
    const place = this.length
    if (place === dimensionsPerMessageMax) throw tooMany()
    if (typeof dimension.text !== 'string') throw noDimension(dimension)
    this.length = place + 1
    if (this.dimensions[place] !== dimension) {
      this.dimensions[place] = dimension
      if (this.written > place) this.written = place
    }
    return place
  }

  /** Bytes of the texts, up to a multiple of 8. */
  get textBytes(): number {
    while (this.written < this.length) this.writeText(this.written++)
    return this.startOf(this.length)
  }

  private startOf(place: number): number {
    return place === 0 ? 0 : this.ends[place - 1]!
  }

  private writeText(place: number): void {
    const text = textEncoder.encode(this.dimensions[place]!.text)
    const start = this.startOf(place)
    const end = start + Math.ceil(text.length / 8) * 8
    if (end > this.texts.length) {
      const larger = new Uint8Array(end * 2)
      larger.set(this.texts.subarray(0, start))
      this.texts = larger
    }
    this.texts.fill(0, start, end).set(text, start)
    this.ends[place] = end
    this.lengths[place] = text.length
  }

  /** Writes the slots at `at` and the texts at `textsAt`, of which there are `textBytes`; offsets count from `base`. */
  write(bytes: Uint8Array, view: DataView, at: number, textsAt: number, base: number): void {
    for (let place = 0; place < this.length; place++) {
      view.setUint32(at + place * 8, textsAt - base + this.startOf(place), true)
      view.setUint32(at + place * 8 + 4, this.lengths[place]!, true)
    }
    if (this.length > 0) bytes.set(this.texts.subarray(0, this.startOf(this.length)), textsAt)
  }
}

function tooMany(): CodecRefusal {
  const [limit, actual] = [dimensionsPerMessageMax, dimensionsPerMessageMax + 1]
  return new CodecRefusal({ code: 'FAULT_LIMIT', limit, actual, message: `a message may name ${limit} dimensions` })
}

/** Whoever has no compiler may hand in anything. */
function noDimension(given: unknown): CodecRefusal {
  const [expected, actual] = ['a dimension', typeof given]
  return new CodecRefusal({ code: 'FAULT_SHAPE', path: '', expected, actual, message: `must have ${expected}` })
}
