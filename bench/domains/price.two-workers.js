// 100,000 positions whose columns lie in shared memory, as the payload of a frame does, priced by two threads of the pool (ours) and by one
// (peer). Both begin with the same word to the pool and end when every figure stands in its column.

import { closePools, SplitBook } from '../../dist/domains/finance/parallel/index.js'
import { optionColumns, repeated } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'

const positions = 100_000
const distinct = 10_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.two-workers',
  peer: 'one worker',
  unit: 'ns/position',
  ratio: 'peer / ours',
  rounds: 51,
  async open() {
    const book = new SplitBook(repeated(optionColumns(distinct), positions))
    /** @param {number} threads */
    const pricedBy = (threads) => async () => {
      const began = performance.now()
      sound(await book.price(positions, { threads }))
      return ((performance.now() - began) * 1e6) / positions
    }
    return { ours: pricedBy(2), peer: pricedBy(1), close: closePools }
  },
}
