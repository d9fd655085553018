// The reader of GBNF and the filter of streams under damaged grammars and damaged texts.

import { describe, expect, it } from 'vitest'
import { Automaton, ValidatingFilter } from '../../../src/backends/decoding/index.js'
import { grammarOf, readGbnf, toGbnf } from '../../../src/clef/index.js'
import { Dice } from '../../sim/dice.js'
import { contracts } from '../registered.js'
import { callsOf } from './calls.js'
import { damaged, jumbled } from './damage.js'
import { programOf } from './program.js'

const printed = toGbnf(grammarOf(contracts, { literals: true }))

const grammars = [
  'root ::= (expr "=" ws num "\\n")+\nexpr ::= term ([-+*/] term)*  # sums\nterm ::= num | "(" ws expr ")" ws\nnum ::= [0-9]+ ws\nws ::= [ \\t\\n]*\n',
  'root ::= "a"{2,5} | [^\\x00-\\x1f"\\\\]{0,3} ("b"? "c"* .)+\n',
  'root ::= object\nobject ::= "{" (pair ("," pair)*)? "}"\npair ::= string ":" value\nvalue ::= object | string | "null"\nstring ::= "\\"" [a-z]* "\\""\n',
  printed.slice(0, 4_000),
]

describe('grammars as text', () => {
  it('read to a grammar or a fault whose span lies in the text, however they were damaged', () => {
    let readable = 0
    for (let seed = 0; seed < 6_000; seed++) {
      const dice = new Dice(seed)
      const source = dice.chance(0.1)
        ? jumbled(dice)
        : damaged(dice, grammars[dice.below(grammars.length)]!, grammars[dice.below(grammars.length)]!)
      const grammar = readGbnf(source)
      if (grammar.ok) {
        readable++
        // What was read can be compiled, or is refused with a fault too: left recursion, too many states.
        if (source.length < 600) Automaton.compile(grammar.value)
        continue
      }
      const { span } = grammar.error
      if (span === undefined) continue
      expect(span.start).toBeGreaterThanOrEqual(0)
      expect(span.end).toBeGreaterThanOrEqual(span.start)
      expect(span.end).toBeLessThanOrEqual(source.length)
    }
    expect(readable).toBeGreaterThan(100)
  }, 120_000)

  it.each([
    '(',
    '[',
    '"',
    'root ::= (',
    'root ::= "a" | ',
    'root ::= root2 ',
    'a ::= "a"\n',
    '\\x4',
    '{1,',
    '#',
    '?*+',
    '[^',
  ])(
    '%j again and again ends in a value',
    (unit) => {
      for (const length of [50_000, 1_048_576, 1_048_577]) {
        const source = unit.repeat(Math.ceil(length / unit.length)).slice(0, length)
        for (const text of [source, `root ::= ${source}`]) expect(readGbnf(text).ok).toBeTypeOf('boolean')
      }
    },
    60_000,
  )
})

describe('streams', () => {
  const calls = callsOf(contracts)
  const corpus = [
    'kinematics.timeToCollision { gap = 50.0<m>; speedSelf = 30.0<m/s>; speedLead = 20.0<m/s> }',
    'let a = finance.convert { amount = 5.0<EUR>; to = "USD"; market = input "market" }\na',
    'refuse outOfScope',
    'clarify option.strike',
    ...Array.from({ length: 20 }, (_, seed) => programOf(seed, calls).text),
  ]
  const automatons = (['calls', 'whole'] as const).map((programs) => {
    const automaton = Automaton.compile(grammarOf(contracts, { literals: true, programs }))
    if (!automaton.ok) throw new Error(automaton.error.message)
    return automaton.value
  })

  /** `text` in pieces of any length, as text or as bytes. */
  function fed(dice: Dice, automaton: Automaton, text: string): ValidatingFilter {
    const filter = new ValidatingFilter(automaton)
    const whole = dice.chance(0.5) ? text : new TextEncoder().encode(text)
    let told = ''
    for (let at = 0; at < whole.length; ) {
      const next = Math.min(whole.length, at + 1 + dice.below(12))
      const { accepted, firstBadOffset } = filter.feed(whole.slice(at, next))
      told += accepted
      if (firstBadOffset !== undefined) expect(firstBadOffset).toBe(filter.prefix.length)
      at = next
    }
    expect(told).toBe(filter.prefix)
    return filter
  }

  it('keep a valid beginning of what came, the same however it was cut into pieces', () => {
    let complete = 0
    for (let seed = 0; seed < 1_500; seed++) {
      const dice = new Dice(seed)
      const [text, other] = [corpus[dice.below(corpus.length)]!, corpus[dice.below(corpus.length)]!]
      const stream = (dice.chance(0.2) ? text : damaged(dice, text, other)).replaceAll(/[\ud800-\udfff]/g, '?')
      const automaton = automatons[dice.below(automatons.length)]!
      const [one, another] = [fed(dice, automaton, stream), fed(dice, automaton, stream)]
      expect(stream.startsWith(one.prefix)).toBe(true)
      expect(another.prefix).toBe(one.prefix)
      const ended = one.finish()
      expect(another.finish()).toEqual(ended)
      if (ended.ok) {
        complete++
        expect(ended.value).toBe(stream)
      } else if (ended.error.span !== undefined) expect(ended.error.span.start).toBe(one.prefix.length)
    }
    expect(complete).toBeGreaterThan(10)
  }, 120_000)

  it('of any bytes at all end in a verdict', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const dice = new Dice(seed)
      const start = new TextEncoder().encode(corpus[dice.below(corpus.length)]!.slice(0, dice.below(40)))
      const noise = Uint8Array.from({ length: dice.below(30) }, () => dice.below(256))
      const filter = new ValidatingFilter(automatons[dice.below(automatons.length)]!)
      for (const bytes of [start, noise, start]) filter.feed(bytes)
      expect(filter.finish().ok).toBeTypeOf('boolean')
    }
  }, 120_000)
})
