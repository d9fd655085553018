// Metadata of a GGUF file (version 2 or 3), as llama.cpp's gguf.md lays it out; tensors are not read.
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'

export type GgufValue = number | string | readonly string[] | readonly number[]

const limits = { keysMax: 4_096, keyBytesMax: 65_535, itemsMax: 4_194_304 } as const

/** Types of values by their number in the file. */
const stringType = 8
const arrayType = 9

/** How a value of fixed size is read: bytes it takes, and a reader of one at an offset. */
const scalars: ReadonlyMap<number, { readonly size: number; readonly read: (view: DataView, at: number) => number }> =
  new Map([
    [0, { size: 1, read: (view, at) => view.getUint8(at) }],
    [1, { size: 1, read: (view, at) => view.getInt8(at) }],
    [2, { size: 2, read: (view, at) => view.getUint16(at, true) }],
    [3, { size: 2, read: (view, at) => view.getInt16(at, true) }],
    [4, { size: 4, read: (view, at) => view.getUint32(at, true) }],
    [5, { size: 4, read: (view, at) => view.getInt32(at, true) }],
    [6, { size: 4, read: (view, at) => view.getFloat32(at, true) }],
    [7, { size: 1, read: (view, at) => view.getUint8(at) }],
    [10, { size: 8, read: (view, at) => Number(view.getBigUint64(at, true)) }],
    [11, { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
    [12, { size: 8, read: (view, at) => view.getFloat64(at, true) }],
  ])

/** Leaves the reader from any depth; nothing else gets out of `readGgufMetadata`. */
class Damaged extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

/**
 * Values of the keys that are asked for. Texts are UTF-8, with what is not replaced; numbers of 64 bits are rounded.
 *
 * @param wanted whether to keep a key: what is not kept is skipped, and takes no memory
 * @returns FAULT_CHECKPOINT for a file that is no GGUF or is damaged, FAULT_LIMIT for counts that nothing real has; never throws
 */
export function readGgufMetadata(
  bytes: Uint8Array,
  wanted: (key: string) => boolean,
): Result<ReadonlyMap<string, GgufValue>, Fault> {
  try {
    return ok(new Reader(bytes).metadata(wanted))
  } catch (problem) {
    if (problem instanceof Damaged) return err(problem.fault)
    throw problem
  }
}

class Reader {
  private at = 0
  private readonly view: DataView
  private readonly decoder = new TextDecoder()

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  metadata(wanted: (key: string) => boolean): Map<string, GgufValue> {
    if (this.fixed(4) !== 0x46554747) damaged('it does not begin as a GGUF file does')
    const version = this.fixed(4)
    if (version !== 2 && version !== 3) damaged(`it is of version ${version}, and 2 and 3 can be read`)
    this.fixed(10)
    const keys = this.count('keys', limits.keysMax)
    const values = new Map<string, GgufValue>()
    for (let i = 0; i < keys; i++) {
      const key = this.text(limits.keyBytesMax)
      const kept = wanted(key)
      const value = this.value(this.fixed(4), kept)
      if (kept) values.set(key, value)
    }
    return values
  }

  private value(type: number, kept: boolean): GgufValue {
    if (type === stringType) return kept ? this.text(this.bytes.length) : this.skipText()
    return type === arrayType ? this.array(kept) : this.fixed(type)
  }

  private array(kept: boolean): GgufValue {
    const type = this.fixed(4)
    const count = this.count('items of an array', limits.itemsMax)
    if (type === stringType) {
      if (kept) return Array.from({ length: count }, () => this.text(this.bytes.length))
      for (let i = 0; i < count; i++) this.skipText()
      return []
    }
    if (type === arrayType) damaged('an array of arrays is not something that a vocabulary has')
    const { size, read } = scalars.get(type) ?? damaged(`there is no type ${type}`)
    const from = this.take(count * size)
    return kept ? Array.from({ length: count }, (_, i) => read(this.view, from + i * size)) : []
  }

  private fixed(type: number): number {
    const { size, read } = scalars.get(type) ?? damaged(`there is no type ${type}`)
    return read(this.view, this.take(size))
  }

  /** A count, checked before anything is made of that many. */
  private count(what: string, limit: number): number {
    const actual = this.fixed(10)
    if (actual <= limit) return actual
    const message = `the vocabulary's file says that it has ${actual} ${what}, and ${limit} are allowed`
    throw new Damaged({ code: 'FAULT_LIMIT', message, limit, actual })
  }

  private text(bytesMax: number): string {
    const length = this.fixed(10)
    if (length > bytesMax) damaged(`a text of ${length} bytes stands at byte ${this.at}`)
    const from = this.take(length)
    return this.decoder.decode(this.bytes.subarray(from, from + length))
  }

  private skipText(): string {
    this.take(this.fixed(10))
    return ''
  }

  /** Where the next `length` bytes begin. */
  private take(length: number): number {
    const from = this.at
    if (length > this.bytes.length - from) damaged(`it ends at byte ${this.bytes.length}, in the middle of something`)
    this.at += length
    return from
  }
}

function damaged(what: string): never {
  throw new Damaged({ code: 'FAULT_CHECKPOINT', message: `the vocabulary's file cannot be read: ${what}` })
}
