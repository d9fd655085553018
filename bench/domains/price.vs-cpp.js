// Value and six Greeks of each of 10,000 options from columns: the batch kernel against a plain C++ loop compiled with -O3. Ours copies the
// columns in and out of its memory; neither allocates. That the figures are right is shown by test/domains/accuracy/columns.test.ts.

import { compensatedSum, emptyPrices, priceColumns, priceRows } from '../../dist/domains/finance/kernel/index.js'
import { cppKernel } from '../peers/cpp-kernel.js'
import { optionColumns } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 10_000
const timesPerRound = 5

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.vs-cpp',
  peer: 'g++ -O3',
  unit: 'ns/option',
  ratio: 'ours / peer',
  rounds: 101,
  async open() {
    const columns = optionColumns(positions)
    const peer = cppKernel(columns)
    if ('skipped' in peer) return peer
    const ours = compensatedSum(sound(priceColumns(columns)).value)
    const { sum } = await peer.price(1)
    if (!(Math.abs(ours / sum - 1) < 1e-9)) throw new Error(`the two do not agree: ${ours}, ${sum}`)
    const priced = emptyPrices(positions)
    const price = () => priceRows(columns, priced, 0, positions)
    return {
      ours: async () => (microsecondsEach(price, timesPerRound) * 1_000) / positions,
      peer: async () => (await peer.price(timesPerRound)).nanoseconds / positions,
      close: async () => peer.close(),
    }
  },
}
