// What a line costs in a program of 4,000 lines against one of 40: parsed, its types inferred, checked against the contracts, and
// elaborated to a plan. Both have the same kinds of lines, each using names of the lines before it.

import { checkProgram, elaborate, parseProgram } from '../../dist/clef/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'
import { clefProgram } from '../workload/clef-program.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const [long, short] = [4_000, 40]

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'clef.elaborate-linear',
  peer: 'itself',
  unit: 'us/line',
  ratio: 'ours / peer',
  rounds: 21,
  async open() {
    const [longText, shortText] = [clefProgram(long), clefProgram(short)]
    /** @param {string} text */
    const plan = (text) => sound(elaborate(checkProgram(sound(parseProgram(text)), null, builtInContracts)))
    if (longText.split('\n').length !== long || shortText.split('\n').length !== short) {
      throw new Error('the programs do not have their lengths')
    }
    if (plan(longText).calls.length !== 63 || plan(shortText).calls.length !== 1)
      throw new Error('the plans lack calls')
    return {
      ours: async () => microsecondsEach(() => plan(longText), 1) / long,
      peer: async () => microsecondsEach(() => plan(shortText), long / short) / short,
      async close() {},
    }
  },
}
