// The batch kernel against references in high precision, over the range of the careful formulas and over what desks quote.

import { describe, expect, it } from 'vitest'
import { type BookColumns, priceColumns, type VanillaOption } from '../../../src/domains/finance/kernel/index.js'
import { atPrecision } from '../reference/big-float.js'
import { conditionNumbers } from '../reference/differentiate.js'
import { vanillaGreeks } from '../reference/garman-kohlhagen.js'
import { Draws, drawnOption } from './seeded-cases.js'
import { PROMISED, Tallies } from './tally.js'
import { referenceTerms, signOf } from './vanilla-survey.js'

const figures = {
  value: 'value',
  delta: 'deltaSpot',
  gamma: 'gamma',
  vega: 'vega',
  theta: 'theta',
  rhoDomestic: 'rhoDomestic',
  rhoForeign: 'rhoForeign',
} as const

/** Vols of 2 to 60 %, a day to 10 years, strikes within 20 % and 6 standard deviations. */
function deskOption(draws: Draws): VanillaOption {
  const spot = draws.magnitude(1e-3, 1e3)
  const [vol, expiry] = [draws.magnitude(0.02, 0.6), draws.magnitude(1 / 365, 10)]
  const away = draws.of([
    () => draws.between(-6, 6) * vol * Math.sqrt(expiry),
    () => draws.between(-0.2, 0.2),
    () => 0,
  ])()
  const yields = { domesticYield: draws.between(-0.01, 0.12), foreignYield: draws.between(-0.01, 0.12) }
  return { type: draws.of(['call', 'put']), spot, strike: spot * Math.exp(away), ...yields, vol, expiry }
}

function columnsOf(options: readonly VanillaOption[]): BookColumns {
  const column = (pick: (option: VanillaOption) => number) => Float64Array.from(options, pick)
  return {
    type: Int8Array.from(options, signOf),
    notional: column(() => 1),
    spot: column(({ spot }) => spot),
    strike: column(({ strike }) => strike),
    domesticYield: column(({ domesticYield }) => domesticYield),
    foreignYield: column(({ foreignYield }) => foreignYield),
    vol: column(({ vol }) => vol),
    expiry: column(({ expiry }) => expiry),
  }
}

describe('a book priced by columns', () => {
  it.each([
    ['what desks quote', deskOption],
    ['the whole range that users meet', drawnOption],
  ] as const)('over %s is as accurate as its condition allows', (_, drawn) => {
    const draws = new Draws(21)
    // More than a block, and an odd number.
    const options = Array.from({ length: 613 }, () => drawn(draws))
    const priced = priceColumns(columnsOf(options))
    if (!priced.ok) throw new Error(priced.error.message)
    const tallies = new Tallies()
    options.forEach((option, row) => {
      if (row % 5 > 0) return
      atPrecision(256, () => {
        const reference = conditionNumbers((at) => vanillaGreeks(signOf(option), at), { ...referenceTerms(option) })
        for (const [column, greek] of Object.entries(figures)) {
          const actual = priced.value[column as keyof typeof figures][row]! // entries of `figures` have its keys
          tallies.add(column, actual, reference.figures[greek], reference.conditions[greek], option)
        }
      })
    })
    for (const [figure, { worst, at }] of tallies.byFigure)
      expect(worst, `${figure} at ${JSON.stringify(at)}`).toBeLessThan(PROMISED / 10)
  })
})
