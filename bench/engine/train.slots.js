// Steps that training takes to write 90 % of unseen programs exactly: with quantities as slots that a program points at, against the same
// goals and programs with their figures spelled out. Without slots it may not get there within the steps that it is given, which then count
// as what it took.

import { encoded, plainRequests, spelledOut } from '../workload/plain-requests.js'
import { trainedUntil } from '../workload/training-run.js'

const share = 0.9
const model = {
  width: 64,
  layers: 3,
  heads: 4,
  shiftedHeads: 2,
  dictionary: 128,
  context: 112,
  istaIterations: 2,
  istaStep: 0.5,
  lambda: 0.05,
}
const training = { seed: 1, steps: 1_600, batch: 32, learningRate: 5e-3, warmup: 60, weightDecay: 0.05, clip: 1 }
const every = 50

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'train.slots',
  peer: 'figures spelled out',
  unit: 'steps',
  ratio: 'ours / peer',
  rounds: 7,
  async open() {
    const examples = plainRequests(1, 16_000)
    const run = (name, some) =>
      trainedUntil({ name, model, data: encoded(some, 200, model.context), training, every, until: share })
    const slots = await run('with slots', examples)
    if (!slots.reached) throw new Error(`with slots ${100 * slots.exact} % is reached`)
    const spelled = await run('spelled out', examples.map(spelledOut))
    // The same steps would be counted each time: training is a function of its seed.
    return { ours: async () => slots.steps, peer: async () => spelled.steps, close: async () => {} }
  },
}
