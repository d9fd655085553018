// The vol implied by the price of each of 1,000 options, against the kernel that prices one option with its Greeks, each once. Implied vols are asked for one
// at a time, by `finance.impliedVol`: so the kernel beside it is the one that `finance.priceOption` prices one option with, not that of columns.

import { impliedVol, optionAt, valueOption } from '../../dist/domains/finance/kernel/index.js'
import { optionColumns } from '../workload/option-columns.js'
import { sound } from '../workload/sound.js'
import { microsecondsEach } from '../workload/time.js'

const count = 1_000

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'price.implied-vol',
  peer: 'own kernel',
  unit: 'us/option',
  ratio: 'ours / peer',
  rounds: 101,
  async open() {
    const columns = optionColumns(count)
    const options = Array.from({ length: count }, (_, row) => optionAt(columns, row))
    const prices = options.map((option) => sound(valueOption(option)).value)
    const impliedAll = () => options.map((option, row) => impliedVol(option, prices[row]))
    const priceAll = () => options.map((option) => valueOption(option))
    impliedAll().forEach((vol, row) => {
      if (!(Math.abs(sound(vol) / options[row].vol - 1) < 1e-7)) throw new Error(`row ${row} implies ${vol.value}`)
    })
    return {
      ours: async () => microsecondsEach(impliedAll, 2) / count,
      peer: async () => microsecondsEach(priceAll, 5) / count,
      async close() {},
    }
  },
}
