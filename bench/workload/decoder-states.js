// Places in texts where a decoder is asked what may come next: after each token of texts sampled from a grammar.

import { tokenizeGreedily } from '../../dist/backends/decoding/index.js'
import { sampleText, steadyRandom } from './grammars.js'

/** @returns {readonly (readonly number[])[]} the tokens before each place, by id */
export function placesIn(grammar, trie, count) {
  const random = steadyRandom(20_261_123)
  const places = []
  while (places.length < count) {
    const tokens = tokenizeGreedily(trie, Buffer.from(sampleText(grammar, random)))
    for (let at = 0; at < (tokens?.length ?? 0) && places.length < count; at++) places.push(tokens.slice(0, at))
  }
  return places
}

/** Takes tokens that must be allowed. */
export function takeAll(accept, tokens) {
  for (const token of tokens) if (!accept(token)) throw new Error(`token ${token} of a text of the grammar was refused`)
}
