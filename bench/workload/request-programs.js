// Request programs as goals ask for them, canonical in layout and names: those of the corpus that our model learns from.

import { generateCorpus } from '../../dist/backends/corpus/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'

/** @returns {readonly import('../../dist/backends/corpus/index.js').Example[]} each a goal and the program that answers it */
export function requestGoals(count) {
  const { examples } = generateCorpus({ seed: 20_261_123, count: 4 * count, contracts: builtInContracts })
  const goals = examples.filter(({ kind }) => kind === 'answer' || kind === 'several')
  if (goals.length < count) throw new Error(`${goals.length} of the goals ask for something, not ${count}`)
  return goals.slice(0, count)
}

/** @returns {readonly string[]} */
export const requestPrograms = (count) => requestGoals(count).map(({ program }) => program)
