// What a rule given later brings along is held to the same as all else.
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  repeat,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { tokenIds, vocabularyOf } from './matcher-for.js'

function tokensOf(grammar: Grammar, tokens: readonly string[]): TokenAutomaton {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(tokens)))
}

describe('rules that a rule given later brings along', () => {
  const brought = (
    rules: Readonly<Record<string, Expression>>,
    given: Readonly<Record<string, Expression>>,
  ): Grammar => ({
    root: 'root',
    rules: new Map(Object.entries(rules)),
    later: (name) => given[name],
  })

  it('are searched for left recursion wherever in it they are called', () => {
    const loop = choice(sequence(rule('loop'), text('z')), text('w'))
    const grammar = brought({ root: sequence(text('x'), rule('a')), loop }, { a: sequence(text('y'), rule('loop')) })
    const matcher = tokensOf(grammar, ['x', 'y', 'w', 'z']).matcher()
    expect(matcher.accept(0)).toBe(false)
    expect(matcher.fault).toMatchObject({ code: 'FAULT_SYNTAX', message: expect.stringContaining('loop -> loop') })
  })

  it('lose what has no end even where the rule itself is broken', () => {
    const helper = choice(sequence(text('p'), rule('trap')), text('q'))
    const grammar = brought(
      {
        root: choice(sequence(text('1'), rule('a')), sequence(text('2'), rule('b'))),
        helper,
        trap: sequence(text('t'), rule('trap')),
      },
      { a: sequence(rule('helper'), rule('trap')), b: rule('helper') },
    )
    const tokens = tokensOf(grammar, ['1', '2', 'p', 'q'])
    expect([tokens.matcher().accept(0), tokens.matcher().accept(1)]).toEqual([false, true])
    const matcher = tokens.matcher()
    matcher.accept(1)
    expect(tokenIds(matcher.mask())).toEqual([3])
  })

  it('are judged again where a rule that was hoped for turns out to lead nowhere but to them', () => {
    const given = {
      a: sequence(text('y'), rule('b')),
      b: choice(sequence(text('y'), rule('c')), text('!')),
      c: rule('d'),
    }
    const closing = { ...given, d: sequence(text('y'), rule('c')) }
    const matcher = tokensOf(brought({ root: sequence(text('x'), rule('a')) }, closing), ['x', 'y', '!']).matcher()
    expect([0, 1].map((token) => matcher.accept(token))).toEqual([true, true])
    expect(matcher.accept(1)).toBe(false)
    expect(matcher.fault).toMatchObject({ code: 'FAULT_SYNTAX', path: expect.stringMatching(/rules\.[cd]/) })
  })
})

it('a repetition of a rule that is given later may be empty', () => {
  const root = sequence(repeat(sequence(rule('blank'), text(',')), 0, null), text('.'))
  const grammar: Grammar = {
    root: 'root',
    rules: new Map([['root', root]]),
    later: () => repeat(text(' '), 0, null),
  }
  const matcher = tokensOf(grammar, [',', ' ', '.']).matcher()
  expect([0, 1, 1, 0, 0, 2].map((token) => matcher.accept(token))).not.toContain(false)
  expect([matcher.accepting, matcher.fault]).toEqual([true, null])
})
