// Decompression of Parquet pages into no more bytes than the page's header declares, which was checked before.

import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Compressors } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { requireAtMost, unpackedBytesMax } from './columnar.js'

type Unpack = (input: Uint8Array, length: number) => Uint8Array

const zstdBlockBytesMax = 128 * 1024

/** What the files of one reading may unpack to in all. */
export function boundedCompressors(): Compressors {
  let unpacked = 0
  const bounded =
    (unpack: Unpack): Unpack =>
    (input, length) => {
      unpacked += length
      requireAtMost('unpacked bytes', unpackedBytesMax, unpacked)
      return unpack(input, length)
    }
  const { SNAPPY, ZSTD, LZ4, LZ4_RAW } = compressors
  const zstd: Unpack = (input, length) => {
    requireAtMost('unpacked bytes', unpackedBytesMax, zstdBytesAtMost(input))
    return ZSTD!(input, length)
  }
  const known: Readonly<Record<string, Unpack | undefined>> = {
    SNAPPY,
    // Node's own stop at a length, where others grow with what the input says.
    GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(length, 1) }),
    BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(length, 1) }),
    ZSTD: zstd,
    LZ4,
    LZ4_RAW,
  }
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, unpack]) => (unpack === undefined ? [] : [[name, bounded(unpack)]])),
  )
}

/** At most what a Zstandard frame unpacks to: the size it declares, or its blocks at their largest. */
function zstdBytesAtMost(input: Uint8Array): number {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  if (input.length < 6 || view.getUint32(0, true) !== 0xfd2fb528) return unpackedBytesMax + 1
  const descriptor = input[4]!
  const singleSegment = (descriptor & 32) !== 0
  const sizeBytes = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6]!
  const sizeAt = 5 + (singleSegment ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!
  if (sizeAt + sizeBytes > input.length) return unpackedBytesMax + 1
  let declared = 0
  for (let index = sizeBytes - 1; index >= 0; index--) declared = declared * 256 + input[sizeAt + index]!
  // A window of up to 2^41 bytes would be taken before the first block.
  const window = singleSegment ? declared : 2 ** (10 + (input[5]! >> 3)) * 2
  let blocks = 0
  for (let at = sizeAt + sizeBytes; at + 3 <= input.length; blocks++) {
    const header = input[at]! | (input[at + 1]! << 8) | (input[at + 2]! << 16)
    at += 3 + (((header >> 1) & 3) === 1 ? 1 : header >> 3)
    if ((header & 1) === 1) break
  }
  return Math.max(declared, window, (blocks + 1) * zstdBlockBytesMax)
}
