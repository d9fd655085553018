// Units by their text, and doubles without rounding: what conversions are held to.

import { parseUnit, type Unit } from '../../../src/fabric/dimension/index.js'

export const unit = (text: string): Unit => {
  const parsed = parseUnit(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

/** What `exact` makes of 1. */
export const one = 1n << 1100n

export const magnitude = (n: bigint): bigint => (n < 0n ? -n : n)

/** A double times 2^1100, as an exact integer. */
export function exact(value: number): bigint {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  const raw = view.getBigUint64(0)
  const biased = Number((raw >> 52n) & 0x7ffn)
  const mantissa = (raw & 0xfffffffffffffn) | (biased === 0 ? 0n : 1n << 52n)
  const size = mantissa << BigInt((biased === 0 ? -1074 : biased - 1075) + 1100)
  return raw >> 63n === 1n ? -size : size
}
