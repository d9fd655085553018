// Vocabularies and tests of llama.cpp, where scripts/fetch-peers.js has put them.

import { existsSync, readFileSync } from 'node:fs'
import { buildTokenTrie, byteLevelOf, vocabularyOfGguf } from '../../dist/backends/decoding/index.js'
import { openXgrammar } from './web-xgrammar.js'

const folder = new URL('../../.peers/llama.cpp/', import.meta.url)

/** Why a claim can't be measured without them. */
export const llamaMissing = existsSync(folder)
  ? null
  : "llama.cpp's vocabularies and tests are not here; run: node scripts/fetch-peers.js"

export const readLlama = (path) => readFileSync(new URL(path, folder))

/** @param {string} name as in models/ggml-vocab-NAME.gguf */
export function openVocabulary(name) {
  const vocabulary = vocabularyOfGguf(readLlama(`models/ggml-vocab-${name}.gguf`))
  if (!vocabulary.ok) throw new Error(vocabulary.error.message)
  return { vocabulary: vocabulary.value, trie: buildTokenTrie(vocabulary.value), peer: () => peerOf(vocabulary.value) }
}

/** XGrammar over the same tokens, each as its bytes. */
function peerOf({ tokens, endOfSequence }) {
  const ends = new Set(endOfSequence)
  const encoded = tokens.map((bytes, id) => (bytes === null || ends.has(id) ? '' : byteLevelOf(bytes)))
  return openXgrammar(encoded, endOfSequence)
}
