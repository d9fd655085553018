import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Automaton,
  buildTokenTrie,
  type Matcher,
  TokenAutomaton,
  type Vocabulary,
} from '../../../src/backends/decoding/index.js'
import { choice, type Grammar, oneOf, repeat, rule, sequence, text } from '../../../src/clef/grammar/grammar.js'
import { grammars, vocabularies } from './arbitrary-grammar.js'
import { matcherFor, tokenIds, vocabularyOf } from './matcher-for.js'
import { judge } from './naive-recogniser.js'

/** Tokens that may follow `bytes`, straight from the definition. */
function allowedBy(grammar: Grammar, vocabulary: Vocabulary, bytes: Uint8Array): number[] {
  const allowed: number[] = []
  vocabulary.tokens.forEach((token, id) => {
    const ends = vocabulary.endOfSequence.includes(id)
    if (ends && judge(grammar, bytes).complete) allowed.push(id)
    if (!ends && token !== null && token.length > 0 && judge(grammar, Buffer.concat([bytes, token])).viable)
      allowed.push(id)
  })
  return allowed
}

describe('the mask', () => {
  it('allows exactly the tokens that the grammar can go on with, all along a random text', () => {
    let checked = 0
    fc.assert(
      fc.property(
        grammars,
        vocabularies,
        fc.array(fc.nat({ max: 50 }), { maxLength: 8 }),
        (grammar, vocabulary, picks) => {
          const automaton = Automaton.compile(grammar)
          if (!automaton.ok) return
          const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
          const taken: Uint8Array[] = []
          for (const pick of picks) {
            const allowed = tokenIds(matcher.mask())
            expect(allowed).toEqual(allowedBy(grammar, vocabulary, Buffer.concat(taken)))
            checked++
            const going = allowed.filter((id) => !vocabulary.endOfSequence.includes(id))
            const token = going[pick % going.length]
            if (token === undefined) break
            expect(matcher.accept(token)).toBe(true)
            taken.push(vocabulary.tokens[token]!)
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(checked).toBeGreaterThan(150)
  })

  it('agrees with accept for every token', () => {
    fc.assert(
      fc.property(grammars, vocabularies, (grammar, vocabulary) => {
        const automaton = Automaton.compile(grammar)
        if (!automaton.ok) return
        const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary))
        const allowed = tokenIds(tokens.matcher().mask())
        const accepted = vocabulary.tokens.map((_, id) => id).filter((id) => tokens.matcher().accept(id))
        expect(allowed).toEqual(accepted)
      }),
      { numRuns: 300 },
    )
  })

  it('never leads into a part of the grammar that has no end', () => {
    const trap = choice(sequence(text('a'), rule('endless')), text('b'))
    const rules = new Map([['root', trap] as const, ['endless', sequence(text('a'), rule('endless'))] as const])
    const matcher = matcherFor({ root: 'root', rules }, ['a', 'b', 'aa'])
    expect(tokenIds(matcher.mask())).toEqual([1])
  })

  it('is the same array again at the same place', () => {
    const digits = repeat(oneOf(['0', '9']), 1, null)
    const matcher = matcherFor({ root: 'root', rules: new Map([['root', digits]]) }, ['1', '23', '<end>'], [2])
    matcher.accept(0)
    const first = matcher.mask()
    expect(tokenIds(first)).toEqual([0, 1, 2])
    matcher.accept(1)
    expect(matcher.mask()).toBe(first)
  })

  it('allows every copy of a token, and no token that is empty or not text', () => {
    const vocabulary: Vocabulary = {
      tokens: [Buffer.from('ab'), null, Buffer.from('a'), Buffer.from('ab'), new Uint8Array(), Buffer.from('ab')],
      endOfSequence: [],
    }
    const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', text('ab')]]) })
    if (!automaton.ok) throw new Error('compiles')
    expect(tokenIds(new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher().mask())).toEqual([
      0, 2, 3, 5,
    ])
  })

  it('reports a limit as a fault and takes nothing from then on', () => {
    const nested = choice(sequence(text('('), rule('root'), text(')')), text('x'))
    const grammar: Grammar = { root: 'root', rules: new Map([['root', nested]]) }
    const automaton = Automaton.compile(grammar, { configurationsMax: 8 })
    if (!automaton.ok) throw new Error('compiles')
    const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(['(', ')', 'x'])))
    const deep: Matcher = tokens.matcher()
    while (deep.fault === null) deep.accept(0)
    expect(deep.fault).toMatchObject({ code: 'FAULT_LIMIT', limit: 8 })
    expect(deep.accept(0)).toBe(false)
    const fresh = tokens.matcher()
    expect([fresh.fault, fresh.accept(0), fresh.accept(2), fresh.accept(1), fresh.accepting]).toEqual([
      null,
      true,
      true,
      true,
      true,
    ])
  })
})
