// Request programs as goals ask for them, canonical in layout and names: those of the corpus that our model learns from.

import { generateCorpus } from '../../dist/backends/corpus/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'

/** @returns {readonly string[]} */
export function requestPrograms(count) {
  const { examples } = generateCorpus({ seed: 20_261_123, count: 4 * count, contracts: builtInContracts })
  const programs = examples.filter(({ kind }) => kind === 'answer' || kind === 'several').map(({ program }) => program)
  if (programs.length < count) throw new Error(`${programs.length} of the goals ask for something, not ${count}`)
  return programs.slice(0, count)
}
