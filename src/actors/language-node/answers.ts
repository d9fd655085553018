// The answers that an outcome rests on, each with its basis and its certificate.

import { type AnsweredRecord, type OutcomeRecord, toAnsweredRecords, toJson } from '../../fabric/index.js'
import type { CallAccount } from './account.js'
import type { Ending } from './ending.js'
import type { AnswerNotary, InputDigests } from './ports.js'

/** What the goal brought. */
export interface Brought {
  readonly text: string
  readonly inputs: InputDigests
}

/**
 * In the order of the program's calls. What its program made of them comes last, of one call alone too: only that certificate names the goal.
 * Where the goal came to no answer it is how it ended, if there is a key to sign that with.
 */
export async function answersOf(
  ending: Ending,
  outcome: OutcomeRecord,
  { text, inputs }: Brought,
  { answered }: CallAccount,
  notary: AnswerNotary | undefined,
): Promise<readonly AnsweredRecord[]> {
  if (notary === undefined) return []
  const inOrder = [...answered].sort(([one], [other]) => one - other)
  const calls = await Promise.all(inOrder.map(([, call]) => notary.certify(call)))
  const { kind, goalId, program = '' } = outcome
  const worked = { goalId, text, program, inputs, calls }
  // An answer that does not fit its own schema is none.
  if (ending.kind === 'ok' && kind === 'ok') {
    const answer = toJson(ending.plan.resultSchema, ending.value)
    return toAnsweredRecords([...calls, await notary.certifyProgram(worked, answer, outcome)])
  }
  const end = await notary.certifyEnd(worked, outcome)
  return toAnsweredRecords(end.certificate === undefined ? calls : [...calls, end])
}
