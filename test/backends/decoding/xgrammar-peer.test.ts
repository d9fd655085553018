// Our masks against XGrammar's, bit for bit, on the grammar of the registered contracts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openXgrammar, withAsciiClasses, type Xgrammar } from '../../../bench/peers/web-xgrammar.js'
import {
  Automaton,
  buildTokenTrie,
  byteLevelOf,
  TokenAutomaton,
  tokenizeGreedily,
} from '../../../src/backends/decoding/index.js'
import { grammarOf, toGbnf } from '../../../src/clef/grammar/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { tokenIds } from './matcher-for.js'

const programs = [
  'finance.priceBook { book = input "book"; market = input "market"; reporting = "USD" }',
  'let a = finance.convert { amount = 250.75<EUR>; to = "GBP"; rate = $2 }\nlet b = kinematics.suvat { u = -3<m/s>; t = $1 }\n(a, b)',
  'refuse unsupported',
  'clarify speed',
]

/** Every byte, every piece of a few bytes of the programs, and words that straddle what the grammar keeps apart. */
function tokens(): Uint8Array[] {
  const pieces = new Set<string>(Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte)))
  for (const program of programs) {
    for (let at = 0; at < program.length; at++) {
      for (let length = 2; length <= 7; length++) pieces.add(program.slice(at, at + length))
    }
  }
  for (const word of [' { ', '" }', '; a', 'é', '€', '<m', '>; ', '123', '.5', '"; ', 'zz', '   ']) pieces.add(word)
  return [...pieces].map((piece) => new Uint8Array(Buffer.from(piece, 'latin1')))
}

describe('masks beside those of XGrammar', () => {
  const texts = tokens()
  const end = texts.length
  const trie = buildTokenTrie({ tokens: [...texts, null], endOfSequence: [end] })
  let peer: Xgrammar
  beforeAll(async () => {
    peer = await openXgrammar([...texts.map(byteLevelOf), ''], [end])
  })
  afterAll(() => peer.close())

  it('are the same at every token of request programs', async () => {
    const grammar = withAsciiClasses(grammarOf(builtInContracts, { literals: true, programs: 'calls' }))
    const automaton = Automaton.compile(grammar)
    if (!automaton.ok) throw new Error(automaton.error.message)
    const compiled = await peer.compile(toGbnf(grammar))
    const theirs = await peer.matcher(compiled)
    let compared = 0
    for (const program of programs) {
      const ours = new TokenAutomaton(automaton.value, trie).matcher()
      theirs.reset()
      for (const token of tokenizeGreedily(trie, Buffer.from(program))!) {
        expect(tokenIds(ours.mask())).toEqual(tokenIds(Uint32Array.from(await theirs.getNextTokenBitmask())))
        expect(ours.accept(token)).toBe(theirs.acceptToken(token))
        compared++
      }
    }
    expect(compared).toBeGreaterThan(20)
    theirs.dispose()
    compiled.dispose()
  })
})
