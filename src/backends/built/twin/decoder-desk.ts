// Where a decoder keeps its weights, its cache and its working rows.
import type { Arena, ParameterLayout, Pointer } from '../../engine/index.js'
import { scratchBytes } from './activations.js'
import type { TwinConfig } from './config.js'
import { classes, type TwinTensors, tensorsAt } from './tensors.js'

/** What a layer has read, [context x width] each. */
export interface LayerCache {
  readonly keys: Pointer
  readonly values: Pointer
}

export interface DecoderDesk {
  readonly weights: Pointer
  readonly tensors: TwinTensors
  /** C', [width x classes]. */
  readonly classifier: Pointer
  readonly logits: Pointer
  readonly layers: readonly LayerCache[]
  readonly rotary: Pointer
  /** Working rows, enough for a run as long as the context. */
  readonly inputs: Pointer
  readonly stream: Pointer
  readonly signal: Pointer
  readonly inverse: Pointer
  readonly queries: Pointer
  readonly found: Pointer
  readonly gate: Pointer
  readonly up: Pointer
  /** One row of attention scores. */
  readonly scores: Pointer
  readonly scratch: Pointer
}

export function allocateDesk(arena: Arena, config: TwinConfig, layout: ParameterLayout): DecoderDesk {
  const { width, heads, hidden, context } = config
  const weights = arena.floats(layout.size)
  return {
    weights,
    tensors: tensorsAt(config, layout, weights),
    classifier: arena.floats(width * classes(config)),
    logits: arena.floats(classes(config)),
    layers: Array.from({ length: config.layers }, () => ({
      keys: arena.floats(context * width),
      values: arena.floats(context * width),
    })),
    rotary: arena.floats(context * (width / heads)),
    inputs: arena.floats(context),
    stream: arena.floats(context * width),
    signal: arena.floats(context * width),
    inverse: arena.floats(context),
    queries: arena.floats(context * width),
    found: arena.floats(context * width),
    gate: arena.floats(context * hidden),
    up: arena.floats(context * hidden),
    // `attendRow` rounds the number of slots up to whole lanes.
    scores: arena.floats(context + 3),
    scratch: arena.bytes(scratchBytes(config)),
  }
}
