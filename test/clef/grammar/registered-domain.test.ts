// The grammar closes over what is registered: a third domain is in it as soon as it is.

import { describe, expect, it } from 'vitest'
import { compose } from '../../../src/actors/composer/index.js'
import { buildTokenTrie, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import { Automaton } from '../../../src/backends/index.js'
import { type Goal, GrammarShelf, grammarOf, lexGoal, toGbnf, toLark } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { ContractRegistry, contract, described, quantity, record } from '../../../src/fabric/index.js'

const boil = contract({
  name: 'kitchen.boil',
  summary: 'Time until so much water boils.',
  request: record({ water: described('the mass of water', quantity('kg')), power: quantity('W') }),
  response: record({ after: quantity('s') }),
  errors: ['neverBoils'],
})

const text = 'how long until 2 kg of water boil at 1500 W?'
const goal: Goal = { text, quantities: lexGoal(text), inputs: [] }
const making = { literals: false, programs: 'whole', steering: 'typed', lazy: true } as const
const program = 'kitchen.boil { water = $1; power = $2 }'

const bytesOf = (written: string): Uint8Array => new TextEncoder().encode(written)
const tokens = [
  'kitchen',
  '.boil',
  '.fry',
  ' { ',
  'water',
  'power',
  ' = ',
  '$1',
  '$2',
  '; ',
  ' }',
  'finance',
  'refuse ',
]
const end = tokens.length
const trie = buildTokenTrie({ tokens: [...tokens.map(bytesOf), null], endOfSequence: [end] })

/** Tokens that may come next behind a beginning; undefined where that is not taken. */
function nextTokens(registry: ContractRegistry, beginning: string): readonly string[] | undefined {
  const automaton = Automaton.compile(new GrammarShelf(registry.contracts).grammarFor(goal, making))
  if (!automaton.ok) throw new Error(automaton.error.message)
  const matcher = new TokenAutomaton(automaton.value, trie).matcher()
  if (!matcher.accept(bytesOf(beginning))) return undefined
  const mask = matcher.mask()
  return tokens.filter((_, token) => ((mask[token >>> 5]! >>> (token & 31)) & 1) === 1)
}

describe('a domain that is registered besides the built-in ones', () => {
  const two = new ContractRegistry(builtInContracts)
  const three = new ContractRegistry([...builtInContracts, boil])

  it('is named in the printed grammar, with its fields', () => {
    for (const print of [toGbnf, toLark]) {
      const printed = (registry: ContractRegistry) =>
        print(grammarOf(registry.contracts, { literals: true, programs: 'whole' }))
      for (const name of ['kitchen.boil { water = ', 'power = ', 'after']) {
        expect(printed(three)).toContain(name)
        expect(printed(two)).not.toContain(name)
      }
    }
  })

  it('is what a decoder may write, each field from what fits it', () => {
    expect(nextTokens(three, '')).toEqual(['kitchen', 'finance', 'refuse '])
    expect(nextTokens(three, 'kitchen')).toEqual(['.boil'])
    expect(nextTokens(three, 'kitchen.boil { water = ')).toEqual(['$1'])
    expect(nextTokens(three, 'kitchen.boil { water = $1; power = ')).toEqual(['$2'])
    expect(nextTokens(two, 'kitchen')).toBeUndefined()
  })

  it('is composed to a plan', () => {
    expect(compose(program, goal, three.contracts).kind).toBe('plan')
    expect(compose(program, goal, two.contracts)).toMatchObject({
      kind: 'rejected',
      diagnostics: [{ code: 'CLEF_UNKNOWN_OPERATION' }],
    })
  })
})
