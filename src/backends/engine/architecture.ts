// What a model has to say for the engine to train it. CRATE says it in backends/built/model and its llama-shaped twin in
// backends/built/twin; another architecture stands beside them and changes nothing here.
import type { Arena } from './arena.js'
import type { Kernels, Pointer } from './kernels.js'
import type { ParameterLayout, TensorSpec } from './parameters.js'

/**
 * A few sequences laid end to end without padding. Sequence s has `length[s]` input rows beginning at row
 * `start[s]`; from its row `scoredFrom[s]` on, the next token is scored. Scored rows are numbered end to end
 * as well: those of sequence s begin at `scoredStart[s]`.
 */
export interface PackedBatch {
  readonly sequences: number
  readonly rows: number
  readonly scoredRows: number
  readonly start: Int32Array
  readonly length: Int32Array
  readonly scoredFrom: Int32Array
  readonly scoredStart: Int32Array
  /** 32-bit input tokens, one a row. */
  readonly inputs: Pointer
  /** 32-bit next tokens, one a scored row. */
  readonly targets: Pointer
}

/** The most that one batch may hold; memory is sized by it. */
export interface BatchLimits {
  readonly sequences: number
  /** Input rows of one sequence. */
  readonly sequenceRows: number
}

/** A model being trained, its weights in the engine's memory. */
export interface Trainee {
  /**
   * Runs the batch forward and back, and adds to `gradients` (laid out as the weights are) those of
   * `weight` times the summed cross entropy.
   *
   * @returns the summed cross entropy of the scored rows, in nats
   */
  accumulate(batch: PackedBatch, weight: number, gradients: Pointer): number
}

export interface TraineeParts {
  readonly kernels: Kernels
  readonly layout: ParameterLayout
  readonly weights: Pointer
  /** Where tables and activations go. The trainee keeps its tables and rewinds the rest for each batch. */
  readonly arena: Arena
}

export interface Architecture<Config> {
  readonly name: string
  tensors(config: Config): readonly TensorSpec[]
  /** Bytes of arena that a trainee takes for batches within the limits. */
  workspaceBytes(config: Config, limits: BatchLimits): number
  createTrainee(config: Config, parts: TraineeParts): Trainee
}
