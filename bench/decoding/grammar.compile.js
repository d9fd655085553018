// From a grammar value to the first mask, over a vocabulary of 128,256 tokens. XGrammar works masks out ahead, which takes it
// longer the more tokens there are; ours compiles the grammar, and works out the one mask that is asked for. The grammar is that of
// requests to all contracts: that of whole programs takes XGrammar 14 s, at much the same ratio.

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
        for (let i = 0; i < grammarsPerRound; i++) {
          new TokenAutomaton(sound(Automaton.compile(grammar)), trie).matcher().mask()
        }
        return (performance.now() - began) / grammarsPerRound
      },
      async peer() {
        const began = performance.now()
        const compiled = await peer.compile(gbnf)
        const matcher = await peer.matcher(compiled)
        await matcher.getNextTokenBitmask()
        const took = performance.now() - began
        matcher.dispose()
        compiled.dispose()
        return took
      },
      async close() {
        peer.close()
      },
    }
  },
}
