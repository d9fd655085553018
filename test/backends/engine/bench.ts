// A place to lay arrays before the kernels and read them back.
import {
  Arena,
  compileKernels,
  createMemory,
  FIRST_FREE_BYTE,
  instantiateKernels,
  type Kernels,
  type Pointer,
} from '../../../src/backends/engine/index.js'

export interface Bench {
  readonly kernels: Kernels
  readonly arena: Arena
  readonly memory: WebAssembly.Memory
  put(values: ArrayLike<number>): Pointer
  putIntegers(values: ArrayLike<number>): Pointer
  read(pointer: Pointer, count: number): Float32Array
}

export async function createBench(bytes = 8 << 20): Promise<Bench> {
  const created = createMemory(bytes)
  if (!created.ok) throw new Error(created.error.message)
  const memory = created.value
  const arena = new Arena(FIRST_FREE_BYTE, memory.buffer.byteLength)
  return {
    kernels: instantiateKernels(await compileKernels(), memory),
    arena,
    memory,
    put(values) {
      const pointer = arena.floats(values.length)
      new Float32Array(memory.buffer, pointer, values.length).set(values)
      return pointer
    },
    putIntegers(values) {
      const pointer = arena.floats(values.length)
      new Int32Array(memory.buffer, pointer, values.length).set(values)
      return pointer
    },
    read: (pointer, count) => new Float32Array(memory.buffer, pointer, count).slice(),
  }
}

/** Numbers in [-1, 1) that a seed repeats. */
export function numbers(count: number, seed: number): Float32Array {
  let state = seed * 2654435761 + 1
  return Float32Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  })
}
