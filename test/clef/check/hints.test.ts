// What helps is said where it helps, and one mistake is said once.

import { describe, expect, it } from 'vitest'
import { diagnosticsOf } from '../registered.js'

describe('a hint', () => {
  it.each([
    ['1.0<km> + 1.0<m>', 'arithmetic never converts; only the arguments of a call do'],
    ['1.0 + 1.0<%>', 'arithmetic never converts; only the arguments of a call do'],
    ['1.0<m> > 0', 'a unit stands behind its number, as in 1.0<m>; zero of any unit is 0.0<_>'],
    ['1.0<m> ** 1.23', 'any exponent will do for a plain number: divide by 1.0<m> first'],
    ['1.0<m> + 1.0<s>', undefined],
    ['exp 1.0<s>', undefined],
    ["(fun (x : float<'u>) (y : float<'u>) -> x) 1.0<m> 1.0<s>", undefined],
  ])('for %s: %s', (text, hint) => {
    expect(diagnosticsOf(text)[0]!.hint).toBe(hint)
  })
})

describe('a name', () => {
  it.each([
    ['length [1.0]', ['List.length']],
    ['map abs [1.0]', ['List.map', 'Option.map', 'Result.map']],
    ['sqt 4.0', ['sqr', 'sqrt']],
  ])('of a module, or misspelt: %s', (text, candidates) => {
    const [diagnostic] = diagnosticsOf(text)
    expect(diagnostic!.code).toBe('CLEF_UNKNOWN_NAME')
    expect([...(diagnostic!.candidates ?? [])].sort()).toEqual(expect.arrayContaining(candidates))
  })
})

describe('measures that are declared wrongly', () => {
  it.each([
    ['[<Measure>] type a = b\n[<Measure>] type b = a\n1.0<a>', 'CLEF_SYNTAX'],
    ['[<Measure>] type lap\n[<Measure>] type lap = m\n1.0<lap>', 'CLEF_DUPLICATE'],
    ['[<Measure>] type lap = furlngo\n1.0<lap>', 'CLEF_UNKNOWN_UNIT'],
    ['[<Measure>] type lap\n1.0<lap>', 'CLEF_DIMENSION'],
  ])('%s: %s', (text, code) => {
    expect(diagnosticsOf(text).map((diagnostic) => diagnostic.code)).toEqual([code])
  })
})
