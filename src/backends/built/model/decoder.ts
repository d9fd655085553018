// The forward pass of forward.ts, one run of tokens at a time over a cache of keys and values.
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import {
  ADD,
  Arena,
  type Checkpoint,
  compileKernels,
  createMemory,
  FIRST_FREE_BYTE,
  instantiateKernels,
  type Kernels,
  layOut,
  measure,
  OVERWRITE,
  type Pointer,
  SUBTRACT,
} from '../../engine/index.js'
import { architecture } from './architecture.js'
import { type CrateConfig, parseCrateConfig } from './config.js'
import { NO_CODE, type Sizes, sizesOf } from './crate.js'
import { allocateDesk, type DecoderDesk, transpose } from './decoder-desk.js'
import { crateTensors } from './tensors.js'

/** Runs shorter than this go through the vector kernels row by row; packing would cost more than it saves. */
const PACKED_ROWS_MIN = 4

/**
 * Reads a sequence token by token and says, after each run, what may come next. The logits do not depend on
 * how the tokens were divided into runs: not one bit.
 *
 * Feeding past `capacity`, a token outside the vocabulary, or an empty run is a defect of the caller and throws.
 */
export class Decoder {
  readonly #config: CrateConfig
  readonly #sizes: Sizes
  readonly #kernels: Kernels
  readonly #desk: DecoderDesk
  readonly #tokens: Int32Array
  readonly #logits: Float32Array
  #length = 0

  /** @param memory with room for the desk of `config`; `openDecoder` sees to it */
  constructor(config: CrateConfig, weights: Float32Array, module: WebAssembly.Module, memory: WebAssembly.Memory) {
    const layout = layOut(crateTensors(config))
    this.#config = config
    this.#sizes = sizesOf(config)
    this.#kernels = instantiateKernels(module, memory)
    this.#desk = allocateDesk(new Arena(FIRST_FREE_BYTE, memory.buffer.byteLength), config, layout)
    const floats = new Float32Array(memory.buffer)
    const { weights: at, tensors, rotary, classifier, logits, layers } = this.#desk
    floats.set(weights, at / 4)
    transpose(floats, tensors.embedding, this.#sizes.classes, config.width, classifier)
    layers.forEach(({ dictionaryTransposed }, l) => {
      const { dictionary } = tensors.layers[l]!
      transpose(floats, dictionary, config.width, config.dictionary, dictionaryTransposed)
    })
    this.#kernels.rotaryTable(config.context, this.#sizes.headWidth, rotary)
    this.#tokens = new Int32Array(memory.buffer, this.#desk.inputs, config.context)
    this.#logits = new Float32Array(memory.buffer, logits, config.vocabulary)
  }

  /** Tokens that the context holds. */
  get capacity(): number {
    return this.#config.context
  }

  /** Tokens read so far. */
  get length(): number {
    return this.#length
  }

  /** Forgets everything, then reads `tokens`. Returns what `feedRun` returns. */
  prefill(tokens: ArrayLike<number>): Float32Array {
    this.reset()
    return this.feedRun(tokens)
  }

  /** Reads one token. Returns what `feedRun` returns. */
  step(token: number): Float32Array {
    return this.feedRun([token])
  }

  /**
   * Reads a run of tokens.
   * @returns logits of the next token, [vocabulary]; a view that the next call overwrites
   */
  feedRun(tokens: ArrayLike<number>): Float32Array {
    this.#admit(tokens)
    const { width, layers, classes } = this.#sizes
    const { tensors, inputs, stream, signal, inverse, classifier, logits } = this.#desk
    const rows = tokens.length
    this.#kernels.embed(rows, width, inputs, tensors.embedding, stream)
    for (let l = 0; l < layers; l++) {
      // Of the last layer's output only the last row is read.
      const from = l === layers - 1 ? rows - 1 : 0
      this.#compress(l, rows, from)
      this.#sparsify(l, rows - from, stream + 4 * from * width)
    }
    this.#kernels.rmsNormalise(1, width, stream + 4 * (rows - 1) * width, tensors.finalGain, signal, inverse)
    this.#times(1, width, classes, signal, classifier, logits)
    this.#length += rows
    return this.#logits
  }

  /** Forgets what was read after the first `length` tokens. */
  rollback(length: number): void {
    if (!(Number.isInteger(length) && length >= 0 && length <= this.#length)) {
      throw new RangeError(`cannot roll back to ${length} of ${this.#length} tokens`)
    }
    this.#length = length
  }

  reset(): void {
    this.rollback(0)
  }

  #admit(tokens: ArrayLike<number>): void {
    if (tokens.length === 0) throw new RangeError('an empty run has no next token')
    if (this.#length + tokens.length > this.capacity) {
      throw new RangeError(`${tokens.length} tokens after ${this.#length} exceed the context of ${this.capacity}`)
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      if (!(Number.isInteger(token) && token >= 0 && token < this.#config.vocabulary)) {
        throw new RangeError(`token ${token} is not in the vocabulary of ${this.#config.vocabulary}`)
      }
      this.#tokens[i] = token
    }
  }

  /** x <- x + [y_1 .. y_K] W for rows `from` on; keys and values of every row go to the cache. */
  #compress(l: number, rows: number, from: number): void {
    const kernels = this.#kernels
    const { width, heads, headWidth, shiftedFrom } = this.#sizes
    const { tensors, stream, signal, inverse, queries: q, found, scores, rotary } = this.#desk
    const { attentionGain, subspaces, mix } = tensors.layers[l]!
    const { keys, values } = this.#desk.layers[l]!
    const first = this.#length
    const row = 4 * width
    const k = keys + first * row
    const v = values + first * row

    kernels.rmsNormalise(rows, width, stream, attentionGain, signal, inverse)
    this.#times(rows, width, width, signal, subspaces, v)
    // A shifted head's key goes to the slot after its token's, where the token to come will be.
    kernels.rotateWithKeyShift(first, rows, rows + 1, heads, headWidth, shiftedFrom, rotary, v, q, k)
    for (let r = from; r < rows; r++) {
      kernels.attendRow(first + r + 1, heads, headWidth, q + r * row, keys, values, found + r * row, scores)
    }
    this.#times(rows - from, width, width, found + from * row, mix, stream + from * row, ADD)
  }

  /** x <- x + a R, where a comes of `istaIterations` times a <- relu(a + eta ((h - a D') D - lambda)). */
  #sparsify(l: number, rows: number, stream: Pointer): void {
    const kernels = this.#kernels
    const { istaIterations, istaStep, lambda } = this.#config
    const { width, atoms } = this.#sizes
    const { tensors, signal, inverse, residual, code, correlation } = this.#desk
    const { codingGain, dictionary, readout } = tensors.layers[l]!
    const { dictionaryTransposed } = this.#desk.layers[l]!

    kernels.rmsNormalise(rows, width, stream, codingGain, signal, inverse)
    this.#times(rows, width, atoms, signal, dictionary, correlation)
    kernels.istaThreshold(rows * atoms, NO_CODE, correlation, istaStep, lambda, code)
    for (let i = 1; i < istaIterations; i++) {
      kernels.copy(rows * width, signal, residual)
      this.#timesSparse(rows, atoms, width, code, dictionaryTransposed, residual, SUBTRACT)
      this.#times(rows, width, atoms, residual, dictionary, correlation)
      kernels.istaThreshold(rows * atoms, code, correlation, istaStep, lambda, code)
    }
    this.#timesSparse(rows, atoms, width, code, readout, stream, ADD)
  }

  /** y[rows x columns] = x[rows x inner] w[inner x columns], or as `mode` says. */
  #times(rows: number, inner: number, columns: number, x: Pointer, w: Pointer, y: Pointer, mode = OVERWRITE): void {
    if (rows >= PACKED_ROWS_MIN) {
      this.#kernels.gemm(rows, columns, inner, x, inner, 1, w, columns, 1, y, columns, mode, this.#desk.scratch)
      return
    }
    for (let r = 0; r < rows; r++) {
      this.#kernels.gemv(inner, columns, x + 4 * r * inner, w, y + 4 * r * columns, mode)
    }
  }

  /** The same for codes, most of whose entries are zero. */
  #timesSparse(rows: number, inner: number, columns: number, x: Pointer, w: Pointer, y: Pointer, mode: number): void {
    if (rows >= PACKED_ROWS_MIN) {
      this.#times(rows, inner, columns, x, w, y, mode)
      return
    }
    for (let r = 0; r < rows; r++) {
      this.#kernels.gemvSparse(inner, columns, x + 4 * r * inner, w, y + 4 * r * columns, mode, this.#desk.active)
    }
  }
}

/**
 * A decoder over the weights of a checkpoint. FAULT_CHECKPOINT where they are not those of a CRATE model,
 * FAULT_LIMIT where the model and its cache exceed memory.
 */
export async function openDecoder(checkpoint: Checkpoint): Promise<Result<Decoder, Fault>> {
  if (checkpoint.architecture !== architecture.name) {
    return refuse(`it holds a model of architecture ${checkpoint.architecture}, not ${architecture.name}`)
  }
  const config = parseCrateConfig(checkpoint.config)
  if (!config.ok) return refuse(`its config does not read. ${config.error.message}`)
  const layout = layOut(crateTensors(config.value))
  const matches =
    layout.tensors.length === checkpoint.tensors.length &&
    layout.tensors.every(({ name, shape }, i) => {
      const stored = checkpoint.tensors[i]!
      return stored.name === name && stored.shape.join() === shape.join()
    })
  if (!matches) return refuse('its tensors are not those that its config calls for')
  const memory = createMemory(measure((arena) => allocateDesk(arena, config.value, layout)))
  if (!memory.ok) return memory
  return ok(new Decoder(config.value, checkpoint.weights, await compileKernels(), memory.value))
}

const refuse = (reason: string): Result<never, Fault> =>
  err({ code: 'FAULT_CHECKPOINT', message: `The checkpoint cannot be decoded with: ${reason}.` })
