// Readers of one automaton: what one of them does to it must not be what another one feels, or hears of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Automaton,
  type AutomatonLimits,
  buildTokenTrie,
  type Matcher,
  TokenAutomaton,
} from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneToken,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { grammars, vocabularies } from './arbitrary-grammar.js'
import { tokenIds, vocabularyOf } from './matcher-for.js'

function tokensOf(grammar: Grammar, tokens: readonly string[], limits: Partial<AutomatonLimits> = {}): TokenAutomaton {
  const automaton = Automaton.compile(grammar, limits)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(tokens)))
}

const nested: Grammar = {
  root: 'root',
  rules: new Map([['root', choice(sequence(text('('), rule('root'), text(')')), text('x'))]]),
}
const later = (root: Expression, rules: Readonly<Record<string, Expression>>): Grammar => ({
  root: 'root',
  rules: new Map([['root', root]]),
  later: (name) => rules[name],
})

/** All that can be seen of a matcher. */
const view = (matcher: Matcher) => [
  tokenIds(matcher.mask()),
  [...matcher.forced()],
  matcher.forcedTokens(),
  matcher.accepting,
  matcher.length,
]

describe('readers of one automaton', () => {
  it('go on where another has used up its limits, with all that they took, also taken back', () => {
    const tokens = tokensOf(nested, ['(', ')', 'x'], { configurationsMax: 30 })
    const early = tokens.matcher()
    for (const token of [0, 0, 0]) early.accept(token)
    const before = view(early)
    const greedy = tokens.matcher()
    while (greedy.accept(0));
    expect(greedy.fault).toMatchObject({ code: 'FAULT_LIMIT', limit: 30 })
    expect(early.fault).toBeNull()
    expect(view(early)).toEqual(before)
    const taken = [0, 0, 0, 0, 2, 1, 1, 1, 1, 1, 1, 1].map((token) => early.accept(token))
    expect([taken.every(Boolean), early.accepting, early.fault]).toEqual([true, true, null])
    early.rollback(12)
    expect([view(early), early.fault]).toEqual([before, null])
    expect(greedy.fault).not.toBeNull()
    expect(greedy.clone().fault).toEqual(greedy.fault)
    greedy.rollback(5)
    expect(greedy.length).toBeGreaterThan(5)
  })

  it('do not hear of a broken rule that they never come to', () => {
    const root = choice(sequence(text('a'), rule('whole')), sequence(text('b'), rule('gone')))
    const tokens = tokensOf(later(root, { whole: text('yz') }), ['a', 'b', 'y', 'z'])
    const [sound, broken] = [tokens.matcher(), tokens.matcher()]
    expect(broken.accept(1)).toBe(false)
    expect(broken.fault).toMatchObject({ code: 'FAULT_SYNTAX', path: 'rules.gone' })
    expect([0, 2, 3].map((token) => sound.accept(token))).toEqual([true, true, true])
    expect([sound.accepting, sound.fault]).toEqual([true, null])
  })

  it('take whole tokens again by their number where they have to begin again', () => {
    const behind = choice(text('ab'), sequence(text('b'), rule('gone')))
    const root = sequence(choice(text('a'), text('b')), oneToken({ ids: [3], others: false }), behind)
    const tokens = tokensOf(later(root, {}), ['a', 'b', 'ab', '<think>'])
    const [one, other] = [tokens.matcher(), tokens.matcher()]
    expect([1, 3, 1].map((token) => one.accept(token))).toEqual([true, true, false])
    expect(one.fault).toMatchObject({ path: 'rules.gone' })
    expect([0, 3].map((token) => other.accept(token))).toEqual([true, true])
    expect([other.accept(2), other.accepting, other.fault]).toEqual([true, true, null])
  })

  it('see the same whether rules were there or are made on the way, cloned and taken back at any place', () => {
    let compared = 0
    fc.assert(
      fc.property(
        grammars,
        vocabularies,
        fc.array(fc.nat({ max: 50 }), { maxLength: 10 }),
        fc.nat({ max: 9 }),
        (whole, vocabulary, picks, back) => {
          const { root, rules } = whole
          if (![...rules.keys()].every((name) => Automaton.compile({ root: name, rules }).ok)) return
          const lazy: Grammar = { root, rules: new Map([[root, rules.get(root)!]]), later: (name) => rules.get(name) }
          const automaton = Automaton.compile(lazy)
          if (!automaton.ok) throw new Error(automaton.error.message)
          const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary))
          const here = tokens.matcher()
          const views = [view(here)]
          for (const pick of picks) {
            const allowed = tokenIds(here.mask())
            if (allowed.length === 0) break
            const ahead = here.clone()
            ahead.accept(allowed[(pick + 1) % allowed.length]!)
            view(ahead)
            here.accept(allowed[pick % allowed.length]!)
            views.push(view(here))
          }
          const count = Math.min(back, views.length - 1)
          here.rollback(count)
          expect(view(here)).toEqual(views[views.length - 1 - count])
          if (rules.size > 1 && count > 0) compared++
        },
      ),
      { numRuns: 400 },
    )
    expect(compared).toBeGreaterThan(30)
  })

  it('hold no more than their limits, however much traffic there is', () => {
    const letters = [...'abcdefgh']
    const branching = (): Grammar => {
      const ways = (name: string): Expression =>
        choice(text('.'), ...letters.map((letter) => sequence(text(letter), rule(`${name}${letter}`))))
      return { ...later(rule('r'), {}), later: ways, anew: branching }
    }
    const limits = { statesMax: 4_000, configurationsMax: 600, stacksMax: 8_000 }
    const automaton = Automaton.compile(branching(), limits)
    if (!automaton.ok) throw new Error('compiles')
    const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf([...letters, '.'])))
    const used: number[] = []
    const generations = new Set<unknown>()
    for (let reader = 0; reader < 3_000; reader++) {
      const matcher = tokens.matcher()
      const path = Array.from({ length: 5 }, (_, place) => (reader * 2_654_435_761) >>> (3 * place + 5))
      for (const step of path) expect(matcher.accept(step & 7)).toBe(true)
      expect([matcher.accept(8), matcher.accepting, matcher.fault]).toEqual([true, true, null])
      const shared = automaton.value.configurations()
      generations.add(shared)
      used.push(shared.used)
    }
    expect(Math.max(...used)).toBeLessThanOrEqual(0.5)
    expect(generations.size).toBeGreaterThan(5)
  })
})
