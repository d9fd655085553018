// The vocabulary of the in-house model: one list of tokens in three ranges. Specials mark the parts of a prompt and the
// kinds of quantities; program tokens spell programs and are the only ones a decoder may write; words spell goals.

import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'

/** Parts of the prompt, in the order of its layout, and the end of a program. */
export const partTokens = ['[pad]', '[goal]', '[inputs]', '[revise]', '[program]', '[end]'] as const
export type Part = (typeof partTokens)[number]

/** As it is stored beside a checkpoint. */
export interface VocabularyJson {
  readonly specials: readonly string[]
  readonly program: readonly string[]
  /** A piece that continues a word starts with `#`. */
  readonly words: readonly string[]
}

export interface Vocabulary {
  readonly size: number
  /** Tokens that may follow one another in a program, and its end, are below this; the others are only read. */
  readonly outputs: number
  readonly json: VocabularyJson
  /** Id of a special; a defect if there is none. */
  readonly special: (name: string) => number
  readonly specialOrUndefined: (name: string) => number | undefined
  readonly programId: (text: string) => number | undefined
  readonly wordId: (text: string) => number | undefined
  readonly programTokenMax: number
  readonly wordMax: number
  /** What the token writes in a program; null for tokens that stand in prompts only. */
  readonly decode: (token: number) => string | null
}

export const vocabularySizeMax = 16_384

const longest = (texts: readonly string[]) => texts.reduce((length, text) => Math.max(length, text.length), 1)

export function vocabularyOf(json: VocabularyJson): Vocabulary {
  const { specials, program, words } = json
  const specialIds = new Map(specials.map((name, id) => [name, id]))
  const programIds = new Map(program.map((text, at) => [text, specials.length + at]))
  const wordIds = new Map(words.map((text, at) => [text, specials.length + program.length + at]))
  return {
    size: specials.length + program.length + words.length,
    outputs: specials.length + program.length,
    json,
    special: (name) => {
      const id = specialIds.get(name)
      if (id === undefined) throw new RangeError(`no special token ${name}`)
      return id
    },
    specialOrUndefined: (name) => specialIds.get(name),
    programId: (text) => programIds.get(text),
    wordId: (text) => wordIds.get(text),
    programTokenMax: longest(program),
    wordMax: longest(words),
    decode: (token) => program[token - specials.length] ?? null,
  }
}

const refused = (message: string): Result<never, Fault> => err({ code: 'FAULT_CHECKPOINT', message })

const isTextList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string' && item.length > 0 && item.length <= 256)

/** Reads what a checkpoint brings; a vocabulary that could not spell every program is refused. */
export function readVocabulary(value: unknown): Result<Vocabulary, Fault> {
  if (typeof value !== 'object' || value === null) return refused('the vocabulary is no object')
  const { specials, program, words } = value as Readonly<Record<string, unknown>>
  if (!isTextList(specials) || !isTextList(program) || !isTextList(words))
    return refused('the vocabulary needs the lists specials, program and words, each of texts that are not empty')
  if (specials.length + program.length + words.length > vocabularySizeMax)
    return refused(`a vocabulary may have ${vocabularySizeMax} tokens`)
  for (const list of [specials, program, words]) {
    if (new Set(list).size !== list.length) return refused('the vocabulary has a token twice')
  }
  const missing = partTokens.find((part) => !specials.includes(part))
  if (missing !== undefined) return refused(`the vocabulary lacks ${missing}`)
  const unspellable = programCharacters.find((character) => !program.includes(character))
  if (unspellable !== undefined) return refused(`the vocabulary can't spell '${unspellable}' in a program`)
  return ok(vocabularyOf({ specials, program, words }))
}

/** Every character that a program may hold stands as a token of its own. */
export const programCharacters: readonly string[] = [
  '\n',
  ...Array.from({ length: 0x7f - 0x20 }, (_, offset) => String.fromCharCode(0x20 + offset)),
]
