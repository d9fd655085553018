import { describe, expect, it } from 'vitest'
import { bestOf, isExhausted, patience } from '../../../src/backends/built/training/curve.js'
import {
  type BuiltRecipe,
  builtRecipe,
  type TrainBuiltOptions,
  trainBuilt,
} from '../../../src/backends/built/training/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'

const recipe: BuiltRecipe = {
  ...builtRecipe,
  corpus: { seed: 3, count: 400 },
  vocabulary: { words: 200, pieces: 60, wordSeenMin: 3 },
  model: {
    ...builtRecipe.model,
    width: 32,
    heads: 2,
    shiftedHeads: 1,
    layers: 1,
    dictionary: 64,
  } as BuiltRecipe['model'],
  training: { ...builtRecipe.training, steps: 30, batch: 8, warmup: 5 },
}

const trained = async (options: Partial<TrainBuiltOptions> = {}, of = recipe) =>
  trainBuilt(of, builtInContracts, { threads: 2, measureEvery: 10, ...options })

describe('a training that was cut short', () => {
  it('goes on to the weights and the curve that it would have had', async () => {
    const saved: Uint8Array[] = []
    const whole = await trained({ onSave: async (bytes) => void saved.push(bytes) })
    if (!whole.ok) throw new Error(whole.error.message)
    expect(whole.value.curve.map(({ step }) => step)).toEqual([10, 20, 30])
    const resumed = await trained({ saved: saved[0]! })
    if (!resumed.ok) throw new Error(resumed.error.message)
    expect(resumed.value.weightsHash).toBe(whole.value.weightsHash)
    expect(resumed.value.curve.map(({ exact }) => exact)).toEqual(whole.value.curve.map(({ exact }) => exact))
  })

  it('is refused where its file is damaged or of another recipe', async () => {
    const saved: Uint8Array[] = []
    await trained({ onSave: async (bytes) => void saved.push(bytes), stopAfter: 10 })
    const [bytes] = saved
    const torn = await trained({ saved: bytes!.subarray(0, bytes!.length - 9) })
    const other = await trained({ saved: bytes! }, { ...recipe, training: { ...recipe.training, seed: 2 } })
    for (const result of [torn, other]) expect(result.ok ? undefined : result.error.code).toBe('FAULT_CHECKPOINT')
  })
})

describe('a curve', () => {
  const curve = (...exact: number[]) => exact.map((one, at) => ({ step: 10 * (at + 1), loss: 1, exact: one }))

  it('is exhausted when nothing better came for long', () => {
    const flat = Array.from({ length: patience }, () => 0.5)
    expect(isExhausted(curve(0.1, 0.5, ...flat.slice(1)))).toBe(false)
    expect(isExhausted(curve(0.1, 0.5, ...flat))).toBe(true)
    expect(bestOf(curve(0.1, 0.5, ...flat))?.step).toBe(20)
  })
})
