// Time for a program, from the prompt's tokens to its end, on the llama-shaped twin: our engine in WebAssembly against llama.cpp as
// node-llama-cpp brings it, each on one thread, with the same weights. Both say the same tokens, or there is no figure.

import { openBothDecoders } from '../workload/both-decoders.js'

const goals = 20

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'infer.vs-llama',
  peer: 'node-llama-cpp',
  unit: 'ms/program',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const both = await openBothDecoders(goals)
    if ('skipped' in both) return both
    const { prompts, ours, theirs, close } = both
    for (const prompt of prompts) {
      const [own, other] = [ours(prompt).tokens, (await theirs(prompt)).tokens]
      if (own.join() !== other.join()) throw new Error(`the two do not say the same: ${own} and ${other}`)
    }
    return {
      ours: async () => prompts.reduce((sum, prompt) => sum + ours(prompt).ms, 0) / goals,
      async peer() {
        let sum = 0
        for (const prompt of prompts) sum += (await theirs(prompt)).ms
        return sum / goals
      },
      close: async () => close(),
    }
  },
}
