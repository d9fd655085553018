// The language node: takes unstructured intent to the typed models. One actor; goals run side by side in it, each
// bounded by its own deadline, attempts and tokens.

import {
  type Goal,
  type Grammar,
  type GrammarMaking,
  GrammarShelf,
  type Invoke,
  lexGoal,
  type Steering,
} from '../../clef/index.js'
import {
  type AttachedInput,
  type ContractRegistry,
  codecOf,
  err,
  type Fault,
  type GoalRecord,
  noTrace,
  type OutcomeRecord,
  ok,
  type Posture,
  postures,
  type Result,
} from '../../fabric/index.js'
import type { BackendCard, Propose, Proposed } from '../backend/index.js'
import type { Compose } from '../composer/index.js'
import type { ActorOptions, ActorRef, Context, ReplyTo } from '../kernel/index.js'
import type { DomainCall, DomainReply } from '../olivier/index.js'
import type { RoutingTable } from '../prospero/index.js'
import { type CallAccount, further, noCalls, noteRequest } from './account.js'
import { type DefaultInput, readAttached } from './attached.js'
import type { Attempt } from './attempt.js'
import { faultOutcome, outcomeOf } from './outcome.js'
import { type SatisfyLimits, type SatisfyPorts, satisfy } from './satisfy.js'

export interface Satisfy {
  readonly goalId: string
  readonly goal: GoalRecord
  /** Aborted when the goal has its outcome, whichever way: the loop stops, and records no attempt after that. */
  readonly signal: AbortSignal
  readonly replyTo: ReplyTo<OutcomeRecord>
}

/** How long an ask on behalf of a goal may take. */
export interface Bounds {
  /** On the injected clock. */
  readonly deadline: number
  readonly signal: AbortSignal
}

/** Everything the language node talks to; found anew for each use, because incarnations change. */
export interface LanguageNodePorts {
  readonly registry: ContractRegistry
  readonly domains: RoutingTable<DomainCall>
  readonly composer: () => Result<ActorRef<Compose>, Fault>
  readonly backend: () => Result<{ readonly ref: ActorRef<Propose>; readonly card: BackendCard }, Fault>
  record(attempt: Attempt, within: Bounds): Promise<Result<void, Fault>>
  readonly defaults: readonly DefaultInput[]
  readonly limits: SatisfyLimits
  /** What fields are offered; anything but `typed` is for measuring what types are worth. */
  readonly steering: Steering
  /** How far the data of a call of this operation goes. */
  readonly postureOf: (operation: string) => Posture
  /** The most a goal may allow a backend here. */
  readonly postureMax: Posture
  readonly goalsMax: number
}

export const languageNode = (ports: LanguageNodePorts): Omit<ActorOptions<Satisfy>, 'name'> => ({
  mailboxMax: ports.goalsMax,
  init: (context) => {
    const grammars = new GrammarShelf(ports.registry.contracts)
    let running = 0
    return {
      receive(request) {
        const { replyTo } = request
        if (replyTo.settled) return
        if (running >= ports.goalsMax) {
          const message = `${context.self.path} works on ${ports.goalsMax} goals`
          replyTo.reply(err({ code: 'FAULT_BUSY', message }))
          return
        }
        running++
        // Not awaited: a goal waits on other actors, and the next one need not wait for it. Its place is free when its loop
        // has ended, which is soon after its deadline or its signal, since every ask in it carries both.
        void answer(request, ports, grammars, context)
          .finally(() => {
            running--
          })
          .then(replyTo.reply, (defect: unknown) => {
            context.fail(defect instanceof Error ? defect : new Error(String(defect)))
          })
      },
    }
  },
})

async function answer(
  { goalId, goal: told, signal, replyTo }: Satisfy,
  ports: LanguageNodePorts,
  grammars: GrammarShelf,
  { clock }: Context<Satisfy>,
): Promise<Result<OutcomeRecord, Fault>> {
  const began = clock.now()
  const backend = ports.backend()
  if (!backend.ok) return backend
  const { card } = backend.value
  const about = { goalId, rung: card.rung, posture: card.posture }
  const allowed = checkPosture(card.posture, told.postureMax ?? 'in-process', ports.postureMax)
  if (!allowed.ok) return ok(faultOutcome(about, allowed.error))
  const attached = readAttached(told.inputs as readonly AttachedInput[], ports.registry, ports.defaults)
  if (!attached.ok) return ok(faultOutcome(about, attached.error))

  const { inputs, values, defaulted } = attached.value
  const goal: Goal = { text: told.text, quantities: lexGoal(told.text), inputs }
  const calls = noCalls()
  const limits = {
    ...ports.limits,
    attemptsMax: Math.min(ports.limits.attemptsMax, told.attemptsMax ?? ports.limits.attemptsMax),
  }
  const making = makingFor(card, ports.steering)
  const constraint = { grammar: grammars.grammarFor(goal, making), making }
  const within: Within = { deadline: replyTo.deadline, signal, clock, postureMax: told.postureMax }
  const satisfyPorts = portsFor(goal, card.name, constraint, ports, within, calls)
  const inputsSeconds = (clock.now() - began) / 1_000
  const satisfied = await satisfy(goal, values, limits, satisfyPorts, goalId)
  const totalSeconds = (clock.now() - began) / 1_000
  return ok(outcomeOf(satisfied, { ...about, registry: ports.registry, calls, inputsSeconds, totalSeconds, defaulted }))
}

/**
 * How a backend's grammars are made. One that hands its grammar to a server must have it whole, to print; and whole programs
 * of one that takes none at all are not held to types that it cannot see.
 */
function makingFor({ capabilities }: BackendCard, steering: Steering): GrammarMaking {
  const { grammar, slots, wholePrograms } = capabilities
  const steered = grammar.length > 0 || !wholePrograms
  return {
    literals: !slots,
    programs: wholePrograms ? 'whole' : 'calls',
    steering,
    lazy: steered && grammar.every((dialect) => dialect === 'automaton'),
  }
}

/** Fails closed: a posture is allowed only when goal and daemon both reach at least as far. */
function checkPosture(needed: Posture, goalMax: Posture, daemonMax: Posture): Result<void, Fault> {
  const reach = Math.min(postures.indexOf(goalMax), postures.indexOf(daemonMax))
  if (postures.indexOf(needed) <= reach) return ok(undefined)
  const message = `the backend sends data ${needed}; this goal allows ${postures[reach]} at most`
  return err({ code: 'FAULT_POLICY', path: 'postureMax', message })
}

const tooFar = (operation: string, posture: Posture, allowed: Posture): Fault => ({
  code: 'FAULT_POLICY',
  path: 'postureMax',
  message: `the model of ${operation} stands ${posture}; this goal allows ${allowed} at most`,
})

/** What bounds every ask on behalf of one goal. */
interface Within extends Bounds {
  /** What the goal itself says of how far its data may go. */
  readonly postureMax: Posture | undefined
  readonly clock: Context<Satisfy>['clock']
}

function portsFor(
  goal: Goal,
  backend: string,
  constraint: { readonly grammar: Grammar; readonly making: GrammarMaking },
  ports: LanguageNodePorts,
  within: Within,
  calls: CallAccount,
): SatisfyPorts {
  const { deadline, signal, clock } = within
  return {
    backend,
    signal,
    now: () => clock.now(),
    async propose(prompt, options): Promise<Result<Proposed, Fault>> {
      const current = ports.backend()
      return current.ok
        ? current.value.ref.ask((replyTo) => ({ prompt, ...constraint, options, signal, replyTo }), {
            deadline,
            signal,
          })
        : current
    },
    async compose(text) {
      const composer = ports.composer()
      return composer.ok ? composer.value.ask((replyTo) => ({ text, goal, replyTo }), { deadline, signal }) : composer
    },
    invoke: invoker(ports, within, calls),
    record: (attempt) => ports.record(attempt, { deadline, signal }),
  }
}

/** Sends one planned call to the domain that serves it and accounts for its time. */
function invoker(ports: LanguageNodePorts, within: Within, calls: CallAccount): Invoke {
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
  { operation: name, contract }: Parameters<Invoke>[0],
  request: unknown,
  { deadline, signal, postureMax }: Within,
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
  if (postureMax !== undefined && further(posture, postureMax) !== postureMax)
    return err(tooFar(name, posture, postureMax))
  noteRequest(calls, payload.value.byteLength, posture)
  const reply = await route.value.ask<DomainReply>(
    (replyTo) => ({ operation: name, payload: payload.value, trace: noTrace, signal, replyTo }),
    { deadline, signal },
  )
  if (!reply.ok) return reply
  calls.domain += reply.value.domainSeconds
  return reply.value.kind === 'domainError'
    ? err(reply.value.error)
    : codecOf(contract.response).decode(reply.value.payload)
}
