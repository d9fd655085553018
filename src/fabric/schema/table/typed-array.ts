// The typed array that holds each kind of number in a column, and how its elements become bytes and back.

import type { IntegerFormat, Schema } from '../schema.js'

export type NumberArray =
  | Float64Array
  | Float32Array
  | BigUint64Array
  | BigInt64Array
  | Uint32Array
  | Int32Array
  | Uint16Array
  | Int16Array
  | Uint8Array
  | Int8Array

export interface NumberArrayType<Numbers = NumberArray> {
  readonly name: string
  readonly BYTES_PER_ELEMENT: number
  new (length: number): Numbers
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Numbers
}

const integerArrays: Readonly<Record<IntegerFormat, NumberArrayType>> = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  u64: BigUint64Array,
  i8: Int8Array,
  i16: Int16Array,
  i32: Int32Array,
  i64: BigInt64Array,
  uint: BigUint64Array,
  int: BigInt64Array,
}

/** What holds a column of this schema; `undefined` for text, data and carried quantities, which no typed array holds alone. */
export function arrayTypeOf(schema: Schema): NumberArrayType | undefined {
  switch (schema.kind) {
    case 'quantity':
      return Float64Array
    case 'float':
      return schema.bits === 32 ? Float32Array : Float64Array
    case 'integer':
      return integerArrays[schema.format]
    case 'count':
      return Uint32Array
    case 'bool':
    case 'choice':
      return Uint8Array
    default:
      return undefined
  }
}

export const holdsBigints = (numbers: NumberArray): numbers is BigInt64Array | BigUint64Array =>
  numbers instanceof BigInt64Array || numbers instanceof BigUint64Array

/** Whether typed arrays hold their elements as the wire does. */
export const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1

export const bytesOf = ({ buffer, byteOffset, byteLength }: NumberArray): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

/** Zeros in the slots, `width` bytes each from `at`, of rows that are not present. */
export function clearAbsent(bytes: Uint8Array, at: number, width: number, present: Uint8Array): void {
  for (let row = 0; row < present.length; row++) {
    if (present[row] === 0) bytes.fill(0, at + row * width, at + (row + 1) * width)
  }
}

/** Bytes of `column` in the order of the wire; its own memory where the host's order is the same. */
export function bytesInOrder(column: NumberArray, hostIsLittleEndian = littleEndian): Uint8Array {
  const bytes = bytesOf(column)
  return hostIsLittleEndian ? bytes : withElementsReversed(bytes, column.BYTES_PER_ELEMENT)
}

/** A column of its own memory from bytes in the order of the wire. */
export function arrayFromBytes<Numbers>(
  bytes: Uint8Array,
  type: NumberArrayType<Numbers>,
  hostIsLittleEndian = littleEndian,
): Numbers {
  const width = type.BYTES_PER_ELEMENT
  // Not `slice`: that of a Buffer shares its memory.
  const copy = hostIsLittleEndian ? new Uint8Array(bytes) : withElementsReversed(bytes, width)
  return new type(copy.buffer, copy.byteOffset, copy.length / width)
}

function withElementsReversed(bytes: Uint8Array, width: number): Uint8Array {
  const turned = new Uint8Array(bytes)
  for (let at = 0; at < turned.length; at += width) turned.subarray(at, at + width).reverse()
  return turned
}
