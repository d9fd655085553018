// What stands behind the door: accepts goals durably, has the language node answer them, and calls operations directly.

import type { CallFailure, Desk, DeskOptions } from '../actors/door/index.js'
import { mintGoalId } from '../actors/journal/index.js'
import type { Clock } from '../actors/kernel/index.js'
import { bareOutcome, faultOutcome } from '../actors/language-node/index.js'
import type { DomainReply } from '../actors/olivier/index.js'
import { outcomeJson } from '../client/index.js'
import {
  type ContractRegistry,
  err,
  type Fault,
  fromJson,
  type GoalRecord,
  type Json,
  noTrace,
  type OutcomeRecord,
  ok,
  type Result,
  toFaultRecord,
  toJson,
} from '../fabric/index.js'
import type { Switchboard } from './switchboard.js'

export interface FrontDeskParts {
  readonly clock: Clock
  readonly registry: ContractRegistry
  readonly board: Switchboard
  readonly status: () => Json
  readonly readiness: () => Result<void, Fault>
}

export function frontDesk(parts: FrontDeskParts): Desk {
  const { registry, board, status, readiness } = parts

  const call: Desk['call'] = async (operation, payload, { deadline, signal }) => {
    const route = board.domains.route(operation)
    if (!route.ok) return route
    const reply = await route.value.ask<DomainReply>((replyTo) => ({ operation, payload, trace: noTrace, replyTo }), {
      deadline,
      signal,
    })
    if (!reply.ok) return reply
    return reply.value.kind === 'reply' ? ok(reply.value.payload) : err(reply.value.error)
  }

  return {
    operations: new Map(
      registry.operations.map(({ contract, request, response }) => [contract.name, { request, response }]),
    ),
    get rung() {
      return board.rung.rung
    },
    get posture() {
      return board.rung.posture
    },
    submit: (goal, options) => submit(goal, options, parts),
    call,
    callJson: (operation, request, options) => callJson(operation, request, options, registry, call),
    outcomeJson,
    readiness,
    status,
  }
}

async function callJson(
  operation: string,
  request: unknown,
  options: DeskOptions,
  registry: ContractRegistry,
  call: Desk['call'],
): Promise<Result<Json, CallFailure>> {
  const found = registry.operation(operation)
  if (found === undefined) return err(registry.unknown(operation))
  const read = fromJson(found.contract.request, request)
  if (!read.ok) return read
  const payload = found.request.codec.encode(read.value.value)
  if (!payload.ok) return payload
  const reply = await call(operation, payload.value, options)
  if (!reply.ok) return reply
  const answer = found.response.codec.decode(reply.value)
  return answer.ok ? ok(toJson(found.contract.response, answer.value)) : answer
}

/** A goal is accepted when it is on disk; its outcome is told when that is on disk too. */
async function submit(goal: GoalRecord, options: DeskOptions, parts: FrontDeskParts): Promise<OutcomeRecord> {
  const goalId = mintGoalId(parts.clock.wall())
  const { board } = parts
  const about = { goalId, ...board.rung }
  const journal = board.journal.current()
  if (!journal.ok) return faultOutcome(about, journal.error)
  const accepted = await journal.value.ask<void>((replyTo) => ({ type: 'accept', goalId, goal, replyTo }), options)
  if (!accepted.ok) return failed(accepted.error, about)

  const node = board.languageNode.current()
  const answered = node.ok
    ? await node.value.ask<OutcomeRecord>((replyTo) => ({ goalId, goal, replyTo }), options)
    : node
  const outcome = answered.ok ? answered.value : failed(answered.error, about)
  // The outcome is written even when nobody waits any more: every accepted goal gets exactly one.
  const written = await writeOutcome(goalId, outcome, parts)
  return written.ok ? outcome : faultOutcome(about, written.error)
}

const outcomeWriteMs = 5_000

async function writeOutcome(
  goalId: string,
  outcome: OutcomeRecord,
  { board: { journal } }: FrontDeskParts,
): Promise<Result<void, Fault>> {
  const current = journal.current()
  if (!current.ok) return current
  return current.value.ask<void>((replyTo) => ({ type: 'outcome', goalId, outcome, replyTo }), {
    timeoutMs: outcomeWriteMs,
  })
}

/** What an ask that failed comes to. */
function failed(fault: Fault, about: Parameters<typeof faultOutcome>[0]): OutcomeRecord {
  if (fault.code === 'FAULT_EXPIRED') return bareOutcome(about, { kind: 'expired' })
  if (fault.code === 'FAULT_BUSY') return bareOutcome(about, { kind: 'busy', fault: toFaultRecord(fault) })
  return faultOutcome(about, fault)
}
