// Starts the training threads, relays what they report and collects the weights.
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { builtFile } from '../../fabric/built-file.js'
import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Architecture } from './architecture.js'
import { SHARDS } from './batches.js'
import { compileKernels, createMemory } from './kernels.js'
import { initialise, layOut } from './parameters.js'
import { createRandom } from './random.js'
import { checkRecipe, type Recipe } from './recipe.js'
import {
  CANCEL,
  CONTROL_WORDS,
  planMemory,
  SUMS,
  type TrainingNews,
  type TrainingThreadStart,
} from './training-plan.js'
import { shareExamples, type TrainingSet } from './training-set.js'
import { fits, restore, type TrainingState } from './training-state.js'
import { hashWeights } from './weights-hash.js'

export interface TrainingProgress {
  readonly step: number
  /** Mean cross entropy of the step's scored tokens, in nats, before the step's update. */
  readonly loss: number
  /** Input tokens a second since this run began; there is no padding to count. */
  readonly tokensPerSecond: number
  readonly elapsedMs: number
  /** SHA-256 of the weights after the step, where `hashAt` asks for it. */
  readonly weightsHash?: string
}

export interface TrainOptions {
  onProgress?(progress: TrainingProgress): void
  /** Ends the training after the step at hand, with FAULT_CANCELLED. */
  readonly signal?: AbortSignal
  /** Steps after which the weights are hashed. */
  readonly hashAt?: readonly number[]
  /** Stops after this many of the recipe's steps, with the weights as they then are. */
  readonly stopAfter?: number
  readonly checkpointEvery?: number
  /** Receives a copy of all that the training stands at, after every `checkpointEvery` steps. */
  onCheckpoint?(state: TrainingState): void
  /** Goes on from here, to the same weights as if it had never stopped; of the same set and recipe. */
  readonly from?: TrainingState
}

export interface Trained {
  /** All tensors end to end, in the order of the layout. */
  readonly weights: Float32Array
  /** SHA-256 of the weights' bytes, in hexadecimal. */
  readonly hash: string
  readonly hashes: ReadonlyMap<number, string>
}

/**
 * Trains a model from scratch, or on from where a training stood. The weights are a function of the set, the recipe (save `threads`) and this
 * code: the same bits come out on any machine and any number of threads.
 *
 * @param architecturePath absolute path of the built module that exports `architecture`, for the threads to load
 * @returns FAULT_RANGE for a recipe or example that cannot be trained on, FAULT_LIMIT for a batch too large for
 *   memory, FAULT_CANCELLED when told to stop.
 *   A thread that dies rejects the promise: it is a defect.
 */
export async function trainParallel<Config>(
  architecture: Architecture<Config>,
  architecturePath: string,
  set: TrainingSet,
  recipe: Recipe<Config>,
  options: TrainOptions = {},
): Promise<Result<Trained, Fault>> {
  const checked = checkRecipe(recipe)
  if (!checked.ok) return checked
  const examples = shareExamples(set)
  if (!examples.ok) return examples

  const layout = layOut(architecture.tensors(recipe.config))
  const limits = { sequences: Math.ceil(recipe.batch / SHARDS), sequenceRows: set.context - 1 }
  const { plan, bytes } = planMemory(architecture, recipe, layout, limits)
  const memory = createMemory(bytes)
  if (!memory.ok) return memory
  const weights = new Float32Array(memory.value.buffer, plan.state.weights, layout.size)
  const { from } = options
  if (from === undefined) initialise(layout, weights, createRandom(recipe.seed))
  else if (fits(from, layout.size, recipe.steps)) restore(from, plan.state, memory.value)
  else return err({ code: 'FAULT_CHECKPOINT', path: 'from', message: 'The state is of another model or recipe.' })

  const start: Omit<TrainingThreadStart, 'thread'> = {
    module: await compileKernels(),
    memory: memory.value,
    plan,
    control: new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS)),
    sums: new Float64Array(new SharedArrayBuffer(8 * SUMS)),
    examples: examples.value,
    recipe,
    architecturePath,
    stepsBefore: from?.step ?? 0,
    lastStep: Math.min(options.stopAfter ?? recipe.steps, recipe.steps),
    hashAt: options.hashAt ?? [],
    checkpointEvery: options.onCheckpoint === undefined ? undefined : options.checkpointEvery,
  }
  const { finished, hashes } = await runThreads(start, options)
  if (!finished) return err({ code: 'FAULT_CANCELLED', message: 'The training was told to stop before its last step.' })
  const result = weights.slice()
  return ok({ weights: result, hash: hashWeights(result), hashes })
}

async function runThreads(start: Omit<TrainingThreadStart, 'thread'>, options: TrainOptions) {
  const cancel = (): void => void Atomics.store(start.control, CANCEL, 1)
  if (options.signal?.aborted) cancel()
  options.signal?.addEventListener('abort', cancel)

  const hashes = new Map<number, string>()
  const begun = performance.now()
  let stepsDone = start.stepsBefore
  let tokens = 0
  const onNews = (news: TrainingNews): void => {
    if (news.kind === 'checkpoint') options.onCheckpoint?.(news.state)
    if (news.kind !== 'step') return
    const { step, loss, rows, hash } = news
    stepsDone = step
    tokens += rows
    if (hash !== undefined) hashes.set(step, hash)
    const elapsedMs = performance.now() - begun
    const tokensPerSecond = tokens / (elapsedMs / 1000)
    options.onProgress?.({
      step,
      loss,
      tokensPerSecond,
      elapsedMs,
      ...(hash === undefined ? {} : { weightsHash: hash }),
    })
  }

  const workers = Array.from({ length: start.recipe.threads }, (_, thread) => {
    const workerData: TrainingThreadStart = { ...start, thread }
    return new Worker(builtFile(import.meta.url, './training-thread.js'), { workerData })
  })
  workers[0]!.on('message', onNews)
  try {
    // A worker's 'error' rejects `once`; the others then wait at a barrier for ever, and are ended below.
    await Promise.all(workers.map((worker) => once(worker, 'exit')))
  } finally {
    options.signal?.removeEventListener('abort', cancel)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
  return { finished: stepsDone === start.lastStep, hashes }
}
