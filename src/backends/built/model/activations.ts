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
import type { CrateConfig } from './config.js'
import { classes } from './tensors.js'

/** Shapes are [rows of the batch x ..] or, where marked so, [rows out x ..]. */
export interface LayerActivations {
  readonly out: RowsOut
  /** x, the residual stream as it enters, [rows x width]. */
  readonly stream: Pointer
  readonly normalised: Pointer
  readonly normalisedInverse: Pointer
  /** Projections on the subspaces: values as they are, queries turned, keys turned and shifted. */
  readonly values: Pointer
  readonly queries: Pointer
  readonly keys: Pointer
  /** Attention weights of each sequence. */
  readonly attention: readonly Pointer[]
  /** y, what the heads found, [rows out x width]. */
  readonly found: Pointer
  /** The stream after attention, [rows out x width]. */
  readonly compressed: Pointer
  /** What is to be coded, [rows out x width]. */
  readonly signal: Pointer
  readonly signalInverse: Pointer
  /** The code after each ISTA iteration, [rows out x dictionary]. */
  readonly codes: readonly Pointer[]
  /** What the code before each iteration leaves of the signal, [rows out x width]; the first is the signal. */
  readonly residuals: readonly Pointer[]
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
  /** Of the code and of what its threshold was given, [rows x dictionary]. */
  readonly code: Pointer
  readonly correlation: Pointer
  readonly residual: Pointer
  /** Of one block of attention scores. */
  readonly scores: Pointer
}

export function allocateActivations(arena: Arena, config: CrateConfig, batch: PackedBatch): Activations {
  const { width, heads, dictionary, layers, istaIterations } = config
  const all = allRows(batch)
  const scored = scoredRows(batch)
  return {
    layers: Array.from({ length: layers }, (_, l) => {
      const out = l === layers - 1 ? scored : all
      const signal = arena.floats(out.rows * width)
      return {
        out,
        stream: arena.floats(batch.rows * width),
        normalised: arena.floats(batch.rows * width),
        normalisedInverse: arena.floats(batch.rows),
        values: arena.floats(batch.rows * width),
        queries: arena.floats(batch.rows * width),
        keys: arena.floats(batch.rows * width),
        attention: Array.from(batch.length, (n, s) => arena.floats(heads * (n - out.from[s]!) * wholeLanes(n))),
        found: arena.floats(out.rows * width),
        compressed: arena.floats(out.rows * width),
        signal,
        signalInverse: arena.floats(out.rows),
        codes: Array.from({ length: istaIterations }, () => arena.floats(out.rows * dictionary)),
        residuals: [signal, ...Array.from({ length: istaIterations - 1 }, () => arena.floats(out.rows * width))],
      }
    }),
    last: arena.floats(batch.scoredRows * width),
    normalised: arena.floats(batch.scoredRows * width),
    inverse: arena.floats(batch.scoredRows),
    logits: arena.floats(batch.scoredRows * classes(config)),
  }
}

export function allocateFlow(arena: Arena, config: CrateConfig, batch: PackedBatch): Flow {
  const { width, dictionary } = config
  const longest = batch.length.reduce((most, n) => Math.max(most, n), 0)
  return {
    stream: arena.floats(batch.rows * width),
    scoredStream: arena.floats(batch.scoredRows * width),
    signal: arena.floats(batch.rows * width),
    residual: arena.floats(batch.rows * width),
    queries: arena.floats(batch.rows * width),
    keys: arena.floats(batch.rows * width),
    values: arena.floats(batch.rows * width),
    code: arena.floats(batch.rows * dictionary),
    correlation: arena.floats(batch.rows * dictionary),
    scores: arena.floats(32 * wholeLanes(longest)),
  }
}

/** Bytes for the packing of the widest product. */
export const scratchBytes = (config: CrateConfig): number =>
  gemmScratchBytes(Math.max(config.width, config.dictionary, classes(config), config.context))
