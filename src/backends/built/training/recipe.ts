// The recipe of the shipped model. The same recipe over the same contracts gives the same weights, bit for bit.

import type { VocabularyLimits } from '../tokenizer/index.js'
import type { ModelShape } from './trainable.js'

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
  readonly model: ModelShape
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
  corpus: { seed: 1, count: 280_000 },
  vocabulary: { words: 2_200, pieces: 900, wordSeenMin: 8 },
  brokenWords: 0.05,
  model: {
    width: 96,
    layers: 4,
    heads: 4,
    shiftedHeads: 2,
    dictionary: 192,
    context: 224,
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

/** The same for the llama-shaped twin, which other engines can run once it is exported. It is not shipped. */
export const twinRecipe: BuiltRecipe = {
  ...builtRecipe,
  model: {
    architecture: 'llama',
    width: 96,
    layers: 4,
    heads: 4,
    hidden: 256,
    context: builtRecipe.model.context,
    tiedHead: true,
  },
  // At CRATE's rate it learns more slowly.
  training: { ...builtRecipe.training, learningRate: 1.5e-3 },
}

/** The hash after this step is kept in the record, so that a short run can show that a rebuild is on the same path. */
export const earlyStep = 50
