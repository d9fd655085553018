// Every text of llama.cpp's own grammar tests, those with tokens included, judged by us: the share on which we and its authors
// agree. Each character is a token there, by number 0, and so it is here. Grammars that it must refuse count as one text each. What
// its tests make of JSON schemas is not grammars but schemas, and not counted.

import { Automaton, DEAD } from '../../dist/backends/decoding/index.js'
import { readGbnf } from '../../dist/clef/grammar/index.js'
import { llamaMissing, readLlama } from '../peers/llama.js'
import { readGrammarTests } from '../peers/llama-grammar-tests.js'
import { sound } from '../workload/sound.js'

/** @type {import('../claim.js').Claim} */
export const claim = {
  id: 'mask.llama-agreement',
  peer: 'llama.cpp',
  unit: 'judged alike',
  ratio: 'ours',
  rounds: 7,
  async open() {
    if (llamaMissing !== null) return { skipped: llamaMissing }
    const { cases, broken } = readGrammarTests(readLlama('tests/test-grammar-integration.cpp').toString())
    const total = cases.reduce((sum, { texts }) => sum + texts.length, broken.length)
    if (cases.length < 14 || broken.length < 4 || total < 140)
      throw new Error(`only ${total} texts of ${cases.length} grammars were found`)
    return {
      async ours() {
        const refused = broken.filter((grammar) => !compiled(grammar).ok).length
        return (refused + cases.reduce((sum, { grammar, texts }) => sum + judgedAlike(grammar, texts), 0)) / total
      },
      async close() {},
    }
  },
}

function compiled(gbnf) {
  const grammar = readGbnf(gbnf)
  return grammar.ok ? Automaton.compile(grammar.value) : grammar
}

function judgedAlike(gbnf, texts) {
  const configurations = sound(compiled(gbnf)).configurations()
  return texts.filter(({ parts, passes }) => accepts(configurations, parts) === passes).length
}

function accepts(configurations, parts) {
  let at = 0
  for (const part of parts) {
    const tokens = typeof part === 'number' ? [[part, `<[${part}]>`]] : [...part].map((character) => [0, character])
    for (const [id, piece] of tokens) {
      at = configurations.runToken(at, id, Buffer.from(piece))
      if (at === DEAD) return false
    }
  }
  return configurations.isComplete(at)
}
