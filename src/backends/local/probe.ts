// Whether a server holds to a grammar. One that does not know the field answers 200 and writes what it likes, so it is given a
// grammar of a single word that no model would come to by itself.

import { type Grammar, readGbnf } from '../../clef/index.js'
import { UpstreamFailure } from '../http/index.js'

const word = 'zqvex-40817'

export function probeGrammar(): Grammar {
  const grammar = readGbnf(`root ::= "${word}"`)
  if (!grammar.ok) throw new Error(grammar.error.message)
  return grammar.value
}

/** Enough for the word in any vocabulary, a byte a token at worst. */
export const probeTokensMax = 32

/** Whether this is what a server that holds to the grammar writes. */
export const isProbeWord = (answer: string): boolean => answer.trim() === word

/** Whether a server refused the question because of its grammar: it has none to offer, as one that ignores it. A question too long is no such refusal. */
export const refusedGrammar = (thrown: unknown): boolean =>
  thrown instanceof UpstreamFailure && /^(400|415|422|501)$/.test(thrown.kind) && thrown.fault.code === 'FAULT_BACKEND'
