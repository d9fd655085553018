// LoRA adapters for the twin: of each query matrix, an A and a B of rank 2.

import { type WrittenTensor, type WrittenValue, writeGguf } from '../../../src/backends/gguf/index.js'
import { numbers } from '../engine/bench.js'

export interface AdapterOf {
  readonly width: number
  readonly layers: number
  /** How large the numbers of each B are; 0 for an adapter that changes nothing. */
  readonly size: number
  readonly rank?: number
  /** In place of what it says of itself, or beside it. */
  readonly values?: Readonly<Record<string, WrittenValue>>
}

export function adapterGguf({ width, layers, size, rank = 2, values = {} }: AdapterOf): Uint8Array {
  const told: Readonly<Record<string, WrittenValue>> = {
    'general.architecture': 'llama',
    'general.type': 'adapter',
    'adapter.type': 'lora',
    'adapter.lora.alpha': { float32: rank },
    ...values,
  }
  const tensors = Array.from({ length: layers }, (_, layer): readonly WrittenTensor[] => {
    const name = `blk.${layer}.attn_v.weight`
    return [
      { name: `${name}.lora_a`, shape: [width, rank], values: numbers(width * rank, 10 + layer) },
      {
        name: `${name}.lora_b`,
        shape: [rank, width],
        values: numbers(width * rank, 20 + layer).map((value) => size * value),
      },
    ]
  })
  return writeGguf(new Map(Object.entries(told)), tensors.flat())
}
