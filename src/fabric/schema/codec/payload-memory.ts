// Where a payload is written: into a buffer that grows with it, or into bytes of somebody else's, such as a ring's.

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
