// safetensors: eight bytes of the header's length, the header as JSON, then the tensors end to end.

import type { Matrix } from './matrices.js'

/**
 * The whole file, all tensors as float32.
 *
 * @param told texts by name, which readers show but do not use
 */
export function writeSafetensors(
  tensors: ReadonlyMap<string, Matrix>,
  told: Readonly<Record<string, string>>,
): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: told }
  let end = 0
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + values.byteLength] }
    end += values.byteLength
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  // Padded with spaces, so that the tensors are aligned.
  const headerBytes = Math.ceil(text.length / 8) * 8
  const bytes = new Uint8Array(8 + headerBytes + end).fill(0x20, 8, 8 + headerBytes)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes), true)
  bytes.set(text, 8)
  let at = 8 + headerBytes
  for (const { values } of tensors.values()) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return bytes
}
