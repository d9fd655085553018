// Entry of a training worker thread. All threads run the same loop over the same plan:
//
//   each shard of the batch, by whoever is free:  forward, backward      | barrier
//   each chunk of the weights, dealt by index:    add up the gradients   | barrier
//   each matrix and each chunk, dealt by index:   clip, Muon or AdamW    | barrier
//
// Which thread does what changes no number, so the weights are the same for any number of threads.
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import type { Architecture } from './architecture.js'
import { Arena } from './arena.js'
import { Barrier } from './barrier.js'
import { BatchOrder, dealToShards, inputRows, packBatch, SHARDS, scoredTokens } from './batches.js'
import { instantiateKernels } from './kernels.js'
import { CHUNKS, clipScale, Optimiser } from './optimiser.js'
import { layOut } from './parameters.js'
import { learningRateAt } from './schedule.js'
import { CANCEL, NEXT_SHARD, STOP, type TrainingNews, type TrainingThreadStart } from './training-plan.js'
import { capture } from './training-state.js'
import { hashWeights } from './weights-hash.js'

// `runThreads` in train.ts is the only starter of this file and passes exactly this.
const start = workerData as TrainingThreadStart
const { thread, memory, plan, control, sums, examples, recipe } = start
const leads = thread === 0
const tell = (news: TrainingNews): void => parentPort?.postMessage(news)

// The path comes from the same caller, who names a module that exports an `architecture` for this config.
const loaded: { architecture: Architecture<unknown> } = await import(pathToFileURL(start.architecturePath).href)
const layout = layOut(loaded.architecture.tensors(recipe.config))
const kernels = instantiateKernels(start.module, memory)
const desk = plan.desks[thread]!
const trainee = loaded.architecture.createTrainee(recipe.config, {
  kernels,
  layout,
  weights: plan.state.weights,
  arena: new Arena(desk.workspace, desk.workspaceEnd),
})
const optimiser = new Optimiser(kernels, layout, plan.state)
const order = new BatchOrder(examples.count, recipe.batch, recipe.seed)
const barrier = new Barrier(control, recipe.threads)
const shardLoss = sums.subarray(0, SHARDS)
const chunkSquares = sums.subarray(SHARDS, SHARDS + CHUNKS)
const total = (numbers: Float64Array): number => numbers.reduce((sum, number) => sum + number, 0)

// The order of the batches and the powers of the decays are as they would be after the steps done before.
for (let done = 0; done < start.stepsBefore; done++) {
  order.next()
  optimiser.advance()
}

for (let step = start.stepsBefore + 1; step <= start.lastStep && Atomics.load(control, STOP) === 0; step++) {
  const batch = order.next()
  const shards = dealToShards(examples, batch)
  const scored = scoredTokens(examples, batch)

  for (let shard = claimShard(); shard < SHARDS; shard = claimShard()) {
    const gradient = plan.state.gradients[shard]!
    kernels.fill(layout.size, 0, gradient)
    const packed = packBatch(examples, shards[shard]!, memory, desk.inputs, desk.targets)
    shardLoss[shard] = packed.sequences === 0 ? 0 : trainee.accumulate(packed, 1 / scored, gradient)
  }
  barrier.meet()

  for (let chunk = thread; chunk < CHUNKS; chunk += recipe.threads) chunkSquares[chunk] = optimiser.reduce(chunk)
  if (leads) Atomics.store(control, NEXT_SHARD, 0)
  const loss = total(shardLoss) / scored
  barrier.meet()

  const rate = learningRateAt(step, recipe.steps, recipe.warmup, recipe.learningRate)
  const scale = clipScale(total(chunkSquares), recipe.clip)
  optimiser.advance()
  optimiser.updateMatrices(thread, recipe.threads, rate, recipe.weightDecay, scale, desk.orthogonaliser)
  for (let chunk = thread; chunk < CHUNKS; chunk += recipe.threads) {
    optimiser.update(chunk, rate, recipe.weightDecay, scale)
  }
  if (leads) Atomics.store(control, STOP, Atomics.load(control, CANCEL))
  barrier.meet()

  if (leads) report(step, loss, inputRows(examples, batch))
}
if (leads) tell({ kind: 'done' })

function claimShard(): number {
  return Atomics.add(control, NEXT_SHARD, 1)
}

/** Reads the weights while the others are at the next step's gradients: they do not change before a barrier. */
function report(step: number, loss: number, rows: number): void {
  const weights = () => new Float32Array(memory.buffer, plan.state.weights, layout.size).slice()
  const hash = start.hashAt.includes(step) ? hashWeights(weights()) : undefined
  tell({ kind: 'step', step, loss, rows, ...(hash === undefined ? {} : { hash }) })
  if (start.checkpointEvery !== undefined && step % start.checkpointEvery === 0) {
    tell({ kind: 'checkpoint', state: capture(step, plan.state, memory, layout.size) })
  }
}
