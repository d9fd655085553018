import { describe, expect, it } from 'vitest'
import { valueOption } from '../../../src/domains/finance/kernel/index.js'
import { atPrecision, type BigFloat } from '../reference/big-float.js'
import { conditionNumbers, curvature, slope } from '../reference/differentiate.js'
import type { Dual } from '../reference/dual.js'
import { type TermName, type Terms, vanillaGreeks, vanillaPrice } from '../reference/garman-kohlhagen.js'
import { SURVEYS } from './run-accuracy.js'
import { Draws, drawnOption } from './seeded-cases.js'
import { Tallies } from './tally.js'
import { referenceTerms, signOf } from './vanilla-survey.js'

/** Most kernels hold this, so that a change which loses digits shows before the promise is broken. */
const HELD = 1 / 50

/** Cases that take a few seconds each; `npm run accuracy` takes as many as it is told. */
const CASES: { readonly [survey: string]: number } = {
  suvat: 1000,
  projectile: 300,
  forwards: 200,
  touches: 20,
  doubleNoTouches: 5,
  barriers: 5,
  americans: 12,
}

/** By numerical integration: a digit or two nearer to what is promised. */
const INTEGRATED = ['touches', 'doubleNoTouches', 'barriers', 'americans']

/** @param share of what is promised */
function expectHeld(tallies: Tallies, share: number): void {
  for (const [figure, { worst, promised, at }] of tallies.byFigure)
    expect(worst, `${figure} at ${JSON.stringify(at)}`).toBeLessThan(share * promised)
}

describe('figures over the whole range that users meet, against references in high precision', () => {
  it.each(Object.entries(SURVEYS))('%s: as accurate as their condition allows', (name, survey) => {
    const tallies = new Tallies()
    survey(CASES[name] ?? 60, new Draws(11), tallies)
    expect(tallies.byFigure.size).toBeGreaterThan(0)
    expectHeld(tallies, INTEGRATED.includes(name) ? 1 : HELD)
  })
})

describe('the Greeks', () => {
  it('are the derivatives of the price, as automatic differentiation finds them', () => {
    const tallies = new Tallies()
    const draws = new Draws(12)
    for (let i = 0; i < 60; i++) {
      const option = drawnOption(draws)
      const answer = valueOption(option)
      if (!answer.ok) throw new Error(answer.error.message)
      const greeks = answer.value
      atPrecision(256, () => {
        const terms = { ...referenceTerms(option) }
        const price = (at: Terms<Dual>) => vanillaPrice(signOf(option), at)
        const first = (name: TermName) => slope<TermName>(price, terms, name)
        const second = (one: TermName, two: TermName) => curvature<TermName>(price, terms, one, two)
        const derivatives = {
          deltaSpot: first('spot'),
          vega: first('vol'),
          theta: first('expiry').negated(),
          rhoDomestic: first('domesticYield'),
          rhoForeign: first('foreignYield'),
          gamma: second('spot', 'spot'),
          vanna: second('spot', 'vol'),
          volga: second('vol', 'vol'),
        } satisfies { [name: string]: BigFloat }
        const { conditions } = conditionNumbers((at) => vanillaGreeks(signOf(option), at), terms)
        for (const [name, derivative] of Object.entries(derivatives)) {
          // The entries' names are those of the record above.
          const greek = name as keyof typeof derivatives
          tallies.add(greek, greeks[greek], derivative, conditions[greek], option)
        }
      })
    }
    expectHeld(tallies, HELD)
  })
})
