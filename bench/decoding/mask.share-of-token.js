// What the decoder takes of each token that a model writes: forced runs, masks and taking the token, over 200 request programs,
// against 10 ms that a model of 135 million parameters takes for a token. A daemon's decoder: what one program made it
// work out, the next one finds. The vocabulary has 50,257 tokens, as such models have.

import { Automaton, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { llamaMissing, openVocabulary } from '../peers/llama.js'
import { ofContracts } from '../workload/grammars.js'
import { requestPrograms } from '../workload/request-programs.js'
import { sound } from '../workload/sound.js'

const tokenMs = 10

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'mask.share-of-token',
  peer: '10 ms token',
  unit: 'of a token',
  ratio: 'ours',
  rounds: 15,
  async open() {
    if (llamaMissing !== null) return { skipped: llamaMissing }
    const { vocabulary, trie } = openVocabulary('gpt-2')
    const automaton = new TokenAutomaton(sound(Automaton.compile(ofContracts())), trie)
    const programs = requestPrograms(200).map((program) => vocabulary.spell(Buffer.from(program)))
    return {
      async ours() {
        const began = performance.now()
        let tokens = 0
        for (const program of programs) tokens += decode(automaton.matcher(), program)
        return (performance.now() - began) / tokens / tokenMs
      },
      async close() {},
    }
  },
}

/** Decodes as a backend does, with a model that has the program in mind; answers with the tokens it had to choose. */
function decode(matcher, program) {
  let chosen = 0
  for (let at = 0; at < program.length; ) {
    const forced = matcher.forcedTokens()
    for (const token of forced) take(matcher, token, program[at++])
    if (forced.length > 0) continue
    const mask = matcher.mask()
    const token = program[at++]
    if (((mask[token >>> 5] >>> (token & 31)) & 1) === 0) throw new Error('the mask does not allow a request program')
    take(matcher, token, token)
    chosen++
  }
  return chosen
}

function take(matcher, token, wanted) {
  if (token !== wanted) throw new Error('what is forced is not how the program is spelled')
  if (!matcher.accept(token)) throw new Error('the grammar does not allow a request program')
}
