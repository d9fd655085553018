// What stands in a model's file, read and checked here before any native loader sees it.

import { createHash } from 'node:crypto'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { ownVocabulary } from '../built/export/own-vocabulary.js'
import type { Vocabulary as OwnVocabulary } from '../built/tokenizer/index.js'
import { type Vocabulary, vocabularyOfGguf } from '../decoding/index.js'
import { type CheckedGguf, checkedGgufHead, readGgufMetadata } from '../gguf/index.js'
import { contextTokensMax } from './llama-options.js'

export interface ModelFile {
  readonly path: string
  readonly checked: CheckedGguf
  /** Hexadecimal SHA-256 of as much of the file as was looked at. */
  readonly fingerprint: string
  /** Tokens of the longest text that it was trained with. */
  readonly contextTokens: number
  readonly tokenizer: Tokenizer
}

export type Tokenizer =
  /** A model of this house, which was exported with its vocabulary: prompts are spelled here. */
  | { readonly kind: 'own'; readonly vocabulary: OwnVocabulary }
  /** Any other: llama.cpp spells its prompts, in a conversation where the model has a form for one. */
  | { readonly kind: 'general'; readonly vocabulary: Vocabulary; readonly chat: boolean }

const templateKey = 'tokenizer.chat_template'

/** FAULT_CHECKPOINT or FAULT_LIMIT, with the file as its path, for what is no model that can be masked. */
export async function readModelFile(path: string): Promise<Result<ModelFile, Fault>> {
  const read = await checkedGgufHead(path)
  if (!read.ok) return err(inFile(path, read.error))
  const { checked, head } = read.value
  if (checked.type !== 'model') {
    const message = `the file is of type "${checked.type}", and a model is called for`
    return err(inFile(path, { code: 'FAULT_CHECKPOINT', message }))
  }
  const contextKey = `${checked.architecture}.context_length`
  const metadata = readGgufMetadata(head, (key) => key === contextKey || key === templateKey)
  if (!metadata.ok) return err(inFile(path, metadata.error))
  const tokenizer = tokenizerIn(head, metadata.value.has(templateKey))
  if (!tokenizer.ok) return err(inFile(path, tokenizer.error))
  const told = metadata.value.get(contextKey)
  const contextTokens = typeof told === 'number' && told >= 1 ? Math.floor(told) : contextTokensMax
  const fingerprint = createHash('sha256').update(head).digest('hex')
  return ok({ path, checked, fingerprint, contextTokens, tokenizer: tokenizer.value })
}

function tokenizerIn(head: Uint8Array, chat: boolean): Result<Tokenizer, Fault> {
  const own = ownVocabulary(head)
  if (!own.ok) return own
  if (own.value !== undefined) return ok({ kind: 'own', vocabulary: own.value })
  const vocabulary = vocabularyOfGguf(head)
  return vocabulary.ok ? ok({ kind: 'general', vocabulary: vocabulary.value, chat }) : vocabulary
}

export const inFile = (path: string, fault: Fault): Fault => ({ ...fault, path, message: `${path}: ${fault.message}` })
