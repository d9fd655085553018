// From recipe and contracts to a model folder's contents.

import { type Contract, type ContractExample, err, type Fault, ok, type Result } from '../../../fabric/index.js'
import type { CorpusStatistics } from '../../corpus/index.js'
import { hashWeights, type Json } from '../../engine/index.js'
import { vocabularyHash } from '../model-files.js'
import type { VocabularyJson } from '../tokenizer/index.js'
import { type CurvePoint, measureEvery } from './curve.js'
import { prepare } from './prepare.js'
import { type BuiltRecipe, earlyStep } from './recipe.js'
import { readSavedTraining } from './saved-training.js'
import { trainableOf } from './trainable.js'
import { TrainingWatch } from './training-watch.js'

export type TrainingStage =
  | { readonly stage: 'corpus'; readonly examples: number }
  | { readonly stage: 'statistics'; readonly statistics: CorpusStatistics }
  | { readonly stage: 'vocabulary'; readonly tokens: number; readonly parameters: number }
  /** A training that was cut short goes on after this step. */
  | { readonly stage: 'resumed'; readonly step: number }
  | ({ readonly stage: 'measured' } & CurvePoint)
  | {
      readonly stage: 'training'
      readonly step: number
      readonly steps: number
      readonly loss: number
      readonly tokensPerSecond: number
      readonly elapsedMs: number
    }

export interface TrainBuiltOptions {
  readonly threads: number
  /** Of the operations, by name; drawn on where the recipe says so. */
  readonly examples?: Readonly<Record<string, readonly ContractExample[]>>
  readonly onStage?: (stage: TrainingStage) => void
  readonly signal?: AbortSignal
  /** Ends after this step, to compare hashes; the weights are then those of that step. */
  readonly stopAfter?: number
  /** Steps between two measurings; see curve.ts. */
  readonly measureEvery?: number
  /** A training that was cut short, as `onSave` was given it. FAULT_CHECKPOINT where it is of another recipe or corpus. */
  readonly saved?: Uint8Array
  /** Receives what to go on from, now and then. What it returns is awaited before the next is made. */
  readonly onSave?: (bytes: Uint8Array) => Promise<void>
}

export interface TrainedModel {
  readonly checkpoint: Uint8Array
  readonly vocabulary: VocabularyJson
  readonly record: Json
  readonly weightsHash: string
  /** Hash after `earlyStep`. */
  readonly earlyHash: string | undefined
  readonly curve: readonly CurvePoint[]
}

export async function trainBuilt(
  recipe: BuiltRecipe,
  contracts: readonly Contract[],
  options: TrainBuiltOptions,
): Promise<Result<TrainedModel, Fault>> {
  const onStage = options.onStage ?? (() => {})
  onStage({ stage: 'corpus', examples: recipe.corpus.count })
  const prepared = await prepare(recipe, { contracts, examples: options.examples ?? {} }, options.threads)
  const { corpus, corpusHash, vocabulary, set } = prepared
  if (set.examples === 0) return err({ code: 'FAULT_RANGE', path: 'corpus.count', message: 'the corpus is empty' })
  onStage({ stage: 'statistics', statistics: corpus.statistics })
  const model = trainableOf(recipe.model, vocabulary)
  onStage({ stage: 'vocabulary', tokens: vocabulary.size, parameters: model.parameters })
  const identity = { recipe, corpusHash, vocabularyHash: vocabularyHash(vocabulary) }
  const saved = options.saved === undefined ? ok(undefined) : readSavedTraining(identity, options.saved)
  if (!saved.ok) return saved
  if (saved.value !== undefined) onStage({ stage: 'resumed', step: saved.value.state.step })
  const watch = new TrainingWatch(identity, model, prepared, saved.value?.curve ?? [], {
    onPoint: (point) => onStage({ stage: 'measured', ...point }),
    ...(options.onSave === undefined ? {} : { onSave: options.onSave }),
  })
  const { steps } = recipe.training
  const trained = await model.train(
    set,
    { ...recipe.training, threads: options.threads },
    {
      hashAt: [earlyStep],
      signal: AbortSignal.any([watch.exhausted, ...(options.signal === undefined ? [] : [options.signal])]),
      ...(options.stopAfter === undefined ? {} : { stopAfter: options.stopAfter }),
      ...(saved.value === undefined ? {} : { from: saved.value.state }),
      checkpointEvery: options.measureEvery ?? measureEvery,
      onCheckpoint: (state) => watch.reached(state),
      onProgress: (progress) => {
        watch.progressed(progress.loss)
        onStage({ stage: 'training', steps, ...progress })
      },
    },
  )
  const watched = await watch.ended()
  if (!watched.ok) return watched
  if (!trained.ok && watched.value === undefined) return trained
  // A training that stopped getting better ends with the best weights that it had.
  const weights = watched.value?.weights ?? (trained.ok ? trained.value.weights : new Float32Array())
  const hash = hashWeights(weights)
  const earlyHash = trained.ok ? trained.value.hashes.get(earlyStep) : undefined
  const record: Json = {
    architecture: model.architecture,
    parameters: weights.length,
    // The recipe is plain data.
    recipe: JSON.parse(JSON.stringify(recipe)) as Json,
    contracts: contracts.map(({ name }) => name),
    corpusHash,
    corpus: JSON.parse(JSON.stringify(corpus.statistics)) as Json,
    vocabularyHash: identity.vocabularyHash,
    weightsHash: hash,
    ...(watched.value === undefined ? {} : { stoppedEarlyWithStep: watched.value.step }),
    [`hashAtStep${earlyStep}`]: earlyHash ?? null,
  }
  return ok({
    checkpoint: model.checkpoint(weights, record),
    vocabulary: vocabulary.json,
    record,
    weightsHash: hash,
    earlyHash,
    curve: watch.curve,
  })
}
