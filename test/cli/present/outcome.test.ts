import { expect, it } from 'vitest'
import { bareOutcome } from '../../../src/actors/language-node/index.js'
import { presentOutcome } from '../../../src/cli/present/outcome.js'

const bare = bareOutcome(
  { goalId: '1', rung: 'built', posture: 'in-process' },
  { kind: 'refuse', reason: 'outOfScope' },
)

it('the time of an outcome is shown in all its parts', () => {
  const timings = { inputs: 0.1, proposal: 0.2, elaboration: 0.3, fabric: 0.4, domain: 0.5, journal: 0.6, total: 2.2 }
  const { answer: _, ...rest } = bare
  const shown = presentOutcome({ ...rest, timings })
  for (const [part, seconds] of Object.entries(timings))
    expect(shown).toContain(`${part} ${(seconds * 1_000).toFixed(1)} ms`)
})

it('a default that an answer tells of is not told again', () => {
  const basis = {
    operation: 'finance.priceBook',
    domain: 'finance',
    domainVersion: '1.0.0',
    method: 'closed form',
    errorBound: 'none',
    assumptions: [{ path: 'reporting', value: '"USD"' }],
    requestSchema: '',
    responseSchema: '',
  }
  const { answer: _, ...rest } = bare
  const shown = presentOutcome({
    ...rest,
    answers: [{ operation: 'finance.priceBook', basis }],
    assumptions: [
      { operation: 'finance.priceBook', path: 'reporting', value: '"USD"' },
      { operation: '', path: 'inputs.market', value: 'examples/market.json' },
    ],
  })
  expect(shown.match(/reporting = "USD"/g)).toHaveLength(1)
  expect(shown).toContain('inputs.market = examples/market.json')
})

it('parts that an outcome did not come to are left out', () => {
  const { answer: _, ...rest } = bare
  expect(presentOutcome(rest)).not.toContain('journal')
})
