// What tells a GGUF file of ours from any other, and gives its tokenizer back: llama.cpp's own keys list tokens, but not which of
// them spell goals.

import { err, type Fault, ok, type Result } from '../../../fabric/index.js'
import { readGgufMetadata } from '../../gguf/index.js'
import { readVocabulary, type Vocabulary } from '../tokenizer/index.js'
import { exportedTokens } from './exported-tokens.js'

/** Its value is vocabulary.json. Other engines pass over keys that they do not know. */
export const vocabularyKey = 'constellation.vocabulary'

const tokensKey = 'tokenizer.ggml.tokens'

/**
 * The vocabulary that a file of ours was exported with; undefined for a file of anybody else's. One that does not belong to the
 * file's tokens is FAULT_CHECKPOINT: every prompt would be spelled wrongly.
 *
 * @param head the file, or as much of it as holds its header
 */
export function ownVocabulary(head: Uint8Array): Result<Vocabulary | undefined, Fault> {
  const metadata = readGgufMetadata(head, (key) => key === vocabularyKey || key === tokensKey)
  if (!metadata.ok) return metadata
  const json = metadata.value.get(vocabularyKey)
  if (json === undefined) return ok(undefined)
  const vocabulary = typeof json === 'string' ? parsed(json) : refused('is no text')
  if (!vocabulary.ok) return vocabulary
  const listed = metadata.value.get(tokensKey)
  const tokens = exportedTokens(vocabulary.value)
  const belongs =
    Array.isArray(listed) && listed.length === tokens.length && tokens.every(({ text }, id) => listed[id] === text)
  return belongs ? vocabulary : refused("is not that of the file's tokens")
}

function parsed(json: string): Result<Vocabulary, Fault> {
  try {
    return readVocabulary(JSON.parse(json))
  } catch {
    return refused('is no JSON')
  }
}

const refused = (what: string): Result<never, Fault> =>
  err({ code: 'FAULT_CHECKPOINT', message: `the GGUF file cannot be read: its ${vocabularyKey} ${what}` })
