// A payload's header, its dimension table and the extents in it. Every extent is checked before it is read; a decoder's extents
// together may not exceed the payload, so that overlapping lists cannot multiply into memory.

import { type Dimension, parseDimension, variablesOf } from '../../dimension/index.js'
import { KnownWords, wordBytesMax } from './known-words.js'
import { dimensionsPerMessageMax, dimensionTextBytesMax, payloadHeaderBytes } from './layout.js'
import { CodecRefusal } from './refusal.js'

/** Where the first extent may be. A constant of this module, because it is used for every extent. */
const firstExtent = payloadHeaderBytes
/** Dimensions that texts were read as before. */
const dimensions = new KnownWords<Dimension>(1_024)

export abstract class PayloadReader {
  readonly view: DataView
  protected readonly bytes: Uint8Array
  /** What the message names, by index. */
  dimensions: readonly Dimension[] = []
  private readonly length: number
  /** The last place with as many bytes behind it as a word may have. */
  protected readonly wordsEnd: number
  private used = 0

  /** @param once whether all that is read is read once, as decoders do: extents may then not add up to more than the payload */
  constructor(
    payload: Uint8Array,
    private readonly once = true,
  ) {
    const { buffer, byteOffset, byteLength } = payload
    // A Buffer is a Uint8Array whose `slice` shares its memory; nothing may be kept of a payload.
    this.bytes = payload.constructor === Uint8Array ? payload : new Uint8Array(buffer, byteOffset, byteLength)
    this.view = new DataView(buffer, byteOffset, byteLength)
    this.length = byteLength
    this.wordsEnd = byteLength - wordBytesMax
  }

  /** The text of bytes whose slot is at `at` and whose extent was checked. */
  protected abstract newText(at: number, offset: number, length: number): string

  /**
   * Checks the payload header, reads the dimension table and returns the root's offset.
   *
   * @param elsewhere bytes that are read by somebody else
   */
  start(rootBytes: number, elsewhere = 0): number {
    if (this.length < payloadHeaderBytes + rootBytes) this.refuse(this.length, 'the payload ends early')
    if (this.view.getUint32(8, true) !== this.length) this.refuse(8, 'the payload length does not match its header')
    if (this.view.getUint32(12, true) !== 0) this.refuse(12, 'a reserved field of the payload header is not zero')
    this.used = payloadHeaderBytes + rootBytes + elsewhere
    const count = this.view.getUint32(4, true)
    if (count > dimensionsPerMessageMax) this.refuse(4, `a message may name ${dimensionsPerMessageMax} dimensions`)
    const table = this.extent(0, count, 8)
    const named = new Array<Dimension>(count)
    for (let i = 0; i < count; i++) named[i] = this.dimensionText(table + i * 8)
    this.dimensions = named
    return payloadHeaderBytes
  }

  private dimensionText(at: number): Dimension {
    const length = this.byteCount(at, dimensionTextBytesMax)
    const offset = this.extent(at, length, 1)
    if (length > wordBytesMax || offset > this.wordsEnd) return this.parsedDimension(at, offset, length)
    const known = dimensions.find(this.view, offset, length)
    if (known !== undefined) return known
    const dimension = this.parsedDimension(at, offset, length)
    dimensions.learn(dimension, length)
    return dimension
  }

  /** Only in normal form: any other spelling may carry a scale (`km`), which would be lost, and there would be two payloads for one value. */
  private parsedDimension(at: number, offset: number, length: number): Dimension {
    const text = this.newText(at, offset, length)
    const parsed = parseDimension(text)
    if (!parsed.ok) throw new CodecRefusal(parsed.error)
    if (parsed.value.text !== text) this.refuse(at, `'${text}' is not the normal form of a dimension`)
    if (variablesOf(parsed.value).length > 0) this.refuse(at, `'${text}' leaves a measure variable open`)
    return parsed.value
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

  /** Number of bytes of text or data, within its limit. */
  protected byteCount(at: number, bytesMax: number): number {
    const bytes = this.view.getUint32(at + 4, true)
    if (bytes > bytesMax) this.refuse(at + 4, `${bytes} bytes where ${bytesMax} are allowed`)
    return bytes
  }

  /** Offset stored at `at`, once `count * stride` bytes from there are known to lie inside the payload. */
  extent(at: number, count: number, stride: number): number {
    const offset = this.view.getUint32(at, true)
    const bytes = count * stride
    this.use(bytes)
    const inside = offset + bytes <= this.length && this.used <= this.length
    const aligned = bytes === 0 || (offset >= firstExtent && (offset & 7) === 0)
    return inside && aligned ? offset : this.noExtent(at, inside)
  }

  private noExtent(at: number, inside: boolean): never {
    return this.refuse(at, inside ? 'an extent is not aligned' : 'an extent leaves the payload')
  }

  /** Counts bytes that an extent has. */
  protected use(bytes: number): void {
    if (this.once) this.used += bytes
  }

  /** What is left to check when all was read: texts that were known took no memory, so that nothing was said while they were counted. */
  requireNoOverlap(): void {
    if (this.used > this.length) this.refuse(0, 'the extents of the payload overlap')
  }

  /** That the offset of a case without a value is zero. */
  nothing(at: number): void {
    if (this.view.getUint32(at, true) !== 0) this.refuse(at, 'a case without a value has an offset')
  }

  /** @param path of the value, where the generated code that reads it does not know it */
  refuse(offset: number, message: string, path?: string): never {
    throw new CodecRefusal({ code: 'FAULT_FRAME', offset, message, ...(path === undefined ? {} : { path }) })
  }
}
