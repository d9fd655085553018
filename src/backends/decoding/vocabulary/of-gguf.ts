// The vocabulary that a GGUF file carries: what llama.cpp knows of a model's tokens, with or without its weights.
import type { Fault } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { type GgufValue, readGgufMetadata } from '../../gguf/index.js'
import type { Vocabulary } from '../token-trie.js'
import { bytesOfByteLevel } from './byte-level.js'
import { mergesBySpelling, piecesByScore, type Spell } from './merging.js'
import { splitterOf } from './pre-tokenizers.js'
import { byteOfBytePiece, bytesOfPiece } from './sentence-piece.js'

const prefix = 'tokenizer.ggml.'
/** llama.cpp's types of tokens that are text; the others are control, unknown and unused ones. */
const normal = 1
const userDefined = 4
const unused = 5
const byteType = 6

/**
 * Reads the tokens of a GGUF file: byte-level BPE (`gpt2`) or SentencePiece with byte fallback (`llama`). Its ends of sequence,
 * turn and message end a text. Where its way of splitting text is known, the vocabulary can spell; where not, it says why.
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
  const ends = ['eos_token_id', 'eot_token_id', 'eom_token_id'].flatMap((key) => values.number(key) ?? [])
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
  const pre = values.text('pre') ?? 'default'
  const splitter = splitterOf(pre)
  const merges = values.texts('merges')
  const unspelled = splitter === undefined ? `how "${pre}" cuts text is not known here` : 'the file has no merges'
  if (splitter === undefined || merges === undefined) return { tokens: bytes, endOfSequence, unspelled }
  const spell = unlessSpecial({ tokens, types }, mergesBySpelling(bytes, merges, splitter))
  return { tokens: bytes, endOfSequence, spell }
}

function sentencePiece(values: Values, { tokens, types, endOfSequence }: Told): Result<Vocabulary, Fault> {
  const encoder = new TextEncoder()
  const bytes = tokens.map((token, id) => {
    if (types[id] === byteType) return byteOfBytePiece(token)
    if (types[id] === userDefined) return encoder.encode(token)
    return types[id] === normal ? bytesOfPiece(token) : null
  })
  const scores = values.numbers('scores')
  if (scores === undefined) return ok({ tokens: bytes, endOfSequence, unspelled: 'the file has no scores' })
  if (scores.length !== tokens.length) return err(damaged(`it has ${tokens.length} tokens and ${scores.length} scores`))
  const normalised = 'the file has rules of its own by which text is rewritten first'
  if (values.has('precompiled_charsmap')) return ok({ tokens: bytes, endOfSequence, unspelled: normalised })
  const spell = unlessSpecial({ tokens, types }, piecesByScore(bytes, types, scores))
  return ok({ tokens: bytes, endOfSequence, spell })
}

/**
 * Tokens that were added by hand are cut out of a text before it is spelled, and programs differ over unused ones: a text that has
 * any in it is not spelled here. The names of control tokens are text like any other: `1.5<s>` is a time.
 */
function unlessSpecial({ tokens, types }: Pick<Told, 'tokens' | 'types'>, spell: Spell): Spell {
  const special = tokens.filter((token, id) => (types[id] === userDefined || types[id] === unused) && token !== '')
  if (special.length === 0) return spell
  const any = new RegExp(special.map((token) => token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'u')
  const decoder = new TextDecoder()
  return (text) => (any.test(decoder.decode(text)) ? null : spell(text))
}

/** Metadata by the part of their keys that tells them apart; undefined for what is missing or of another type. */
class Values {
  constructor(private readonly values: ReadonlyMap<string, GgufValue>) {}

  has(key: string): boolean {
    return this.values.has(prefix + key)
  }

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
