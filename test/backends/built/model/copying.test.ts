import { describe, expect, it } from 'vitest'
import { type CrateConfig, crateCheckpoint, openDecoder, train } from '../../../../src/backends/built/model/index.js'
import { createRandom, type Random, readCheckpoint } from '../../../../src/backends/engine/index.js'

const [START, SEPARATOR, END] = [0, 1, 2]
const FIRST_LETTER = 3
const LETTERS = 29

const config: CrateConfig = {
  vocabulary: FIRST_LETTER + LETTERS,
  outputs: FIRST_LETTER + LETTERS,
  width: 32,
  layers: 2,
  heads: 2,
  shiftedHeads: 1,
  dictionary: 32,
  context: 24,
  istaIterations: 1,
  istaStep: 0.5,
  lambda: 0.05,
}

/** Random letters, each at most once, to be said again after the separator. */
function phrase(random: Random): number[] {
  const letters = new Set<number>()
  const count = 3 + random.integer(8)
  while (letters.size < count) letters.add(FIRST_LETTER + random.integer(LETTERS))
  return [...letters]
}

/** Trains on 4,000 phrases for so many steps and tells how many of 100 new ones come out right, letter for letter. */
async function copiedOf100(config: CrateConfig, steps: number): Promise<number> {
  const random = createRandom(11)
  const examples = Array.from({ length: 4_000 }, () => {
    const letters = phrase(random)
    const tokens = Uint16Array.from([START, ...letters, SEPARATOR, ...letters, END])
    return { tokens, lossFrom: letters.length + 2 }
  })
  const { vocabulary, context } = config
  const set = { vocabulary, context, examples: examples.length, example: (i: number) => examples[i]! }
  const rates = { learningRate: 6e-3, warmup: 40, weightDecay: 0.01, clip: 1 }
  const trained = await train(set, { seed: 3, steps, batch: 32, threads: 2, ...rates, config })
  if (!trained.ok) throw new Error(trained.error.message)

  const checkpoint = readCheckpoint(crateCheckpoint(config, trained.value.weights, 'copying'))
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  const decoder = await openDecoder(checkpoint.value)
  if (!decoder.ok) throw new Error(decoder.error.message)
  const likeliest = (logits: Float32Array) => logits.indexOf(Math.max(...logits))
  let copied = 0
  for (let i = 0; i < 100; i++) {
    const letters = phrase(random)
    const said: number[] = []
    let next = likeliest(decoder.value.prefill([START, ...letters, SEPARATOR]))
    while (next !== END && said.length <= letters.length) {
      said.push(next)
      next = likeliest(decoder.value.step(next))
    }
    if (said.join() === letters.join()) copied++
  }
  return copied
}

/** Enough with the key shift. Without it the same model needs about twice as many. */
const steps = 200

describe('copying', () => {
  it('is learned, and carries over to phrases never seen', { timeout: 60_000 }, async () => {
    expect(await copiedOf100(config, steps)).toBeGreaterThanOrEqual(95)
  })

  it('is what the key shift is for: the same training without it fails', { timeout: 60_000 }, async () => {
    expect(await copiedOf100({ ...config, shiftedHeads: 0 }, steps)).toBeLessThan(20)
  })
})
