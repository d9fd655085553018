// Those who send: goals and direct calls, at instants and with deadlines that the seed decides; some cancel.

import type { CallFailure, Desk } from '../../src/actors/door/index.js'
import { readAnswer } from '../../src/client/index.js'
import type { GoalRecord, Json, OutcomeRecord, Result } from '../../src/fabric/index.js'
import type { Dice } from './dice.js'
import type { Disk } from './disk.js'
import { drawGoal, endingOf, type SimGoal } from './goals.js'
import type { Invariants } from './invariants.js'
import type { SimClock } from './sim-clock.js'
import { attemptsMax } from './tree.js'

export interface PeersParts {
  readonly dice: Dice
  readonly clock: SimClock
  readonly desk: Desk
  readonly disk: Disk
  readonly invariants: Invariants
  readonly note: (line: string) => void
  /** Told the code of each outcome's fault, or its kind where it has none. */
  readonly onOutcome: (what: string) => void
  /** Goals that were sent under keys, by their key, and what was told of each. */
  readonly keyed: Map<string, KeyedGoal>
}

/** A goal that its peer sends again and again until it has what it came to. */
export interface KeyedGoal {
  readonly told: GoalRecord
  /** What was said about the goal itself, to whichever time it was sent. */
  answer?: OutcomeRecord
}

const horizonMs = 20_000
const callOperation = 'finance.sum'

/** Arms everything that peers will send. */
export function armPeers(parts: PeersParts): void {
  const { dice, clock } = parts
  let number = 0
  for (let visit = dice.between(10, 24); visit > 0; visit--) {
    // Some come in crowds, so that mailboxes fill.
    const crowd = dice.chance(0.15) ? dice.between(10, 20) : dice.between(1, 4)
    const sends = Array.from({ length: crowd }, () => {
      const id = ++number
      const options = {
        patienceMs: dice.pick([50, 1_000, 5_000, 20_000]),
        cancelMs: dice.chance(0.1) ? dice.between(0, 500) : undefined,
      }
      return dice.chance(0.1) ? drawCall(id, options, parts) : drawnGoal(id, options, parts)
    })
    clock.setTimer(dice.between(0, horizonMs), () => {
      for (const send of sends) send()
    })
  }
}

interface Patience {
  readonly patienceMs: number
  readonly cancelMs: number | undefined
}

function deskOptions({ patienceMs, cancelMs }: Patience, clock: SimClock) {
  const abort = new AbortController()
  if (cancelMs !== undefined) clock.setTimer(cancelMs, () => abort.abort())
  return { deadline: clock.now() + patienceMs, signal: abort.signal }
}

function drawnGoal(id: number, patience: Patience, parts: PeersParts): () => void {
  const { dice, clock, desk, invariants, note, onOutcome } = parts
  const goal = drawGoal(dice)
  const told: GoalRecord = {
    text: goal.text,
    inputs: [],
    postureMax: 'in-process',
    ...(dice.chance(0.3) ? { attemptsMax: dice.between(1, attemptsMax + 2) } : {}),
    ...(dice.chance(0.3) ? { key: `key ${id}` } : {}),
  }
  const { key } = told
  if (key !== undefined) parts.keyed.set(key, { told })
  const again = key === undefined ? [] : Array.from({ length: dice.between(0, 3) }, () => dice.between(0, 4_000))
  const send = (): void => {
    note(`goal ${id} sent: ${goal.text}`)
    const settled = invariants.asked(`goal ${id}`)
    desk.submit(told, deskOptions(patience, clock)).then(
      (outcome) => {
        note(`goal ${id} ${outcome.kind} ${outcome.fault?.code ?? ''}`)
        settled()
        onOutcome(outcome.fault?.code ?? outcome.kind)
        checkOutcome(outcome, goal, told, parts)
      },
      (defect: unknown) => invariants.violated('no defect', `submit rejected: ${String(defect)}`),
    )
  }
  return () => {
    send()
    for (const ms of again) clock.setTimer(ms, send)
  }
}

function checkOutcome(
  outcome: OutcomeRecord,
  goal: SimGoal,
  told: GoalRecord,
  { disk, invariants, keyed }: PeersParts,
): void {
  const known = disk.goals.get(outcome.goalId)
  if (known !== undefined && known.goal !== told) {
    invariants.violated(
      'no outcome for a goal never sent',
      `'${goal.text}' was told the outcome of '${known.goal.text}'`,
    )
  }
  if (outcome.attempts.length > Math.min(attemptsMax, told.attemptsMax ?? attemptsMax)) {
    invariants.violated('attempts within their maximum', `'${goal.text}' took ${outcome.attempts.length} attempts`)
  }
  const ending = endingOf(outcome)
  if (ending === undefined) return
  if (!goal.ends.includes(ending) && ending !== 'exhausted') {
    invariants.violated('own answer', `'${goal.text}' came to ${ending}`)
  }
  if (known?.outcome !== outcome) {
    invariants.violated('no answer before it is durable', `'${goal.text}' was told ${ending}, which is not on disk`)
  }
  const sameKey = keyed.get(told.key ?? '')
  if (sameKey !== undefined) {
    sameKey.answer ??= outcome
    if (sameKey.answer !== outcome) invariants.violated('one goal per key', `'${goal.text}' was answered twice`)
  }
  if (ending !== 'ok') return
  const answer = outcome.answer === undefined ? undefined : readAnswer(outcome.answer)
  if (answer?.ok !== true) invariants.violated('own answer', `the answer to '${goal.text}' does not read`)
  else if (goal.answer !== undefined && !same(answer.value.json, goal.answer)) {
    invariants.violated('own answer', `'${goal.text}' was answered ${JSON.stringify(answer.value.json)}`)
  }
}

function drawCall(id: number, patience: Patience, { dice, clock, desk, invariants, note }: PeersParts): () => void {
  const [a, b] = [dice.between(1, 1_000), dice.between(1, 1_000)]
  const request = {
    amounts: [
      { amount: a, unit: 'EUR' },
      { amount: b, unit: 'EUR' },
    ],
  }
  return () => {
    note(`call ${id} sent`)
    const settled = invariants.asked(`call ${id}`)
    desk.callJson(callOperation, request, deskOptions(patience, clock)).then(
      (reply: Result<Json, CallFailure>) => {
        note(`call ${id} ${reply.ok ? 'ok' : 'code' in reply.error ? reply.error.code : reply.error.reason}`)
        settled()
        if (reply.ok && !same(reply.value, { amount: a + b, unit: 'EUR' })) {
          invariants.violated('own answer', `${a} EUR and ${b} EUR were added to ${JSON.stringify(reply.value)}`)
        }
      },
      (defect: unknown) => invariants.violated('no defect', `callJson rejected: ${String(defect)}`),
    )
  }
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b)
