// What a thread reads of a prompt is what the node wrote, and the grammar that it makes of it is the node's.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromProposeRecord, proposeMessage, toProposeRecord } from '../../../src/actors/backend/prompt-message.js'
import type { Prompt } from '../../../src/backends/index.js'
import { type GrammarMaking, GrammarShelf, lexGoal, programForms, steerings, toGbnf } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { sampleOf } from '../../clef/grammar/sample.js'

const options = { tokensMax: 100, temperature: 0.7, seed: 3 }

/** The prompt and the making as the thread has them. */
function sent(prompt: Prompt, making: GrammarMaking) {
  const bytes = proposeMessage.codec.encode(toProposeRecord({ prompt, grammar: { making }, options }))
  if (!bytes.ok) throw new Error(bytes.error.message)
  const told = proposeMessage.codec.decode(bytes.value)
  if (!told.ok) throw new Error(told.error.message)
  return fromProposeRecord(told.value)
}

const goalTexts = fc
  .array(
    fc.constantFrom(
      '72 km/h',
      '0',
      '1.5 s',
      '5 m EUR',
      '7.5 %',
      'EURUSD',
      '3M',
      '2026-12-01',
      'in USD',
      '20 m',
      '-3',
      '[0, 0.2] rad',
      '[[1,0,0],[0,1e-3,0]]',
      'to 1e9',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(', then '))
const types = fc.constantFrom('Market', 'Book', 'Table')
const inputs = fc.uniqueArray(fc.record({ name: fc.constantFrom('market', 'book', 'x', 'y-1'), type: types }), {
  selector: ({ name }) => name,
})
const makings = fc.record({
  literals: fc.boolean(),
  programs: fc.constantFrom(...programForms),
  steering: fc.constantFrom(...steerings),
})

describe('a prompt on its way to a thread', () => {
  it('arrives as it was', () => {
    fc.assert(
      fc.property(goalTexts, inputs, makings, (text, attached, making) => {
        const prompt = { text, quantities: lexGoal(text), inputs: attached }
        expect(sent(prompt, { ...making, lazy: true })).toEqual({
          prompt,
          options,
          grammar: { making: { ...making, lazy: true } },
        })
      }),
    )
  })

  it('comes to the same grammar there, whatever either has made before', () => {
    const [node, thread] = [new GrammarShelf(builtInContracts), new GrammarShelf(builtInContracts)]
    fc.assert(
      fc.property(goalTexts, inputs, makings, (text, attached, made) => {
        const making = { ...made, lazy: false }
        const prompt = { text, quantities: lexGoal(text), inputs: attached }
        const { prompt: told } = sent(prompt, making)
        expect(toGbnf(thread.grammarFor(told, making))).toBe(toGbnf(node.grammarFor(prompt, making)))
      }),
      { numRuns: 40 },
    )
  })

  it('comes to one that lets the same be written where rules are made as they are reached, in whichever order', () => {
    const [node, thread] = [new GrammarShelf(builtInContracts), new GrammarShelf(builtInContracts)]
    const picks = fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 })
    fc.assert(
      fc.property(goalTexts, inputs, picks, picks, (text, attached, these, others) => {
        const making = { literals: false, programs: 'whole', steering: 'typed', lazy: true } as const
        const prompt = { text, quantities: lexGoal(text), inputs: attached }
        const [here, there] = [node.grammarFor(prompt, making), thread.grammarFor(sent(prompt, making).prompt, making)]
        sampleOf(here, 'root', others)
        expect(sampleOf(there, 'root', these)).toBe(sampleOf(here, 'root', these))
      }),
      { numRuns: 150 },
    )
  })

  it('tells of an earlier attempt so much as a message holds', () => {
    const long = '€'.repeat(5_000)
    const diagnostic = { code: 'CLEF_SYNTAX', operation: long, path: long, expected: long, actual: long }
    const previous = {
      program: 'a',
      code: 'CLEF_SYNTAX',
      path: long,
      diagnostics: Array.from({ length: 100 }, () => ({ ...diagnostic, candidates: Array(100).fill(long) })),
    }
    const { prompt } = sent(
      { text: 'a goal', quantities: [], inputs: [], previous },
      { literals: false, programs: 'calls', steering: 'typed', lazy: true },
    )
    expect(prompt.previous?.diagnostics).toHaveLength(64)
    for (const told of Object.values(prompt.previous?.diagnostics[0] ?? {}))
      expect(`${diagnostic.code} ${long}`).toContain(Array.isArray(told) ? told[0] : told)
  })
})
