// The bytes of a payload of plain BARE, read one after another, and the integers in them. What is not there is refused, and an integer in
// another spelling than the shortest.

import { CodecRefusal, requireExactlyOne, within } from '../codec/refusal.js'

/** Bytes of the longest varint; the last of them has one bit. */
const varintBytesMax = 10
/** Seven bits each of as many bytes fit a number exactly. */
const varintBytesExact = 7

export class NumberReader {
  readonly view: DataView
  protected at = 0
  readonly within = within
  readonly exactlyOne = requireExactlyOne

  constructor(protected readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** The offset of the next `bytes` bytes, which are there and are now read. */
  take(bytes: number): number {
    const { at } = this
    if (at + bytes > this.bytes.length) this.refuse(at, 'the payload ends early')
    this.at = at + bytes
    return at
  }

  /** That nothing is left. */
  end(): void {
    if (this.at < this.bytes.length) this.refuse(this.at, 'bytes follow the value')
  }

  uint(): number {
    const at = this.take(1)
    const first = this.bytes[at]!
    return first < 0x80 ? first : this.longUint(at, first)
  }

  /** Beyond 2^53 the number is rounded, and so outside every limit, choice and tag. */
  private longUint(at: number, first: number): number {
    const value = this.low(at, first)
    return this.at - at < varintBytesExact || this.bytes[this.at - 1]! < 0x80 ? value : value + this.high(at) * 2 ** 49
  }

  /** The bits of the first seven bytes at most. */
  private low(at: number, first: number): number {
    let value = first & 0x7f
    let byte = first
    for (let scale = 128; byte > 0x7f && this.at - at < varintBytesExact; scale *= 128) {
      byte = this.bytes[this.take(1)]!
      value += (byte & 0x7f) * scale
    }
    if (byte === 0 && this.at - at > 1) this.refuse(at, 'an integer is longer than it needs to be')
    return value
  }

  /** The bits of the eighth byte and on. */
  private high(at: number): number {
    let value = 0
    let byte = 0x80
    for (let scale = 1; byte > 0x7f; scale *= 128) {
      byte = this.bytes[this.take(1)]!
      if (this.at - at === varintBytesMax && byte > 1) this.refuse(at, 'an integer has more than 64 bits')
      value += (byte & 0x7f) * scale
    }
    if (byte === 0) this.refuse(at, 'an integer is longer than it needs to be')
    return value
  }

  uintBig(): bigint {
    const at = this.take(1)
    const low = this.low(at, this.bytes[at]!)
    return this.bytes[this.at - 1]! < 0x80 ? BigInt(low) : BigInt(low) + (BigInt(this.high(at)) << 49n)
  }

  intBig(): bigint {
    const zigzag = this.uintBig()
    return zigzag & 1n ? -(zigzag >> 1n) - 1n : zigzag >> 1n
  }

  /** A `uint` that must be a safe number. */
  uintSafe(): number {
    return this.safe(this.uint())
  }

  intSafe(): number {
    const { at } = this
    const zigzag = this.uint()
    if (zigzag <= Number.MAX_SAFE_INTEGER) return zigzag % 2 === 0 ? zigzag / 2 : -(zigzag + 1) / 2
    this.at = at
    return this.safe(Number(this.intBig()))
  }

  /** An integer of eight bytes as a number, which not all of them fit. */
  wide(signed: boolean): number {
    const at = this.take(8)
    const high = signed ? this.view.getInt32(at + 4, true) : this.view.getUint32(at + 4, true)
    return this.safe(high * 2 ** 32 + this.view.getUint32(at, true))
  }

  private safe(value: number): number {
    if (Number.isSafeInteger(value)) return value
    const message = 'an integer lies beyond 2^53 - 1; this side reads it as a number'
    throw new CodecRefusal({ code: 'FAULT_RANGE', path: '', message })
  }

  /** Where the next byte is read. */
  get offset(): number {
    return this.at
  }

  /** Refuses what begins at `offset`. */
  refuse(offset: number, message: string): never {
    throw new CodecRefusal({ code: 'FAULT_FRAME', offset, message })
  }
}
