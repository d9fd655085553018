import { describe, expect, it } from 'vitest'
import { openDecoder, type TwinConfig, train, twinCheckpoint } from '../../../../src/backends/built/twin/index.js'
import { createRandom, type Recipe, readCheckpoint, type TrainingSet } from '../../../../src/backends/engine/index.js'
import { tokensOf } from '../model/model.js'
import { smallConfig } from './model.js'

const config: TwinConfig = { ...smallConfig, vocabulary: 30 }

const set: TrainingSet = {
  vocabulary: config.vocabulary,
  context: config.context,
  examples: 37,
  example: (i) => ({ tokens: Uint16Array.from(tokensOf(5 + (i % 30), config.vocabulary, i)), lossFrom: 1 + (i % 4) }),
}

const recipe: Recipe<TwinConfig> = {
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

async function hash(changes: Partial<Recipe<TwinConfig>>): Promise<string> {
  const trained = await train(set, { ...recipe, ...changes })
  if (!trained.ok) throw new Error(trained.error.message)
  return trained.value.hash
}

describe('training the twin', () => {
  it('arrives at the same bits with one, two and three threads', async () => {
    const hashes = await Promise.all([1, 2, 3].map((threads) => hash({ threads })))
    expect(new Set(hashes).size).toBe(1)
  })

  it('arrives at these weights, on any machine: whoever changes the arithmetic changes this hash', async () => {
    expect(await hash({})).toBe('9739fed4b683ba24f78ac10910d9f30f666c242fde9dcf6c04040e2e542dd2dc')
  })

  it.each<[string, Partial<Recipe<TwinConfig>>]>([
    ['width', { config: { ...config, width: 20 } }],
    ['hidden', { config: { ...config, hidden: 21 } }],
    ['context', { config: { ...config, context: 16 } }],
    ['vocabulary', { config: { ...config, vocabulary: 8 } }],
    ['steps', { steps: 0 }],
  ])('refuses a recipe with a wrong %s', async (path, changes) => {
    const trained = await train(set, { ...recipe, ...changes })
    expect(trained.ok ? undefined : trained.error).toMatchObject({ code: 'FAULT_RANGE', path })
  })

  it('learns to say what follows what, and its decoder says it', { timeout: 60_000 }, async () => {
    // In every sequence the next token is the last one plus the first one: both have to be attended to.
    const steps = 23
    const chain = (first: number, from: number) =>
      Array.from({ length: 10 }, (_, i) => (i === 0 ? first : (from + i * first) % steps))
    const random = createRandom(3)
    const examples = Array.from({ length: 400 }, () => ({
      tokens: Uint16Array.from(chain(random.integer(5), random.integer(steps))),
      lossFrom: 2,
    }))
    const small: TwinConfig = { ...config, vocabulary: steps, width: 32 }
    const trained = await train(
      { vocabulary: steps, context: 10, examples: examples.length, example: (i) => examples[i]! },
      { ...recipe, config: small, steps: 400, batch: 16, warmup: 20 },
    )
    if (!trained.ok) throw new Error(trained.error.message)
    const checkpoint = readCheckpoint(twinCheckpoint(small, trained.value.weights, null))
    if (!checkpoint.ok) throw new Error(checkpoint.error.message)
    const decoder = await openDecoder(checkpoint.value)
    if (!decoder.ok) throw new Error(decoder.error.message)
    let right = 0
    let said = 0
    for (let first = 0; first < 5; first++) {
      for (let from = 0; from < steps; from++) {
        const tokens = chain(first, from)
        const logits = decoder.value.prefill(tokens.slice(0, 9))
        if (logits.indexOf(Math.max(...logits)) === tokens[9]) right++
        said++
      }
    }
    expect(right / said).toBeGreaterThan(0.95)
  })
})
