import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, type Matcher, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  repeat,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { edited, grammars, nearMisses, sample, vocabularies } from './arbitrary-grammar.js'
import { tokenIds, vocabularyOf } from './matcher-for.js'

const steered = (root: Expression, later: (name: string) => Expression | undefined): Grammar => ({
  root: 'root',
  rules: new Map([['root', root]]),
  later,
})

function matcherOf(grammar: Grammar, tokens: readonly string[] = []): Matcher {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(tokens))).matcher()
}

const everyRuleEnds = ({ rules }: Grammar): boolean =>
  [...rules.keys()].every((root) => Automaton.compile({ root, rules }).ok)

/** The fault, if any, of rules reached by the end of `taken`. */
function faultAfter(taken: string, later: Record<string, Expression>): Matcher['fault'] {
  const matcher = matcherOf(steered(sequence(text('x'), rule('a'), text('!')), (name) => later[name]))
  matcher.accept(Buffer.from(taken))
  return matcher.fault
}

describe('a grammar that gives rules later', () => {
  it('is asked for each rule once, when a reader first stands before it', () => {
    const asked: string[] = []
    const count = (name: string): Expression => {
      asked.push(name)
      const next = Number(name.slice(1)) + 1
      return sequence(text(`${next}`), choice(text(';'), sequence(text(','), rule(`n${next}`))))
    }
    const matcher = matcherOf(steered(sequence(text('>'), rule('n0')), count), ['>', '1', '1,', '1;', '1,2'])
    expect(asked).toEqual([])
    matcher.accept(0)
    expect(asked).toEqual(['n0'])
    expect(tokenIds(matcher.mask())).toEqual([1, 2, 3, 4])
    expect(asked).toEqual(['n0', 'n1'])
    expect(matcher.accept(Buffer.from('1,2,3,4,5'))).toBe(true)
    expect(matcher.accept(Buffer.from(',7'))).toBe(false)
    expect([matcher.accept(Buffer.from(',6;')), matcher.accepting]).toEqual([true, true])
    expect(asked).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5'])
  })

  it('steers as if it had held them from the start', () => {
    let reached = 0
    fc.assert(
      fc.property(grammars, vocabularies, nearMisses, fc.nat({ max: 50 }), (whole, vocabulary, near, pick) => {
        const eager = Automaton.compile(whole)
        // A rule without any text is cut away where all are known, and a fault once it is asked for.
        if (!eager.ok || !everyRuleEnds(whole)) return
        const { root, rules } = whole
        const given: Grammar = { root, rules: new Map([[root, rules.get(root)!]]), later: (name) => rules.get(name) }
        const lazy = Automaton.compile(given)
        if (!lazy.ok) throw new Error(lazy.error.message)
        const trie = buildTokenTrie(vocabulary)
        const here = new TokenAutomaton(eager.value, trie).matcher()
        const there = new TokenAutomaton(lazy.value, trie).matcher()
        const bytes = edited(sample(whole, near.choices), near)
        for (let at = 0; at < bytes.length; at++) {
          const taken = [here, there].map((each) => each.accept(bytes.subarray(at, at + 1)))
          expect(taken[1]).toBe(taken[0])
        }
        const masks = [here, there].map((each) => tokenIds(each.mask()))
        expect(masks[1]).toEqual(masks[0])
        expect([...there.forced()]).toEqual([...here.forced()])
        expect(there.accepting).toBe(here.accepting)
        const next = masks[0]![pick % masks[0]!.length]
        expect(there.fault).toBeNull()
        if (next !== undefined) expect(there.accept(next)).toBe(here.accept(next))
        if (rules.size > 1) reached++
      }),
      { numRuns: 600 },
    )
    expect(reached).toBeGreaterThan(100)
  })

  it('serves any number of readers, and those that start afresh, from the rules it gave once', () => {
    let asked = 0
    const nest: Grammar = steered(rule('nest'), () => {
      asked++
      return choice(sequence(text('('), rule('nest'), text(')')), text('x'))
    })
    const automaton = Automaton.compile(nest, { configurationsMax: 40 })
    if (!automaton.ok) throw new Error('compiles')
    const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(['(', ')', 'x'])))
    for (const depth of [5, 12, 5, 12, 3]) {
      const matcher = tokens.matcher()
      expect(matcher.accept(Buffer.from(`${'('.repeat(depth)}x${')'.repeat(depth)}`))).toBe(true)
      expect(matcher.accepting).toBe(true)
    }
    expect(asked).toBe(1)
  })

  it('never grows full, however many rules its readers have reached', () => {
    const made: Grammar[] = []
    const letters = [...'abcd']
    const branching = (): Grammar => {
      const ways = (name: string): Expression =>
        choice(text('.'), ...letters.map((letter) => sequence(text(letter), rule(`${name}${letter}`))))
      const grammar = { ...steered(rule('r'), ways), anew: branching }
      made.push(grammar)
      return grammar
    }
    const automaton = Automaton.compile(branching(), { statesMax: 400 })
    if (!automaton.ok) throw new Error('compiles')
    const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf([...letters, '.'])))
    const early = tokens.matcher()
    early.accept(Buffer.from('ab'))
    for (let reader = 0; reader < 256; reader++) {
      const path = [...Array(4).keys()].map((place) => letters[(reader >> (2 * place)) & 3]).join('')
      const matcher = tokens.matcher()
      expect([matcher.accept(Buffer.from(`${path}.`)), matcher.accepting, matcher.fault], path).toEqual([
        true,
        true,
        null,
      ])
    }
    expect(made.length).toBeGreaterThan(2)
    // One at work keeps what it began with.
    expect([early.accept(Buffer.from('cd.')), early.accepting]).toEqual([true, true])
  })

  it('reports a broken rule as a fault that names it, to everybody who reaches it', () => {
    expect(faultAfter('', { a: text('y') })).toBeNull()
    expect(faultAfter('x', {})).toMatchObject({ code: 'FAULT_SYNTAX', path: 'rules.a' })
    expect(faultAfter('x', { a: sequence(text('y'), rule('a')) })).toMatchObject({
      code: 'FAULT_SYNTAX',
      path: 'rules.a',
      message: expect.stringContaining('goes on for ever'),
    })
    expect(faultAfter('x', { a: text('\ud800') })).toMatchObject({ code: 'FAULT_SYNTAX', path: 'rules.a' })
    expect(faultAfter('x', { a: repeat(text('y'), 0, 1e9) })).toMatchObject({ code: 'FAULT_LIMIT', path: 'rules.a' })
    const grammar = steered(rule('a'), () => sequence(rule('a'), text('y')))
    expect(Automaton.compile(grammar)).toMatchObject({ ok: false, error: { code: 'FAULT_SYNTAX', path: 'rules.a' } })
    const later = steered(sequence(text('x'), rule('gone')), () => undefined)
    const automaton = Automaton.compile(later)
    if (!automaton.ok) throw new Error('compiles')
    for (let reader = 0; reader < 2; reader++) {
      const configurations = automaton.value.configurations()
      expect(configurations.step(0, 0x78)).toBe(-1)
      expect(configurations.fault).toMatchObject({ path: 'rules.gone' })
    }
  })

  it('finds a circle of rules that each hope for the other, when it is closed', () => {
    const circle = { a: sequence(text('y'), rule('b')), b: sequence(text('y'), rule('a')) }
    expect(faultAfter('x', circle)).toBeNull()
    expect(faultAfter('xy', circle)).toMatchObject({ code: 'FAULT_SYNTAX', path: 'rules.b' })
    expect(faultAfter('xy', { ...circle, b: choice(circle.b, text('z')) })).toBeNull()
  })

  it('finds left recursion that only a later rule closes, even one that takes nothing itself', () => {
    const through = { a: choice(sequence(rule('b'), text('y')), text('z')), b: choice(rule('a'), text('w')) }
    expect(faultAfter('x', through)?.message).toMatch(/left-recursive/)
    const behind = {
      a: sequence(text('y'), rule('c')),
      c: choice(sequence(rule('blank'), rule('c')), text('z')),
      blank: repeat(text(' '), 0, null),
    }
    expect(faultAfter('x', behind)).toBeNull()
    expect(faultAfter('xy', behind)).toMatchObject({ message: expect.stringContaining('c -> c') })
  })

  it('runs into its limit where rules call ever new ones without taking a byte', () => {
    const endless = steered(rule('n0'), (name) =>
      choice(sequence(rule(`n${Number(name.slice(1)) + 1}`), text('y')), text('z')),
    )
    expect(Automaton.compile(endless)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
  })
})
