import { type Grammar, toGbnf } from '../../clef/index.js'
import type { Fault, Result } from '../../fabric/index.js'
import { proposeMessage, toProposeRecord } from './prompt-message.js'
import type { Propose } from './propose.js'

/**
 * What the thread is sent.
 *
 * @param options of this stream: a continued one has a beginning, and what is left of the tokens
 * @param residual the grammar of what follows that beginning, for servers that start theirs anew
 */
export function requestPayload(
  { prompt, grammar, making }: Pick<Propose, 'prompt' | 'grammar' | 'making'>,
  options: Propose['options'],
  residual: Grammar | undefined,
): Result<Uint8Array, Fault> {
  const record = toProposeRecord({
    prompt,
    options,
    grammar: making === undefined ? { gbnf: toGbnf(grammar) } : { making },
    ...(residual === undefined ? {} : { residual: toGbnf(residual) }),
  })
  return proposeMessage.codec.encode(record)
}
