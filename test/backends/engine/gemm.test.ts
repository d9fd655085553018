import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ADD, gemmScratchBytes, OVERWRITE, SUBTRACT } from '../../../src/backends/engine/index.js'
import { type Bench, createBench, numbers } from './bench.js'

let bench: Bench
beforeAll(async () => {
  bench = await createBench()
})
beforeEach(() => bench.arena.rewind())

/** One operand, row-major or transposed. */
interface Operand {
  readonly values: Float32Array
  readonly row: number
  readonly column: number
}

const operand = (rows: number, columns: number, transposed: boolean, seed: number): Operand => ({
  values: numbers(rows * columns, seed),
  row: transposed ? 1 : columns,
  column: transposed ? rows : 1,
})

function naive(m: number, n: number, k: number, a: Operand, b: Operand): Float64Array {
  const c = new Float64Array(m * n)
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      for (let l = 0; l < k; l++) {
        c[i * n + j]! += a.values[i * a.row + l * a.column]! * b.values[l * b.row + j * b.column]!
      }
    }
  }
  return c
}

const length = fc.integer({ min: 1, max: 41 })
const depth = fc.oneof(fc.integer({ min: 1, max: 41 }), fc.constantFrom(255, 256, 257, 513))

describe('matrix product', () => {
  it('agrees with a double loop for every shape, transposition and mode', () => {
    fc.assert(
      fc.property(
        length,
        length,
        depth,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom(OVERWRITE, ADD, SUBTRACT),
        fc.nat(1000),
        (m, n, k, transposeA, transposeB, mode, seed) => {
          bench.arena.rewind()
          const a = operand(m, k, transposeA, seed)
          const b = operand(k, n, transposeB, seed + 1)
          const before = numbers(m * n, seed + 2)
          const c = bench.put(before)
          const guard = bench.put([7])
          bench.kernels.gemm(
            m,
            n,
            k,
            bench.put(a.values),
            a.row,
            a.column,
            bench.put(b.values),
            b.row,
            b.column,
            c,
            n,
            mode,
            bench.arena.bytes(gemmScratchBytes(n)),
          )
          const product = naive(m, n, k, a, b)
          const factor = mode === SUBTRACT ? -1 : 1
          const after = bench.read(c, m * n)
          product.forEach((value, i) => {
            const wanted = (mode === OVERWRITE ? 0 : before[i]!) + factor * value
            expect(Math.abs(after[i]! - wanted)).toBeLessThan(3e-7 * (k + 4))
          })
          expect(bench.read(guard, 1)[0]).toBe(7)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('leaves the gap between rows of its target alone', () => {
    const a = numbers(5 * 3, 1)
    const b = numbers(3 * 6, 2)
    const c = bench.put(new Float32Array(5 * 9).fill(4))
    const scratch = bench.arena.bytes(gemmScratchBytes(6))
    bench.kernels.gemm(5, 6, 3, bench.put(a), 3, 1, bench.put(b), 6, 1, c, 9, OVERWRITE, scratch)
    const rows = bench.read(c, 45)
    for (let i = 0; i < 5; i++) expect([...rows.subarray(9 * i + 6, 9 * i + 9)]).toEqual([4, 4, 4])
  })

  it('gives the same bits as the vector kernels, dense and sparse', () => {
    fc.assert(
      fc.property(
        depth,
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(OVERWRITE, ADD, SUBTRACT),
        fc.nat(1000),
        (k, quarter, mode, seed) => {
          bench.arena.rewind()
          const n = 4 * quarter
          const x = numbers(k, seed).map((value, i) => (i % 3 === 0 ? value : 0))
          const before = numbers(n, seed + 2)
          const [xs, ws] = [bench.put(x), bench.put(numbers(k * n, seed + 1))]
          const [packed, dense, sparse] = [bench.put(before), bench.put(before), bench.put(before)]
          const scratch = bench.arena.bytes(gemmScratchBytes(n))
          bench.kernels.gemm(1, n, k, xs, k, 1, ws, n, 1, packed, n, mode, scratch)
          bench.kernels.gemv(k, n, xs, ws, dense, mode)
          bench.kernels.gemvSparse(k, n, xs, ws, sparse, mode, bench.arena.floats(k))
          expect(bench.read(dense, n)).toEqual(bench.read(packed, n))
          expect(bench.read(sparse, n)).toEqual(bench.read(packed, n))
        },
      ),
      { numRuns: 60 },
    )
  })
})
