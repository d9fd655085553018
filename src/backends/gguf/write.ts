// Writes GGUF, version 3, of float32 tensors.
import {
  arrayType,
  booleanType,
  defaultAlignment,
  float32Type,
  int32Type,
  magic,
  stringType,
  uint32Type,
} from './layout.js'

/** A value with the type that its readers ask for; a bare text, boolean or list of texts has but one. */
export type WrittenValue =
  | string
  | boolean
  | readonly string[]
  | { readonly uint32: number }
  | { readonly float32: number }
  | { readonly int32s: readonly number[] }
  | { readonly float32s: readonly number[] }

export interface WrittenTensor {
  readonly name: string
  /** The dimension that lies closest together first. */
  readonly shape: readonly number[]
  readonly values: Float32Array
}

const version = 3
/** F32 among the types of tensors. */
const float32Tensor = 0

/** The whole file. */
export function writeGguf(values: ReadonlyMap<string, WrittenValue>, tensors: readonly WrittenTensor[]): Uint8Array {
  const out = new Bytes()
  out.uint32(magic)
  out.uint32(version)
  out.uint64(tensors.length)
  out.uint64(values.size)
  for (const [key, value] of values) {
    out.text(key)
    writeValue(out, value)
  }
  let offset = 0
  for (const { name, shape, values: floats } of tensors) {
    if (shape.reduce((product, length) => product * length, 1) !== floats.length) {
      throw new RangeError(`${name} has ${floats.length} values, which is not ${shape.join(' x ')}`)
    }
    out.text(name)
    out.uint32(shape.length)
    for (const length of shape) out.uint64(length)
    out.uint32(float32Tensor)
    out.uint64(offset)
    offset += padded(floats.byteLength)
  }
  out.pad()
  for (const { values: floats } of tensors) {
    out.put(new Uint8Array(floats.buffer, floats.byteOffset, floats.byteLength))
    out.pad()
  }
  return out.whole()
}

const padded = (length: number): number => Math.ceil(length / defaultAlignment) * defaultAlignment

function writeValue(out: Bytes, value: WrittenValue): void {
  if (typeof value === 'string') {
    out.uint32(stringType)
    out.text(value)
  } else if (typeof value === 'boolean') {
    out.uint32(booleanType)
    out.put(Uint8Array.of(value ? 1 : 0))
  } else if ('uint32' in value) {
    out.uint32(uint32Type)
    out.uint32(value.uint32)
  } else if ('float32' in value) {
    out.uint32(float32Type)
    out.put(new Uint8Array(Float32Array.of(value.float32).buffer))
  } else if ('int32s' in value) {
    out.list(int32Type, value.int32s.length)
    out.put(new Uint8Array(Int32Array.from(value.int32s).buffer))
  } else if ('float32s' in value) {
    out.list(float32Type, value.float32s.length)
    out.put(new Uint8Array(Float32Array.from(value.float32s).buffer))
  } else {
    out.list(stringType, value.length)
    for (const item of value) out.text(item)
  }
}

/** Bytes as they come to be; numbers are little-endian. */
class Bytes {
  private readonly pieces: Uint8Array[] = []
  private readonly encoder = new TextEncoder()
  private length = 0

  put(piece: Uint8Array): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  uint32(value: number): void {
    const piece = new Uint8Array(4)
    new DataView(piece.buffer).setUint32(0, value, true)
    this.put(piece)
  }

  uint64(value: number): void {
    const piece = new Uint8Array(8)
    new DataView(piece.buffer).setBigUint64(0, BigInt(value), true)
    this.put(piece)
  }

  text(value: string): void {
    const piece = this.encoder.encode(value)
    this.uint64(piece.length)
    this.put(piece)
  }

  list(itemType: number, count: number): void {
    this.uint32(arrayType)
    this.uint32(itemType)
    this.uint64(count)
  }

  pad(): void {
    this.put(new Uint8Array(padded(this.length) - this.length))
  }

  whole(): Uint8Array {
    const bytes = new Uint8Array(this.length)
    let at = 0
    for (const piece of this.pieces) {
      bytes.set(piece, at)
      at += piece.length
    }
    return bytes
  }
}
