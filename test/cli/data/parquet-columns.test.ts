// Parquet as other programs write it: packed in one way or another, with decimals.

import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { CompressionCodec } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { parquetTable } from '../../../src/cli/data/parquet.js'

const ids = Array.from({ length: 40 }, (_, index) => `position-${index}`)
const prices = ids.map((_, index) => 1 + index / 8)
const columns = () => [
  { name: 'id', data: [...ids], type: 'STRING' as const },
  { name: 'price', data: [...prices], type: 'DOUBLE' as const },
]
const expected = ids.map((id, index) => [id, prices[index]])

/** The same columns, their pages compressed by the reference implementation of Zstandard, level 19; no writer of ours does that. */
const zstandard = Buffer.from(
  [
    'UEFSMRUGFaAJFa4BXBVQFQAVUBUAFQQVAAAAUAEotS/9AGhlAgCSAwwRoOkBSHtUVdsKKUKIVsUZjhbNq4lnr2teTTx7WfNq4tnronk18ew1ii',
    'GJIHMAACEnqBDo7m/w5RBeoT5qFo/qbZHEdVGXcCkFFQYVhAUVrgFcFVAVABVQFQAVBBUAAABQASi1L/0AaGUCAEQDAPA/8vT2+Pr8/gBAAQID',
    'BAUGBwgJCgsMDQ4PEIAAEYAAEoAAE4AAFIAAFYAAFoAAF4AXQCioENgH4A8QEugD8Ysu7INEofV1YPkVBBk8SARyb290FQQAFQwlAhgCaWQlAA',
    'AVCiUCGAVwcmljZQAWUBkcGSwmCBwVDBkVABkYAmlkFQwWUBbOCRbcASYIAAAm5AEcFQoZFQAZGAVwcmljZRUMFlAWsgUW3AEm5AEAABaADxZQ',
    'NrgDABkcGAV1bml0cxgTeyJwcmljZSI6IlVTRC9FVVIifQAYCWh5cGFycXVldBksHAAAHAAAAKEAAABQQVIx',
  ].join(''),
  'base64',
)

const written = (codec: CompressionCodec): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: columns(),
      codec,
      compressors: { GZIP: (input) => gzipSync(input), BROTLI: (input) => brotliCompressSync(input) },
    }),
  )

describe('pages', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI'] as const)('packed as %s are read', async (codec) => {
    expect((await parquetTable(written(codec))).rows).toEqual(expected)
  })

  it('packed as ZSTD are read', async () => {
    const { headings, rows } = await parquetTable(zstandard)
    expect(rows).toEqual(expected)
    expect(headings).toEqual([
      { name: 'id', unit: '' },
      { name: 'price', unit: 'USD/EUR' },
    ])
  })

  it('that unpack to more than they declare are refused', async () => {
    const huge = gzipSync(new Uint8Array(64 * 1024 * 1024))
    const bytes = new Uint8Array(
      parquetWriteBuffer({ columnData: columns(), codec: 'GZIP', compressors: { GZIP: () => huge } }),
    )
    await expect(parquetTable(bytes)).rejects.toThrow()
  })
})

describe('decimals', () => {
  const amounts = [123_456_789_012_345_678n, -1n, 57n, 99_999_999_999_999_999n]
  const texts = ['1234567890123456.78', '-0.01', '0.57', '999999999999999.99']

  it.each([
    ['INT64', { type: 'INT64' }],
    ['FIXED_LEN_BYTE_ARRAY', { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 }],
  ] as const)('of %s keep every digit', async (_, physical) => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'amount', data: amounts }],
        schema: [
          { name: 'root', num_children: 1 },
          {
            name: 'amount',
            converted_type: 'DECIMAL',
            precision: 18,
            scale: 2,
            repetition_type: 'REQUIRED',
            ...physical,
          },
        ],
      }),
    )
    expect((await parquetTable(bytes)).rows.flat()).toEqual(texts)
  })

  it('are the nearest doubles, which scaling by a power of ten would miss', () => {
    const missed = amounts.filter((amount, index) => Number(amount) * 0.01 !== Number(texts[index]))
    expect(missed.length).toBeGreaterThan(0)
  })
})
