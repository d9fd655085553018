// From a grammar value to the first mask being asked for, over a vocabulary of 128,256 tokens. XGrammar works masks out ahead,
// which takes it longer the more tokens there are; ours compiles the grammar alone.

import { Automaton, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { toGbnf } from '../../dist/clef/grammar/index.js'
import { llamaMissing, openVocabulary } from '../peers/llama.js'
import { withAsciiClasses } from '../peers/web-xgrammar.js'
import { ofRequests } from '../workload/grammars.js'
import { sound } from '../workload/sound.js'

const grammarsPerRound = 20

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'grammar.compile',
  peer: '@mlc-ai/web-xgrammar',
  unit: 'ms/grammar',
  ratio: 'peer / ours',
  rounds: 9,
  async open() {
    if (llamaMissing !== null) return { skipped: llamaMissing }
    const opened = openVocabulary('llama-bpe')
    const { trie } = opened
    const grammar = withAsciiClasses(ofRequests())
    const gbnf = toGbnf(grammar)
    const peer = await opened.peer()
    return {
      async ours() {
        const began = performance.now()
        for (let i = 0; i < grammarsPerRound; i++) new TokenAutomaton(sound(Automaton.compile(grammar)), trie).matcher()
        return (performance.now() - began) / grammarsPerRound
      },
      async peer() {
        const began = performance.now()
        const compiled = await peer.compile(gbnf)
        const took = performance.now() - began
        compiled.dispose()
        return took
      },
      async close() {
        peer.close()
      },
    }
  },
}
