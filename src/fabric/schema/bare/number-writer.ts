// The growing buffer of a payload of plain BARE, and integers written into it: values one after another, nothing between.

import { RefusingWriter } from '../codec/refusing-writer.js'

const bytesInitial = 4_096
/** A buffer that grew beyond this for one large message is let go before the next. */
const bytesKept = 4 * 1024 * 1024
/** Numbers from here on are no safe integers once doubled by the zigzag. */
const zigzagSafe = 2 ** 52

export abstract class NumberWriter extends RefusingWriter {
  protected bytes = new Uint8Array(bytesInitial)
  protected view = new DataView(this.bytes.buffer)
  protected top = 0

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

  protected take(bytes: number): number {
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
}
