import { readFile } from 'node:fs/promises'
import { builtFile } from '../../fabric/built-file.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'

/** A byte address in the engine's linear memory. */
export type Pointer = number

/** What a matrix product does with its target. */
export const OVERWRITE = 0
export const ADD = 1
export const SUBTRACT = 2

/** The typed face of `assembly/`, where each kernel's formula and shapes are written down. */
// biome-ignore format: a kernel's operands read best on one line
export interface Kernels {
  gemm(m: number, n: number, k: number, a: Pointer, aRow: number, aColumn: number, b: Pointer, bRow: number, bColumn: number,
    c: Pointer, cRow: number, mode: number, scratch: Pointer): void
  gemv(k: number, n: number, x: Pointer, w: Pointer, y: Pointer, mode: number): void
  gemvSparse(k: number, n: number, x: Pointer, w: Pointer, y: Pointer, mode: number, list: Pointer): void

  add(n: number, x: Pointer, y: Pointer): void
  blend(n: number, alpha: number, x: Pointer, beta: number, y: Pointer): void
  copy(n: number, x: Pointer, y: Pointer): void
  fill(n: number, value: number, y: Pointer): void
  sumOfSquares(n: number, x: Pointer): number

  embed(rows: number, n: number, tokens: Pointer, table: Pointer, y: Pointer): void
  embedBackward(rows: number, n: number, tokens: Pointer, dy: Pointer, dTable: Pointer): void

  rmsNormalise(rows: number, n: number, x: Pointer, gain: Pointer, y: Pointer, inverse: Pointer): void
  rmsNormaliseBackward(rows: number, n: number, x: Pointer, gain: Pointer, inverse: Pointer, dy: Pointer,
    dx: Pointer, dGain: Pointer): void

  rotaryTable(positions: number, headWidth: number, table: Pointer): void
  rotate(first: number, n: number, heads: number, headWidth: number, table: Pointer, x: Pointer): void
  rotateBackward(first: number, n: number, heads: number, headWidth: number, table: Pointer, dx: Pointer): void
  rotateWithKeyShift(first: number, n: number, slots: number, heads: number, headWidth: number, shiftedFrom: number,
    table: Pointer, x: Pointer, q: Pointer, k: Pointer): void
  rotateWithKeyShiftBackward(n: number, heads: number, headWidth: number, shiftedFrom: number,
    table: Pointer, dq: Pointer, dk: Pointer, dx: Pointer): void

  causalAttention(from: number, n: number, heads: number, headWidth: number,
    q: Pointer, k: Pointer, v: Pointer, y: Pointer, p: Pointer, scratch: Pointer): void
  causalAttentionBackward(from: number, n: number, heads: number, headWidth: number,
    q: Pointer, k: Pointer, v: Pointer, p: Pointer, dy: Pointer, dq: Pointer, dk: Pointer, dv: Pointer,
    d: Pointer, scratch: Pointer): void
  attendRow(slots: number, heads: number, headWidth: number,
    q: Pointer, k: Pointer, v: Pointer, y: Pointer, scores: Pointer): void

  istaThreshold(n: number, previous: Pointer, correlation: Pointer, step: number, lambda: number, code: Pointer): void
  istaThresholdBackward(n: number, code: Pointer, dCode: Pointer, step: number, dCorrelation: Pointer): void

  swiglu(n: number, gate: Pointer, up: Pointer, y: Pointer): void
  swigluBackward(n: number, gate: Pointer, up: Pointer, dy: Pointer, dGate: Pointer, dUp: Pointer): void

  crossEntropy(rows: number, n: number, logits: Pointer, targets: Pointer, weight: number): number
  adamw(n: number, weights: Pointer, gradient: Pointer, m: Pointer, v: Pointer, rate: number, b1: number, b2: number,
    correction1: number, correction2: number, decay: number, scale: number): void
}

const PAGE_BYTES = 65_536
/** 2 GiB: the most that the built module lets itself be given. */
const PAGES_MAX = 32_768

/** The kernels keep their constants in the first page; arenas begin after it. */
export const FIRST_FREE_BYTE = PAGE_BYTES

/** Bytes of packing room that `gemm` and attention need for products of up to `columns` columns. */
export const gemmScratchBytes = (columns: number): number => 4_224 + 1_024 * (Math.ceil(columns / 8) * 8)

/** Compiles the kernels. A `WebAssembly.Module` can be handed to worker threads as it is. */
export async function compileKernels(): Promise<WebAssembly.Module> {
  return WebAssembly.compile(await readFile(builtFile(import.meta.url, './kernels.wasm')))
}

/**
 * A linear memory with room for `bytes` after the kernels' own page, fixed in size so that views of it stay valid.
 * FAULT_LIMIT above 2 GiB.
 */
export function createMemory(bytes: number): Result<WebAssembly.Memory, Fault> {
  const pages = Math.ceil((FIRST_FREE_BYTE + bytes) / PAGE_BYTES)
  if (pages > PAGES_MAX) {
    const limit = PAGES_MAX * PAGE_BYTES
    const message = `The model and its batch need ${bytes} bytes of memory, and ${limit} are the most there can be.`
    return err({ code: 'FAULT_LIMIT', message, limit, actual: bytes })
  }
  return ok(new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }))
}

/** The kernels at work on `memory`. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  // The module is built from `assembly/` in this repository; its exports are the interface above.
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels
}
