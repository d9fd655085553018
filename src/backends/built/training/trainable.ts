// The architectures that a recipe may ask for, each with what trains it and what writes it down.

import type { Fault, Result } from '../../../fabric/index.js'
import type { Json, Recipe, Trained, TrainingSet, TrainOptions } from '../../engine/index.js'
import {
  type CrateConfig,
  crateCheckpoint,
  parameterCount as crateParameters,
  train as trainCrate,
} from '../model/index.js'
import type { Vocabulary } from '../tokenizer/index.js'
import { type TwinConfig, train as trainTwin, twinCheckpoint, parameterCount as twinParameters } from '../twin/index.js'

/** A model but for its vocabulary, whose sizes are known once there is a corpus. CRATE where nothing else is named. */
export type ModelShape =
  | Omit<CrateConfig, 'vocabulary' | 'outputs'>
  | ({ readonly architecture: 'llama' } & Omit<TwinConfig, 'vocabulary'>)

export interface Trainable {
  readonly architecture: string
  readonly parameters: number
  train(
    set: TrainingSet,
    recipe: Omit<Recipe<unknown>, 'config'>,
    options: TrainOptions,
  ): Promise<Result<Trained, Fault>>
  /** Bytes of a checkpoint file. */
  checkpoint(weights: Float32Array, record: Json): Uint8Array
}

export function trainableOf(
  shape: ModelShape,
  { size: vocabulary, outputs }: Pick<Vocabulary, 'size' | 'outputs'>,
): Trainable {
  if ('architecture' in shape) {
    const { architecture, ...sizes } = shape
    const config: TwinConfig = { vocabulary, ...sizes }
    return {
      architecture,
      parameters: twinParameters(config),
      train: (set, recipe, options) => trainTwin(set, { ...recipe, config }, options),
      checkpoint: (weights, record) => twinCheckpoint(config, weights, record),
    }
  }
  const config: CrateConfig = { vocabulary, outputs, ...shape }
  return {
    architecture: 'crate',
    parameters: crateParameters(config),
    train: (set, recipe, options) => trainCrate(set, { ...recipe, config }, options),
    checkpoint: (weights, record) => crateCheckpoint(config, weights, record),
  }
}
