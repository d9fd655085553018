// A GGUF file (version 2 or 3), as llama.cpp's gguf.md lays it out:
//
//   magic "GGUF", version, count of tensors, count of keys
//   each key:    text, type of its value, value
//   each tensor: name, count of dimensions, dimensions (the one that lies closest together first), type, offset
//   padding to `general.alignment`, from which the offsets count; then the tensors, each padded
//
// All numbers are little-endian.
import type { Fault } from '../../fabric/fault.js'

export type GgufValue = number | string | readonly string[] | readonly number[]

export const magic = 0x46554747

/** Where no key says otherwise. */
export const defaultAlignment = 32

/** Types of values by their number in the file. */
export const uint32Type = 4
export const int32Type = 5
export const float32Type = 6
export const booleanType = 7
export const stringType = 8
export const arrayType = 9
export const uint64Type = 10

/** How a value of fixed size is read: bytes it takes, and a reader of one at an offset. */
export const scalars: ReadonlyMap<
  number,
  { readonly size: number; readonly read: (view: DataView, at: number) => number }
> = new Map([
  [0, { size: 1, read: (view, at) => view.getUint8(at) }],
  [1, { size: 1, read: (view, at) => view.getInt8(at) }],
  [2, { size: 2, read: (view, at) => view.getUint16(at, true) }],
  [3, { size: 2, read: (view, at) => view.getInt16(at, true) }],
  [uint32Type, { size: 4, read: (view, at) => view.getUint32(at, true) }],
  [int32Type, { size: 4, read: (view, at) => view.getInt32(at, true) }],
  [float32Type, { size: 4, read: (view, at) => view.getFloat32(at, true) }],
  [booleanType, { size: 1, read: (view, at) => view.getUint8(at) }],
  [uint64Type, { size: 8, read: (view, at) => Number(view.getBigUint64(at, true)) }],
  [11, { size: 8, read: (view, at) => Number(view.getBigInt64(at, true)) }],
  [12, { size: 8, read: (view, at) => view.getFloat64(at, true) }],
])

export interface TensorType {
  readonly name: string
  /** Elements that are stored together, and the bytes that they take. */
  readonly block: number
  readonly blockBytes: number
}

/** Types of tensors by their number in the file (ggml.h); the numbers that are missing were taken back. */
export const tensorTypes: ReadonlyMap<number, TensorType> = new Map(
  (
    [
      [0, 'F32', 1, 4],
      [1, 'F16', 1, 2],
      [2, 'Q4_0', 32, 18],
      [3, 'Q4_1', 32, 20],
      [6, 'Q5_0', 32, 22],
      [7, 'Q5_1', 32, 24],
      [8, 'Q8_0', 32, 34],
      [9, 'Q8_1', 32, 36],
      [10, 'Q2_K', 256, 84],
      [11, 'Q3_K', 256, 110],
      [12, 'Q4_K', 256, 144],
      [13, 'Q5_K', 256, 176],
      [14, 'Q6_K', 256, 210],
      [15, 'Q8_K', 256, 292],
      [16, 'IQ2_XXS', 256, 66],
      [17, 'IQ2_XS', 256, 74],
      [18, 'IQ3_XXS', 256, 98],
      [19, 'IQ1_S', 256, 50],
      [20, 'IQ4_NL', 32, 18],
      [21, 'IQ3_S', 256, 110],
      [22, 'IQ2_S', 256, 82],
      [23, 'IQ4_XS', 256, 136],
      [24, 'I8', 1, 1],
      [25, 'I16', 1, 2],
      [26, 'I32', 1, 4],
      [27, 'I64', 1, 8],
      [28, 'F64', 1, 8],
      [29, 'IQ1_M', 256, 56],
      [30, 'BF16', 1, 2],
      [34, 'TQ1_0', 256, 54],
      [35, 'TQ2_0', 256, 66],
      [39, 'MXFP4', 32, 17],
    ] as const
  ).map(([type, name, block, blockBytes]) => [type, { name, block, blockBytes }]),
)

/** One tensor as the file lists it. */
export interface GgufTensor {
  readonly name: string
  /** The dimension that lies closest together first: a matrix of r rows and c columns is [c, r]. */
  readonly shape: readonly number[]
  readonly type: number
  /** From the beginning of the tensors. */
  readonly offset: number
}

/** Leaves a reader from any depth; nothing else gets out of the functions of this room. */
export class Damaged extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

export function damaged(what: string): never {
  throw new Damaged({ code: 'FAULT_CHECKPOINT', message: `the GGUF file cannot be read: ${what}` })
}
