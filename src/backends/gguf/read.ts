// Reads what stands before a GGUF file's tensors; the tensors themselves are not read.
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { arrayType, Damaged, damaged, type GgufTensor, type GgufValue, magic, scalars, stringType } from './layout.js'

const limits = {
  keysMax: 4_096,
  keyBytesMax: 65_535,
  itemsMax: 4_194_304,
  tensorsMax: 65_536,
  tensorNameBytesMax: 63,
  dimensionsMax: 4,
} as const

export interface GgufEntry {
  readonly type: number
  /** Of an array's items. */
  readonly itemType?: number
  readonly value: GgufValue
}

export interface GgufHeader {
  readonly entries: ReadonlyMap<string, GgufEntry>
  readonly tensors: readonly GgufTensor[]
  /** Bytes up to the end of the list of tensors. */
  readonly bytes: number
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
  return attempt(() => {
    const entries = new Reader(bytes).preamble(wanted).entries
    return new Map([...entries].map(([key, { value }]) => [key, value]))
  })
}

/** The whole header, with the values of the keys that are asked for; a key or a tensor twice is damage. Faults as above. */
export function readGgufHeader(bytes: Uint8Array, wanted: (key: string) => boolean): Result<GgufHeader, Fault> {
  return attempt(() => new Reader(bytes).header(wanted))
}

/** What `read` gives, or the fault that it came upon. */
export function attempt<T>(read: () => T): Result<T, Fault> {
  try {
    return ok(read())
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

  header(wanted: (key: string) => boolean): GgufHeader {
    const { entries, tensorCount } = this.preamble(wanted)
    const tensors = new Map<string, GgufTensor>()
    for (let i = 0; i < tensorCount; i++) {
      const tensor = this.tensor()
      if (tensors.has(tensor.name)) damaged(`it has the tensor "${tensor.name}" twice`)
      tensors.set(tensor.name, tensor)
    }
    return { entries, tensors: [...tensors.values()], bytes: this.at }
  }

  preamble(wanted: (key: string) => boolean): {
    readonly entries: ReadonlyMap<string, GgufEntry>
    readonly tensorCount: number
  } {
    if (this.fixed(4) !== magic) damaged('it does not begin as a GGUF file does')
    const version = this.fixed(4)
    if (version !== 2 && version !== 3) damaged(`it is of version ${version}, and 2 and 3 can be read`)
    const tensorCount = this.count('tensors', limits.tensorsMax)
    const keys = this.count('keys', limits.keysMax)
    const entries = new Map<string, GgufEntry>()
    const seen = new Set<string>()
    for (let i = 0; i < keys; i++) {
      const key = this.text(limits.keyBytesMax)
      if (seen.has(key)) damaged(`it has the key "${key}" twice`)
      seen.add(key)
      const kept = wanted(key)
      const entry = this.entry(this.fixed(4), kept)
      if (kept) entries.set(key, entry)
    }
    return { entries, tensorCount }
  }

  private tensor(): GgufTensor {
    const name = this.text(limits.tensorNameBytesMax)
    const dimensions = this.fixed(4)
    if (dimensions < 1 || dimensions > limits.dimensionsMax) damaged(`"${name}" has ${dimensions} dimensions`)
    const shape = Array.from({ length: dimensions }, () => this.fixed(10))
    return { name, shape, type: this.fixed(4), offset: this.fixed(10) }
  }

  private entry(type: number, kept: boolean): GgufEntry {
    if (type === stringType) return { type, value: kept ? this.text(this.bytes.length) : this.skipText() }
    return type === arrayType ? this.array(kept) : { type, value: this.fixed(type) }
  }

  private array(kept: boolean): GgufEntry {
    const itemType = this.fixed(4)
    const count = this.count('items of an array', limits.itemsMax)
    return { type: arrayType, itemType, value: this.items(itemType, count, kept) }
  }

  private items(type: number, count: number, kept: boolean): readonly string[] | readonly number[] {
    if (type === stringType) {
      if (kept) return Array.from({ length: count }, () => this.text(this.bytes.length))
      for (let i = 0; i < count; i++) this.skipText()
      return []
    }
    if (type === arrayType) damaged('it has an array of arrays, which no reader takes')
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
    const message = `the GGUF file says that it has ${actual} ${what}, and ${limit} are allowed`
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
