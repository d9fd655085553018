// Tokens a second that training reads with two threads against one, on the recipe's model and a small corpus. Weights that differ are
// no figure.

import { builtRecipe } from '../../dist/backends/built/training/index.js'
import { trainableOf } from '../../dist/backends/built/training/trainable.js'
import { preparedCorpus } from '../workload/small-corpus.js'
import { sound } from '../workload/sound.js'

const examples = 2_000
const steps = 16

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'train.two-threads',
  peer: 'one thread',
  unit: 'tokens/s',
  ratio: 'ours / peer',
  rounds: 9,
  async open() {
    const { vocabulary, set } = await preparedCorpus(examples)
    const model = trainableOf(builtRecipe.model, vocabulary)
    const hashes = new Set()
    const tokensPerSecond = async (threads) => {
      const progress = []
      const recipe = { ...builtRecipe.training, steps, warmup: 4, threads }
      const { hash } = sound(await model.train(set, recipe, { onProgress: (step) => progress.push(step) }))
      hashes.add(hash)
      if (hashes.size > 1) throw new Error(`the weights of ${threads} threads are others: ${[...hashes]}`)
      return rate(progress)
    }
    return { ours: () => tokensPerSecond(2), peer: () => tokensPerSecond(1), close: async () => {} }
  },
}

/** Between the end of the first step and that of the last: starting threads is no training. */
function rate(progress) {
  const tokensUntil = ({ tokensPerSecond, elapsedMs }) => (tokensPerSecond * elapsedMs) / 1_000
  const [first, last] = [progress[0], progress.at(-1)]
  return (tokensUntil(last) - tokensUntil(first)) / ((last.elapsedMs - first.elapsedMs) / 1_000)
}
