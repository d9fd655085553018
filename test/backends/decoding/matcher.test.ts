import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import { choice, type Grammar, oneOf, repeat, sequence, text } from '../../../src/clef/grammar/grammar.js'
import { grammars, vocabularies } from './arbitrary-grammar.js'
import { matcherFor, tokenIds } from './matcher-for.js'

const list: Grammar = {
  root: 'root',
  rules: new Map([['root', sequence(text('['), repeat(choice(text('ab'), oneOf(['0', '9'])), 0, null), text(']'))]]),
}
const tokens = ['[', 'a', 'b', '7', ']', '7]', '<end>']

describe('a matcher', () => {
  it('takes whole tokens or nothing of them', () => {
    const matcher = matcherFor(list, tokens, [6])
    expect([matcher.accept(0), matcher.accept(1), matcher.length]).toEqual([true, true, 2])
    expect([matcher.accept(5), matcher.accept(Buffer.from('b7x')), matcher.accept(99), matcher.length]).toEqual([
      false,
      false,
      false,
      2,
    ])
    expect(matcher.accept(Buffer.from('b7]'))).toBe(true)
    expect(matcher.accepting).toBe(true)
  })

  it('ends at an end-of-sequence token, which it takes only where the text is complete', () => {
    const matcher = matcherFor(list, tokens, [6])
    matcher.accept(0)
    expect(matcher.accept(6)).toBe(false)
    matcher.accept(4)
    expect(tokenIds(matcher.mask())).toEqual([6])
    expect([matcher.accept(6), matcher.finished]).toEqual([true, true])
    expect([tokenIds(matcher.mask()), matcher.accept(6), matcher.forced().length]).toEqual([[], false, 0])
    matcher.rollback()
    expect([matcher.finished, matcher.accepting]).toEqual([false, true])
  })

  it('refuses to take back more than it took', () => {
    const matcher = matcherFor(list, tokens)
    matcher.accept(0)
    expect(() => matcher.rollback(2)).toThrow(RangeError)
    expect(matcher.length).toBe(1)
  })

  it('after taking back any number of tokens stands where it stood, and clones go their own way', () => {
    fc.assert(
      fc.property(
        grammars,
        vocabularies,
        fc.array(fc.nat({ max: 50 }), { maxLength: 12 }),
        fc.nat({ max: 12 }),
        (grammar, vocabulary, picks, back) => {
          const automaton = Automaton.compile(grammar)
          if (!automaton.ok) return
          const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
          const view = () => [
            tokenIds(matcher.mask()),
            matcher.accepting,
            matcher.finished,
            matcher.length,
            [...matcher.forced()],
          ]
          const views = [view()]
          for (const pick of picks) {
            const allowed = tokenIds(matcher.mask())
            if (allowed.length === 0) break
            matcher.accept(allowed[pick % allowed.length]!)
            views.push(view())
          }
          const count = Math.min(back, views.length - 1)
          const ahead = matcher.clone()
          matcher.rollback(count)
          expect(view()).toEqual(views[views.length - 1 - count])
          expect([tokenIds(ahead.mask()), ahead.accepting, ahead.finished, ahead.length, [...ahead.forced()]]).toEqual(
            views.at(-1),
          )
        },
      ),
      { numRuns: 400 },
    )
  })
})
