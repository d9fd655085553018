import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEAD } from '../../../src/backends/decoding/automaton/index.js'
import { Automaton } from '../../../src/backends/decoding/index.js'
import type { Grammar } from '../../../src/clef/grammar/grammar.js'
import { edited, grammars, nearMisses, sample } from './arbitrary-grammar.js'
import { judge } from './naive-recogniser.js'

/** The automaton's own judgement, or null for a grammar it refuses. */
function run(grammar: Grammar, bytes: Uint8Array): { complete: boolean; viable: boolean } | null {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) return null
  const configurations = automaton.value.configurations()
  const end = configurations.run(0, bytes)
  return end === DEAD ? { complete: false, viable: false } : { complete: configurations.isComplete(end), viable: true }
}

describe('the automaton and a naive recogniser', () => {
  it('both accept what is sampled from a grammar', () => {
    let sampled = 0
    fc.assert(
      fc.property(grammars, fc.array(fc.nat({ max: 11 }), { maxLength: 30 }), (grammar, choices) => {
        const text = sample(grammar, choices)
        if (text === null) return
        sampled++
        const bytes = Buffer.from(text)
        expect(run(grammar, bytes)).toEqual({ complete: true, viable: true })
        expect(judge(grammar, bytes).complete).toBe(true)
      }),
      { numRuns: 1500 },
    )
    expect(sampled).toBeGreaterThan(500)
  })

  it('agree on edited texts: complete, the beginning of a text, or neither', () => {
    const seen = { complete: 0, viable: 0, refused: 0 }
    fc.assert(
      fc.property(grammars, nearMisses, (grammar, near) => {
        const bytes = edited(sample(grammar, near.choices), near)
        const expected = judge(grammar, bytes)
        const actual = run(grammar, bytes)
        if (actual === null) {
          // Only a grammar without any text is refused here, and it does not even begin one.
          expect(judge(grammar, new Uint8Array()).viable).toBe(false)
          return
        }
        expect(actual).toEqual(expected)
        if (actual.complete) seen.complete++
        else if (actual.viable) seen.viable++
        else seen.refused++
      }),
      { numRuns: 3000 },
    )
    expect(Math.min(seen.complete, seen.viable, seen.refused)).toBeGreaterThan(40)
  })
})
