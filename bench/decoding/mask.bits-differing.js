// Mask bits in which we and XGrammar differ, over 6 vocabularies, 2 grammars and 400 places in sampled texts.

import { Automaton, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { toGbnf } from '../../dist/clef/grammar/index.js'
import { llamaMissing, openVocabulary } from '../peers/llama.js'
import { withAsciiClasses } from '../peers/web-xgrammar.js'
import { placesIn, takeAll } from '../workload/decoder-states.js'
import { ofJson, ofRequests } from '../workload/grammars.js'
import { sound } from '../workload/sound.js'

const vocabularies = ['llama-spm', 'phi-3', 'gpt-2', 'deepseek-llm', 'llama-bpe', 'qwen2']
const placesEach = 400

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'mask.bits-differing',
  peer: '@mlc-ai/web-xgrammar',
  unit: 'bits',
  ratio: 'ours',
  rounds: 7,
  async open() {
    if (llamaMissing !== null) return { skipped: llamaMissing }
    // The same every time: counted once.
    let differing = 0
    for (const name of vocabularies) {
      const opened = openVocabulary(name)
      const peer = await opened.peer()
      for (const grammar of [withAsciiClasses(ofRequests()), ofJson()])
        differing += await bitsDiffering(grammar, opened.trie, peer)
      peer.close()
    }
    return { ours: async () => differing, async close() {} }
  },
}

async function bitsDiffering(grammar, trie, peer) {
  const automaton = new TokenAutomaton(sound(Automaton.compile(grammar)), trie)
  const compiled = await peer.compile(toGbnf(grammar))
  const theirs = await peer.matcher(compiled)
  let differing = 0
  for (const tokens of placesIn(grammar, trie, placesEach)) {
    const ours = automaton.matcher()
    takeAll((token) => ours.accept(token), tokens)
    theirs.reset()
    takeAll((token) => theirs.acceptToken(token), tokens)
    const bits = await theirs.getNextTokenBitmask()
    for (const [word, mask] of ours.mask().entries()) differing += ones(mask ^ bits[word])
  }
  theirs.dispose()
  compiled.dispose()
  return differing
}

function ones(word) {
  let count = 0
  for (let left = word; left !== 0; left &= left - 1) count++
  return count
}
