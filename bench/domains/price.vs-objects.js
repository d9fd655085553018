// The same 10,000 options as objects, priced one by one with @stdlib's normal distribution, against columns: an object for each option's figures is part of
// that style, as columns that are kept and written over are part of ours.

import { compensatedSum, emptyPrices, priceColumns, priceRows } from '../../dist/domains/finance/kernel/index.js'
import { priceObject } from '../peers/stdlib-objects.js'
import { optionColumns } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const positions = 10_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.vs-objects',
  peer: '@stdlib objects',
  unit: 'ns/option',
  ratio: 'peer / ours',
  rounds: 51,
  async open() {
    const columns = optionColumns(positions)
    const objects = Array.from({ length: positions }, (_, row) => ({
      phi: columns.type[row],
      ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column[row]])),
    }))
    const priceAll = () => objects.map(priceObject)
    const [ours, theirs] = [sound(priceColumns(columns)).value, priceAll().map(({ value }) => value)].map(
      compensatedSum,
    )
    if (!(Math.abs(ours / theirs - 1) < 1e-9)) throw new Error(`the two do not agree: ${ours}, ${theirs}`)
    const priced = emptyPrices(positions)
    const price = () => priceRows(columns, priced, 0, positions)
    return {
      ours: async () => (microsecondsEach(price, 5) * 1_000) / positions,
      peer: async () => (microsecondsEach(priceAll, 2) * 1_000) / positions,
      async close() {},
    }
  },
}
