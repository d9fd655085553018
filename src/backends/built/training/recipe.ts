// The recipe of the shipped model. The same recipe over the same contracts gives the same weights, bit for bit.

import type { CrateConfig } from '../model/index.js'
import type { VocabularyLimits } from '../tokenizer/index.js'

export interface BuiltRecipe {
  readonly corpus: {
    readonly seed: number
    readonly count: number
    /** Whether operations without phrasings are asked as their examples ask; left out, they are not asked at all. */
    readonly drawsOnExamples?: true
  }
  readonly vocabulary: VocabularyLimits
  /** Share of words that come in pieces although the vocabulary has them whole. */
  readonly brokenWords: number
  /** The vocabulary's size is known once there is a corpus. */
  readonly model: Omit<CrateConfig, 'vocabulary'>
  readonly training: {
    readonly seed: number
    readonly steps: number
    /** Examples a step. */
    readonly batch: number
    readonly learningRate: number
    readonly warmup: number
    readonly weightDecay: number
    readonly clip: number
  }
}

export const builtRecipe: BuiltRecipe = {
  corpus: { seed: 1, count: 160_000 },
  vocabulary: { words: 1_000, pieces: 500, wordSeenMin: 8 },
  brokenWords: 0.05,
  model: {
    width: 96,
    layers: 4,
    heads: 4,
    shiftedHeads: 2,
    dictionary: 192,
    context: 176,
    istaIterations: 2,
    istaStep: 0.5,
    lambda: 0.05,
  },
  training: {
    seed: 1,
    steps: 6_000,
    batch: 64,
    learningRate: 4e-3,
    warmup: 200,
    weightDecay: 0.05,
    clip: 1,
  },
}

/** The hash after this step is kept in the record, so that a short run can show that a rebuild is on the same path. */
export const earlyStep = 50
