// A twin with random weights over the vocabulary of the tiny model, as a model folder has it.

import type { Model } from '../../../src/backends/built/model-files.js'
import { type TwinConfig, twinCheckpoint } from '../../../src/backends/built/twin/index.js'
import { readCheckpoint } from '../../../src/backends/engine/index.js'
import { recordOf, tinyCheckpoint, tinyVocabulary } from './tiny-model.js'
import { livelyWeights, smallConfig } from './twin/model.js'

export const tinyTwinConfig: TwinConfig = { ...smallConfig, vocabulary: tinyVocabulary.size, context: 64 }

export const tinyTwinCheckpoint = (config: TwinConfig = tinyTwinConfig): Uint8Array =>
  twinCheckpoint(config, livelyWeights(config, 7), recordOf(tinyVocabulary))

export function tinyTwin(config: TwinConfig = tinyTwinConfig): Model {
  return modelOf(tinyTwinCheckpoint(config))
}

export const tinyCrate = (): Model => modelOf(tinyCheckpoint())

function modelOf(bytes: Uint8Array): Model {
  const checkpoint = readCheckpoint(bytes)
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  return { checkpoint: checkpoint.value, vocabulary: tinyVocabulary }
}
