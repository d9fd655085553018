// The grammar of the contracts and the parser agree: every sentence of the one is read by the other.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProgram, type Grammar, grammarOf, parseProposal } from '../../../src/clef/index.js'
import { sampleOf } from '../grammar/sample.js'
import { contracts, goalOf, inputs, number } from '../registered.js'

/** A sentence of the grammar. */
function sample(grammar: Grammar, picks: readonly number[]): string {
  const text = sampleOf(grammar, grammar.root, picks)
  if (text === undefined) throw new Error('the grammar of calls nests without end')
  return text
}

const choices = fc.array(fc.nat({ max: 1_000 }), { maxLength: 200 })
const slots = grammarOf(contracts, { inputs, literals: false })
const spelt = grammarOf(contracts, { literals: true })
const goal = goalOf(...Array.from({ length: 24 }, (_, index) => number(index)))

describe('every sentence of the grammar', () => {
  it.each([
    ['with slots only', slots],
    ['with literals', spelt],
  ] as const)('reads as a proposal: %s', (_, grammar) => {
    fc.assert(
      fc.property(choices, (picks) => {
        const sentence = sample(grammar, picks)
        expect(parseProposal(sentence), sentence).toMatchObject({ ok: true })
      }),
      { numRuns: 1_000 },
    )
  })

  it('names only operations, fields, choices, quantities and inputs that there are', () => {
    fc.assert(
      fc.property(choices, (picks) => {
        const proposal = parseProposal(sample(slots, picks))
        if (!proposal.ok || proposal.value.kind !== 'program') return
        const { diagnostics } = checkProgram(proposal.value.program, goal, contracts)
        // Figures may not fit their fields; names and structure always do.
        const codes = diagnostics.map(({ code }) => code)
        expect(codes.filter((code) => !['CLEF_UNIT_MISSING', 'CLEF_TYPE', 'CLEF_DIMENSION'].includes(code))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the grammar', () => {
  const offers = (grammar: Grammar, operation: string) => JSON.stringify([...grammar.rules]).includes(operation)

  it('offers an operation only when the data it needs is attached', () => {
    const bare = grammarOf(contracts, { inputs: [{ name: 'market', type: 'Market' }], literals: false })
    expect(offers(bare, 'finance.priceBook')).toBe(false)
    expect(offers(bare, 'finance.priceOption')).toBe(true)
    expect(offers(slots, 'finance.priceBook')).toBe(true)
  })

  it('still refuses and asks when nothing can be called', () => {
    const none = grammarOf([], { literals: false })
    expect(none.rules.has('program')).toBe(false)
    expect(parseProposal(sample(none, []))).toMatchObject({ ok: true, value: { kind: 'refuse' } })
  })

  it('has only rules that its root leads to, under names that every dialect prints', () => {
    for (const grammar of [slots, spelt]) {
      const body = JSON.stringify([...grammar.rules.values()])
      for (const name of grammar.rules.keys()) {
        expect(name).toMatch(/^[a-z][a-z0-9-]*$/)
        if (name !== grammar.root) expect(body).toContain(`"name":"${name}"`)
      }
    }
    expect(slots.rules.has('figure')).toBe(false)
  })
})
