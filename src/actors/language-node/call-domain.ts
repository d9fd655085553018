// Planned calls as they reach the domains that serve them.

import type { Invoke } from '../../clef/index.js'
import { codecOf, err, type Fault, type Json, noTrace, type Posture, within } from '../../fabric/index.js'
import type { DomainReply } from '../olivier/index.js'
import { type CallAccount, noteRequest } from './account.js'
import type { LanguageNodePorts, Within } from './ports.js'

/** Sends one planned call to the domain that serves it and accounts for its time. */
export function invoker(ports: LanguageNodePorts, within: Within, calls: CallAccount): Invoke {
  const { clock } = within
  let underWay = 0
  let since = 0
  return async (call, request) => {
    // Calls that run side by side take the time from the first one's start to the last one's end, once.
    if (underWay++ === 0) since = clock.now()
    const answer = await callDomain(ports, call, request, within, calls)
    if (--underWay === 0) calls.total += (clock.now() - since) / 1_000
    return answer
  }
}

async function callDomain(
  { domains, registry, postureOf }: LanguageNodePorts,
  { id, operation: name, contract, assumptions }: Parameters<Invoke>[0],
  request: unknown,
  { goalId, deadline, signal, postureMax }: Within,
  calls: CallAccount,
): ReturnType<Invoke> {
  const operation = registry.operation(name)
  if (operation === undefined) return err(registry.unknown(name))
  const route = domains.route(operation)
  if (!route.ok) return route
  const payload = operation.request.codec.encode(request)
  if (!payload.ok) return payload
  const posture = postureOf(name)
  // Where the operator has put a domain is no secret to the goal: one that says how near its data must stay is heeded.
  if (postureMax !== undefined && !within(posture, postureMax)) return err(tooFar(name, posture, postureMax))
  noteRequest(calls, payload.value.byteLength, posture)
  const reply = await route.value.ask<DomainReply>(
    (replyTo) => ({ operation: name, payload: payload.value, trace: noTrace, goalId, signal, replyTo }),
    { deadline, signal },
  )
  if (!reply.ok) return reply
  calls.domain += reply.value.domainSeconds
  if (reply.value.kind === 'domainError') return err(reply.value.error)
  const response = codecOf(contract.response).decode(reply.value.payload)
  if (response.ok) {
    const assumed = assumptions.map(({ path, value }) => ({ path, value: value as Json })) // views are JSON
    calls.answered.set(id, { operation, request, response: response.value, assumptions: assumed })
  }
  return response
}

const tooFar = (operation: string, posture: Posture, allowed: Posture): Fault => ({
  code: 'FAULT_POLICY',
  path: 'postureMax',
  message: `the model of ${operation} stands ${posture}; this goal allows ${allowed} at most`,
})
