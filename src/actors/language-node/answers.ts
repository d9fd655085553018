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
 * In the order of the program's calls. Where the goal came to an answer, what its program made of them comes last, of one call alone too: only that
 * certificate names the goal.
 */
export async function answersOf(
  ending: Ending,
  { kind, goalId, program = '' }: Pick<OutcomeRecord, 'kind' | 'goalId' | 'program'>,
  { text, inputs }: Brought,
  { answered }: CallAccount,
  notary: AnswerNotary | undefined,
): Promise<readonly AnsweredRecord[]> {
  if (notary === undefined) return []
  const inOrder = [...answered].sort(([one], [other]) => one - other)
  const calls = await Promise.all(inOrder.map(([, call]) => notary.certify(call)))
  // An answer that does not fit its own schema is none.
  if (ending.kind !== 'ok' || kind !== 'ok') return toAnsweredRecords(calls)
  const answer = toJson(ending.plan.resultSchema, ending.value)
  return toAnsweredRecords([...calls, await notary.certifyProgram({ goalId, text, program, inputs, calls }, answer)])
}
