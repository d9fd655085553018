// What the tree writes to its journal besides goals and outcomes, and what it owes goals of an earlier life.

import type { SendingOf } from '../actors/backend/index.js'
import type { UnansweredGoal } from '../actors/journal/index.js'
import type { EventLog } from '../actors/kernel/index.js'
import { type AnswerNotary, type Attempt, type Bounds, bareOutcome } from '../actors/language-node/index.js'
import { err, type Fault, type OutcomeRecord, ok, type Result, within } from '../fabric/index.js'
import { sealedOutcome } from './sealed-outcome.js'
import type { Switchboard } from './switchboard.js'

/** Writes an attempt to the journal: it is also what later rungs learn from. */
export function recordAttempt(
  { goalId, number, rung, program, diagnostics, tokens, proposalSeconds }: Attempt,
  within: Bounds,
  { journal }: Switchboard,
): Promise<Result<void, Fault>> {
  const current = journal.current()
  if (!current.ok) return Promise.resolve(current)
  const attempt = {
    number,
    rung,
    proposal: program,
    diagnostics: diagnostics
      .slice(0, 64)
      .map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`.slice(0, 1_000)),
    tokens,
    duration: proposalSeconds,
  }
  return current.value.ask<void>((replyTo) => ({ type: 'attempt', goalId, attempt, replyTo }), within)
}

const noLedgerHere: Fault = {
  code: 'FAULT_JOURNAL',
  message:
    "a command's own tree keeps no egress ledger, so nothing leaves this host: start 'constellation serve' with this configuration, and the command asks that",
}

/** For how long the disk may take over a line of the ledger: what waits for it is not sent. */
const ledgerMs = 10_000

/**
 * Writes down what is about to leave; where that can't be, it may not leave.
 *
 * @param keeps whether the journal outlives the tree: one that does not is no ledger for what goes further than this host
 */
export async function recordSending(
  egress: SendingOf,
  { journal }: Switchboard,
  keeps: boolean,
): Promise<Result<void, Fault>> {
  if (!keeps && egress.posture !== 'on-host') return err(noLedgerHere)
  const current = journal.current()
  if (!current.ok) return current
  return current.value.ask<void>((replyTo) => ({ type: 'egress', egress, replyTo }), { timeoutMs: ledgerMs })
}

/** The same in a tree without a journal, which answers calls alone: what stays on this host needs no line that nobody could read. */
export const withoutLedger = async ({ posture }: Pick<SendingOf, 'posture'>): Promise<Result<void, Fault>> =>
  within(posture, 'on-host') ? ok(undefined) : err(noLedgerHere)

/** What a goal comes to that was accepted and then lost: nobody works on it, and it is not run again by itself. */
export function lostOutcome(goalId: string, { rung }: Pick<Switchboard, 'rung'>): OutcomeRecord {
  const message = 'the daemon ended before it had answered; send the goal again'
  const fault = { code: 'FAULT_ACTOR_DOWN', message, actor: 'constellation' }
  return bareOutcome({ goalId, ...rung }, { kind: 'fault', fault })
}

/**
 * Goals that a crash left without an outcome get one now: their peers are gone, so they end as a fault.
 *
 * @param log told at error level of goals that can't be read and of outcomes that can't be written
 * @param notary certifies that, of each whose goal can be read
 */
export async function endUnanswered(
  board: Switchboard,
  log: Pick<EventLog, 'error'>,
  notary?: AnswerNotary,
): Promise<void> {
  const failed = ({ code, message: reason }: Fault, goalId?: string): void =>
    log.error({ event: 'goals-left-unanswered', goalId, code, reason }, 'goals of an earlier life have no outcome')
  const current = board.journal.current()
  if (!current.ok) return failed(current.error)
  const goals = await current.value.ask<readonly UnansweredGoal[]>((replyTo) => ({ type: 'unanswered', replyTo }), {
    timeoutMs: 10_000,
  })
  if (!goals.ok) return failed(goals.error)
  for (const { goalId, goal } of goals.value) {
    const lost = lostOutcome(goalId, board)
    const outcome = goal.ok ? await sealedOutcome(lost, goal.value, notary) : lost
    const written = await current.value.ask<void>((replyTo) => ({ type: 'outcome', goalId, outcome, replyTo }), {
      timeoutMs: 10_000,
    })
    if (!written.ok) failed(written.error, goalId)
  }
}
