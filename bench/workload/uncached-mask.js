// The claim of what an uncached mask costs at worst: of 400 places in sampled texts, the 99th percentile. Ours begins each round
// with nothing worked out, and what it works out at one place is what it is held to have at the next, as in a decode; a place
// that it has a mask for is not counted. XGrammar keeps no masks, and works its own out when it compiles the grammar, which is not
// counted. Both are asked at each place in turn.

import { Automaton, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { toGbnf } from '../../dist/clef/grammar/index.js'
import { llamaMissing, openVocabulary } from '../peers/llama.js'
import { withAsciiClasses } from '../peers/web-xgrammar.js'
import { placesIn, takeAll } from './decoder-states.js'
import { ofRequests } from './grammars.js'
import { sound } from './sound.js'

const placesPerRound = 400
const share = 0.99

/** @returns {import('../claim.js').Claim} */
export function uncachedMaskClaim(id, vocabularyName) {
  return {
    id,
    peer: '@mlc-ai/web-xgrammar',
    unit: 'us',
    ratio: 'ours / peer',
    rounds: 9,
    async open() {
      if (llamaMissing !== null) return { skipped: llamaMissing }
      const opened = openVocabulary(vocabularyName)
      const { trie } = opened
      const grammar = withAsciiClasses(ofRequests())
      const places = placesIn(grammar, trie, placesPerRound)
      const peer = await opened.peer()
      const compiled = await peer.compile(toGbnf(grammar))
      const matcher = await peer.matcher(compiled)
      return {
        async ours() {
          const automaton = new TokenAutomaton(sound(Automaton.compile(grammar)), trie)
          const times = []
          const seen = new Set()
          for (const tokens of places) {
            const one = automaton.matcher()
            takeAll((token) => one.accept(token), tokens)
            const began = performance.now()
            const mask = one.mask()
            const took = performance.now() - began
            if (!seen.has(mask)) times.push(took * 1_000)
            seen.add(mask)
          }
          return percentile(times)
        },
        async peer() {
          const times = []
          for (const tokens of places) {
            matcher.reset()
            takeAll((token) => matcher.acceptToken(token), tokens)
            const began = performance.now()
            await matcher.getNextTokenBitmask()
            times.push((performance.now() - began) * 1_000)
          }
          return percentile(times)
        },
        async close() {
          matcher.dispose()
          compiled.dispose()
          peer.close()
        },
      }
    },
  }
}

const percentile = (times) => times.sort((a, b) => a - b)[Math.floor(share * times.length)]
