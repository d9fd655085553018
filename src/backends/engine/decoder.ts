// Reading a sequence token by token, whatever the architecture: what is admitted, counted and taken back.
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { Arena, measure } from './arena.js'
import type { Checkpoint } from './checkpoint.js'
import { compileKernels, createMemory, FIRST_FREE_BYTE, instantiateKernels, type Kernels } from './kernels.js'
import { layOut, type ParameterLayout, type TensorSpec } from './parameters.js'

/** A model in the engine's memory, with a cache of what it has read. */
export interface RunReader {
  /** Tokens that the cache holds. */
  readonly context: number
  /** Tokens are below this. */
  readonly vocabulary: number
  /** Where a run's tokens are put, [context]. */
  readonly inputs: Int32Array
  /** Logits of the token after the run: of all tokens, or of the first ones where no others can follow. */
  readonly logits: Float32Array
  /** Reads the first `rows` of `inputs` after the `length` tokens that the cache keeps. */
  read(length: number, rows: number): void
}

export interface ReaderParts {
  readonly kernels: Kernels
  readonly memory: WebAssembly.Memory
  readonly layout: ParameterLayout
  /** All tensors end to end. */
  readonly weights: Float32Array
  readonly arena: Arena
}

/** What an architecture says to be decoded with. */
export interface DecodingArchitecture<Config> {
  readonly name: string
  /** FAULT_RANGE names the field at fault. */
  parseConfig(config: unknown): Result<Config, Fault>
  tensors(config: Config): readonly TensorSpec[]
  /** Takes all that `createReader` will take. */
  allocate(arena: Arena, config: Config, layout: ParameterLayout): unknown
  createReader(config: Config, parts: ReaderParts): RunReader
}

/**
 * Reads a sequence and says, after each run of tokens, what may come next. The logits do not depend on how the
 * tokens were divided into runs: not one bit.
 *
 * Feeding past `capacity`, a token outside the vocabulary, or an empty run is a defect of the caller and throws.
 */
export class Decoder {
  readonly #reader: RunReader
  #length = 0

  constructor(reader: RunReader) {
    this.#reader = reader
  }

  /** Tokens that the context holds. */
  get capacity(): number {
    return this.#reader.context
  }

  /** Tokens that there are. */
  get vocabulary(): number {
    return this.#reader.vocabulary
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
   * @returns logits of the next token, one for each that may follow, the first in the vocabulary; a view that the next call overwrites
   */
  feedRun(tokens: ArrayLike<number>): Float32Array {
    this.#admit(tokens)
    this.#reader.read(this.#length, tokens.length)
    this.#length += tokens.length
    return this.#reader.logits
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
    const { inputs, vocabulary } = this.#reader
    if (tokens.length === 0) throw new RangeError('an empty run has no next token')
    if (this.#length + tokens.length > this.capacity) {
      throw new RangeError(`${tokens.length} tokens after ${this.#length} exceed the context of ${this.capacity}`)
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      if (!(Number.isInteger(token) && token >= 0 && token < vocabulary)) {
        throw new RangeError(`token ${token} is not in the vocabulary of ${vocabulary}`)
      }
      inputs[i] = token
    }
  }
}

/**
 * A decoder over the weights of a checkpoint. FAULT_CHECKPOINT where they are not those of this architecture,
 * FAULT_LIMIT where the model and its cache exceed memory.
 */
export async function openDecoderOf<Config>(
  architecture: DecodingArchitecture<Config>,
  checkpoint: Checkpoint,
): Promise<Result<Decoder, Fault>> {
  const checked = checkedConfig(architecture, checkpoint)
  if (!checked.ok) return checked
  const config = checked.value
  const layout = layOut(architecture.tensors(config))
  const memory = createMemory(measure((arena) => architecture.allocate(arena, config, layout)))
  if (!memory.ok) return memory
  const parts = {
    kernels: instantiateKernels(await compileKernels(), memory.value),
    memory: memory.value,
    layout,
    weights: checkpoint.weights,
    arena: new Arena(FIRST_FREE_BYTE, memory.value.buffer.byteLength),
  }
  return ok(new Decoder(architecture.createReader(config, parts)))
}

/** The config of a checkpoint of this architecture whose tensors are those that it calls for; else FAULT_CHECKPOINT. */
export function checkedConfig<Config>(
  architecture: Pick<DecodingArchitecture<Config>, 'name' | 'parseConfig' | 'tensors'>,
  checkpoint: Checkpoint,
): Result<Config, Fault> {
  if (checkpoint.architecture !== architecture.name) {
    return refuse(`it holds a model of architecture ${checkpoint.architecture}, not ${architecture.name}`)
  }
  const config = architecture.parseConfig(checkpoint.config)
  if (!config.ok) return refuse(`its config does not read. ${config.error.message}`)
  const { tensors } = layOut(architecture.tensors(config.value))
  const matches =
    tensors.length === checkpoint.tensors.length &&
    tensors.every(({ name, shape }, i) => {
      const stored = checkpoint.tensors[i]!
      return stored.name === name && stored.shape.join() === shape.join()
    })
  return matches ? config : refuse('its tensors are not those that its config calls for')
}

const refuse = (reason: string): Result<never, Fault> =>
  err({ code: 'FAULT_CHECKPOINT', message: `The checkpoint cannot be decoded with: ${reason}.` })
