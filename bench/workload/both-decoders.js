// The same twin in our engine and in llama.cpp, and goals that neither has seen.

import { likeliest } from '../../dist/backends/built/training/exact-match.js'
import { enginePeersMissing } from '../peers/engine-peers.js'
import { openLlamaDecoder } from '../peers/llama-decoder.js'
import { heldOut } from './small-corpus.js'
import { trainedTwin } from './trained-twin.js'

const saidMax = 64

/** @param {number} goals */
export async function openBothDecoders(goals) {
  if (enginePeersMissing !== null) return { skipped: enginePeersMissing }
  const { vocabulary, decoder, gguf, context, end } = await trainedTwin()
  const prompts = heldOut(vocabulary, goals, context - saidMax).map(({ tokens, lossFrom }) => [
    ...tokens.subarray(0, lossFrom),
  ])
  const llama = await openLlamaDecoder(gguf, context)
  return {
    prompts,
    /** What our engine says after a prompt, and how long it took. */
    ours(prompt) {
      const begun = performance.now()
      const said = []
      let token = likeliest(decoder.prefill(prompt))
      said.push(token)
      while (token !== end && said.length < saidMax) {
        token = likeliest(decoder.step(token))
        said.push(token)
      }
      return { tokens: said, ms: performance.now() - begun }
    },
    theirs: (prompt) => llama.decode(prompt, end, saidMax),
    close: () => llama.close(),
  }
}
