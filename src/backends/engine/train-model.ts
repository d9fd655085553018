import type { Fault } from '../../fabric/fault.js'
import { err, type Result } from '../../fabric/result.js'
import type { Architecture } from './architecture.js'
import type { Recipe } from './recipe.js'
import { type Trained, type TrainOptions, trainParallel } from './train.js'
import type { TrainingSet } from './training-set.js'

interface Sized {
  readonly vocabulary: number
  /** Tokens below this may be said; all where it is left out. */
  readonly outputs?: number
  readonly context: number
}

const sizeOf = (sized: Sized, field: keyof Sized): number => sized[field] ?? sized.vocabulary

/**
 * Trains a model of an architecture from scratch, once its config reads and the set fits it; else as `trainParallel`.
 *
 * @param path absolute path of the built module that exports `architecture`
 * @returns FAULT_RANGE for a config, recipe or example that cannot be trained on, FAULT_CANCELLED on `signal`
 */
export async function trainModel<Config extends Sized>(
  architecture: Architecture<Config>,
  path: string,
  parseConfig: (config: unknown) => Result<Config, Fault>,
  set: TrainingSet,
  recipe: Recipe<Config>,
  options: TrainOptions,
): Promise<Result<Trained, Fault>> {
  const config = parseConfig(recipe.config)
  if (!config.ok) return config
  const exceeding = (['vocabulary', 'outputs', 'context'] as const).find(
    (field) => sizeOf(set, field) > sizeOf(config.value, field),
  )
  if (exceeding !== undefined) {
    return err({
      code: 'FAULT_RANGE',
      path: exceeding,
      message: `The training set's ${exceeding} exceeds the model's.`,
    })
  }
  return trainParallel(architecture, path, set, recipe, options)
}
