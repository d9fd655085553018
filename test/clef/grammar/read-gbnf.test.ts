import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEAD } from '../../../src/backends/decoding/automaton/index.js'
import { Automaton } from '../../../src/backends/decoding/index.js'
import { readGbnf } from '../../../src/clef/grammar/read-gbnf.js'

function read(source: string) {
  const result = readGbnf(source)
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

function fault(source: string) {
  const result = readGbnf(source)
  if (result.ok) throw new Error('was read')
  const { span } = result.error
  return { code: result.error.code, at: span === undefined ? '' : source.slice(span.start, span.end) }
}

/** Whether the grammar accepts each text. */
function accepts(source: string, texts: readonly string[]): boolean[] {
  const automaton = Automaton.compile(read(source))
  if (!automaton.ok) throw new Error(automaton.error.message)
  const configurations = automaton.value.configurations()
  return texts.map((text) => {
    const end = configurations.run(0, Buffer.from(text))
    return end !== DEAD && configurations.isComplete(end)
  })
}

describe('reading GBNF', () => {
  it('reads arithmetic over several lines with comments', () => {
    const source = `
      # sums
      root  ::= (expr "=" ws num "\\n")+
      expr  ::= term ([-+*/] term)*   # left to right
      term  ::= num | "(" ws expr ")" ws
      num   ::= [0-9]+ ws
      ws    ::= [ \\t\\n]*
    `
    expect(accepts(source, ['42 = 5\n', '1+2*(3-4)= 7 \n', '1+=2\n', '', '1=1'])).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('reads repetitions as llama.cpp does', () => {
    const texts = ['', 'a', 'aa', 'aaa', 'aaaa', 'aaaaa']
    expect(accepts('root ::= "a"{2}', texts)).toEqual([false, false, true, false, false, false])
    expect(accepts('root ::= "a"{2,}', texts)).toEqual([false, false, true, true, true, true])
    expect(accepts('root ::= "a"{1,3}', texts)).toEqual([false, true, true, true, false, false])
    expect(accepts('root ::= "a"{ 0 , 1 }', texts)).toEqual([true, true, false, false, false, false])
    expect(accepts('root ::= ("a" "a")?', texts)).toEqual([true, false, true, false, false, false])
    expect(accepts('root ::= "aa"* "a"', texts)).toEqual([false, true, false, true, false, true])
  })

  it('reads classes, negated classes, escapes and the dot', () => {
    expect(accepts('root ::= [^"\\\\\\x7F\\u00e9]', ['a', '"', '\\', '\x7f', 'é', 'è', '\n', '😀'])).toEqual([
      true,
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
    expect(accepts('root ::= [\\U0001F600-\\U0001F64F\\]a-]', ['😀', ']', '-', 'a', 'b'])).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect(accepts('root ::= [^a-y\\n] .{2}', ['zab', 'z\n\n', 'aab', '\nab', 'za', '😀éß'])).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ])
    expect(accepts('root ::= .', ['\n', 'é', '😀', '', 'ab'])).toEqual([true, true, true, false, false])
    expect(accepts('root ::= "\\"\\x41\\u20ac\\t"', ['"A€\t'])).toEqual([true])
    expect(accepts('root ::= [a\\-z] [\\uD000-\\uFFFF]', ['-\ue000', 'b\ue000', 'a\ud7ff', 'a\u1000'])).toEqual([
      true,
      false,
      true,
      false,
    ])
  })

  it('lets alternatives be empty, and go on over a line only after | or inside parentheses', () => {
    expect(accepts('root ::= "a" |\n  "b" | (\n "c"\n)', ['a', 'b', 'c', ''])).toEqual([true, true, true, false])
    expect(accepts('root ::= | "a"', ['', 'a'])).toEqual([true, true])
    expect(fault('root ::= "a"\n | "b"')).toEqual({ code: 'FAULT_SYNTAX', at: '|' })
  })

  it('gives rules whose names no other dialect can print a name that all can, keeping them apart', () => {
    expect([...read('root ::= Ab ab ab-2 1x\nAb ::= "1"\nab ::= "2"\nab-2 ::= "3"\n1x ::= "4"').rules.keys()]).toEqual([
      'root',
      'ab-3',
      'ab',
      'ab-2',
      'r1x',
    ])
    expect(accepts('root ::= rule_123 rule-123\nrule_123 ::= "1"\nrule-123 ::= "2"', ['12', '11'])).toEqual([
      true,
      false,
    ])
    expect(accepts('root ::= Ab ab\nAb ::= "1"\nab ::= "2"', ['12', '21'])).toEqual([true, false])
  })

  it('takes the last definition of a rule', () => {
    expect(accepts('root ::= "a"\nroot ::= "b"', ['a', 'b'])).toEqual([false, true])
  })
})

describe('GBNF that cannot be read', () => {
  it('is a fault at the place to blame', () => {
    expect(fault('start ::= "a"')).toEqual({ code: 'FAULT_SYNTAX', at: 'start ::= "a"' })
    expect(fault('root ::= other "x"')).toEqual({ code: 'FAULT_SYNTAX', at: 'other' })
    expect(fault('root ::= "abc')).toEqual({ code: 'FAULT_SYNTAX', at: '"abc' })
    expect(fault('root ::= [abc')).toEqual({ code: 'FAULT_SYNTAX', at: '[abc' })
    expect(fault('root ::= [z-a]')).toEqual({ code: 'FAULT_SYNTAX', at: 'z-a' })
    expect(fault('root ::= []')).toEqual({ code: 'FAULT_SYNTAX', at: '[]' })
    expect(fault('root ::= "\\q"')).toEqual({ code: 'FAULT_SYNTAX', at: '\\q' })
    expect(fault('root ::= "\\u12"')).toEqual({ code: 'FAULT_SYNTAX', at: '\\u12"' })
    expect(fault('root ::= "\\U00110000"')).toEqual({ code: 'FAULT_SYNTAX', at: '\\U00110000' })
    expect(fault('root ::= "\\ud83d"')).toEqual({ code: 'FAULT_SYNTAX', at: '\\ud83d' })
    expect(fault('root ::= * "a"')).toEqual({ code: 'FAULT_SYNTAX', at: '*' })
    expect(fault('root ::= "a"{3,2}')).toEqual({ code: 'FAULT_SYNTAX', at: '{3,2}' })
    expect(fault('root ::= "a"{,2}')).toEqual({ code: 'FAULT_SYNTAX', at: ',' })
    expect(fault('root ::= ("a"')).toEqual({ code: 'FAULT_SYNTAX', at: '' })
    expect(fault('root ::= "a")')).toEqual({ code: 'FAULT_SYNTAX', at: ')' })
    expect(fault('root : "a"')).toEqual({ code: 'FAULT_SYNTAX', at: ':' })
    expect(fault('root ::= <think>')).toEqual({ code: 'FAULT_SYNTAX', at: '<think>' })
    expect(fault('root ::= "a" !<[10 00]>*')).toEqual({ code: 'FAULT_SYNTAX', at: '!<[10 00]>' })
    expect(fault('root ::= "a"{,}')).toEqual({ code: 'FAULT_SYNTAX', at: ',' })
    expect(fault('root ::= "\\xZZ"')).toEqual({ code: 'FAULT_SYNTAX', at: '\\xZZ' })
    expect(fault('')).toEqual({ code: 'FAULT_SYNTAX', at: '' })
  })

  it('is a limit fault where it is too deep, too long or repeats too much', () => {
    expect(fault(`root ::= ${'('.repeat(100_000)}`).code).toBe('FAULT_LIMIT')
    expect(fault(`root ::= "a"${'*'.repeat(100_000)}`).code).toBe('FAULT_LIMIT')
    expect(fault(`root ::= "a"{${'9'.repeat(400)}}`).code).toBe('FAULT_LIMIT')
    expect(fault('#'.repeat(2_000_000)).code).toBe('FAULT_LIMIT')
  })

  it('never throws, whatever the text, nor does compiling what was read', () => {
    const scrap = fc.constantFrom(
      'root',
      ' ::= ',
      '"',
      'a',
      '\\',
      '[',
      ']',
      '^',
      '-',
      '(',
      ')',
      '|',
      '*',
      '+',
      '?',
      '{',
      '}',
      ',',
      '1',
      '\n',
      '#',
      '.',
      'x41',
      'u',
      '😀',
      '\ud83d',
      '<',
      '\r',
      ' ',
    )
    const sources = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.array(scrap, { maxLength: 25 }).map((parts) => `root ::= ${parts.join('')}`),
    )
    let readable = 0
    fc.assert(
      fc.property(sources, (source) => {
        const result = readGbnf(source)
        if (!result.ok) {
          const { span } = result.error
          expect(span !== undefined && 0 <= span.start && span.start <= span.end && span.end <= source.length).toBe(
            true,
          )
          return
        }
        readable++
        expect(typeof Automaton.compile(result.value, { statesMax: 10_000 }).ok).toBe('boolean')
      }),
      { numRuns: 4000 },
    )
    expect(readable).toBeGreaterThan(20)
  })
})
