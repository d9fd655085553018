import fc from 'fast-check'
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

type Value = string | number | readonly string[] | readonly number[]

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
const string = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)])
const f32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

/** A GGUF file of these values: texts, whole numbers as u32, and numbers in arrays as f32. */
function gguf(values: Readonly<Record<string, Value>>): Uint8Array {
  const pairs = Object.entries(values).map(([key, value]) => {
    if (typeof value === 'string') return Buffer.concat([string(key), u32(8), string(value)])
    if (typeof value === 'number') return Buffer.concat([string(key), u32(4), u32(value)])
    const texts = typeof value[0] === 'string'
    const items = value.map((item) => (typeof item === 'string' ? string(item) : f32(item)))
    return Buffer.concat([string(key), u32(9), u32(texts ? 8 : 6), u64(items.length), ...items])
  })
  return Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0), u64(pairs.length), ...pairs])
}

const byteLevel: Readonly<Record<string, Value>> = {
  'general.architecture': 'llama',
  'tokenizer.ggml.model': 'gpt2',
  'tokenizer.ggml.pre': 'gpt-2',
  'tokenizer.ggml.tokens': ['a', 'b', 'Ġ', 'Ċ', 'Ã', '©', 'Ã©', 'Ġa', '<end>', '<pad>'],
  'tokenizer.ggml.token_type': [1, 1, 1, 1, 1, 1, 1, 1, 3, 3],
  'tokenizer.ggml.merges': ['Ã ©', 'Ġ a'],
  'tokenizer.ggml.eos_token_id': 8,
}
const sentencePiece: Readonly<Record<string, Value>> = {
  'tokenizer.ggml.model': 'llama',
  'tokenizer.ggml.tokens': ['<unk>', '<s>', '</s>', '<0x0A>', '<0xE2>', '<0x82>', '<0xAC>', '▁', 'a', 'b', 'ab', '▁a'],
  'tokenizer.ggml.scores': [0, 0, 0, 0, 0, 0, 0, -1, -2, -3, -4, -5],
  'tokenizer.ggml.token_type': [2, 3, 3, 6, 6, 6, 6, 1, 1, 1, 1, 1],
  'tokenizer.ggml.eos_token_id': 2,
}

function read(values: Readonly<Record<string, Value>>): Vocabulary {
  const vocabulary = vocabularyOfGguf(gguf(values))
  if (!vocabulary.ok) throw new Error(vocabulary.error.message)
  return vocabulary.value
}
const textsOf = ({ tokens }: Vocabulary): (string | null)[] =>
  tokens.map((bytes) => (bytes === null ? null : Buffer.from(bytes).toString('latin1')))

describe('a vocabulary from a GGUF file', () => {
  it('of byte-level BPE has the bytes that its characters stand for, and spells by its merges', () => {
    const vocabulary = read(byteLevel)
    expect(textsOf(vocabulary)).toEqual(['a', 'b', ' ', '\n', '\xc3', '\xa9', '\xc3\xa9', ' a', null, null])
    expect(vocabulary.endOfSequence).toEqual([8])
    expect(spelledBy(vocabulary, 'é a\nb')).toEqual([6, 7, 3, 1])
    expect(spelledBy(vocabulary, 'z')).toBeNull()
  })

  it('of SentencePiece has spaces and single bytes, and spells what is in no piece by its bytes', () => {
    const vocabulary = read(sentencePiece)
    expect(textsOf(vocabulary)).toEqual([null, null, null, '\n', '\xe2', '\x82', '\xac', ' ', 'a', 'b', 'ab', ' a'])
    expect(spelledBy(vocabulary, ' ab€\n')).toEqual([7, 10, 4, 5, 6, 3])
    expect(spelledBy(vocabulary, 'z')).toBeNull()
  })

  it('is asked for one byte after another of a character that it has no piece for', () => {
    const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', oneOf(['€', '€'])]]) })
    if (!automaton.ok) throw new Error('compiles')
    const matcher = new TokenAutomaton(automaton.value, buildTokenTrie(read(sentencePiece))).matcher()
    expect([4, 8, 5, 6, 2].map((token) => matcher.accept(token))).toEqual([true, false, true, true, true])
  })

  it('that splits text in a way unknown here has tokens and no spelling, and is forced to nothing', () => {
    const automaton = Automaton.compile({ root: 'root', rules: new Map([['root', text('ab a\n')]]) })
    if (!automaton.ok) throw new Error('compiles')
    const forced = (vocabulary: Vocabulary) => new TokenAutomaton(automaton.value, buildTokenTrie(vocabulary)).matcher()
    const unknown = read({ ...byteLevel, 'tokenizer.ggml.pre': 'something-new' })
    expect(unknown.spell).toBeUndefined()
    expect([forced(unknown).forcedTokens(), forced(unknown).forced().length]).toEqual([[], 5])
    expect(forced(read(byteLevel)).forcedTokens()).toEqual([0, 1, 7])
  })

  it('does not spell a text with a token in it that was added by hand', () => {
    const added = read({ ...byteLevel, 'tokenizer.ggml.token_type': [4, 1, 1, 1, 1, 1, 1, 1, 3, 3] })
    expect(['é', 'ab'].map((value) => spelledBy(read(byteLevel), value))).toEqual([[6], [0, 1]])
    expect(['é', 'ab'].map((value) => spelledBy(added, value))).toEqual([[6], null])
  })

  it('is refused with a fault where its lists do not fit, or it is of another kind', () => {
    for (const wrong of [
      { 'tokenizer.ggml.model': 'bert' },
      { 'tokenizer.ggml.token_type': [1] },
      { 'tokenizer.ggml.tokens': 'none' },
      { 'tokenizer.ggml.tokens': [] },
    ]) {
      expect(vocabularyOfGguf(gguf({ ...byteLevel, ...wrong }))).toMatchObject({
        ok: false,
        error: { code: 'FAULT_CHECKPOINT' },
      })
    }
    expect(vocabularyOfGguf(gguf({ ...sentencePiece, 'tokenizer.ggml.scores': [1] })).ok).toBe(false)
  })

  it('says how many it will read before it makes room for them', () => {
    const header = Buffer.concat([Buffer.from('GGUF'), u32(3), u64(0)])
    const keys = Buffer.concat([header, u64(2n ** 40n)])
    expect(vocabularyOfGguf(keys)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
    const items = Buffer.concat([header, u64(1), string('tokenizer.ggml.tokens'), u32(9), u32(8), u64(2n ** 60n)])
    expect(vocabularyOfGguf(items)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
    const long = Buffer.concat([header, u64(1), u64(2n ** 62n)])
    expect(vocabularyOfGguf(long)).toMatchObject({ ok: false, error: { code: 'FAULT_CHECKPOINT' } })
  })

  it('is read or refused, and never throws, however it is damaged', () => {
    let refused = 0
    fc.assert(
      fc.property(
        fc.constantFrom(byteLevel, sentencePiece),
        fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 }),
        fc.option(fc.nat()),
        (values, edits, cut) => {
          const bytes = gguf(values)
          for (const [at, byte] of edits) bytes[at % bytes.length] = byte
          const result = vocabularyOfGguf(cut === null ? bytes : bytes.subarray(0, cut % bytes.length))
          if (!result.ok) {
            refused++
            expect(['FAULT_CHECKPOINT', 'FAULT_LIMIT']).toContain(result.error.code)
          } else buildTokenTrie(result.value)
        },
      ),
      { numRuns: 1500 },
    )
    expect(refused).toBeGreaterThan(300)
  })
})

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
