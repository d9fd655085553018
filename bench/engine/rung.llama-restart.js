// From the death of llama.cpp's process to the whole answer to the next goal, against the time from nothing to the first answer. The
// pause before a restart is left out: it is 1 ms here.

import { openBothRungs } from '../workload/both-rungs.js'

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'rung.llama-restart',
  peer: 'cold start',
  unit: 'ms',
  ratio: 'ours / peer',
  rounds: 7,
  async open() {
    const both = await openBothRungs(1)
    if ('skipped' in both) return both
    const { asked, openLlama, say } = both
    const [goal] = asked
    const llama = await openLlama()
    return {
      async ours() {
        process.kill(llama.pid, 'SIGABRT')
        const begun = performance.now()
        // Whatever is asked before its end is known is lost with it.
        for (;;) {
          try {
            await say(llama, goal)
            return performance.now() - begun
          } catch (thrown) {
            if (thrown?.name !== 'BackendFailure') throw thrown
          }
        }
      },
      async peer() {
        const begun = performance.now()
        const another = await openLlama()
        await say(another, goal)
        const taken = performance.now() - begun
        await another.close()
        return taken
      },
      close: () => llama.close(),
    }
  },
}
