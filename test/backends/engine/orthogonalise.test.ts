import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allocateOrthogonaliser, orthogonalise } from '../../../src/backends/engine/orthogonalise.js'
import { type Bench, createBench, numbers } from './bench.js'

let bench: Bench
beforeAll(async () => {
  bench = await createBench()
})
beforeEach(() => bench.arena.rewind())

type Matrix = readonly (readonly number[])[]

const matrixOf = (values: ArrayLike<number>, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => values[r * columns + c]!))

const transposed = (a: Matrix): Matrix => a[0]!.map((_, c) => a.map((row) => row[c]!))

const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((row) => b[0]!.map((_, c) => row.reduce((sum, value, i) => sum + value * b[i]![c]!, 0)))

const norm = (a: Matrix): number => Math.hypot(...a.flat())

function orthogonalised(values: Float32Array, rows: number, columns: number): Matrix {
  const desk = allocateOrthogonaliser(bench.arena, [{ rows, columns }])
  new Float32Array(bench.memory.buffer, desk.matrix, values.length).set(values)
  orthogonalise(bench.kernels, { rows, columns }, desk)
  return matrixOf(bench.read(desk.matrix, values.length), rows, columns)
}

const shapes = [
  [16, 16],
  [12, 40],
  [40, 12],
  [96, 192],
  [192, 96],
] as const

describe('orthogonalising an update', () => {
  it.each(shapes)('brings the singular values of %i x %i near one', (rows, columns) => {
    const x = orthogonalised(numbers(rows * columns, rows), rows, columns)
    const short = rows <= columns ? x : transposed(x)
    for (let seed = 1; seed <= 20; seed++) {
      const u = matrixOf(numbers(short.length, seed), 1, short.length)
      const gain = norm(product(u, short)) / norm(u)
      expect(gain).toBeGreaterThan(0.6)
      expect(gain).toBeLessThan(1.3)
    }
  })

  it.each(shapes)(
    'keeps the singular vectors of %i x %i: the product with the original is symmetric',
    (rows, columns) => {
      const values = numbers(rows * columns, columns)
      const x = orthogonalised(values, rows, columns)
      const paired = product(matrixOf(values, rows, columns), transposed(x))
      const mirrored = transposed(paired)
      const skew = paired.map((row, r) => row.map((value, c) => value - mirrored[r]![c]!))
      expect(norm(skew) / norm(paired)).toBeLessThan(1e-4)
      const trace = paired.reduce((sum, row, r) => sum + row[r]!, 0)
      expect(trace).toBeGreaterThan(0)
    },
  )

  it('does not depend on the length of what it is given', () => {
    const values = numbers(16 * 24, 3)
    const tiny = values.map((value) => value * 2 ** -20)
    expect(orthogonalised(tiny, 16, 24)).toEqual(orthogonalised(values, 16, 24))
  })

  it('leaves a matrix of zeros as it is', () => {
    expect(
      orthogonalised(new Float32Array(64), 8, 8)
        .flat()
        .every((value) => value === 0),
    ).toBe(true)
  })
})
