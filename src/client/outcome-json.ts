// The JSON view of an outcome: what HTTP answers and `--json` prints.

import { answeredJson, fromFaultRecord, type OutcomeRecord } from '../fabric/peer/index.js'
import type { Json } from '../fabric/schema/index.js'
import { type Outcome, readAnswer } from './answer.js'

/** An outcome with its answer decoded; one whose answer does not read by its own schema says so instead. */
export function outcomeJson(outcome: OutcomeRecord): Json {
  const { answer: told, ...rest } = outcome
  if (told === undefined) return viewOutcome(rest)
  const answer = readAnswer(told)
  return answer.ok
    ? viewOutcome({ ...rest, answer: answer.value })
    : { id: outcome.goalId, outcome: 'fault', fault: plain(answer.error) }
}

/** Faults hold plain data only. */
const plain = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json

const parsed = (text: string): Json => JSON.parse(text) as Json

/** The JSON view of an outcome whose answer is decoded. */
export function viewOutcome(outcome: Outcome): Json {
  const { kind, answer, fault, domainError, calls, assumptions, program, question, reason } = outcome
  return {
    id: outcome.goalId,
    outcome: kind,
    ...(answer === undefined ? {} : { answer: answer.json }),
    ...(fault === undefined ? {} : { fault: plain(fromFaultRecord(fault)) }),
    ...(domainError === undefined ? {} : { domainError: { ...domainError } }),
    ...(question === undefined ? {} : { question, fields: [...outcome.fields] }),
    ...(reason === undefined ? {} : { reason }),
    ...(program === undefined ? {} : { program }),
    calls: calls.map(({ operation, arguments: args }) => ({ op: operation, args: parsed(args) })),
    assumptions: assumptions.map(({ operation, path, value }) => ({ operation, path, value })),
    ...(outcome.answers === undefined ? {} : { answers: outcome.answers.map(answeredJson) }),
    ...(outcome.flaggedRows === undefined ? {} : { flaggedRows: outcome.flaggedRows.map((row) => ({ ...row })) }),
    ...(outcome.rowsLeftOut === undefined ? {} : { rowsLeftOut: outcome.rowsLeftOut }),
    attempts: outcome.attempts.map(({ program: text, diagnostics }) => ({
      program: text,
      diagnostics: [...diagnostics],
    })),
    rung: outcome.rung,
    posture: outcome.posture,
    bytesLeft: outcome.bytesLeft,
    tokens: outcome.tokens,
    seconds: { ...outcome.timings },
  }
}
