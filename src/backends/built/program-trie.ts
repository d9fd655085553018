import { buildTokenTrie, type TokenTrie } from '../decoding/index.js'
import type { Vocabulary } from './tokenizer/index.js'

/** The trie of what a vocabulary's tokens write in programs. */
export function programTrie(vocabulary: Vocabulary): TokenTrie {
  const textEncoder = new TextEncoder()
  const tokens = Array.from({ length: vocabulary.size }, (_, token) => {
    const text = vocabulary.decode(token)
    return text === null ? null : textEncoder.encode(text)
  })
  return buildTokenTrie({ tokens, endOfSequence: [vocabulary.special('[end]')], spell: 'longest' })
}
