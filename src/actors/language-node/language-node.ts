// The language node: takes unstructured intent to the typed models. One actor; goals run side by side in it, each
// bounded by its own deadline, attempts and tokens.

import type { Prompt } from '../../backends/index.js'
import { type Goal, type GrammarMaking, GrammarShelf, lexGoal, type Steering } from '../../clef/index.js'
import {
  type AttachedInput,
  err,
  type Fault,
  type GoalRecord,
  nearer,
  type OutcomeRecord,
  ok,
  type Result,
} from '../../fabric/index.js'
import type { BackendCard, Propose } from '../backend/index.js'
import type { ActorOptions, Context, ReplyTo } from '../kernel/index.js'
import { type CallAccount, noCalls } from './account.js'
import { answersOf } from './answers.js'
import { readAttached } from './attached.js'
import { invoker } from './call-domain.js'
import { toldRows } from './flagged-rows.js'
import { faultOutcome, outcomeOf } from './outcome.js'
import type { LanguageNodePorts, StandingRung, Within } from './ports.js'
import { type Ask, RungChain } from './rung-chain.js'
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
    const { clock, random } = context
    const chain = new RungChain(ports.rungs, { now: () => clock.now(), random, observer: ports.observer })
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
        void answer(request, ports, chain, grammars, context)
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
  chain: RungChain<StandingRung>,
  grammars: GrammarShelf,
  { clock }: Context<Satisfy>,
): Promise<Result<OutcomeRecord, Fault>> {
  const began = clock.now()
  const postureMax = nearer(told.postureMax ?? 'in-process', ports.postureMax)
  const first = chain.first(postureMax)
  if (!first.ok) {
    const standing = ports.rungs.map((rung) => rung.current()).find((one) => one.ok)
    if (standing?.ok !== true) return first
    const { rung, posture } = standing.value.card
    return ok(faultOutcome({ goalId, rung, posture }, first.error))
  }
  const { rung, posture } = first.value.card
  const about = { goalId, rung, posture }
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
  const constraintOf = constraintsOf(goal, grammars, ports.steering)
  // Made before the time of the first proposal begins.
  constraintOf(first.value.card)
  const within: Within = { goalId, deadline: replyTo.deadline, signal, clock, postureMax: told.postureMax }
  const asking = { goalId, postureMax, chain, constraintOf }
  const satisfyPorts = portsFor(goal, asking, ports, within, calls)
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

/** Each rung's own grammar over the goal, made once. */
function constraintsOf(goal: Goal, grammars: GrammarShelf, steering: Steering): Asking['constraintOf'] {
  const made = new Map<BackendCard, Pick<Propose, 'grammar' | 'making'>>()
  return (card) => {
    const known = made.get(card)
    if (known !== undefined) return known
    const making = makingFor(card, steering)
    const constraint = { grammar: grammars.grammarFor(goal, making), making }
    made.set(card, constraint)
    return constraint
  }
}

/** How one goal's prompts are put to the rungs: each is asked with the grammar that it can be held to. */
interface Asking extends Required<Pick<Propose, 'goalId' | 'postureMax'>> {
  readonly chain: RungChain<StandingRung>
  readonly constraintOf: (card: BackendCard) => Pick<Propose, 'grammar' | 'making'>
}

function portsFor(
  goal: Goal,
  { goalId, postureMax, chain, constraintOf }: Asking,
  ports: LanguageNodePorts,
  within: Within,
  calls: CallAccount,
): SatisfyPorts {
  const { deadline, signal, clock } = within
  const bounds = { deadline, postureMax }
  const asker =
    (prompt: Prompt, options: Propose['options']): Ask<StandingRung> =>
    ({ ref, card }, step) =>
      ref.ask((replyTo) => ({ goalId, postureMax, ...constraintOf(card), ...step, prompt, options, signal, replyTo }), {
        deadline,
        signal,
      })
  return {
    signal,
    now: () => clock.now(),
    async propose(prompt, options) {
      const proposed = await chain.propose(bounds, asker(prompt, options))
      if (!proposed.ok) return proposed
      const { by, from, ...rest } = proposed.value
      const again = (drawn: Propose['options']) => chain.again(from, bounds, asker(prompt, drawn))
      return ok({ ...rest, by: by.card, again })
    },
    async compose(text) {
      const composer = ports.composer()
      return composer.ok ? composer.value.ask((replyTo) => ({ text, goal, replyTo }), { deadline, signal }) : composer
    },
    invoke: invoker(ports, within, calls),
    record: (attempt) => ports.record(attempt, { deadline, signal }),
  }
}
