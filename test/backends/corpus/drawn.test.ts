// A third domain's operations, for which nobody has written phrasings: the corpus asks them as their examples ask.

import { describe, expect, it } from 'vitest'
import { rejection } from '../../../src/backends/corpus/compose/reject.js'
import { generateCorpus } from '../../../src/backends/corpus/index.js'
import { lexGoal } from '../../../src/clef/goal/index.js'
import {
  type Contract,
  choice,
  contract,
  defaulted,
  described,
  list,
  listOf,
  money,
  named,
  number,
  optional,
  quantity,
  record,
} from '../../../src/fabric/schema/index.js'
import { registeredContracts } from './contracts.js'

const answers = record({ value: number() })
const operation = (name: string, request: Contract['request']): Contract =>
  contract({ name: `third.${name}`, summary: 'Something else.', request, response: answers, errors: [] })

const draw = operation(
  'motorCurrent',
  record({
    power: described('the power drawn', quantity('W')),
    powerFactor: defaulted(described('the power factor', number()), 1),
    phases: optional(choice('single', 'triple')),
  }),
)
const bill = operation('bill', record({ amounts: described('the amounts', list(money())) }))
const profiled = operation(
  'day',
  record({ profile: named('Profile', listOf(quantity('W'), 24)), limit: quantity('W') }),
)
const nested = operation('nested', record({ rows: list(record({ value: number() })) }))
const wrong = operation('wrong', record({ power: quantity('W') }))

const examples = {
  'third.motorCurrent': [
    {
      goal: 'A (small) motor takes 1.5 kW at a power factor of 0.8: what current?',
      request: { power: { value: 1.5, unit: 'kW' }, powerFactor: 0.8 },
    },
    { goal: 'single phase current of 900 W', request: { power: { value: 900, unit: 'W' }, phases: 'single' } },
  ],
  'third.bill': [
    {
      goal: 'add up 12 EUR, 30 EUR and 4.5 EUR',
      request: {
        amounts: [
          { amount: 12, unit: 'EUR' },
          { amount: 30, unit: 'EUR' },
          { amount: 4.5, unit: 'EUR' },
        ],
      },
    },
  ],
  'third.day': [{ goal: 'Does my day stay under 3 kW?', request: { profile: [], limit: { value: 3, unit: 'kW' } } }],
  'third.nested': [{ goal: 'row of 3', request: { rows: [{ value: 3 }] } }],
  // The goal says a length.
  'third.wrong': [{ goal: 'what about 3 m', request: { power: { value: 3, unit: 'W' } } }],
}

const contracts = [...registeredContracts, draw, bill, profiled, nested, wrong]
const corpus = generateCorpus({ seed: 5, count: 4_000, contracts, examples })
const ofThird = corpus.examples.filter(({ operations }) => operations.some((name) => name.startsWith('third.')))

describe('a corpus that draws on examples', () => {
  it('asks for each operation whose examples can be worded, about as often as for the others', () => {
    const { byOperation } = corpus.statistics
    for (const name of ['third.motorCurrent', 'third.bill', 'third.day']) expect(byOperation[name]).toBeGreaterThan(40)
  })

  it('leaves out what no sentence can say, and examples whose goal is not their request', () => {
    expect(corpus.statistics.byOperation).not.toHaveProperty('third.nested')
    expect(corpus.statistics.byOperation).not.toHaveProperty('third.wrong')
  })

  it('samples other figures than the examples have', () => {
    const powers = ofThird.flatMap(({ text }) =>
      lexGoal(text).flatMap((found) => (found.kind === 'quantity' && found.unit === 'kW' ? [found.value] : [])),
    )
    expect(new Set(powers).size).toBeGreaterThan(20)
  })

  it('keeps brackets of an example as they stand', () => {
    expect(ofThird.some(({ text }) => /\(small\)/i.test(text))).toBe(true)
  })

  it('labels answers with programs that pass the check, data attached by its type', () => {
    const right = ofThird.filter(({ kind, previous }) => kind === 'answer' && previous === undefined)
    expect(right.length).toBeGreaterThan(100)
    for (const example of right)
      expect([example.text, rejection(example.program, example, contracts)]).toEqual([example.text, undefined])
    expect(right.some(({ program }) => program.includes('input "profile"'))).toBe(true)
  })

  it('ends in questions and mistakes too', () => {
    const kinds = new Set(ofThird.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['answer', 'clarify', 'mistake', 'several'])
  })

  it('is the shipped one, example for example, where it is given none', () => {
    const plain = generateCorpus({ seed: 5, count: 300, contracts })
    expect(plain.examples).toEqual(generateCorpus({ seed: 5, count: 300, contracts: registeredContracts }).examples)
  })
})
