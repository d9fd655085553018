import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildVocabulary,
  decodeProgram,
  encodeExample,
  encodeProgram,
  encodePrompt,
  promptTokensMax,
  readVocabulary,
} from '../../../../src/backends/built/tokenizer/index.js'
import { generateCorpus } from '../../../../src/backends/corpus/index.js'
import { lexGoal } from '../../../../src/clef/goal/index.js'
import { registeredContracts } from '../../corpus/contracts.js'

const corpus = generateCorpus({ seed: 3, count: 1_500, contracts: registeredContracts })
const vocabulary = buildVocabulary(corpus, { words: 600, pieces: 200 })
const { specials, program, words } = vocabulary.json
const named = (tokens: Iterable<number>) => [...tokens].map((token) => [...specials, ...program, ...words][token])
const goal = (text: string) => ({ text, quantities: lexGoal(text), inputs: [] })

describe('programs', () => {
  it('come back from their tokens', () => {
    for (const example of corpus.examples) {
      expect(decodeProgram(vocabulary, encodeProgram(vocabulary, example.program))).toBe(example.program)
    }
  })

  it('can be written whatever printable text they hold', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          expect(decodeProgram(vocabulary, encodeProgram(vocabulary, text))).toBe(text)
        },
      ),
    )
  })

  it('take few tokens', () => {
    const text = 'finance.convert { amount = $1; to = $2; market = input "market" }'
    expect(encodeProgram(vocabulary, text).length).toBeLessThan(10)
  })

  it('are never written with tokens of prompts', () => {
    for (const token of encodePrompt(vocabulary, goal('price it now'))) expect(vocabulary.decode(token)).toBeNull()
  })
})

describe('prompts', () => {
  it('show a quantity by kind and number, never by its digits', () => {
    const tokens = named(encodePrompt(vocabulary, goal('from 72 km/h in 1.5 s with mu 0.7, 5m EUR, EURUSD, 3-month')))
    expect(tokens.join(' ')).toContain('[speed] $1')
    expect(tokens.join(' ')).toContain('[time] $2')
    expect(tokens.join(' ')).toContain('[fraction] $3')
    expect(tokens.join(' ')).toContain('[money] $4')
    expect(tokens.join(' ')).toContain('[pair] $5')
    expect(tokens.join(' ')).toContain('[tenor] $6')
    expect(tokens).not.toContain('7')
  })

  it('show an array by its size where that says what it may be', () => {
    const pose = '[[1,0,0,2],[0,1,0,0],[0,0,1,0],[0,0,0,1]]'
    const tokens = named(
      encodePrompt(vocabulary, goal(`${pose}, [[0,0,1,0,0,0]], [[1,2],[3,4]], [0,0,1,0,0,0], [0.2, 0.9] rad`)),
    )
    expect(tokens.filter((token = '') => /^\[(array|matrix)/.test(token))).toEqual([
      '[matrix 4x4]',
      '[matrix nx6]',
      '[matrix]',
      '[array 6]',
      '[array]',
    ])
  })

  it('tell which end of a motion is at rest', () => {
    expect(encodePrompt(vocabulary, goal('from rest'))).not.toEqual(encodePrompt(vocabulary, goal('to rest')))
  })

  it('name attached inputs as programs name them', () => {
    const tokens = encodePrompt(vocabulary, { ...goal('price it'), inputs: [{ name: 'my_book', type: 'Book' }] })
    expect(named(tokens).join('')).toContain('my_book"[type Book]')
  })

  it('say what was rejected and why', () => {
    const tokens = named(
      encodePrompt(vocabulary, goal('convert 5 EUR'), { program: 'refuse unsafe', code: 'CLEF_NEW', path: 'amount' }),
    )
    expect(tokens.slice(tokens.indexOf('[revise]'))).toEqual([
      '[revise]',
      'refuse unsafe',
      '[code ?]',
      ' amount',
      '[program]',
    ])
  })

  it('keep every quantity, the start and the end of a text that is too long', () => {
    const text = `start ${'word '.repeat(200)} 72 km/h ${'word '.repeat(200)} 1.5 s finish`
    const tokens = encodePrompt(vocabulary, goal(text))
    expect(tokens.length).toBeLessThanOrEqual(promptTokensMax)
    const shown = named(tokens).join(' ')
    expect(shown).toMatch(/^\[goal\] start .*\[speed\] \$1 .*\[time\] \$2 .*\[inputs\] \[program\]$/)
  })

  it('spell any text there is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const tokens = encodePrompt(vocabulary, goal(text), undefined, { tokensMax: 2_000 })
        expect(tokens.every((token) => token < vocabulary.size)).toBe(true)
      }),
    )
  })

  it('spell a misspelt word in pieces of it', () => {
    const pieces = named(encodePrompt(vocabulary, goal('stoppingg'))).slice(1, -2)
    expect(pieces.join('').replaceAll('#', '')).toBe('stoppingg')
    expect(pieces.length).toBeLessThan(5)
  })

  it('break words into smaller pieces when training asks for it', () => {
    const whole = encodePrompt(vocabulary, goal('distance'))
    const broken = encodePrompt(vocabulary, goal('distance'), undefined, { breaks: () => true })
    expect(broken.length).toBeGreaterThan(whole.length)
    expect(named(broken).slice(1, -2).join('').replaceAll('#', '')).toBe('distance')
  })
})

describe('a training example', () => {
  it('counts the loss from the first token of the program to the end', () => {
    const example = corpus.examples[0]!
    const { tokens, lossFrom } = encodeExample(vocabulary, example)
    expect(decodeProgram(vocabulary, tokens.slice(lossFrom))).toBe(example.program)
    expect(tokens[tokens.length - 1]).toBe(vocabulary.special('[end]'))
    expect(tokens[lossFrom - 1]).toBe(vocabulary.special('[program]'))
  })

  it('mostly fits a context of 144', () => {
    const lengths = corpus.examples.map((example) => encodeExample(vocabulary, example).tokens.length)
    expect(lengths.filter((length) => length > 144).length).toBeLessThan(corpus.examples.length / 25)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(224 + 64)
  })
})

describe('a stored vocabulary', () => {
  it('reads back as it was', () => {
    const read = readVocabulary(JSON.parse(JSON.stringify(vocabulary.json)))
    expect(read.ok && read.value.json).toEqual(vocabulary.json)
  })

  it.each([
    null,
    [],
    {},
    { specials: ['[end]'], program: [], words: [] },
    { ...vocabulary.json, words: [...words, words[0]] },
    { ...vocabulary.json, words: [7] },
    { ...vocabulary.json, program: program.filter((token) => token !== 'x') },
    { ...vocabulary.json, words: Array.from({ length: 20_000 }, (_, at) => `w${at}`) },
  ])('is refused when malformed (%#)', (json) => {
    const read = readVocabulary(json)
    expect(!read.ok && read.error.code).toBe('FAULT_CHECKPOINT')
  })
})
