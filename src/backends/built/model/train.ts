import { builtFile } from '../../../fabric/built-file.js'
import type { Fault } from '../../../fabric/fault.js'
import { err, type Result } from '../../../fabric/result.js'
import { type Recipe, type Trained, type TrainingSet, type TrainOptions, trainParallel } from '../../engine/index.js'
import { architecture } from './architecture.js'
import { type CrateConfig, parseCrateConfig } from './config.js'

/**
 * Trains a CRATE decoder from scratch; the weights depend on the set and the recipe alone.
 *
 * @returns FAULT_RANGE for a config, recipe or example that cannot be trained on, FAULT_CANCELLED on `signal`
 */
export async function train(
  set: TrainingSet,
  recipe: Recipe<CrateConfig>,
  options: TrainOptions = {},
): Promise<Result<Trained, Fault>> {
  const config = parseCrateConfig(recipe.config)
  if (!config.ok) return config
  if (set.vocabulary > config.value.vocabulary || set.context > config.value.context) {
    const path = set.vocabulary > config.value.vocabulary ? 'vocabulary' : 'context'
    return err({ code: 'FAULT_RANGE', path, message: `The training set's ${path} exceeds the model's.` })
  }
  return trainParallel(architecture, builtFile(import.meta.url, './architecture.js'), set, recipe, options)
}
