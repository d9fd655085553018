// Which examples make up a step, and how they are dealt to shards. Every thread works this out for itself
// from the seed, so that nothing but gradients has to travel.
import type { PackedBatch } from './architecture.js'
import type { Pointer } from './kernels.js'
import { createRandom, shuffle } from './random.js'
import type { SharedExamples } from './training-set.js'

/**
 * A batch is always computed as this many shards and their gradients are always added in this order,
 * whatever the number of threads: floating-point addition is not associative, and the weights must come
 * out bit for bit the same. Four shards let two threads even out when one core is slow.
 */
export const SHARDS = 4

/** Goes through the examples in a new random order each epoch. Batches run on across the epochs' seams. */
export class BatchOrder {
  readonly #order: Uint32Array
  readonly #random
  readonly #batch: number
  #next: number

  constructor(examples: number, batch: number, seed: number) {
    this.#order = Uint32Array.from({ length: examples }, (_, i) => i)
    // The initial weights draw from `seed` itself; its complement keeps the two streams apart.
    this.#random = createRandom(~seed)
    this.#batch = batch
    this.#next = examples
  }

  next(): Uint32Array {
    const picked = new Uint32Array(this.#batch)
    for (let i = 0; i < picked.length; i++) {
      if (this.#next === this.#order.length) {
        shuffle(this.#order, this.#random)
        this.#next = 0
      }
      picked[i] = this.#order[this.#next++]!
    }
    return picked
  }
}

const tokensIn = (examples: SharedExamples, id: number): number => examples.offsets[id + 1]! - examples.offsets[id]!

/** Deals a batch to the shards, longest first and back and forth, so that each gets about as many tokens. */
export function dealToShards(examples: SharedExamples, batch: Uint32Array): number[][] {
  const byLength = [...batch].sort((a, b) => tokensIn(examples, b) - tokensIn(examples, a) || a - b)
  const shards: number[][] = Array.from({ length: SHARDS }, () => [])
  byLength.forEach((id, i) => {
    const turn = i % (2 * SHARDS)
    shards[turn < SHARDS ? turn : 2 * SHARDS - 1 - turn]!.push(id)
  })
  return shards
}

/** Tokens of the batch that are scored: what the mean loss divides by. */
export function scoredTokens(examples: SharedExamples, batch: Uint32Array): number {
  let scored = 0
  for (const id of batch) scored += tokensIn(examples, id) - examples.lossFrom[id]!
  return scored
}

/** Input rows of the batch: every token but each example's last, which predicts nothing. */
export function inputRows(examples: SharedExamples, batch: Uint32Array): number {
  let rows = 0
  for (const id of batch) rows += tokensIn(examples, id) - 1
  return rows
}

/** Writes the tokens of `ids` to `inputs` and `targets` in linear memory and says where each sequence lies. */
export function packBatch(
  examples: SharedExamples,
  ids: readonly number[],
  memory: WebAssembly.Memory,
  inputs: Pointer,
  targets: Pointer,
): PackedBatch {
  const words = new Int32Array(memory.buffer)
  const batch = {
    sequences: ids.length,
    start: new Int32Array(ids.length),
    length: new Int32Array(ids.length),
    scoredFrom: new Int32Array(ids.length),
    scoredStart: new Int32Array(ids.length),
  }
  let rows = 0
  let scoredRows = 0
  ids.forEach((id, s) => {
    const first = examples.offsets[id]!
    const length = tokensIn(examples, id) - 1
    const scoredFrom = examples.lossFrom[id]! - 1
    batch.start[s] = rows
    batch.length[s] = length
    batch.scoredFrom[s] = scoredFrom
    batch.scoredStart[s] = scoredRows
    for (let t = 0; t < length; t++) words[inputs / 4 + rows++] = examples.tokens[first + t]!
    for (let t = scoredFrom; t < length; t++) words[targets / 4 + scoredRows++] = examples.tokens[first + t + 1]!
  })
  return { ...batch, rows, scoredRows, inputs, targets }
}
