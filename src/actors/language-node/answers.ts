// The answers that an outcome rests on, each with its basis and its certificate.

import { type AnsweredRecord, type OutcomeRecord, toAnsweredRecords, toJson } from '../../fabric/index.js'
import type { CallAccount } from './account.js'
import type { Ending } from './ending.js'
import type { AnswerNotary } from './ports.js'

/**
 * In the order of the program's calls. Where the goal's answer is more than that of its one call, what the program made of
 * them comes last, certified as well.
 */
export async function answersOf(
  ending: Ending,
  { goalId, program = '' }: Pick<OutcomeRecord, 'goalId' | 'program'>,
  { answered }: CallAccount,
  notary: AnswerNotary | undefined,
): Promise<readonly AnsweredRecord[]> {
  if (notary === undefined) return []
  const inOrder = [...answered].sort(([one], [other]) => one - other)
  const certified = await Promise.all(inOrder.map(([, call]) => notary.certify(call)))
  if (ending.kind !== 'ok') return toAnsweredRecords(certified)
  const answer = toJson(ending.plan.resultSchema, ending.value)
  const [only, ...others] = certified
  const isItself = others.length === 0 && JSON.stringify(only?.response) === JSON.stringify(answer)
  return toAnsweredRecords(isItself ? certified : [...certified, await notary.certifyProgram(goalId, program, answer)])
}
