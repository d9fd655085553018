// Our spelling against what llama.cpp's own test files expect of published vocabularies.
import { describe, expect, it } from 'vitest'
import {
  Automaton,
  buildTokenTrie,
  TokenAutomaton,
  type Vocabulary,
  vocabularyOfGguf,
} from '../../../src/backends/decoding/index.js'
import { oneOf, repeat, sequence, text } from '../../../src/clef/grammar/grammar.js'
import { hasLlama, readLlama } from './llama-peer.js'
import { spelledBy } from './matcher-for.js'

const names = ['gpt-2', 'llama-bpe', 'qwen2', 'llama-spm', 'phi-3']

describe.skipIf(!hasLlama)('vocabularies of published models', () => {
  const opened = new Map<string, Vocabulary>()
  const open = (name: string): Vocabulary => {
    const known = opened.get(name)
    if (known !== undefined) return known
    const vocabulary = vocabularyOfGguf(readLlama(`models/ggml-vocab-${name}.gguf`))
    if (!vocabulary.ok) throw new Error(vocabulary.error.message)
    opened.set(name, vocabulary.value)
    return vocabulary.value
  }

  it.each(names)('%s spells as llama.cpp does', (name) => {
    const vocabulary = open(name)
    const cases = readLlama(`models/ggml-vocab-${name}.gguf.inp`).toString().split('\n__ggml_vocab_test__\n')
    const wanted = readLlama(`models/ggml-vocab-${name}.gguf.out`).toString().split('\n')
    // SentencePiece puts a space before a text that begins; what we spell goes on.
    const before = name === 'llama-spm' || name === 'phi-3' ? ' ' : ''
    const checked = cases.filter((value, index) => {
      if (value === '') return false
      expect(spelledBy(vocabulary, before + value)).toEqual(wanted[index]!.trim().split(' ').map(Number))
      return true
    })
    expect(checked.length).toBeGreaterThan(30)
  })

  it.each(names)('%s is forced to the tokens that it spells a finished program with', (name) => {
    const vocabulary = open(name)
    const figure = sequence(repeat(oneOf(['0', '9']), 1, 9), text('<m/s>'))
    const call = sequence(
      text('kinematics.stoppingDistance { speed = '),
      figure,
      text('; deceleration = '),
      figure,
      text(' }\n'),
    )
    const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', call]]) })
    if (!automaton.ok) throw new Error('compiles')
    const tokens = new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary))
    for (const [speed, deceleration] of [
      ['3', '12345'],
      ['20000', '7'],
    ]) {
      const program = `kinematics.stoppingDistance { speed = ${speed}<m/s>; deceleration = ${deceleration}<m/s> }\n`
      const spelling = spelledBy(vocabulary, program)!
      const matcher = tokens.matcher()
      let forced = 0
      for (const [at, token] of spelling.entries()) {
        const run = matcher.forcedTokens()
        expect(spelling.slice(at, at + run.length)).toEqual(run)
        if (run.length > 0) forced++
        expect(matcher.accept(token)).toBe(true)
      }
      expect(forced / spelling.length).toBeGreaterThan(0.4)
    }
  })
})
