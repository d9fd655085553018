// The grammar of the whole language and the reader of the canonical layout take the same texts.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEAD } from '../../../src/backends/decoding/automaton/index.js'
import { Automaton } from '../../../src/backends/decoding/index.js'
import { type Grammar, toGbnf } from '../../../src/clef/grammar/index.js'
import { languageGrammar } from '../../../src/clef/grammar/language/index.js'
import { toLark } from '../../../src/clef/grammar/lark.js'
import { readGbnf } from '../../../src/clef/grammar/read-gbnf.js'
import {
  givenNames,
  type KnownNames,
  parseProposal,
  qualifiedNames,
  readCanonicalProposal,
} from '../../../src/clef/syntax/index.js'
import { builtInNames } from '../../../src/clef/types/index.js'
import { edited } from '../edits.js'
import { type Random, randomFrom, Sampler } from '../sampler.js'

const known: KnownNames = { operations: ['finance.sum', 'finance.convert', 'kinematics.suvat'] }
const closed: KnownNames = { ...known, fields: ['amounts', 'speed', 'rate', 'x', 'let'] }
const language = languageGrammar(known)

function judgeOf(grammar: Grammar): (text: string) => boolean {
  const automaton = Automaton.compile(grammar)
  if (!automaton.ok) throw new Error(automaton.error.message)
  return (text) => {
    const configurations = automaton.value.configurations()
    const end = configurations.run(0, Buffer.from(text))
    if (configurations.fault !== null) throw new Error(configurations.fault.message)
    return end !== DEAD && configurations.isComplete(end)
  }
}

const seeds = fc.integer({ min: 0, max: 0x7fffffff })

/** Programs short and long for the most part, now and then a refusal or a question. */
function sentence(of: Sampler, random: Random): string {
  const limits = { depthMax: 20 + 50 * random(), lengthMax: 300 * random() ** 2 }
  return of.sample(random, limits, random() < 0.1 ? 'root' : 'program')
}

/** A sentence with one to three edits, as the automaton sees it: half of a surrogate pair is no character. */
function neighbour(of: Sampler, random: Random): string {
  let text = sentence(of, random)
  for (let edits = 1 + Math.floor(3 * random() ** 2); edits > 0; edits--) text = edited(text, random)
  return Buffer.from(text).toString()
}

describe('every sentence of the language', () => {
  it('is read, by the parser and by the reader of the layout', () => {
    const sampler = new Sampler(language)
    const accepts = judgeOf(language)
    fc.assert(
      fc.property(seeds, (seed) => {
        const text = sentence(sampler, randomFrom(seed))
        expect(accepts(text), text).toBe(true)
        expect(parseProposal(text), text).toMatchObject({ ok: true })
        expect(readCanonicalProposal(text, known), text).toMatchObject({ ok: true })
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('texts near the language', () => {
  it.each([
    ['with open names of fields', known],
    ['with closed ones', closed],
  ] as const)('are judged alike by the automaton and by the reader of the layout, %s', (_, names) => {
    const grammar = languageGrammar(names)
    const accepts = judgeOf(grammar)
    const sampler = new Sampler(grammar)
    let accepted = 0
    fc.assert(
      fc.property(seeds, (seed) => {
        const text = neighbour(sampler, randomFrom(seed))
        const taken = accepts(text)
        if (taken) accepted++
        expect(readCanonicalProposal(text, names).ok, JSON.stringify(text)).toBe(taken)
      }),
      { numRuns: 4_000 },
    )
    expect(accepted).toBeGreaterThan(200)
  })
})

describe('the bounds of the language', () => {
  const accepts = judgeOf(language)
  const all = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => `let ${letter} = x\n`).join('')
  const paths = (count: number) => `clarify${' speed'.repeat(count)}`

  it.each([
    ['factors of a unit', '1.0<a b c d e>', '1.0<a b c d e f>'],
    ['letters of a unit', `1.0<${'m'.repeat(12)}>`, `1.0<${'m'.repeat(13)}>`],
    ['digits of an exponent of a unit', '1.0<m^(-12/34)>', '1.0<m^(-123/4)>'],
    ['digits', '123456789012345.123456789012345', '1234567890123456.0'],
    ['decimals', '0.123456789012345', '0.1234567890123456'],
    ['exponents', '1e-99', '1e-100'],
    ['characters of a string', `"${'é'.repeat(64)}"`, `"${'é'.repeat(65)}"`],
    ['characters of a string outside the first plane', `"${'😀'.repeat(64)}"`, `"${'😀'.repeat(65)}"`],
    ['escapes of a string', `"${'\\n'.repeat(64)}"`, `"${'\\n'.repeat(65)}"`],
    ['letters of a field', `a.${'x'.repeat(32)}`, `a.${'x'.repeat(33)}`],
    ['letters of an input', `input "${'x'.repeat(32)}"`, `input "${'x'.repeat(33)}"`],
    ['quantities', '$99', '$100'],
    ['names in a tuple', 'let (a, b, c, d) = x\na', 'let (a, b, c, d, e) = x\na'],
    ['letters', `${all}z`, `${all}let a = x\nz`],
    ['fields of a question', paths(16), paths(17)],
    ['parts of a path', `clarify a${'.b'.repeat(7)}`, `clarify a${'.b'.repeat(8)}`],
  ])('end %s alike in the grammar and in the reader', (_, within, beyond) => {
    expect([accepts(within), readCanonicalProposal(within, known).ok]).toEqual([true, true])
    expect([accepts(beyond), readCanonicalProposal(beyond, known).ok]).toEqual([false, false])
  })
})

describe('the grammar of the language', () => {
  it('printed as GBNF and read back judges the same', () => {
    const read = readGbnf(toGbnf(language))
    if (!read.ok) throw new Error(read.error.message)
    const [original, reread] = [judgeOf(language), judgeOf(read.value)]
    const sampler = new Sampler(language)
    fc.assert(
      fc.property(seeds, (seed) => {
        const text = neighbour(sampler, randomFrom(seed))
        expect(reread(text), JSON.stringify(text)).toBe(original(text))
      }),
      { numRuns: 1_500 },
    )
  })

  it('names every built-in, and nothing else besides operations', () => {
    expect([...givenNames, ...qualifiedNames].sort()).toEqual([...builtInNames].sort())
  })

  it('prints as Lark, each rule under its name', () => {
    const lark = toLark(language)
    for (const name of ['start', 'expression', 'case_body', 'tuple_type']) {
      expect(lark).toMatch(new RegExp(`^${name}\\s*:`, 'm'))
    }
  })

  it('has only rules that its root leads to', () => {
    const body = JSON.stringify([...language.rules.values()])
    for (const name of language.rules.keys()) {
      expect(name).toMatch(/^[a-z][a-z0-9-]*$/)
      if (name !== language.root) expect(body).toContain(`"name":"${name}"`)
    }
  })

  it('follows few ways at once through nested brackets and matches', () => {
    const accepts = judgeOf(language)
    const nested = (open: string, inner: string, close: string) => open.repeat(25) + inner + close.repeat(25)
    expect(accepts(nested('(', '1.0', ')'))).toBe(true)
    expect(accepts(nested('(1.0, (', 'x', '), y)'))).toBe(true)
    expect(accepts(nested('match x with | y -> ', '1.0', ''))).toBe(true)
    expect(accepts(nested('match x with | y -> (', '1.0', ')'))).toBe(true)
    expect(accepts(nested('fun x -> if x then {} else [', 'x', ']'))).toBe(true)
    expect(accepts(nested('fun ((', 'x', ')) -> x'))).toBe(false)
  })
})
