// What the decoder takes of each token of a program: making the goal's grammar and compiling it, its rules as they are reached,
// forced runs, masks, taking the token; over 200 goals of requests, against 10 ms that a model of 135 million parameters takes for
// a token. Forced tokens count: nothing is to be chosen there, but a model reads them all the same. Each round is a daemon that has
// just started: nothing is worked out but the vocabulary, and what one goal made it work out, the next one finds if it has the same
// grammar; nearly each of these has one of its own. The vocabulary has 50,257 tokens, as such models have.

import { Automaton, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { GrammarShelf } from '../../dist/clef/index.js'
import { builtInContracts } from '../../dist/daemon/index.js'
import { llamaMissing, openVocabulary } from '../peers/llama.js'
import { requestGoals } from '../workload/request-programs.js'
import { sound } from '../workload/sound.js'

const tokenMs = 10
/** As for a rung that writes whole programs, each field offered what fits it. */
const making = { literals: false, programs: 'whole', steering: 'typed', lazy: true }

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
    const goals = requestGoals(200).map((goal) => ({ goal, spelling: vocabulary.spell(Buffer.from(goal.program)) }))
    const tokens = goals.reduce((sum, { spelling }) => sum + spelling.length, 0)
    return {
      async ours() {
        const began = performance.now()
        const shelf = new GrammarShelf(builtInContracts)
        // Kept as long as their grammars are, as by a backend.
        const automata = new WeakMap()
        for (const { goal, spelling } of goals) {
          const grammar = shelf.grammarFor(goal, making)
          const known = automata.get(grammar) ?? new TokenAutomaton(sound(Automaton.compile(grammar)), trie)
          automata.set(grammar, known)
          decode(known.matcher(), spelling)
        }
        return (performance.now() - began) / tokens / tokenMs
      },
      async close() {},
    }
  },
}

/** Decodes as a backend does, with a model that has the program in mind. */
function decode(matcher, program) {
  for (let at = 0; at < program.length; ) {
    const forced = matcher.forcedTokens()
    for (const token of forced) take(matcher, token, program[at++])
    if (forced.length > 0) continue
    const mask = matcher.mask()
    const token = program[at++]
    if (((mask[token >>> 5] >>> (token & 31)) & 1) === 0) throw new Error('the mask does not allow a request program')
    take(matcher, token, token)
  }
  if (!matcher.accepting) throw new Error('a request program is not complete')
}

function take(matcher, token, wanted) {
  if (token !== wanted) throw new Error('what is forced is not how the program is spelled')
  if (!matcher.accept(token)) throw new Error('the grammar does not allow a request program')
}
