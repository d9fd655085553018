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
  SUBTRACT,
  transpose,
} from '../../engine/index.js'
import { architecture } from './architecture.js'
import { type CrateConfig, parseCrateConfig } from './config.js'
import { NO_CODE, type Sizes, sizesOf } from './crate.js'
import { allocateDesk, type DecoderDesk } from './decoder-desk.js'
import { crateTensors } from './tensors.js'

class CrateReader implements RunReader {
  readonly context: number
  readonly vocabulary: number
  readonly inputs: Int32Array
  readonly logits: Float32Array
  readonly #config: CrateConfig
  readonly #sizes: Sizes
  readonly #kernels: Kernels
  readonly #products: RunProducts
  readonly #desk: DecoderDesk

  constructor(config: CrateConfig, { kernels, memory, layout, weights, arena }: ReaderParts) {
    this.#config = config
    this.#sizes = sizesOf(config)
    this.#kernels = kernels
    this.#desk = allocateDesk(arena, config, layout)
    this.#products = createRunProducts(kernels, this.#desk.scratch, this.#desk.active)
    const floats = new Float32Array(memory.buffer)
    const { weights: at, tensors, rotary, classifier, logits, inputs, layers } = this.#desk
    floats.set(weights, at / 4)
    transpose(floats, tensors.embedding, this.#sizes.classes, config.width, classifier)
    layers.forEach(({ dictionaryTransposed }, l) => {
      const { dictionary } = tensors.layers[l]!
      transpose(floats, dictionary, config.width, config.dictionary, dictionaryTransposed)
    })
    kernels.rotaryTable(config.context, this.#sizes.headWidth, rotary)
    this.context = config.context
    this.vocabulary = config.vocabulary
    this.inputs = new Int32Array(memory.buffer, inputs, config.context)
    this.logits = new Float32Array(memory.buffer, logits, config.outputs)
  }

  read(length: number, rows: number): void {
    const { width, layers, classes } = this.#sizes
    const { tensors, inputs, stream, signal, inverse, classifier, logits } = this.#desk
    this.#kernels.embed(rows, width, inputs, tensors.embedding, stream)
    for (let l = 0; l < layers; l++) {
      // Of the last layer's output only the last row is read.
      const from = l === layers - 1 ? rows - 1 : 0
      this.#compress(l, length, rows, from)
      this.#sparsify(l, rows - from, stream + 4 * from * width)
    }
    this.#kernels.rmsNormalise(1, width, stream + 4 * (rows - 1) * width, tensors.finalGain, signal, inverse)
    this.#products.times(1, width, classes, signal, classifier, logits)
  }

  /** x <- x + [y_1 .. y_K] W for rows `from` on; keys and values of every row go to the cache. */
  #compress(l: number, first: number, rows: number, from: number): void {
    const kernels = this.#kernels
    const { times } = this.#products
    const { width, heads, headWidth, shiftedFrom } = this.#sizes
    const { tensors, stream, signal, inverse, queries: q, found, scores, rotary } = this.#desk
    const { attentionGain, subspaces, mix } = tensors.layers[l]!
    const { keys, values } = this.#desk.layers[l]!
    const row = 4 * width
    const k = keys + first * row
    const v = values + first * row

    kernels.rmsNormalise(rows, width, stream, attentionGain, signal, inverse)
    times(rows, width, width, signal, subspaces, v)
    // A shifted head's key goes to the slot after its token's, where the token to come will be.
    kernels.rotateWithKeyShift(first, rows, rows + 1, heads, headWidth, shiftedFrom, rotary, v, q, k)
    for (let r = from; r < rows; r++) {
      kernels.attendRow(first + r + 1, heads, headWidth, q + r * row, keys, values, found + r * row, scores)
    }
    times(rows - from, width, width, found + from * row, mix, stream + from * row, ADD)
  }

  /** x <- x + a R, where a comes of `istaIterations` times a <- relu(a + eta ((h - a D') D - lambda)). */
  #sparsify(l: number, rows: number, stream: Pointer): void {
    const kernels = this.#kernels
    const { times, timesSparse } = this.#products
    const { istaIterations, istaStep, lambda } = this.#config
    const { width, atoms } = this.#sizes
    const { tensors, signal, inverse, residual, code, correlation } = this.#desk
    const { codingGain, dictionary, readout } = tensors.layers[l]!
    const { dictionaryTransposed } = this.#desk.layers[l]!

    kernels.rmsNormalise(rows, width, stream, codingGain, signal, inverse)
    times(rows, width, atoms, signal, dictionary, correlation)
    kernels.istaThreshold(rows * atoms, NO_CODE, correlation, istaStep, lambda, code)
    for (let i = 1; i < istaIterations; i++) {
      kernels.copy(rows * width, signal, residual)
      timesSparse(rows, atoms, width, code, dictionaryTransposed, residual, SUBTRACT)
      times(rows, width, atoms, residual, dictionary, correlation)
      kernels.istaThreshold(rows * atoms, code, correlation, istaStep, lambda, code)
    }
    timesSparse(rows, atoms, width, code, readout, stream, ADD)
  }
}

export const decoding: DecodingArchitecture<CrateConfig> = {
  name: architecture.name,
  parseConfig: parseCrateConfig,
  tensors: crateTensors,
  allocate: allocateDesk,
  createReader: (config, parts) => new CrateReader(config, parts),
}

/**
 * A decoder over the weights of a checkpoint. FAULT_CHECKPOINT where they are not those of a CRATE model,
 * FAULT_LIMIT where the model and its cache exceed memory.
 */
export const openDecoder = (checkpoint: Checkpoint): Promise<Result<Decoder, Fault>> =>
  openDecoderOf(decoding, checkpoint)
