// The forward pass of forward.ts, one run of tokens at a time over a cache of keys and values.
import type { Fault } from '../../../fabric/fault.js'
import type { Result } from '../../../fabric/result.js'
import {
  ADD,
  type Checkpoint,
  createRunProducts,
  type Decoder,
  type DecodingArchitecture,
  type Kernels,
  openDecoderOf,
  type Pointer,
  type ReaderParts,
  type RunProducts,
  type RunReader,
  transpose,
} from '../../engine/index.js'
import { architecture } from './architecture.js'
import { parseTwinConfig, type TwinConfig } from './config.js'
import { allocateDesk, type DecoderDesk } from './decoder-desk.js'
import { twinTensors } from './tensors.js'
import { type Sizes, sizesOf } from './twin.js'

class TwinReader implements RunReader {
  readonly context: number
  readonly vocabulary: number
  readonly inputs: Int32Array
  readonly logits: Float32Array
  readonly #sizes: Sizes
  readonly #kernels: Kernels
  readonly #products: RunProducts
  readonly #desk: DecoderDesk

  constructor(config: TwinConfig, { kernels, memory, layout, weights, arena }: ReaderParts) {
    this.#sizes = sizesOf(config)
    this.#kernels = kernels
    this.#desk = allocateDesk(arena, config, layout)
    this.#products = createRunProducts(kernels, this.#desk.scratch)
    const floats = new Float32Array(memory.buffer)
    const { weights: at, tensors, rotary, classifier, logits, inputs } = this.#desk
    floats.set(weights, at / 4)
    transpose(floats, tensors.head, this.#sizes.classes, config.width, classifier)
    kernels.rotaryTable(config.context, this.#sizes.headWidth, rotary)
    this.context = config.context
    this.vocabulary = config.vocabulary
    this.inputs = new Int32Array(memory.buffer, inputs, config.context)
    this.logits = new Float32Array(memory.buffer, logits, config.vocabulary)
  }

  read(length: number, rows: number): void {
    const { width, layers, classes } = this.#sizes
    const { tensors, inputs, stream, signal, inverse, classifier, logits } = this.#desk
    this.#kernels.embed(rows, width, inputs, tensors.embedding, stream)
    for (let l = 0; l < layers; l++) {
      // Of the last layer's output only the last row is read.
      const from = l === layers - 1 ? rows - 1 : 0
      this.#attend(l, length, rows, from)
      this.#feed(l, rows - from, stream + 4 * from * width)
    }
    this.#kernels.rmsNormalise(1, width, stream + 4 * (rows - 1) * width, tensors.finalGain, signal, inverse)
    this.#products.times(1, width, classes, signal, classifier, logits)
  }

  /** x <- x + y W_o for rows `from` on; keys and values of every row go to the cache. */
  #attend(l: number, first: number, rows: number, from: number): void {
    const kernels = this.#kernels
    const { times } = this.#products
    const { width, heads, headWidth } = this.#sizes
    const { tensors, stream, signal, inverse, queries, found, scores, rotary } = this.#desk
    const { attentionGain, query, key, value, output } = tensors.layers[l]!
    const { keys, values } = this.#desk.layers[l]!
    const row = 4 * width
    const q = queries + from * row
    const k = keys + first * row

    kernels.rmsNormalise(rows, width, stream, attentionGain, signal, inverse)
    times(rows, width, width, signal, key, k)
    times(rows, width, width, signal, value, values + first * row)
    times(rows - from, width, width, signal + from * row, query, q)
    kernels.rotate(first, rows, heads, headWidth, rotary, k)
    kernels.rotate(first + from, rows - from, heads, headWidth, rotary, q)
    for (let r = from; r < rows; r++) {
      kernels.attendRow(first + r + 1, heads, headWidth, queries + r * row, keys, values, found + r * row, scores)
    }
    times(rows - from, width, width, found + from * row, output, stream + from * row, ADD)
  }

  /** x <- x + (silu(h W_g) * (h W_u)) W_d */
  #feed(l: number, rows: number, stream: Pointer): void {
    const kernels = this.#kernels
    const { times } = this.#products
    const { width, hidden } = this.#sizes
    const { tensors, signal, inverse, gate, up } = this.#desk
    const weights = tensors.layers[l]!

    kernels.rmsNormalise(rows, width, stream, weights.hiddenGain, signal, inverse)
    times(rows, width, hidden, signal, weights.gate, gate)
    times(rows, width, hidden, signal, weights.up, up)
    kernels.swiglu(rows * hidden, gate, up, gate)
    times(rows, hidden, width, gate, weights.down, stream, ADD)
  }
}

export const decoding: DecodingArchitecture<TwinConfig> = {
  name: architecture.name,
  parseConfig: parseTwinConfig,
  tensors: twinTensors,
  allocate: allocateDesk,
  createReader: (config, parts) => new TwinReader(config, parts),
}

/**
 * A decoder over the weights of a checkpoint. FAULT_CHECKPOINT where they are not those of a llama-shaped model,
 * FAULT_LIMIT where the model and its cache exceed memory.
 */
export const openDecoder = (checkpoint: Checkpoint): Promise<Result<Decoder, Fault>> =>
  openDecoderOf(decoding, checkpoint)
