// What stands behind the door: accepts goals durably, has the language node answer them, and calls operations directly.

import type { CallFailure, CertifiedPayload, Desk, DeskOptions } from '../actors/door/index.js'
import { mintGoalId } from '../actors/journal/index.js'
import type { Clock } from '../actors/kernel/index.js'
import { type AnsweredCall, faultOutcome } from '../actors/language-node/index.js'
import type { DomainReply } from '../actors/olivier/index.js'
import { outcomeJson } from '../client/index.js'
import {
  type Assumption,
  type Certified,
  type ContractRegistry,
  err,
  type Fault,
  type Json,
  noTrace,
  type OutcomeRecord,
  ok,
  type Result,
  readRequest,
  toJson,
} from '../fabric/index.js'
import { defaultsUsed } from './certificates/defaults-used.js'
import { Notary } from './certificates/notary.js'
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
  /** Says what answers rest on; without one nothing is signed. */
  readonly notary?: Notary
  readonly status: Desk['status']
  readonly readiness: () => Result<void, Fault>
  readonly degradations?: () => readonly string[]
}

export function frontDesk(parts: FrontDeskParts): Desk {
  const { registry, board, status, readiness, degradations = () => [] } = parts
  const keyed = new KeyedGoals(parts)
  const notary = parts.notary ?? new Notary({ domainOf: (operation) => ({ name: domainName(operation), version: '' }) })

  const call: Desk['call'] = async (operation, payload, { deadline, signal, progress }) => {
    const registered = registry.operation(operation)
    if (registered === undefined) return err(registry.unknown(operation))
    const route = board.domains.route(registered)
    if (!route.ok) return route
    const reply = await route.value.ask<DomainReply>(
      (replyTo) => ({ operation, payload, trace: noTrace, signal, replyTo, ...(progress && { progress }) }),
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
    stream: (operation, payload, options, sink) =>
      openStream({ operation, payload, options, sink }, { registry, board, notary }),
    async callJson(operation, request, options) {
      const answered = await callJson(operation, request, options, registry, call)
      return answered.ok ? ok(toJson(answered.value.operation.contract.response, answered.value.response)) : answered
    },
    async answerJson(operation, request, options): Promise<Result<Certified, CallFailure>> {
      const answered = await callJson(operation, request, options, registry, call)
      return answered.ok ? ok(await notary.certify(answered.value)) : answered
    },
    async answer(operation, payload, options) {
      const answered = await call(operation, payload, options)
      return answered.ok ? certifyPayloads(operation, payload, answered.value, registry, notary) : answered
    },
    outcomeJson,
    readiness,
    degradations,
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
): Promise<Result<AnsweredCall, CallFailure>> {
  const found = registry.operation(operation)
  if (found === undefined) return err(registry.unknown(operation))
  const read = readRequest(found.contract, request)
  if (!read.ok) return read
  const payload = found.request.codec.encode(read.value.value)
  if (!payload.ok) return payload
  const reply = await call(operation, payload.value, options)
  if (!reply.ok) return reply
  const answer = found.response.codec.decode(reply.value)
  if (!answer.ok) return answer
  const { value, assumptions, ...more } = read.value
  return ok({
    operation: found,
    request: value,
    response: answer.value,
    assumptions: assumptions.map(asJson),
    ...more,
  })
}

/** What is assumed is a default, which schemas write as JSON, or the text of a unit. */
const asJson = ({ path, value }: Assumption) => ({ path, value: value as Json })

/** What a frame asked and was answered. */
async function certifyPayloads(
  operation: string,
  asked: Uint8Array,
  payload: Uint8Array<ArrayBufferLike>,
  registry: ContractRegistry,
  notary: Notary,
): Promise<Result<CertifiedPayload, CallFailure>> {
  const found = registry.operation(operation)
  if (found === undefined) return err(registry.unknown(operation))
  const request = found.request.codec.decode(asked)
  if (!request.ok) return request
  const response = found.response.codec.decode(payload)
  if (!response.ok) return response
  const defaults = defaultsUsed(found.contract.request, request.value)
  const answered = { operation: found, request: request.value, response: response.value, ...defaults }
  return ok({ payload, certified: await notary.certify(answered) })
}

const domainName = (operation: string): string => operation.slice(0, Math.max(0, operation.indexOf('.')))
