// The edges of the tree that are substituted: a scripted model and domain models, each in this thread. What stands behind
// them answers as in production, through the same frames; how long that takes and what goes wrong is up to chance.

import type { BackendCard, Propose, Proposed } from '../../src/actors/backend/index.js'
import type { ActorOptions, Clock } from '../../src/actors/kernel/index.js'
import type { DomainCall, DomainReply } from '../../src/actors/olivier/index.js'
import { DomainCalls } from '../../src/actors/olivier/serve-calls.js'
import { ServedDomain } from '../../src/actors/olivier/served-domain.js'
import type { Domain } from '../../src/domains/index.js'
import {
  ContractRegistry,
  domainErrorMessage,
  encodeFrame,
  err,
  type Fault,
  type Frame,
  faultMessage,
  fromFaultRecord,
  ok,
  type Result,
  readFrame,
} from '../../src/fabric/index.js'
import { proposalFor } from './goals.js'
import { type Troubles, troubledActor } from './troubled-actor.js'

export const scriptedCard: BackendCard = {
  name: 'scripted',
  rung: 'scripted',
  posture: 'in-process',
  capabilities: {
    grammar: [],
    slots: true,
    wholePrograms: false,
    tokenIds: false,
    logprobs: false,
    prefill: false,
    abort: true,
    lora: false,
    deterministic: true,
  },
}

const bytesLeft = 100

/** A model that writes what the goal's script says, or fails. */
export function scriptedBackend(
  mailboxMax: number,
  troubles: Troubles,
  first: boolean,
): Omit<ActorOptions<Propose>, 'name'> {
  const { dice, rate } = troubles
  const propose = ({ prompt }: Propose): Result<Proposed, Fault> => {
    const text = dice.chance(rate / 2)
      ? err<Fault>({ code: 'FAULT_BACKEND', message: 'the model left the grammar' })
      : ok(proposalFor(prompt.text, dice))
    return ok({ text, tokens: dice.between(5, 40), confidence: undefined, bytesLeft })
  }
  return troubledActor<Proposed, Propose>(mailboxMax, troubles, propose, first)
}

/** A domain with its real models. */
export function inThreadDomain(
  domain: Domain,
  clock: Clock,
  mailboxMax: number,
  troubles: Troubles,
  first: boolean,
): Omit<ActorOptions<DomainCall>, 'name'> {
  const registry = new ContractRegistry(domain.operations.map(({ contract }) => contract))
  const clocks = {
    wall: () => clock.wall(),
    monotonic: () => clock.now(),
    setTimer: (ms: number, fire: () => void) => clock.setTimer(ms, fire),
  }
  let sent: readonly Frame[] = []
  const send = (frames: readonly Frame[]) => {
    sent = frames
  }
  const calls = new DomainCalls(new ServedDomain(domain), clocks, { send, onReady: () => {} })

  const answer = ({ operation, payload, trace, replyTo }: DomainCall): Result<DomainReply, Fault> => {
    const schema = registry.operation(operation)?.request.short
    if (schema === undefined) return err(registry.unknown(operation))
    const deadline = clock.wall() + replyTo.deadline - clock.now()
    const header = { kind: 'request', flags: 0, schema, source: 0, target: 0, correlation: 1, deadline, trace } as const
    const request = readFrame(encodeFrame(header, payload))
    if (!request.ok) return request
    sent = []
    calls.begin(request.value)
    const reply = sent.at(-1)
    if (reply === undefined) throw new Error('a request was not answered')
    if (reply.kind === 'reply') return ok({ kind: 'reply', payload: reply.payload, domainSeconds: 0 })
    if (reply.kind === 'fault') {
      const fault = faultMessage.codec.decode(reply.payload)
      return fault.ok ? err(fromFaultRecord(fault.value)) : fault
    }
    const error = domainErrorMessage.codec.decode(reply.payload)
    return error.ok ? ok({ kind: 'domainError', error: error.value, domainSeconds: 0 }) : error
  }
  return troubledActor<DomainReply, DomainCall>(mailboxMax, troubles, answer, first)
}
