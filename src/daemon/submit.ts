// One goal from its acceptance to its outcome, both durable: every accepted goal gets exactly one.

import type { DeskOptions } from '../actors/door/index.js'
import { type JournalMessage, mintGoalId } from '../actors/journal/index.js'
import type { ActorRef, Clock } from '../actors/kernel/index.js'
import { type AnswerNotary, bareOutcome, faultOutcome, withAcceptance } from '../actors/language-node/index.js'
import { type Fault, type GoalRecord, type OutcomeRecord, type Result, toFaultRecord } from '../fabric/index.js'
import { checkGoal } from './check-goal.js'
import type { About, KeyedGoals } from './keyed-goals.js'
import { sealedOutcome } from './sealed-outcome.js'
import type { Switchboard } from './switchboard.js'

export interface SubmitParts {
  readonly clock: Clock
  readonly board: Switchboard
  readonly keyed: KeyedGoals
  /** Absent where nothing is signed. */
  readonly notary?: AnswerNotary
}

/**
 * A goal is accepted when it is on disk; its outcome is told when that is on disk too. From acceptance on nothing keeps
 * the outcome away: not the peer's signal, not its deadline.
 */
export async function submit(goal: GoalRecord, options: DeskOptions, parts: SubmitParts): Promise<OutcomeRecord> {
  const about = { goalId: mintGoalId(parts.clock.wall()), ...parts.board.rung }
  const fits = checkGoal(goal)
  if (!fits.ok) return faultOutcome(about, fits.error)
  const work = (wanted: DeskOptions): Promise<OutcomeRecord> => worked(about, goal, wanted, parts)
  const { key } = goal
  return key === undefined ? work(options) : parts.keyed.submit({ ...goal, key }, options, about, work)
}

/** One goal, worked on. */
async function worked(
  about: About,
  goal: GoalRecord,
  options: DeskOptions,
  parts: SubmitParts,
): Promise<OutcomeRecord> {
  const { goalId } = about
  const { board, clock } = parts
  const journal = board.journal.current()
  if (!journal.ok) return faultOutcome(about, journal.error)
  const began = clock.now()
  // A goal is not accepted for a peer that has gone before.
  if (options.signal.aborted) return faultOutcome(about, gone)
  if (options.deadline <= began) return bareOutcome(about, { kind: 'expired' })
  const accepted = await accept(goalId, goal, parts, journal.value, about)
  if (!accepted.ok) return failed(accepted.error, about)
  const acceptSeconds = (clock.now() - began) / 1_000

  const sealed = (one: OutcomeRecord): Promise<OutcomeRecord> => sealedOutcome(one, goal, parts.notary)
  const outcome = withAcceptance(await sealed(await satisfied(goalId, goal, options, parts, about)), acceptSeconds)
  const written = await writeOutcome(goalId, outcome, parts)
  return written.ok ? outcome : sealed(faultOutcome(about, written.error))
}

/** What the language node comes to. When this settles, the node's work has been told to stop: no attempt is sent after it. */
async function satisfied(
  goalId: string,
  goal: GoalRecord,
  options: DeskOptions,
  { board }: SubmitParts,
  about: About,
): Promise<OutcomeRecord> {
  const node = board.languageNode.current()
  if (!node.ok) return failed(node.error, about)
  const work = new AbortController()
  const answered = await node.value.ask<OutcomeRecord>(
    (replyTo) => ({ goalId, goal, signal: work.signal, replyTo }),
    options,
  )
  work.abort()
  return answered.ok ? answered.value : failed(answered.error, about)
}

const gone: Fault = { code: 'FAULT_CANCELLED', message: 'The goal was cancelled before it was accepted.' }

/** What the disk gets to accept a goal, and to take its outcome. */
const acceptMs = 5_000
const outcomeWriteMs = 5_000

/** Where the disk takes a goal after all that was refused in the meantime, the goal's outcome is that refusal. */
async function accept(
  goalId: string,
  goal: GoalRecord,
  parts: SubmitParts,
  journal: ActorRef<JournalMessage>,
  about: About,
): Promise<Result<void, Fault>> {
  let refusal: OutcomeRecord = bareOutcome(about, { kind: 'expired' })
  const accepted = await journal.ask<void>(
    (replyTo) => ({
      type: 'accept',
      goalId,
      goal,
      replyTo: {
        deadline: replyTo.deadline,
        get settled() {
          return replyTo.settled
        },
        reply(outcome) {
          const late = replyTo.settled
          replyTo.reply(outcome)
          if (late && outcome.ok)
            void sealedOutcome(refusal, goal, parts.notary).then((sealed) => writeOutcome(goalId, sealed, parts))
        },
      },
    }),
    { timeoutMs: acceptMs },
  )
  if (!accepted.ok) refusal = failed(accepted.error, about)
  return accepted
}

async function writeOutcome(
  goalId: string,
  outcome: OutcomeRecord,
  { board: { journal } }: SubmitParts,
): Promise<Result<void, Fault>> {
  const current = journal.current()
  if (!current.ok) return current
  return current.value.ask<void>((replyTo) => ({ type: 'outcome', goalId, outcome, replyTo }), {
    timeoutMs: outcomeWriteMs,
  })
}

/** What an ask that failed comes to. */
function failed(fault: Fault, about: About): OutcomeRecord {
  if (fault.code === 'FAULT_EXPIRED') return bareOutcome(about, { kind: 'expired' })
  if (fault.code === 'FAULT_BUSY') return bareOutcome(about, { kind: 'busy', fault: toFaultRecord(fault) })
  return faultOutcome(about, fault)
}
