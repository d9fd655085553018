import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  Automaton,
  buildTokenTrie,
  TokenAutomaton,
  type Vocabulary,
  vocabularyOfGguf,
} from '../../../src/backends/decoding/index.js'
import { oneOf, text } from '../../../src/clef/grammar/grammar.js'
import { spelledBy, tokenIds } from './matcher-for.js'

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
    const { 'tokenizer.ggml.pre': _, ...unnamed } = byteLevel
    const { 'tokenizer.ggml.merges': __, ...unmerged } = byteLevel
    const { 'tokenizer.ggml.scores': ___, ...unscored } = sentencePiece
    for (const [values, why] of [
      [{ ...byteLevel, 'tokenizer.ggml.pre': 'something-new' }, '"something-new"'],
      [unnamed, '"default"'],
      [unmerged, 'no merges'],
      [unscored, 'no scores'],
      [{ ...sentencePiece, 'tokenizer.ggml.precompiled_charsmap': [1] }, 'rewritten'],
    ] as const) {
      const unknown = read(values)
      expect(unknown.spell).toBeUndefined()
      expect(unknown.unspelled).toContain(why)
      const matcher = forced(unknown)
      expect([matcher.forcedTokens(), matcher.forced().length]).toEqual([[], 5])
      // Mask by mask it gets to the end.
      while (!matcher.accepting) expect(matcher.accept(tokenIds(matcher.mask())[0] ?? -1)).toBe(true)
    }
    expect(read(byteLevel).unspelled).toBeUndefined()
    expect(forced(read(byteLevel)).forcedTokens()).toEqual([0, 1, 7])
  })

  it('ends a text at its end of sequence, of turn and of message, each once and within its tokens', () => {
    const ends = { eos_token_id: 8, eot_token_id: 9, eom_token_id: 8 }
    const named = Object.fromEntries(Object.entries(ends).map(([key, id]) => [`tokenizer.ggml.${key}`, id]))
    expect(read({ ...byteLevel, ...named }).endOfSequence).toEqual([8, 9])
    expect(read({ ...byteLevel, 'tokenizer.ggml.eos_token_id': 4_294_967_295 }).endOfSequence).toEqual([])
  })

  it('of SentencePiece takes what was added by hand as it is written, and the names of control tokens for text', () => {
    const types = [2, 3, 3, 6, 6, 6, 6, 4, 1, 1, 1, 1]
    expect(textsOf(read({ ...sentencePiece, 'tokenizer.ggml.token_type': types }))[7]).toBe('\xe2\x96\x81')
    const spelt = [...(sentencePiece['tokenizer.ggml.tokens'] as string[]), '<', 's', '>']
    const wider = {
      ...sentencePiece,
      'tokenizer.ggml.tokens': spelt,
      'tokenizer.ggml.scores': spelt.map((_, id) => -id),
      'tokenizer.ggml.token_type': spelt.map((_, id) => (id < 3 ? 3 : id < 7 ? 6 : 1)),
    }
    expect(spelledBy(read(wider), 'a<s>')).toEqual([8, 12, 13, 14])
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
