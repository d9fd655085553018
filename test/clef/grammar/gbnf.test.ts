import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEAD } from '../../../src/backends/decoding/automaton/index.js'
import { Automaton } from '../../../src/backends/decoding/index.js'
import { toGbnf } from '../../../src/clef/grammar/gbnf.js'
import {
  choice,
  type Expression,
  type Grammar,
  oneOf,
  optional,
  repeat,
  rule,
  sequence,
  text,
} from '../../../src/clef/grammar/grammar.js'
import { readGbnf } from '../../../src/clef/grammar/read-gbnf.js'
import { grammarOf } from '../../../src/clef/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import { contract, list, optional as optionalField, quantity, record } from '../../../src/fabric/index.js'
import { edited, grammars, nearMisses, sample } from '../../backends/decoding/arbitrary-grammar.js'
import { llamaRefusals } from './llama-rules.js'

const grammar = (rules: Record<string, Expression>, root = 'root'): Grammar => ({
  root,
  rules: new Map(Object.entries(rules)),
})

function judgements(of: Grammar, inputs: readonly Uint8Array[]): string {
  const automaton = Automaton.compile(of)
  if (!automaton.ok) return automaton.error.code
  const configurations = automaton.value.configurations()
  const ends = inputs.map((input) => configurations.run(0, input))
  return ends.map((end) => (end === DEAD ? 'no' : configurations.isComplete(end) ? 'yes' : 'so far')).join()
}

const reread = (of: Grammar): Grammar => {
  const read = readGbnf(toGbnf(of))
  if (!read.ok) throw new Error(`${read.error.message} in\n${toGbnf(of)}`)
  return read.value
}

describe('GBNF for llama.cpp', () => {
  const legs = contract({
    name: 'odd.legs',
    summary: 'Takes many records of many fields.',
    request: record({
      legs: list(
        record(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`f${at}`, optionalField(quantity('m'))]))),
      ),
    }),
    response: quantity('m'),
    errors: [],
  })

  it.each(['calls', 'whole'] as const)('keeps to its limits, in programs of %s', (programs) => {
    for (const literals of [true, false]) {
      const printed = toGbnf(grammarOf([...builtInContracts, legs], { literals, programs }))
      expect(printed).toContain('odd.legs')
      expect(llamaRefusals(printed)).toEqual([])
    }
  })

  it('puts what is repeated too often in a rule of its own, and takes the same texts', () => {
    const leg = sequence(...Array.from({ length: 90 }, (_, at) => optional(text(`${at};`))), text('.'))
    const original = grammar({ root: repeat(leg, 0, 23), 'root-item': text('x') })
    const printed = toGbnf(original)
    expect(printed).toMatch(/^root ::= root-item-2\{0,23\}\nroot-item ::= "x"\n|^root ::= root-item-2\{0,23\}$/m)
    expect(llamaRefusals(printed)).toEqual([])
    const inputs = ['.', '1;2;89;.', '2;1;.', '.'.repeat(23), '.'.repeat(24), '5;'].map((input) => Buffer.from(input))
    expect(judgements(reread(original), inputs)).toBe(judgements(original, inputs))
    expect(judgements(original, inputs)).toBe('yes,yes,no,yes,no,so far')
  })

  it('is refused by this count where llama.cpp refuses it', () => {
    expect(llamaRefusals('root ::= [a-z]{0,2000}')).toHaveLength(1)
    expect(llamaRefusals(`root ::= (${'("a")? '.repeat(50)}){0,23}`)).toHaveLength(1)
    expect(llamaRefusals('root ::= ([a-z] "-"){1,64}')).toEqual([])
    expect(llamaRefusals('root ::= a_b "\\x41" "\\-"')).toHaveLength(3)
  })
})

describe('printed GBNF', () => {
  it('looks as llama.cpp documents it', () => {
    const printed = toGbnf(
      grammar({
        root: choice(sequence(text('let '), rule('name'), optional(rule('unit-of'))), text('"\\\n')),
        name: sequence(oneOf(['a', 'z']), repeat(oneOf(['a', 'z'], ['0', '9'], ['-', '-'], ['^', '^']), 0, 7)),
        'unit-of': repeat(sequence(text('é'), oneOf(['😀', '😁'])), 2, null),
      }),
    )
    expect(printed).toBe(
      [
        'root ::= "let " name unit-of? | "\\"\\\\\\n"',
        'name ::= [a-z] [a-z0-9\\u002D\\u005E]{0,7}',
        'unit-of ::= ("\\u00E9" [\\U0001F600-\\U0001F601]){2,}',
        '',
      ].join('\n'),
    )
  })

  it('begins with the root under the name "root", even if another rule has that name', () => {
    const printed = toGbnf(
      grammar({ root: text('b'), program: sequence(text('a'), rule('root'), optional(rule('program'))) }, 'program'),
    )
    expect(printed).toBe('root ::= "a" root-2 root?\nroot-2 ::= "b"\n')
  })

  it('read again accepts the same texts', () => {
    fc.assert(
      fc.property(grammars, fc.array(nearMisses, { minLength: 1, maxLength: 6 }), (original, nears) => {
        const inputs = nears.map((near) => edited(sample(original, near.choices), near))
        expect(judgements(reread(original), inputs)).toBe(judgements(original, inputs))
      }),
      { numRuns: 800 },
    )
  })

  it('keeps any character of a text or class', () => {
    const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 5 }), character, character, (some, a, b) => {
        const [low, high] = a.codePointAt(0)! <= b.codePointAt(0)! ? [a, b] : [b, a]
        const original = grammar({ root: sequence(text(some), oneOf([low, high])) })
        const inputs = [a, b, low, 'x'].map((last) => Buffer.from(some + last))
        expect(judgements(reread(original), inputs)).toBe(judgements(original, inputs))
      }),
      { numRuns: 500 },
    )
  })
})
