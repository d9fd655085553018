import { readFile } from 'node:fs/promises'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { builtFile } from '../../../src/fabric/built-file.js'
import { type Bench, createBench, numbers } from './bench.js'

let bench: Bench
beforeAll(async () => {
  bench = await createBench()
})
beforeEach(() => bench.arena.rewind())

/** Central differences of a scalar function, in float64. */
function differences(f: (x: Float64Array) => number, x: ArrayLike<number>): Float64Array {
  const h = 1e-5
  return Float64Array.from(x, (_, i) => {
    const at = (shift: number) => f(Float64Array.from(x, (value, j) => (i === j ? value + shift : value)))
    return (at(h) - at(-h)) / (2 * h)
  })
}

const expectClose = (actual: Float32Array, wanted: Float64Array, tolerance = 2e-5) =>
  wanted.forEach(
    (value, i) => void expect(Math.abs(actual[i]! - value)).toBeLessThan(tolerance * (1 + Math.abs(value))),
  )

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (value, i) => value * b[i]!).reduce((s, v) => s + v, 0)

describe('root mean square normalisation', () => {
  const rows = 3
  const n = 8
  const reference = (x: ArrayLike<number>, gain: ArrayLike<number>) => {
    const y = new Float64Array(rows * n)
    for (let r = 0; r < rows; r++) {
      let squares = 0
      for (let i = 0; i < n; i++) squares += x[r * n + i]! ** 2
      for (let i = 0; i < n; i++) y[r * n + i] = (x[r * n + i]! / Math.sqrt(squares / n + 1e-5)) * gain[i]!
    }
    return y
  }

  it('gives what its definition gives, and its gradients agree with finite differences', () => {
    const [x, gain, dy] = [numbers(rows * n, 1), numbers(n, 2), numbers(rows * n, 3)]
    const [xs, gains, inverse, y] = [
      bench.put(x),
      bench.put(gain),
      bench.arena.floats(rows),
      bench.arena.floats(rows * n),
    ]
    bench.kernels.rmsNormalise(rows, n, xs, gains, y, inverse)
    expectClose(bench.read(y, rows * n), reference(x, gain))

    const [dx, dGain] = [bench.put(new Float32Array(rows * n)), bench.put(new Float32Array(n))]
    bench.kernels.rmsNormaliseBackward(rows, n, xs, gains, inverse, bench.put(dy), dx, dGain)
    expectClose(
      bench.read(dx, rows * n),
      differences((at) => dot(reference(at, gain), dy), x),
    )
    expectClose(
      bench.read(dGain, n),
      differences((at) => dot(reference(x, at), dy), gain),
    )
  })
})

describe('cross entropy', () => {
  it('sums -log softmax and leaves its gradient', () => {
    const [rows, n] = [4, 8]
    const logits = numbers(rows * n, 5).map((value) => 6 * value)
    const targets = [0, 5, 2, 7]
    const reference = (at: ArrayLike<number>) =>
      targets.reduce((loss, target, r) => {
        const row = Array.from({ length: n }, (_, j) => at[r * n + j]!)
        return loss + Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0)) - row[target]!
      }, 0)
    const l = bench.put(logits)
    const loss = bench.kernels.crossEntropy(rows, n, l, bench.putIntegers(targets), 0.5)
    expect(loss).toBeCloseTo(reference(logits), 5)
    expectClose(
      bench.read(l, rows * n),
      differences((at) => 0.5 * reference(at), logits),
    )
  })

  it('stays finite where a logit towers over the rest', () => {
    const l = bench.put([1e4, 0, -1e4, 0])
    expect(bench.kernels.crossEntropy(1, 4, l, bench.putIntegers([2]), 1)).toBeGreaterThan(1e4)
    expect([...bench.read(l, 4)].every(Number.isFinite)).toBe(true)
  })
})

describe('sparse coding step', () => {
  it('thresholds from zero and from a previous code, and sends gradients through active atoms only', () => {
    const correlation = bench.put([0.5, 0.1, -2, 1])
    const previous = bench.put([0, 1, 0.2, 0])
    const code = bench.arena.floats(4)
    bench.kernels.istaThreshold(4, 0, correlation, 0.5, 0.25, code)
    expect([...bench.read(code, 4)]).toEqual([0.125, 0, 0, 0.375])
    bench.kernels.istaThreshold(4, previous, correlation, 0.5, 0.25, code)
    expectClose(bench.read(code, 4), Float64Array.of(0.125, 0.925, 0, 0.375))
    const dCode = bench.put([1, 2, 3, 4])
    const dCorrelation = bench.arena.floats(4)
    bench.kernels.istaThresholdBackward(4, code, dCode, 0.5, dCorrelation)
    expect([...bench.read(dCode, 4)]).toEqual([1, 2, 0, 4])
    expect([...bench.read(dCorrelation, 4)]).toEqual([0.5, 1, 0, 2])
  })
})

describe('rotary table', () => {
  it('holds cosines and sines to float32 precision', () => {
    const [positions, width] = [300, 16]
    const table = bench.arena.floats(positions * width)
    bench.kernels.rotaryTable(positions, width, table)
    const values = bench.read(table, positions * width)
    for (let t = 0; t < positions; t++) {
      for (let i = 0; i < 8; i++) {
        const angle = t * 10000 ** (-i / 8)
        expect(Math.abs(values[t * width + i]! - Math.cos(angle))).toBeLessThan(1e-7)
        expect(Math.abs(values[t * width + 8 + i]! - Math.sin(angle))).toBeLessThan(1e-7)
      }
    }
  })
})

describe('AdamW', () => {
  it('takes the step that its formula says', () => {
    const [w, g, m, v] = [numbers(4, 1), numbers(4, 2), numbers(4, 3), numbers(4, 4).map(Math.abs)]
    const [ws, gs, ms, vs] = [bench.put(w), bench.put(g), bench.put(m), bench.put(v)]
    const [rate, b1, b2, c1, c2, decay, scale] = [0.01, 0.9, 0.98, 0.271, 0.0588, 0.1, 0.5]
    bench.kernels.adamw(4, ws, gs, ms, vs, rate, b1, b2, c1, c2, decay, scale)
    const expected = Float64Array.from(w, (value, i) => {
      const gradient = scale * g[i]!
      const mi = b1 * m[i]! + (1 - b1) * gradient
      const vi = b2 * v[i]! + (1 - b2) * gradient ** 2
      return value - rate * (decay * value + mi / c1 / (Math.sqrt(vi / c2) + 1e-8))
    })
    expectClose(bench.read(ws, 4), expected, 1e-6)
  })
})

describe('kernels module', () => {
  it('imports its memory and nothing else, so that nothing outside it computes', async () => {
    const engine = new URL('../../../src/backends/engine/kernels.ts', import.meta.url).href
    expect(importCount(await readFile(builtFile(engine, './kernels.wasm')))).toBe(1)
  })
})

/** Entries in the import section (id 2) of a wasm binary. */
function importCount(bytes: Uint8Array): number {
  let at = 8
  const unsigned = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!
      value |= (byte & 127) << shift
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const id = bytes[at++]
    const size = unsigned()
    if (id === 2) return unsigned()
    at += size
  }
  return 0
}

describe('the gated product', () => {
  const n = 40
  const silu = (x: number) => x / (1 + Math.exp(-x))
  const reference = (gate: ArrayLike<number>, up: ArrayLike<number>) =>
    Float64Array.from(gate, (g, i) => silu(g) * up[i]!)

  it('gives what its definition gives, far from zero too, and its gradients agree with finite differences', () => {
    const gate = numbers(n, 1).map((value, i) => value * (i % 4 === 0 ? 60 : 4))
    const [up, dy] = [numbers(n, 2), numbers(n, 3)]
    const [gates, ups, dys, y] = [bench.put(gate), bench.put(up), bench.put(dy), bench.arena.floats(n)]
    bench.kernels.swiglu(n, gates, ups, y)
    expectClose(bench.read(y, n), reference(gate, up))

    const dUp = bench.arena.floats(n)
    bench.kernels.swigluBackward(n, gates, ups, dys, dys, dUp)
    expectClose(
      bench.read(dys, n),
      differences((at) => dot(reference(at, up), dy), gate),
    )
    expectClose(
      bench.read(dUp, n),
      differences((at) => dot(reference(gate, at), dy), up),
    )
  })
})

describe('rotary positions', () => {
  const [first, n, heads, headWidth] = [3, 5, 2, 8]
  const width = heads * headWidth

  it('turn each half of a head against the other, and back again', () => {
    const table = bench.arena.floats((first + n) * headWidth)
    bench.kernels.rotaryTable(first + n, headWidth, table)
    const x = numbers(n * width, 4)
    const turned = bench.put(x)
    bench.kernels.rotate(first, n, heads, headWidth, table, turned)
    const half = headWidth / 2
    expectClose(
      bench.read(turned, n * width),
      Float64Array.from(x, (value, at) => {
        const i = at % headWidth
        const angle = (first + Math.floor(at / width)) * 10000 ** (-(i % half) / half)
        const other = i < half ? -x[at + half]! : x[at - half]!
        return value * Math.cos(angle) + other * Math.sin(angle)
      }),
    )
    bench.kernels.rotateBackward(first, n, heads, headWidth, table, turned)
    expectClose(bench.read(turned, n * width), Float64Array.from(x))
  })
})
