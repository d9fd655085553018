import { type VanillaOption, valueOption } from '../../../src/domains/finance/kernel/index.js'
import { atPrecision, type BigFloat, big } from '../reference/big-float.js'
import { conditionNumbers } from '../reference/differentiate.js'
import { GREEKS, mapTerms, type Sign, type Terms, vanillaGreeks } from '../reference/garman-kohlhagen.js'
import { type Draws, drawnOption } from './seeded-cases.js'
import type { Tallies } from './tally.js'

/** 77 digits: 24 for differences, 20 for what cancels in the plain formula, and enough left to judge by. */
const BITS = 256

export const referenceTerms = (option: VanillaOption): Terms<BigFloat> =>
  mapTerms<number, BigFloat>(option, (x) => big(x))

export const signOf = (option: Pick<VanillaOption, 'type'>): Sign => (option.type === 'call' ? 1 : -1)

/** Value and Greeks of one option against the printed formulas in high precision. */
export function tallyVanilla(option: VanillaOption, tallies: Tallies): void {
  const answer = valueOption(option)
  atPrecision(BITS, () => {
    const terms = { ...referenceTerms(option) }
    const { figures, conditions } = conditionNumbers((at) => vanillaGreeks(signOf(option), at), terms)
    for (const greek of GREEKS)
      tallies.add(
        `vanilla.${greek}`,
        answer.ok ? answer.value[greek] : Number.NaN,
        figures[greek],
        conditions[greek],
        option,
      )
  })
}

export function surveyVanilla(cases: number, draws: Draws, tallies: Tallies): void {
  for (let i = 0; i < cases; i++) tallyVanilla(drawnOption(draws), tallies)
}
