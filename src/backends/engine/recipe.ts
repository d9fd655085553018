import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'

/** Everything, besides the examples, that the weights depend on, and `threads`, which they do not. */
export interface Recipe<Config> {
  readonly seed: number
  readonly steps: number
  /** Examples a step. */
  readonly batch: number
  /** Peak learning rate; see `learningRateAt`. */
  readonly learningRate: number
  readonly warmup: number
  readonly weightDecay: number
  /** Largest norm of a step's gradient; a longer one is scaled down to it. */
  readonly clip: number
  /** Worker threads; changes the time, never the weights. */
  readonly threads: number
  readonly config: Config
}

const THREADS_MAX = 4
const BATCH_MAX = 4_096

/** The recipe itself, or the first field that cannot be trained with. */
export function checkRecipe<Config>(recipe: Recipe<Config>): Result<Recipe<Config>, Fault> {
  const wholeIn = (value: number, low: number, high: number) => Number.isInteger(value) && value >= low && value <= high
  const wanted: readonly [path: keyof Recipe<Config>, holds: boolean, wording: string][] = [
    ['seed', wholeIn(recipe.seed, 0, 2 ** 32 - 1), 'a whole number below 2^32'],
    ['steps', wholeIn(recipe.steps, 1, 10_000_000), 'a whole number from 1 to 10,000,000'],
    ['batch', wholeIn(recipe.batch, 1, BATCH_MAX), `a whole number from 1 to ${BATCH_MAX}`],
    ['learningRate', recipe.learningRate > 0 && recipe.learningRate < 1, 'between 0 and 1'],
    ['warmup', wholeIn(recipe.warmup, 0, recipe.steps - 1), 'a whole number below the number of steps'],
    ['weightDecay', recipe.weightDecay >= 0 && recipe.weightDecay < 1, 'from 0 to below 1'],
    ['clip', recipe.clip > 0 && Number.isFinite(recipe.clip), 'positive'],
    ['threads', wholeIn(recipe.threads, 1, THREADS_MAX), `a whole number from 1 to ${THREADS_MAX}`],
  ]
  const wrong = wanted.find(([, holds]) => !holds)
  if (wrong === undefined) return ok(recipe)
  const [path, , wording] = wrong
  return err({ code: 'FAULT_RANGE', path, message: `Recipe field ${path} must be ${wording}, not ${recipe[path]}.` })
}
