import { builtFile } from '../../../fabric/built-file.js'
import type { Fault } from '../../../fabric/fault.js'
import type { Result } from '../../../fabric/result.js'
import { type Recipe, type Trained, type TrainingSet, type TrainOptions, trainModel } from '../../engine/index.js'
import { architecture } from './architecture.js'
import { type CrateConfig, parseCrateConfig } from './config.js'

const path = builtFile(import.meta.url, './architecture.js')

/** Trains a CRATE decoder from scratch; the weights depend on the set and the recipe alone. Faults as `trainModel` has them. */
export const train = (
  set: TrainingSet,
  recipe: Recipe<CrateConfig>,
  options: TrainOptions = {},
): Promise<Result<Trained, Fault>> => trainModel(architecture, path, parseCrateConfig, set, recipe, options)
