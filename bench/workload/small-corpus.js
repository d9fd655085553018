// Corpora for claims about training: as the recipe makes them, but small enough for a round.

import { encodeExample } from '../../dist/backends/built/tokenizer/index.js'
import { builtRecipe } from '../../dist/backends/built/training/index.js'
import { prepare } from '../../dist/backends/built/training/prepare.js'
import { generateCorpus } from '../../dist/backends/corpus/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'

/**
 * What the recipe's training would start from, with so many examples.
 *
 * @param {number} count
 */
export const preparedCorpus = (count) =>
  prepare(
    { ...builtRecipe, corpus: { ...builtRecipe.corpus, count } },
    { contracts: builtInContracts, examples: {} },
    2,
  )

/** A seed that no training of this house uses. */
const heldOutSeed = 7_777

/**
 * Examples that no training saw, as tokens.
 *
 * @param {import('../../dist/backends/built/tokenizer/index.js').Vocabulary} vocabulary
 * @param {number} count
 * @param {number} context
 */
export function heldOut(vocabulary, count, context) {
  const { examples } = generateCorpus({ seed: heldOutSeed, count: Math.ceil(count * 1.2), contracts: builtInContracts })
  const fitting = examples
    .map((example) => encodeExample(vocabulary, example))
    .filter(({ tokens }) => tokens.length <= context)
  if (fitting.length < count) throw new Error(`only ${fitting.length} of ${count} examples fit`)
  return fitting.slice(0, count)
}
