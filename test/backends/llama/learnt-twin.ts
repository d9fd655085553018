// A twin that has learnt a few goals by heart: enough to answer them, and small enough to be taught in a test.

import type { Model } from '../../../src/backends/built/model-files.js'
import { vocabularyHash } from '../../../src/backends/built/model-files.js'
import { buildVocabulary, encodeExample } from '../../../src/backends/built/tokenizer/index.js'
import { type TwinConfig, train, twinCheckpoint } from '../../../src/backends/built/twin/index.js'
import type { Example } from '../../../src/backends/corpus/index.js'
import { readCheckpoint, type TrainingSet } from '../../../src/backends/engine/index.js'
import { goals } from '../../conformance/goals.js'

const stopping = 'kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = $3 }'
const programs: Readonly<Record<string, string>> = {
  'How far': stopping,
  Convert: 'finance.convert { amount = $1; to = $2; market = input "market" }',
  add: 'finance.sum { amounts = [$1; $2; $3] }',
  'write me': 'refuse outOfScope',
  'price my': 'finance.priceBook { book = input "book"; market = input "market" }',
}

/** The goals of the conformance suite. */
const lessons: readonly Example[] = goals.map(({ text, quantities, inputs }) => {
  const [, program = ''] = Object.entries(programs).find(([begins]) => text.startsWith(begins)) ?? []
  return { kind: 'answer', operations: [], text, quantities, inputs: [...inputs], program } as const
})

export const learntGoals = lessons.map(({ text, program }) => ({ text, program }))

/** But for its vocabulary. */
export const learntShape: Omit<TwinConfig, 'vocabulary'> = {
  width: 32,
  layers: 2,
  heads: 2,
  hidden: 64,
  context: 192,
  tiedHead: true,
}

let taught: Promise<Model> | undefined

/** Taught once in a process. */
export function learntTwin(): Promise<Model> {
  taught ??= teach()
  return taught
}

async function teach(): Promise<Model> {
  const statistics = { droppedByLexer: 0, duplicates: 0, revised: 0, byKind: {}, byOperation: {} }
  const vocabulary = buildVocabulary({ examples: lessons, statistics }, { wordSeenMin: 1, pieces: 40 })
  const encoded = lessons.map((example) => encodeExample(vocabulary, example))
  const config: TwinConfig = { ...learntShape, vocabulary: vocabulary.size }
  const set: TrainingSet = {
    vocabulary: vocabulary.size,
    context: config.context,
    examples: encoded.length,
    example: (at) => encoded[at]!,
  }
  const recipe = {
    seed: 3,
    steps: 500,
    batch: encoded.length,
    learningRate: 0.01,
    warmup: 10,
    weightDecay: 0.01,
    clip: 1,
  }
  const trained = await train(set, { ...recipe, threads: 1, config })
  if (!trained.ok) throw new Error(trained.error.message)
  const checkpoint = readCheckpoint(
    twinCheckpoint(config, trained.value.weights, { vocabularyHash: vocabularyHash(vocabulary) }),
  )
  if (!checkpoint.ok) throw new Error(checkpoint.error.message)
  return { checkpoint: checkpoint.value, vocabulary }
}
