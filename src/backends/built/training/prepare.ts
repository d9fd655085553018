// What training starts from: corpus, vocabulary and examples as tokens.

import { createHash } from 'node:crypto'
import type { Contract, ContractExample } from '../../../fabric/index.js'
import { type Corpus, generateCorpus, Random } from '../../corpus/index.js'
import type { Example as TrainingExample, TrainingSet } from '../../engine/index.js'
import { buildVocabulary, encodeExample, type Vocabulary } from '../tokenizer/index.js'
import type { BuiltRecipe } from './recipe.js'
import { shardedCorpus } from './sharded-corpus.js'

/** Of examples that a model in training is measured with. */
const heldOutCount = 300
/** Far from the seeds of any corpus's shards. */
const heldOutSeed = 0x5eed_0000

export interface Prepared {
  readonly corpus: Corpus
  /** Hex SHA-256 over texts and programs in order. */
  readonly corpusHash: string
  readonly vocabulary: Vocabulary
  readonly set: TrainingSet
  /** Examples that are in no corpus, made when they are first asked for. */
  heldOut(): readonly TrainingExample[]
}

export interface Taught {
  readonly contracts: readonly Contract[]
  /** By operation; drawn on where the recipe says so. */
  readonly examples: Readonly<Record<string, readonly ContractExample[]>>
}

export async function prepare(
  recipe: BuiltRecipe,
  { contracts, examples }: Taught,
  threads: number,
): Promise<Prepared> {
  const { drawsOnExamples = false, ...size } = recipe.corpus
  const corpus = await shardedCorpus({ ...size, contracts, threads, examples: drawsOnExamples ? examples : {} })
  const vocabulary = buildVocabulary(corpus, recipe.vocabulary)
  const { context } = recipe.model
  const random = new Random(recipe.corpus.seed)
  // A word now and then comes in pieces, so that the model has seen the pieces that a misspelt one falls into.
  const breaks = (): boolean => random.chance(recipe.brokenWords)
  const encoded = corpus.examples
    .map((example) => encodeExample(vocabulary, example, { breaks }))
    // Programs of many requests may not fit the context; they are few, and cutting one would teach a wrong program.
    .filter(({ tokens }) => tokens.length <= context)
  const heldOut = () => {
    const shown = drawsOnExamples ? { examples } : {}
    const others = generateCorpus({ seed: heldOutSeed + recipe.corpus.seed, count: heldOutCount, contracts, ...shown })
    const taught = new Set(corpus.examples.map(({ text }) => text))
    return others.examples
      .filter(({ text }) => !taught.has(text))
      .map((example) => encodeExample(vocabulary, example))
      .filter(({ tokens }) => tokens.length <= context)
  }
  return {
    corpus,
    heldOut,
    corpusHash: corpusHash(corpus),
    vocabulary,
    set: {
      vocabulary: vocabulary.size,
      outputs: vocabulary.outputs,
      context,
      examples: encoded.length,
      example: (index) => encoded[index]!,
    },
  }
}

function corpusHash({ examples }: Corpus): string {
  const hash = createHash('sha256')
  for (const { text, program, previous } of examples)
    hash.update(JSON.stringify([text, program, previous?.program ?? '']))
  return hash.digest('hex')
}
