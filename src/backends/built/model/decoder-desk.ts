// Where a decoder keeps its weights, its cache and its working rows.
import type { Arena, ParameterLayout, Pointer } from '../../engine/index.js'
import { scratchBytes } from './activations.js'
import type { CrateConfig } from './config.js'
import { type CrateTensors, classes, tensorsAt } from './tensors.js'

export interface DecoderLayer {
  /** One slot a token and one more: shifted heads write a slot ahead. [context + 1 x width] */
  readonly keys: Pointer
  /** [context x width] */
  readonly values: Pointer
  /** D', row by row, so that an inactive atom's row is never read. [dictionary x width] */
  readonly dictionaryTransposed: Pointer
}

export interface DecoderDesk {
  readonly weights: Pointer
  readonly tensors: CrateTensors
  /** E' of the tokens that may be said, [width x classes]. */
  readonly classifier: Pointer
  readonly logits: Pointer
  readonly layers: readonly DecoderLayer[]
  readonly rotary: Pointer
  /** Working rows, enough for a run as long as the context. */
  readonly inputs: Pointer
  readonly stream: Pointer
  readonly signal: Pointer
  readonly inverse: Pointer
  readonly queries: Pointer
  readonly found: Pointer
  readonly residual: Pointer
  readonly code: Pointer
  readonly correlation: Pointer
  /** One row of attention scores. */
  readonly scores: Pointer
  /** Indices of a row's active atoms. */
  readonly active: Pointer
  readonly scratch: Pointer
}

export function allocateDesk(arena: Arena, config: CrateConfig, layout: ParameterLayout): DecoderDesk {
  const { width, heads, dictionary, context } = config
  const weights = arena.floats(layout.size)
  return {
    weights,
    tensors: tensorsAt(config, layout, weights),
    classifier: arena.floats(width * classes(config)),
    logits: arena.floats(classes(config)),
    layers: Array.from({ length: config.layers }, () => ({
      keys: arena.floats((context + 1) * width),
      values: arena.floats(context * width),
      dictionaryTransposed: arena.floats(dictionary * width),
    })),
    rotary: arena.floats(context * (width / heads)),
    inputs: arena.floats(context),
    stream: arena.floats(context * width),
    signal: arena.floats(context * width),
    inverse: arena.floats(context),
    queries: arena.floats(context * width),
    found: arena.floats(context * width),
    residual: arena.floats(context * width),
    code: arena.floats(context * dictionary),
    correlation: arena.floats(context * dictionary),
    scores: arena.floats(context),
    active: arena.floats(dictionary),
    scratch: arena.bytes(scratchBytes(config)),
  }
}
