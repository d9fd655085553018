// Of 200 request programs, the share of bytes that the grammar of all contracts leaves no choice about: a model need not be run
// for them.

import { Automaton, buildTokenTrie, TokenAutomaton } from '../../dist/backends/decoding/index.js'
import { ofContracts } from '../workload/grammars.js'
import { requestPrograms } from '../workload/request-programs.js'
import { sound } from '../workload/sound.js'

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'grammar.forced-bytes',
  peer: 'none',
  unit: 'forced/byte',
  ratio: 'ours',
  rounds: 7,
  async open() {
    const trie = buildTokenTrie({ tokens: [], endOfSequence: [] })
    const automaton = new TokenAutomaton(sound(Automaton.compile(ofContracts())), trie)
    const programs = requestPrograms(200).map((program) => Buffer.from(program))
    const bytes = programs.reduce((sum, program) => sum + program.length, 0)
    return {
      ours: async () => programs.reduce((sum, program) => sum + forcedIn(automaton.matcher(), program), 0) / bytes,
      async close() {},
    }
  },
}

function forcedIn(matcher, program) {
  let forced = 0
  while (matcher.length < program.length) {
    const run = matcher.forced()
    forced += run.length
    const taken = run.length > 0 ? run : program.subarray(matcher.length, matcher.length + 1)
    if (!matcher.accept(taken)) throw new Error('the grammar does not allow a request program')
  }
  return forced
}
