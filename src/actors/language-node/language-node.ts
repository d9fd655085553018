// The language node: takes unstructured intent to the typed models. One actor; goals run side by side in it, each
// bounded by its own deadline, attempts and tokens.

import { type Goal, type Invoke, lexGoal } from '../../clef/index.js'
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
import type { CallSeconds } from './account.js'
import { type DefaultInput, readAttached } from './attached.js'
import type { Attempt } from './attempt.js'
import { GrammarShelf } from './grammar-shelf.js'
import { faultOutcome, outcomeOf } from './outcome.js'
import { type SatisfyLimits, type SatisfyPorts, satisfy } from './satisfy.js'

export interface Satisfy {
  readonly goalId: string
  readonly goal: GoalRecord
  readonly replyTo: ReplyTo<OutcomeRecord>
}

/** Everything the language node talks to; found anew for each use, because incarnations change. */
export interface LanguageNodePorts {
  readonly registry: ContractRegistry
  readonly domains: RoutingTable<DomainCall>
  readonly composer: () => Result<ActorRef<Compose>, Fault>
  readonly backend: () => Result<{ readonly ref: ActorRef<Propose>; readonly card: BackendCard }, Fault>
  record(attempt: Attempt, deadline: number): Promise<Result<void, Fault>>
  readonly defaults: readonly DefaultInput[]
  readonly limits: SatisfyLimits
  /** The most a goal may allow here. */
  readonly postureMax: Posture
  readonly goalsMax: number
}

export const languageNode = (ports: LanguageNodePorts): Omit<ActorOptions<Satisfy>, 'name'> => ({
  mailboxMax: ports.goalsMax,
  init: (context) => {
    const grammars = new GrammarShelf(ports.registry.contracts)
    return {
      receive(request) {
        // Not awaited: a goal waits on other actors, and the next one need not wait for it. It settles by its deadline.
        void answer(request, ports, grammars, context).then(request.replyTo.reply, (defect: unknown) => {
          context.fail(defect instanceof Error ? defect : new Error(String(defect)))
        })
      },
    }
  },
})

async function answer(
  { goalId, goal: told, replyTo }: Satisfy,
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
  const calls: CallSeconds = { total: 0, domain: 0 }
  const limits = {
    ...ports.limits,
    attemptsMax: Math.min(ports.limits.attemptsMax, told.attemptsMax ?? ports.limits.attemptsMax),
  }
  const grammar = grammars.grammarFor(goal, !card.capabilities.slots)
  const satisfyPorts = portsFor(goal, card.name, grammar, ports, replyTo, clock, calls)
  const satisfied = await satisfy(goal, values, limits, satisfyPorts, goalId)
  const totalSeconds = (clock.now() - began) / 1_000
  return ok(outcomeOf(satisfied, { ...about, registry: ports.registry, calls, totalSeconds, defaulted }))
}

/** Fails closed: a posture is allowed only when goal and daemon both reach at least as far. */
function checkPosture(needed: Posture, goalMax: Posture, daemonMax: Posture): Result<void, Fault> {
  const reach = Math.min(postures.indexOf(goalMax), postures.indexOf(daemonMax))
  if (postures.indexOf(needed) <= reach) return ok(undefined)
  const message = `the backend sends data ${needed}; this goal allows ${postures[reach]} at most`
  return err({ code: 'FAULT_POLICY', path: 'postureMax', message })
}

function portsFor(
  goal: Goal,
  backend: string,
  grammar: Propose['grammar'],
  ports: LanguageNodePorts,
  { deadline }: ReplyTo<OutcomeRecord>,
  clock: Context<Satisfy>['clock'],
  calls: CallSeconds,
): SatisfyPorts {
  return {
    backend,
    now: () => clock.now(),
    async propose(prompt, options): Promise<Result<Proposed, Fault>> {
      const current = ports.backend()
      return current.ok
        ? current.value.ref.ask((replyTo) => ({ prompt, grammar, options, replyTo }), { deadline })
        : current
    },
    async compose(text) {
      const composer = ports.composer()
      return composer.ok ? composer.value.ask((replyTo) => ({ text, goal, replyTo }), { deadline }) : composer
    },
    invoke: invoker(ports, deadline, clock, calls),
    record: (attempt) => ports.record(attempt, deadline),
  }
}

/** Sends one planned call to the domain that serves it and accounts for its time. */
const invoker =
  (ports: LanguageNodePorts, deadline: number, clock: Context<Satisfy>['clock'], calls: CallSeconds): Invoke =>
  async (call, request) => {
    const began = clock.now()
    const reply = await askDomain(ports, call.operation, request, deadline)
    calls.total += (clock.now() - began) / 1_000
    if (!reply.ok) return reply
    calls.domain += reply.value.domainSeconds
    if (reply.value.kind === 'domainError') return err(reply.value.error)
    return codecOf(call.contract.response).decode(reply.value.payload)
  }

async function askDomain(
  { domains, registry }: LanguageNodePorts,
  operation: string,
  request: unknown,
  deadline: number,
): Promise<Result<DomainReply, Fault>> {
  const route = domains.route(operation)
  if (!route.ok) return route
  const payload = registry.operation(operation)!.request.codec.encode(request)
  if (!payload.ok) return payload
  return route.value.ask((replyTo) => ({ operation, payload: payload.value, trace: noTrace, replyTo }), { deadline })
}
