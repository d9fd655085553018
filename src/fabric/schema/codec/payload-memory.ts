// Where a payload is written: into a buffer that grows with it, or into bytes of somebody else's, such as a ring's.

import { bytesInOrder, littleEndian, type NumberArray } from '../table/typed-array.js'
import { payloadHeaderBytes } from './layout.js'
import { RefusingWriter } from './refusing-writer.js'

const bytesInitial = 4_096
/** A buffer that grew beyond this for one large message is let go before the next. */
const bytesKept = 4 * 1024 * 1024
/** Up to so many bytes are cleared word by word, which costs less than a call. */
const clearedByWord = 64

export abstract class PayloadMemory extends RefusingWriter {
  bytes: Uint8Array
  view: DataView
  /** The same bytes by eight, once a column of floats was to be copied to them; null where they are not the floats of this host. */
  private asDoubles: Float64Array | null | undefined
  private own = new Uint8Array(bytesInitial)
  private ownView = new DataView(this.own.buffer)
  /** Where the payload begins in `bytes`. Offsets that are written count from there, places in this class from 0. */
  protected base = 0
  private top = 0
  /** Where `bytes` end for this payload. */
  private end = bytesInitial
  private grows = true

  constructor(private readonly bytesMax: number) {
    super()
    this.bytes = this.own
    this.view = this.ownView
  }

  /** Begins a payload in the buffer that grows, and returns the root's place. */
  start(rootBytes: number): number {
    if (this.own.length > bytesKept) this.use(new Uint8Array(bytesInitial))
    return this.begin(0, rootBytes)
  }

  /** Begins a payload at `offset` of `bytes`, which it may not outgrow. */
  startIn(bytes: Uint8Array, offset: number, rootBytes: number): number {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.asDoubles = undefined
    this.end = bytes.length
    this.grows = false
    return this.begin(offset, rootBytes)
  }

  protected begin(base: number, rootBytes: number): number {
    this.base = base
    this.top = base
    this.takeUncleared(payloadHeaderBytes)
    return this.takeUncleared(rootBytes)
  }

  /** Takes `bytes` zeros at a multiple of 8 from the payload's start, and returns their place. */
  take(bytes: number): number {
    const at = this.takeUncleared(bytes)
    this.clear(at, bytes)
    return at
  }

  /** The same with whatever stands there; the caller writes over all of it. Zeros follow, up to the next multiple of 8. */
  takeUncleared(bytes: number): number {
    const at = this.top
    const next = at + ((bytes + 7) & ~7)
    if (next > this.end) this.grow(next)
    this.top = next
    if ((bytes & 7) !== 0) this.view.setFloat64(next - 8, 0)
    return at
  }

  /** Gives back what was taken last, at `at`. */
  protected giveBack(at: number): void {
    this.top = at
  }

  /** Takes `bytes` bytes as `takeUncleared` does, and points the slot at `slot` to them. */
  place(slot: number, bytes: number): number {
    const at = this.top
    const next = at + ((bytes + 7) & ~7)
    if (next > this.end) this.grow(next)
    this.top = next
    const { view } = this
    if ((bytes & 7) !== 0) view.setFloat64(next - 8, 0)
    view.setUint32(slot, at - this.base, true)
    view.setUint32(slot + 4, bytes, true)
    return at
  }

  /** Copies a column to `at`, in the order of the wire, and zeros behind it up to the next multiple of 8. */
  numbers(at: number, column: NumberArray): void {
    this.clearTail(at, column.byteLength)
    this.bytes.set(bytesInOrder(column), at)
  }

  /** The same for single bytes. */
  octets(at: number, column: Uint8Array): void {
    this.clearTail(at, column.length)
    this.bytes.set(column, at)
  }

  /** The same for floats, which need no other view of themselves where both sides are aligned. */
  doubles(at: number, column: Float64Array): void {
    if (this.asDoubles === undefined) this.asDoubles = doublesOf(this.bytes)
    if (this.asDoubles === null || (at & 7) !== 0) this.numbers(at, column)
    else this.asDoubles.set(column, at >> 3)
  }

  private clearTail(at: number, bytes: number): void {
    if ((bytes & 7) !== 0) this.view.setFloat64(at + (bytes & ~7), 0)
  }

  /** Points the slot at `slot` to `count` things that were taken at `at`. */
  extent(slot: number, at: number, count: number): void {
    this.view.setUint32(slot, at - this.base, true)
    this.view.setUint32(slot + 4, count, true)
  }

  /** Zeros in the bytes from `at`, and in those up to the next multiple of 8. */
  clear(at: number, bytes: number): void {
    if (bytes > clearedByWord) this.bytes.fill(0, at, at + ((bytes + 7) & ~7))
    else for (let word = at; word < at + bytes; word += 8) this.view.setFloat64(word, 0)
  }

  private grow(needed: number): void {
    if (!this.grows) this.tooLong(this.end - this.base, needed - this.base)
    if (needed > this.bytesMax) this.tooLong(this.bytesMax, needed)
    const larger = new Uint8Array(Math.min(this.bytesMax, Math.max(needed, this.own.length * 2)))
    larger.set(this.own.subarray(0, this.top))
    this.use(larger)
  }

  private use(bytes: Uint8Array<ArrayBuffer>): void {
    this.own = bytes
    this.ownView = new DataView(bytes.buffer)
    this.release()
  }

  /** Lets go of somebody else's bytes. */
  release(): void {
    this.bytes = this.own
    this.view = this.ownView
    this.asDoubles = undefined
    this.end = this.own.length
    this.grows = true
  }

  /** Bytes of the payload so far, a multiple of 8. */
  protected get length(): number {
    return this.top - this.base
  }

  /** A copy of the payload in the buffer that grows. */
  copy(): Uint8Array<ArrayBuffer> {
    return this.own.slice(0, this.top)
  }
}

/** The floats of the wire that these bytes are, if this host holds them alike and where they lie. */
const doublesOf = ({ buffer, byteOffset, length }: Uint8Array): Float64Array | null =>
  littleEndian && byteOffset % 8 === 0 ? new Float64Array(buffer, byteOffset, length >> 3) : null
