import { describe, expect, it } from 'vitest'
import { architecture } from '../../../../src/backends/built/model/architecture.js'
import { type CrateConfig, train } from '../../../../src/backends/built/model/index.js'
import {
  hashWeights,
  type Recipe,
  type Trained,
  type TrainingProgress,
  type TrainingSet,
  type TrainingState,
  type TrainOptions,
  trainParallel,
} from '../../../../src/backends/engine/index.js'
import { smallConfig, tokensOf } from './model.js'

const config: CrateConfig = { ...smallConfig, vocabulary: 30, outputs: 30 }

const set: TrainingSet = {
  vocabulary: config.vocabulary,
  context: config.context,
  examples: 37,
  example: (i) => ({ tokens: Uint16Array.from(tokensOf(5 + (i % 30), config.vocabulary, i)), lossFrom: 1 + (i % 4) }),
}

const recipe: Recipe<CrateConfig> = {
  seed: 5,
  steps: 20,
  batch: 9,
  learningRate: 0.01,
  warmup: 4,
  weightDecay: 0.1,
  clip: 1,
  threads: 2,
  config,
}

async function trained(changes: Partial<Recipe<CrateConfig>> = {}, options: TrainOptions = {}): Promise<Trained> {
  const result = await train(set, { ...recipe, ...changes }, options)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

describe('training', () => {
  it('arrives at the same bits with one, two and three threads', async () => {
    const hashes = await Promise.all([1, 2, 3].map(async (threads) => (await trained({ threads })).hash))
    expect(new Set(hashes).size).toBe(1)
  })

  it('is a function of the seed', async () => {
    const [first, again, other] = [await trained(), await trained(), await trained({ seed: 6 })]
    expect(again.hash).toBe(first.hash)
    expect(other.hash).not.toBe(first.hash)
  })

  it('arrives at these weights, on any machine: whoever changes the arithmetic changes this hash', async () => {
    expect((await trained()).hash).toBe('191b72abc581805a942a381411fe4ac827f8dc78ecee79b7496be43180faa4a3')
  })

  it('hashes the weights at the steps asked for, also when it stops there', async () => {
    const whole = await trained({}, { hashAt: [8, 20] })
    const stopped = await trained({}, { hashAt: [8], stopAfter: 8 })
    expect([...whole.hashes.keys()]).toEqual([8, 20])
    expect(whole.hashes.get(20)).toBe(whole.hash)
    expect(stopped.hash).toBe(whole.hashes.get(8))
    expect(whole.hash).toBe(hashWeights(whole.weights))
  })

  it('reports each step once, in order, with a loss that falls', async () => {
    const steps: TrainingProgress[] = []
    await trained({ steps: 60 }, { onProgress: (progress) => steps.push(progress) })
    expect(steps.map(({ step }) => step)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
    const mean = (part: TrainingProgress[]) => part.reduce((sum, { loss }) => sum + loss, 0) / part.length
    expect(mean(steps.slice(0, 5))).toBeGreaterThan(3)
    expect(mean(steps.slice(-5))).toBeLessThan(mean(steps.slice(0, 5)) - 0.3)
  })

  it('hands out copies of the weights on the way', async () => {
    const copies = new Map<number, string>()
    const { hashes } = await trained(
      {},
      {
        hashAt: [7, 14],
        checkpointEvery: 7,
        onCheckpoint: ({ step, weights }) => void copies.set(step, hashWeights(weights)),
      },
    )
    expect(copies).toEqual(hashes)
  })

  it('goes on from any checkpoint to the weights that it would have come to', async () => {
    const states: TrainingState[] = []
    const whole = await trained({}, { checkpointEvery: 6, onCheckpoint: (state) => void states.push(state) })
    expect(states.map(({ step }) => step)).toEqual([6, 12, 18])
    for (const from of states) expect((await trained({ threads: 1 }, { from })).hash).toBe(whole.hash)
  })

  it('refuses to go on from the state of another model', async () => {
    const none = new Float32Array(4)
    const from = { step: 3, weights: none, firstMoment: none, secondMoment: none }
    const result = await train(set, recipe, { from })
    expect(result.ok ? undefined : result.error.code).toBe('FAULT_CHECKPOINT')
  })

  it('trains on batches smaller than the number of shards', async () => {
    const { weights } = await trained({ batch: 1 })
    expect(weights.every(Number.isFinite)).toBe(true)
  })

  it('ends with FAULT_CANCELLED when told to stop', async () => {
    const stop = new AbortController()
    const onProgress = ({ step }: TrainingProgress) => step === 3 && stop.abort()
    const result = await train(set, { ...recipe, steps: 100_000 }, { signal: stop.signal, onProgress })
    expect(result.ok ? undefined : result.error.code).toBe('FAULT_CANCELLED')
  })

  it.each<[string, Partial<Recipe<CrateConfig>>]>([
    ['steps', { steps: 0 }],
    ['batch', { batch: 1.5 }],
    ['warmup', { warmup: 20 }],
    ['learningRate', { learningRate: Number.NaN }],
    ['threads', { threads: 0 }],
    ['width', { config: { ...config, width: 20 } }],
    ['context', { config: { ...config, context: 16 } }],
    ['vocabulary', { config: { ...config, vocabulary: 8, outputs: 8 } }],
    ['outputs', { config: { ...config, outputs: 8 } }],
    ['outputs', { config: { ...config, outputs: 31 } }],
  ])('refuses a recipe with a wrong %s', async (path, changes) => {
    const result = await train(set, { ...recipe, ...changes })
    expect(result.ok ? undefined : result.error).toMatchObject({ code: 'FAULT_RANGE', path })
  })

  it.each([
    ['a token outside the vocabulary', { tokens: [1, 2, 30], lossFrom: 1 }],
    ['nothing to predict', { tokens: [1, 2, 3], lossFrom: 3 }],
    ['a first token that is scored', { tokens: [1, 2, 3], lossFrom: 0 }],
    ['more tokens than the context', { tokens: tokensOf(49, 30, 1), lossFrom: 2 }],
  ])('refuses an example with %s', async (_, { tokens, lossFrom }) => {
    const example = (i: number) => (i === 4 ? { tokens: Uint16Array.from(tokens), lossFrom } : set.example(i))
    const result = await train({ ...set, example }, recipe)
    expect(result.ok ? undefined : result.error).toMatchObject({ code: 'FAULT_RANGE', path: 'examples[4]' })
  })

  it('refuses a batch that memory cannot hold', async () => {
    const large = { ...config, width: 1024, dictionary: 8192, context: 4096 }
    const result = await train({ ...set, context: 4096 }, { ...recipe, batch: 4096, config: large })
    expect(result.ok ? undefined : result.error.code).toBe('FAULT_LIMIT')
  })

  it('rejects, rather than hangs, when a thread dies', async () => {
    await expect(trainParallel(architecture, '/nowhere/architecture.js', set, recipe)).rejects.toThrow()
  })
})
