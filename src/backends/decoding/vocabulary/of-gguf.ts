// The vocabulary that a GGUF file carries: what llama.cpp knows of a model's tokens, with or without its weights.
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import type { Vocabulary } from '../token-trie.js'
import { bytesOfByteLevel } from './byte-level.js'
import { type GgufValue, readGgufMetadata } from './gguf.js'
import { mergesBySpelling, piecesByScore, type Spell } from './merging.js'
import { splitterOf } from './pre-tokenizers.js'
import { byteOfBytePiece, bytesOfPiece } from './sentence-piece.js'

const prefix = 'tokenizer.ggml.'
/** llama.cpp's types of tokens that are text; the others are control, unknown and unused ones. */
const normal = 1
const userDefined = 4
const byteType = 6

/**
 * Reads the tokens of a GGUF file: byte-level BPE (`gpt2`) or SentencePiece with byte fallback (`llama`). Its end-of-sequence
 * and end-of-turn tokens end a text. Where its way of splitting text is known, the vocabulary can spell; see `Vocabulary.spell`.
 *
 * @returns FAULT_CHECKPOINT for a damaged file or another kind of tokenizer, FAULT_LIMIT for an impossible one; never throws
 */
export function vocabularyOfGguf(bytes: Uint8Array): Result<Vocabulary, Fault> {
  const metadata = readGgufMetadata(bytes, (key) => key.startsWith(prefix) && !key.endsWith('chat_template'))
  if (!metadata.ok) return metadata
  const values = new Values(metadata.value)
  const tokens = values.texts('tokens')
  if (tokens === undefined || tokens.length === 0) return err(damaged('it has no tokens'))
  const types = values.numbers('token_type') ?? tokens.map(() => normal)
  if (types.length !== tokens.length) return err(damaged(`it has ${tokens.length} tokens and ${types.length} types`))
  const ends = ['eos_token_id', 'eot_token_id'].flatMap((key) => values.number(key) ?? [])
  const endOfSequence = [...new Set(ends)].filter((id) => Number.isInteger(id) && id >= 0 && id < tokens.length)
  switch (values.text('model')) {
    case 'gpt2':
      return ok(byteLevel(values, { tokens, types, endOfSequence }))
    case 'llama':
      return sentencePiece(values, { tokens, types, endOfSequence })
    default:
      return err(damaged(`its tokens are of the kind "${values.text('model')}", and gpt2 and llama can be read`))
  }
}

interface Told {
  readonly tokens: readonly string[]
  readonly types: readonly number[]
  readonly endOfSequence: readonly number[]
}

function byteLevel(values: Values, { tokens, types, endOfSequence }: Told): Vocabulary {
  const encoder = new TextEncoder()
  const bytes = tokens.map((token, id) => {
    if (types[id] === userDefined) return encoder.encode(token)
    return types[id] === normal ? bytesOfByteLevel(token) : null
  })
  const split = splitterOf(values.text('pre') ?? 'default')
  const merges = values.texts('merges')
  if (split === undefined || merges === undefined) return { tokens: bytes, endOfSequence }
  return { tokens: bytes, endOfSequence, spell: unlessAdded(bytes, types, mergesBySpelling(bytes, merges, split)) }
}

function sentencePiece(values: Values, { tokens, types, endOfSequence }: Told): Result<Vocabulary, Fault> {
  const bytes = tokens.map((token, id) => {
    if (types[id] === byteType) return byteOfBytePiece(token)
    return types[id] === normal || types[id] === userDefined ? bytesOfPiece(token) : null
  })
  const scores = values.numbers('scores')
  if (scores === undefined) return ok({ tokens: bytes, endOfSequence })
  if (scores.length !== tokens.length) return err(damaged(`it has ${tokens.length} tokens and ${scores.length} scores`))
  return ok({ tokens: bytes, endOfSequence, spell: unlessAdded(bytes, types, piecesByScore(bytes, types, scores)) })
}

/** Tokens that were added by hand are cut out of a text before it is spelled: one that holds any is not spelled here. */
function unlessAdded(tokens: readonly (Uint8Array | null)[], types: readonly number[], spell: Spell): Spell {
  const decoder = new TextDecoder()
  const added = tokens.flatMap((bytes, id) =>
    types[id] === userDefined && bytes?.length ? [decoder.decode(bytes)] : [],
  )
  if (added.length === 0) return spell
  const any = new RegExp(added.map((token) => token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'u')
  return (text) => (any.test(decoder.decode(text)) ? null : spell(text))
}

/** Metadata by the part of their keys that tells them apart; undefined for what is missing or of another type. */
class Values {
  constructor(private readonly values: ReadonlyMap<string, GgufValue>) {}

  text(key: string): string | undefined {
    const value = this.values.get(prefix + key)
    return typeof value === 'string' ? value : undefined
  }

  number(key: string): number | undefined {
    const value = this.values.get(prefix + key)
    return typeof value === 'number' ? value : undefined
  }

  texts(key: string): readonly string[] | undefined {
    const items = this.items(key)
    return items?.every((item) => typeof item === 'string') ? items : undefined
  }

  numbers(key: string): readonly number[] | undefined {
    const items = this.items(key)
    return items?.every((item) => typeof item === 'number') ? items : undefined
  }

  private items(key: string): readonly (string | number)[] | undefined {
    const value = this.values.get(prefix + key)
    return typeof value === 'object' ? value : undefined
  }
}

const damaged = (what: string): Fault => ({
  code: 'FAULT_CHECKPOINT',
  message: `the vocabulary cannot be read: ${what}`,
})
