// The formats of integers: their width, their range, and which of them fit a number.

import type { IntegerFormat, IntegerSchema } from './schema.js'

export interface IntegerRange {
  readonly signed: boolean
  /** Bytes in the aligned layout; `uint` and `int` have eight. */
  readonly bytes: 1 | 2 | 4 | 8
  readonly min: bigint
  readonly max: bigint
}

function rangeOfBits(signed: boolean, bytes: IntegerRange['bytes']): IntegerRange {
  const bits = BigInt(bytes * 8)
  return signed
    ? { signed, bytes, min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n }
    : { signed, bytes, min: 0n, max: (1n << bits) - 1n }
}

const ranges: Readonly<Record<IntegerFormat, IntegerRange>> = {
  u8: rangeOfBits(false, 1),
  u16: rangeOfBits(false, 2),
  u32: rangeOfBits(false, 4),
  u64: rangeOfBits(false, 8),
  i8: rangeOfBits(true, 1),
  i16: rangeOfBits(true, 2),
  i32: rangeOfBits(true, 4),
  i64: rangeOfBits(true, 8),
  uint: rangeOfBits(false, 8),
  int: rangeOfBits(true, 8),
}

export const integerRange = (format: IntegerFormat): IntegerRange => ranges[format]

/** The values that `schema` can hold in memory: those of its format or, where it is a `number`, the safe ones among them. */
export function heldRange({ format, as }: IntegerSchema): { readonly min: bigint; readonly max: bigint } {
  const { min, max } = ranges[format]
  if (as === 'bigint') return { min, max }
  const safe = BigInt(Number.MAX_SAFE_INTEGER)
  return { min: min < -safe ? -safe : min, max: max > safe ? safe : max }
}
