// The share of goals after which our engine and llama.cpp say the same tokens on the exported twin, from the first to the end.

import { openBothDecoders } from '../workload/both-decoders.js'

const goals = 200

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'infer.token-agreement',
  peer: 'llama.cpp',
  unit: 'said alike',
  ratio: 'ours',
  rounds: 7,
  async open() {
    const both = await openBothDecoders(goals)
    if ('skipped' in both) return both
    const { prompts, ours, theirs, close } = both
    return {
      async ours() {
        let alike = 0
        for (const prompt of prompts) {
          if (ours(prompt).tokens.join() === (await theirs(prompt)).tokens.join()) alike++
        }
        return alike / goals
      },
      close: async () => close(),
    }
  },
}
