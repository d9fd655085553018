// A model with random weights over a vocabulary that spells everything letter by letter: small enough to make in a test.

import { type CrateConfig, crateCheckpoint } from '../../../src/backends/built/model/index.js'
import { vocabularyHash } from '../../../src/backends/built/model-files.js'
import { type Vocabulary, vocabularyOf } from '../../../src/backends/built/tokenizer/index.js'
import { partTokens, programCharacters } from '../../../src/backends/built/tokenizer/vocabulary.js'
import type { Json } from '../../../src/backends/engine/index.js'
import { livelyWeights, smallConfig } from './model/model.js'

export const tinyVocabulary: Vocabulary = vocabularyOf({
  specials: [...partTokens],
  program: programCharacters,
  words: [...'abcdefghijklmnopqrstuvwxyz'].flatMap((letter) => [letter, `#${letter}`]),
})

export const tinyConfig: CrateConfig = {
  ...smallConfig,
  vocabulary: tinyVocabulary.size,
  outputs: tinyVocabulary.outputs,
  context: 256,
}

export const recordOf = (vocabulary: Vocabulary): Json => ({ vocabularyHash: vocabularyHash(vocabulary) })

/** Bytes of a checkpoint file. */
export const tinyCheckpoint = (config = tinyConfig, record = recordOf(tinyVocabulary)): Uint8Array =>
  crateCheckpoint(config, livelyWeights(config, 7), record)
