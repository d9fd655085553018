// What stands behind the door: accepts goals durably, has the language node answer them, and calls operations directly.

import type { CallFailure, Desk, DeskOptions } from '../actors/door/index.js'
import { mintGoalId } from '../actors/journal/index.js'
import type { Clock } from '../actors/kernel/index.js'
import { faultOutcome } from '../actors/language-node/index.js'
import type { DomainReply } from '../actors/olivier/index.js'
import { outcomeJson } from '../client/index.js'
import {
  type ContractRegistry,
  err,
  type Fault,
  fromJson,
  type Json,
  noTrace,
  type OutcomeRecord,
  ok,
  type Result,
  toJson,
} from '../fabric/index.js'
import { KeyedGoals } from './keyed-goals.js'
import { openStream } from './open-stream.js'
import { submit } from './submit.js'
import type { Switchboard } from './switchboard.js'

export interface FrontDeskParts {
  readonly clock: Clock
  readonly registry: ContractRegistry
  readonly board: Switchboard
  /** Whether there is a language node to put goals to. */
  readonly goals: boolean
  readonly status: Desk['status']
  readonly readiness: () => Result<void, Fault>
}

export function frontDesk(parts: FrontDeskParts): Desk {
  const { registry, board, status, readiness } = parts
  const keyed = new KeyedGoals(parts)

  const call: Desk['call'] = async (operation, payload, { deadline, signal }) => {
    const registered = registry.operation(operation)
    if (registered === undefined) return err(registry.unknown(operation))
    const route = board.domains.route(registered)
    if (!route.ok) return route
    const reply = await route.value.ask<DomainReply>(
      (replyTo) => ({ operation, payload, trace: noTrace, signal, replyTo }),
      { deadline, signal },
    )
    if (!reply.ok) return reply
    return reply.value.kind === 'reply' ? ok(reply.value.payload) : err(reply.value.error)
  }

  return {
    operations: new Map(registry.operations.map((operation) => [operation.contract.name, operation])),
    takesGoals: parts.goals,
    get rung() {
      return board.rung.rung
    },
    get posture() {
      return board.rung.posture
    },
    submit: (goal, options) => (parts.goals ? submit(goal, options, { ...parts, keyed }) : noGoals(parts)),
    worksOn: (key) => keyed.has(key),
    collect: (key, options) => keyed.collect(key, options),
    call,
    stream: (operation, payload, options, sink) => openStream({ operation, payload, options, sink }, parts),
    callJson: (operation, request, options) => callJson(operation, request, options, registry, call),
    outcomeJson,
    readiness,
    status,
  }
}

/** A daemon that serves domains alone. */
const noGoals = async ({ clock, board }: FrontDeskParts): Promise<OutcomeRecord> => {
  const message = 'This daemon answers calls of its domains alone; send the goal to one with a language node.'
  return faultOutcome({ goalId: mintGoalId(clock.wall()), ...board.rung }, { code: 'FAULT_POLICY', message })
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
