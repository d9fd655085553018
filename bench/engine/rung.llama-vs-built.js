// Time for a goal's program, from its prompt to its last character, of two rungs over the same twin, each held to the goal's grammar:
// llama.cpp in its process against our engine in this one. Both say the same programs but for a few, or there is no figure.

import { openBothRungs } from '../workload/both-rungs.js'

const goals = 20
/** llama.cpp keeps what it has read in half the bits, so that where two tokens are as likely it may take the other. */
const differingMax = 2

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'rung.llama-vs-built',
  peer: 'rung built',
  unit: 'ms/program',
  ratio: 'ours / peer',
  rounds: 15,
  async open() {
    const both = await openBothRungs(goals)
    if ('skipped' in both) return both
    const { asked, built, openLlama, say } = both
    const llama = await openLlama()
    let differing = 0
    for (const one of asked) if ((await say(llama, one)).text !== (await say(built, one)).text) differing++
    if (differing > differingMax) throw new Error(`of ${goals} goals the two answer ${differing} differently`)
    const mean = async (backend) => {
      let sum = 0
      for (const one of asked) sum += (await say(backend, one)).ms
      return sum / goals
    }
    return { ours: () => mean(llama), peer: () => mean(built), close: () => llama.close() }
  },
}
