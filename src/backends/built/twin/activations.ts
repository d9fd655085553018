// Room for what the forward pass leaves for the backward pass, and for the gradients that flow back.
import {
  type Arena,
  allRows,
  gemmScratchBytes,
  type PackedBatch,
  type Pointer,
  type RowsOut,
  scoredRows,
  wholeLanes,
} from '../../engine/index.js'
import type { TwinConfig } from './config.js'
import { classes } from './tensors.js'

/** Shapes are [rows of the batch x ..] or, where marked so, [rows out x ..]. */
export interface LayerActivations {
  readonly out: RowsOut
  /** x, the residual stream as it enters, [rows x width]. */
  readonly stream: Pointer
  readonly normalised: Pointer
  readonly normalisedInverse: Pointer
  /** q and k turned, v as it is. */
  readonly queries: Pointer
  readonly keys: Pointer
  readonly values: Pointer
  /** Attention weights of each sequence. */
  readonly attention: readonly Pointer[]
  /** y, what the heads found, [rows out x width]. */
  readonly found: Pointer
  /** The stream after attention, [rows out x width], as it is and normalised. */
  readonly attended: Pointer
  readonly signal: Pointer
  readonly signalInverse: Pointer
  /** h W_g, h W_u and their gated product, [rows out x hidden]. */
  readonly gate: Pointer
  readonly up: Pointer
  readonly gated: Pointer
}

export interface Activations {
  readonly layers: readonly LayerActivations[]
  /** The stream after the last layer, as it is and normalised, [scored rows x width]. */
  readonly last: Pointer
  readonly normalised: Pointer
  readonly inverse: Pointer
  /** [scored rows x classes]; the loss turns them into their own gradient. */
  readonly logits: Pointer
}

/** Gradients on their way back; one set serves all layers. */
export interface Flow {
  /** Of the residual stream: all rows, and the scored ones alone. */
  readonly stream: Pointer
  readonly scoredStream: Pointer
  /** Of what a normalisation gave, or the heads found, [rows x width]. */
  readonly signal: Pointer
  readonly queries: Pointer
  readonly keys: Pointer
  readonly values: Pointer
  /** [rows x hidden]; that of the gated product makes place for the gate's. */
  readonly gate: Pointer
  readonly up: Pointer
  /** Of one block of attention scores. */
  readonly scores: Pointer
}

export function allocateActivations(arena: Arena, config: TwinConfig, batch: PackedBatch): Activations {
  const { width, heads, hidden, layers } = config
  const all = allRows(batch)
  const scored = scoredRows(batch)
  return {
    layers: Array.from({ length: layers }, (_, l) => {
      const out = l === layers - 1 ? scored : all
      return {
        out,
        stream: arena.floats(batch.rows * width),
        normalised: arena.floats(batch.rows * width),
        normalisedInverse: arena.floats(batch.rows),
        queries: arena.floats(batch.rows * width),
        keys: arena.floats(batch.rows * width),
        values: arena.floats(batch.rows * width),
        attention: Array.from(batch.length, (n, s) => arena.floats(heads * (n - out.from[s]!) * wholeLanes(n))),
        found: arena.floats(out.rows * width),
        attended: arena.floats(out.rows * width),
        signal: arena.floats(out.rows * width),
        signalInverse: arena.floats(out.rows),
        gate: arena.floats(out.rows * hidden),
        up: arena.floats(out.rows * hidden),
        gated: arena.floats(out.rows * hidden),
      }
    }),
    last: arena.floats(batch.scoredRows * width),
    normalised: arena.floats(batch.scoredRows * width),
    inverse: arena.floats(batch.scoredRows),
    logits: arena.floats(batch.scoredRows * classes(config)),
  }
}

export function allocateFlow(arena: Arena, config: TwinConfig, batch: PackedBatch): Flow {
  const { width, hidden } = config
  const longest = batch.length.reduce((most, n) => Math.max(most, n), 0)
  return {
    stream: arena.floats(batch.rows * width),
    scoredStream: arena.floats(batch.scoredRows * width),
    signal: arena.floats(batch.rows * width),
    queries: arena.floats(batch.rows * width),
    keys: arena.floats(batch.rows * width),
    values: arena.floats(batch.rows * width),
    gate: arena.floats(batch.rows * hidden),
    up: arena.floats(batch.rows * hidden),
    scores: arena.floats(32 * wholeLanes(longest)),
  }
}

/** Bytes for the packing of the widest product. */
export const scratchBytes = (config: TwinConfig): number =>
  gemmScratchBytes(Math.max(config.width, config.hidden, classes(config), config.context))
