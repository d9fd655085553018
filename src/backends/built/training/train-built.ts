// From recipe and contracts to a model folder's contents.

import { type Contract, type ContractExample, err, type Fault, ok, type Result } from '../../../fabric/index.js'
import type { Json } from '../../engine/index.js'
import { vocabularyHash } from '../model-files.js'
import type { VocabularyJson } from '../tokenizer/index.js'
import { prepare } from './prepare.js'
import { type BuiltRecipe, earlyStep } from './recipe.js'
import { trainableOf } from './trainable.js'

export type TrainingStage =
  | { readonly stage: 'corpus'; readonly examples: number }
  | { readonly stage: 'vocabulary'; readonly tokens: number; readonly parameters: number }
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
}

export interface TrainedModel {
  readonly checkpoint: Uint8Array
  readonly vocabulary: VocabularyJson
  readonly record: Json
  readonly weightsHash: string
  /** Hash after `earlyStep`. */
  readonly earlyHash: string | undefined
}

export async function trainBuilt(
  recipe: BuiltRecipe,
  contracts: readonly Contract[],
  options: TrainBuiltOptions,
): Promise<Result<TrainedModel, Fault>> {
  const onStage = options.onStage ?? (() => {})
  onStage({ stage: 'corpus', examples: recipe.corpus.count })
  const { corpus, corpusHash, vocabulary, set } = await prepare(
    recipe,
    { contracts, examples: options.examples ?? {} },
    options.threads,
  )
  if (set.examples === 0) return err({ code: 'FAULT_RANGE', path: 'corpus.count', message: 'the corpus is empty' })
  const model = trainableOf(recipe.model, vocabulary.size)
  onStage({ stage: 'vocabulary', tokens: vocabulary.size, parameters: model.parameters })
  const { steps } = recipe.training
  const trained = await model.train(
    set,
    { ...recipe.training, threads: options.threads },
    {
      hashAt: [earlyStep],
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.stopAfter === undefined ? {} : { stopAfter: options.stopAfter }),
      onProgress: (progress) => onStage({ stage: 'training', steps, ...progress }),
    },
  )
  if (!trained.ok) return trained
  const { weights, hash, hashes } = trained.value
  const record: Json = {
    architecture: model.architecture,
    parameters: weights.length,
    // The recipe is plain data.
    recipe: JSON.parse(JSON.stringify(recipe)) as Json,
    contracts: contracts.map(({ name }) => name),
    corpusHash,
    corpus: JSON.parse(JSON.stringify(corpus.statistics)) as Json,
    vocabularyHash: vocabularyHash(vocabulary),
    weightsHash: hash,
    [`hashAtStep${earlyStep}`]: hashes.get(earlyStep) ?? null,
  }
  return ok({
    checkpoint: model.checkpoint(weights, record),
    vocabulary: vocabulary.json,
    record,
    weightsHash: hash,
    earlyHash: hashes.get(earlyStep),
  })
}
