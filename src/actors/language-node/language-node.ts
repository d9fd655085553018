// The language node: takes unstructured intent to the typed models. One actor; goals run side by side in it, each
// bounded by its own deadline, attempts and tokens.

import { type Goal, type GrammarMaking, GrammarShelf, lexGoal, type Steering } from '../../clef/index.js'
import {
  type AttachedInput,
  err,
  type Fault,
  type GoalRecord,
  nearer,
  type OutcomeRecord,
  ok,
  type Posture,
  type Result,
  within,
} from '../../fabric/index.js'
import type { BackendCard, Propose, Proposed } from '../backend/index.js'
import type { ActorOptions, Context, ReplyTo } from '../kernel/index.js'
import { type CallAccount, noCalls } from './account.js'
import { answersOf } from './answers.js'
import { readAttached } from './attached.js'
import { invoker } from './call-domain.js'
import { toldRows } from './flagged-rows.js'
import { faultOutcome, outcomeOf } from './outcome.js'
import type { LanguageNodePorts, Within } from './ports.js'
import { type SatisfyPorts, satisfy } from './satisfy.js'

export interface Satisfy {
  readonly goalId: string
  readonly goal: GoalRecord
  /** Aborted when the goal has its outcome, whichever way: the loop stops, and records no attempt after that. */
  readonly signal: AbortSignal
  readonly replyTo: ReplyTo<OutcomeRecord>
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
  const postureMax = nearer(told.postureMax ?? 'in-process', ports.postureMax)
  const stays = checkPosture(card.posture, postureMax)
  if (!stays.ok) return ok(faultOutcome(about, stays.error))
  const attached = readAttached(told.inputs as readonly AttachedInput[], ports.registry, ports.defaults)
  if (!attached.ok) return ok(faultOutcome(about, attached.error))

  const { inputs, values, defaulted } = attached.value
  const brought = { text: told.text, inputs: ports.notary?.inputDigests(told.inputs) ?? {} }
  const goal: Goal = { text: told.text, quantities: lexGoal(told.text), inputs }
  const calls = noCalls()
  const limits = {
    ...ports.limits,
    attemptsMax: Math.min(ports.limits.attemptsMax, told.attemptsMax ?? ports.limits.attemptsMax),
  }
  const making = makingFor(card, ports.steering)
  const constraint = { grammar: grammars.grammarFor(goal, making), making }
  const within: Within = { deadline: replyTo.deadline, signal, clock, postureMax: told.postureMax }
  const asking = { goalId, postureMax, ...constraint }
  const satisfyPorts = portsFor(goal, card.name, asking, ports, within, calls)
  const inputsSeconds = (clock.now() - began) / 1_000
  const satisfied = await satisfy(goal, values, limits, satisfyPorts, goalId)
  const totalSeconds = (clock.now() - began) / 1_000
  const ended = outcomeOf(satisfied, {
    ...about,
    registry: ports.registry,
    calls,
    inputsSeconds,
    totalSeconds,
    defaulted,
  })
  const outcome = { ...ended, ...toldRows(attached.value.flagged) }
  const answers = await answersOf(satisfied.ending, outcome, brought, calls, ports.notary)
  return ok({ ...outcome, ...(answers.length === 0 ? {} : { answers }) })
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
function checkPosture(needed: Posture, allowed: Posture): Result<void, Fault> {
  if (within(needed, allowed)) return ok(undefined)
  const message = `the backend sends data ${needed}; this goal allows ${allowed} at most`
  return err({ code: 'FAULT_POLICY', path: 'postureMax', message })
}

function portsFor(
  goal: Goal,
  backend: string,
  asking: Required<Pick<Propose, 'goalId' | 'postureMax' | 'grammar' | 'making'>>,
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
      if (!current.ok) return current
      // Another may stand there by now, that sends data further.
      const stays = checkPosture(current.value.card.posture, asking.postureMax)
      if (!stays.ok) return stays
      return current.value.ref.ask((replyTo) => ({ ...asking, prompt, options, signal, replyTo }), { deadline, signal })
    },
    async compose(text) {
      const composer = ports.composer()
      return composer.ok ? composer.value.ask((replyTo) => ({ text, goal, replyTo }), { deadline, signal }) : composer
    },
    invoke: invoker(ports, within, calls),
    record: (attempt) => ports.record(attempt, { deadline, signal }),
  }
}
