// A slice of the corpus that small models learn in minutes: one request a goal, for operations that differ in what they ask for. The
// same goals with their quantities as slots, and with them spelled out.

import { buildVocabulary, encodeExample } from '../../dist/backends/built/tokenizer/index.js'
import { generateCorpus } from '../../dist/backends/corpus/index.js'
import { codeOf } from '../../dist/clef/goal/quantity-table.js'
import { builtInContracts } from '../../dist/daemon/index.js'

const operations = ['finance.convert', 'kinematics.projectile', 'kinematics.stoppingDistance']
const vocabularyLimits = { words: 500, pieces: 200, wordSeenMin: 8 }

/**
 * @param {number} seed
 * @param {number} count of the examples drawn; what is no plain request is left out
 */
export function plainRequests(seed, count) {
  const contracts = builtInContracts.filter(({ name }) => operations.includes(name))
  if (contracts.length !== operations.length) throw new Error(`not all of ${operations} are registered`)
  return generateCorpus({ seed, count, contracts }).examples.filter(
    ({ kind, previous }) => kind === 'answer' && previous === undefined,
  )
}

/** The same example without slots: the goal's words as they are, and literals in the program. */
export const spelledOut = (example) => ({
  ...example,
  quantities: [],
  program: example.program.replace(/\$(\d+)/g, (_, slot) => literal(example.quantities[slot - 1])),
})

/** As Clef writes it. */
function literal(quantity) {
  if (quantity.kind === 'number') return String(quantity.value)
  if (quantity.kind === 'quantity') return `${quantity.value}<${quantity.unit}>`
  return `"${codeOf(quantity)}"`
}

/**
 * Examples to train on and to judge by, as tokens of a vocabulary of their own.
 *
 * @param {readonly import('../../dist/backends/corpus/index.js').Example[]} examples
 * @param {number} judged so many of them, the last ones, are not trained on
 * @param {number} context
 */
export function encoded(examples, judged, context) {
  const taught = examples.slice(0, -judged)
  const vocabulary = buildVocabulary({ examples: taught, statistics: undefined }, vocabularyLimits)
  const fitting = (some) =>
    some.map((example) => encodeExample(vocabulary, example)).filter(({ tokens }) => tokens.length <= context)
  const training = fitting(taught)
  return {
    vocabulary,
    set: {
      vocabulary: vocabulary.size,
      context,
      examples: training.length,
      example: (index) => training[index],
    },
    judged: fitting(examples.slice(-judged)),
  }
}
