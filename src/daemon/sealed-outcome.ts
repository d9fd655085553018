// Goals that end before a program of theirs has run have an outcome that is certified here: what was asked, and that it came to nothing.

import type { AnswerNotary } from '../actors/language-node/index.js'
import { type AttachedInput, type GoalRecord, type OutcomeRecord, toAnsweredRecords } from '../fabric/index.js'

/** The outcome of an accepted goal with the certificate that binds it, where there is a key to sign with and it has none yet. */
export async function sealedOutcome(
  outcome: OutcomeRecord,
  { text, inputs }: Pick<GoalRecord, 'text' | 'inputs'>,
  notary: AnswerNotary | undefined,
): Promise<OutcomeRecord> {
  if (notary === undefined || outcome.answers !== undefined) return outcome
  const { goalId, program = '' } = outcome
  const digests = notary.inputDigests(inputs as readonly AttachedInput[])
  const certified = await notary.certifyEnd({ goalId, text, program, inputs: digests, calls: [] }, outcome)
  return certified.certificate === undefined ? outcome : { ...outcome, answers: [...toAnsweredRecords([certified])] }
}
