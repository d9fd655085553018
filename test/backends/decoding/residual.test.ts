import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Automaton, buildTokenTrie, type Matcher, TokenAutomaton } from '../../../src/backends/decoding/index.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  repeat,
  rule,
  sequence,
  text,
  toGbnf,
} from '../../../src/clef/grammar/index.js'
import { edited, grammars, nearMisses, sample } from './arbitrary-grammar.js'
import { vocabularyOf } from './matcher-for.js'
import { judge } from './naive-recogniser.js'

function matcherOf(grammar: Grammar): Matcher {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return new TokenAutomaton(automaton.value, buildTokenTrie(vocabularyOf(['a']))).matcher()
}

describe('the residual grammar', () => {
  it('takes after any beginning exactly what the grammar takes behind it', () => {
    let checked = 0
    fc.assert(
      fc.property(grammars, nearMisses, nearMisses, fc.nat({ max: 20 }), (grammar, near, after, cut) => {
        if (!Automaton.compile(grammar).ok) return
        const whole = Buffer.from(sample(grammar, near.choices) ?? '')
        const begun = whole.subarray(0, cut)
        const matcher = matcherOf(grammar)
        if (!matcher.accept(begun)) return
        const residual = matcher.residual()
        const betweenCharacters = !begun.toString().includes('\ufffd')
        expect(residual !== null).toBe(betweenCharacters)
        if (residual === null) return
        const compiled = Automaton.compile(residual)
        expect(compiled).toMatchObject({ ok: true })
        for (const rest of [whole.subarray(cut), edited(sample(residual, after.choices), after), Buffer.alloc(0)]) {
          expect(judge(residual, rest)).toEqual(judge(grammar, Buffer.concat([begun, rest])))
        }
        checked++
      }),
      { numRuns: 600 },
    )
    expect(checked).toBeGreaterThan(200)
  })

  const call: Grammar = {
    root: 'root',
    rules: new Map<string, Expression>([
      ['root', sequence(text('sum { of = '), rule('list'), text(' }'))],
      ['list', sequence(text('['), rule('figure'), repeat(sequence(text('; '), rule('figure')), 0, null), text(']'))],
      ['figure', choice(repeat(oneOf(['0', '9']), 1, 3), text('€'))],
    ]),
  }

  it('keeps the rules that were not begun, and prints what is left of the others', () => {
    const matcher = matcherOf(call)
    matcher.accept(Buffer.from('sum { of = ['))
    const printed = toGbnf(matcher.residual()!)
    expect(printed).toContain('figure ::= [0-9]{1,3} | "\\u20AC"\n')
    expect(printed).toContain('" }"')
    expect(printed).not.toContain('sum')
  })

  it('ends where the text may end, and is empty behind the end', () => {
    const matcher = matcherOf({ root: 'root', rules: new Map([['root', choice(text('a'), text('ab'))]]) })
    matcher.accept(Buffer.from('a'))
    expect(['', 'b', 'a', 'bb'].map((rest) => judge(matcher.residual()!, Buffer.from(rest)).complete)).toEqual([
      true,
      true,
      false,
      false,
    ])
    matcher.accept(Buffer.from('b'))
    expect(judge(matcher.residual()!, Buffer.alloc(0)).complete).toBe(true)
  })

  it('has no beginning in the middle of a character', () => {
    const matcher = matcherOf(call)
    matcher.accept(Buffer.concat([Buffer.from('sum { of = ['), Buffer.from('€').subarray(0, 2)]))
    expect(matcher.residual()).toBeNull()
  })
})
