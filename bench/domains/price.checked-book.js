// A book of 32,000 positions from the payload of its request to the model's answer, as the product comes to it: the layout and the dimensions of all units checked, ids
// held against each other, each position's market looked up, value and Greeks of each, the total in the reporting currency and what the book holds of each; against the
// kernel alone on columns that lie ready, which writes to columns that are kept. Volatilities are flat: a strike on a smile is found by work of its own, which is neither
// check nor sum.

import { emptyPrices, priceRows } from '../../dist/domains/finance/kernel/index.js'
import { codecOf } from '../../dist/fabric/index.js'
import { bookRequest, flatVols, inPlace, optionColumns, priceBook } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'
import { warm } from '../workload/warmed.js'

/** As many as one thread prices before long work is split. A request has a cost of its own, some 60 us, that shows in small books: at 10,000 the ratio is a tenth above this one's. */
const positions = 32_000
/** One: what else a busy machine does would fall on long rounds alone. */
const timesPerRound = 1

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.checked-book',
  peer: 'own kernel',
  unit: 'ns/position',
  ratio: 'ours / peer',
  rounds: 301,
  async open() {
    const payload = sound(codecOf(priceBook.request).encode(bookRequest(positions, flatVols)))
    const alone = emptyPrices(positions)
    const checked = () => sound(inPlace(payload))
    const columns = optionColumns(positions, flatVols)
    const bare = () => priceRows(columns, alone, 0, positions)
    bare()
    const { lines, totalReporting } = checked()
    let row = 0
    for (const { pv } of lines) if (pv.value !== alone.value[row++]) throw new Error('the two do not agree')
    if (row !== positions || !Number.isFinite(totalReporting.value)) throw new Error('not the whole book is priced')
    warm(checked, bare)
    return {
      ours: async () => (microsecondsEach(checked, timesPerRound) * 1_000) / positions,
      peer: async () => (microsecondsEach(bare, timesPerRound) * 1_000) / positions,
      async close() {},
    }
  },
}
