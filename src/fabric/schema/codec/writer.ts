// The growing buffer that generated encoders write into.

import type { Dimension } from '../../dimension/index.js'
import type { Fault } from '../../fault.js'
import { payloadHeaderBytes } from './layout.js'

/** Carries a fault out of generated code; caught once, in codec.ts. */
export class CodecRefusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

const textEncoder = new TextEncoder()
const bytesInitial = 4_096

export class Writer {
  view: DataView<ArrayBuffer>
  bytes: Uint8Array<ArrayBuffer>
  private top = 0
  private readonly dimensions = new Map<Dimension, number>()

  constructor(private readonly bytesMax: number) {
    this.bytes = new Uint8Array(bytesInitial)
    this.view = new DataView(this.bytes.buffer)
  }

  /** Forgets what was written; the buffer is kept. */
  reset(): void {
    this.top = 0
    this.dimensions.clear()
  }

  /** Takes `bytes` zeroed bytes at a multiple of 8 and returns their offset. */
  take(bytes: number): number {
    const offset = (this.top + 7) & ~7
    const end = offset + bytes
    if (end > this.bytes.length) this.grow(end)
    this.bytes.fill(0, this.top, end)
    this.top = end
    return offset
  }

  private grow(needed: number): void {
    if (needed > this.bytesMax) {
      throw new CodecRefusal({
        code: 'FAULT_LIMIT',
        limit: this.bytesMax,
        actual: needed,
        message: `a message may have ${this.bytesMax} bytes`,
      })
    }
    const larger = new Uint8Array(Math.min(this.bytesMax, Math.max(needed, this.bytes.length * 2)))
    larger.set(this.bytes.subarray(0, this.top))
    this.bytes = larger
    this.view = new DataView(larger.buffer)
  }

  quantity(at: number, value: unknown, path: string): void {
    if (typeof value !== 'number') this.refuse(path, 'a number', value)
    if (!Number.isFinite(value)) {
      throw new CodecRefusal({ code: 'FAULT_RANGE', path, message: `${value} is not a finite number` })
    }
    this.view.setFloat64(at, value, true)
  }

  carried(at: number, value: { value: number; dimension: Dimension } | undefined, path: string): void {
    if (value === undefined) this.refuse(path, 'a quantity', value)
    this.quantity(at, value.value, path)
    let index = this.dimensions.get(value.dimension)
    if (index === undefined) {
      index = this.dimensions.size
      this.dimensions.set(value.dimension, index)
    }
    this.view.setUint32(at + 8, index, true)
  }

  count(at: number, value: unknown, path: string): void {
    if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 0xffffffff) {
      this.refuse(path, 'a count', value)
    }
    this.view.setUint32(at, value as number, true)
  }

  choice(at: number, index: number | undefined, value: unknown, path: string): void {
    if (index === undefined) this.refuse(path, 'one of its choices', value)
    this.view.setUint8(at, index)
  }

  /** Fixed-width ASCII: currencies and pairs. */
  code(at: number, value: unknown, length: number, path: string): void {
    if (typeof value !== 'string' || value.length !== length) this.refuse(path, `a code of ${length} letters`, value)
    for (let i = 0; i < length; i++) this.view.setUint8(at + i, value.charCodeAt(i))
  }

  text(at: number, value: unknown, bytesMax: number, path: string): void {
    if (typeof value !== 'string') this.refuse(path, 'text', value)
    this.blob(at, textEncoder.encode(value), bytesMax, path)
  }

  blob(at: number, value: Uint8Array, bytesMax: number, path: string): void {
    this.limit(value.length, bytesMax, path)
    const offset = this.take(value.length)
    this.bytes.set(value, offset)
    this.extent(at, offset, value.length)
  }

  extent(at: number, offset: number, count: number): void {
    this.view.setUint32(at, offset, true)
    this.view.setUint32(at + 4, count, true)
  }

  limit(actual: number, limit: number, path: string): void {
    if (actual > limit) {
      throw new CodecRefusal({
        code: 'FAULT_LIMIT',
        path,
        limit,
        actual,
        message: `at most ${limit} are allowed, got ${actual}`,
      })
    }
  }

  /** The same refusal seen from one level further out. */
  within(path: string, thrown: unknown): unknown {
    if (!(thrown instanceof CodecRefusal)) return thrown
    return new CodecRefusal({ ...thrown.fault, path: path + (thrown.fault.path ?? '') })
  }

  refuse(path: string, expected: string, actual: unknown): never {
    throw new CodecRefusal({
      code: 'FAULT_SHAPE',
      path,
      expected,
      actual: actual === undefined ? 'nothing' : typeof actual,
      message: `must be ${expected}`,
    })
  }

  /** Appends the dimension table, fills in the payload header and returns a copy of the payload. */
  finish(): Uint8Array<ArrayBuffer> {
    const table = this.take(this.dimensions.size * 8)
    for (const [dimension, index] of this.dimensions) this.text(table + index * 8, dimension.text, 512, 'dimension')
    this.view.setUint32(0, table, true)
    this.view.setUint32(4, this.dimensions.size, true)
    const end = this.take(0)
    this.view.setUint32(8, end, true)
    return this.bytes.slice(0, end)
  }

  start(rootBytes: number): number {
    this.reset()
    this.take(payloadHeaderBytes)
    return this.take(rootBytes)
  }
}
