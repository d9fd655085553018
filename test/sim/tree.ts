// The tree as the daemon composes it, with its clock, chance, disk, model and domain threads substituted. Kernel, Prospero,
// journal actor, language node, Composer and front desk are those of production.

import type { Propose } from '../../src/actors/backend/index.js'
import { type Compose, composer } from '../../src/actors/composer/index.js'
import type { Desk } from '../../src/actors/door/index.js'
import { type JournalMessage, journalActor } from '../../src/actors/journal/index.js'
import type { ActorOptions, ActorRef, ActorSystem, Lifecycle, ReplyTo } from '../../src/actors/kernel/index.js'
import { languageNode, type Satisfy } from '../../src/actors/language-node/index.js'
import type { DomainCall } from '../../src/actors/olivier/index.js'
import {
  actorChild,
  type ChildSpec,
  type Intensity,
  type Strategy,
  type Supervisor,
  supervise,
} from '../../src/actors/prospero/index.js'
import { frontDesk } from '../../src/daemon/front-desk.js'
import { recordAttempt } from '../../src/daemon/journalling.js'
import { Switchboard } from '../../src/daemon/switchboard.js'
import { builtInDomains } from '../../src/domains/index.js'
import { ContractRegistry, type Fault, type OutcomeRecord, ok, type Result } from '../../src/fabric/index.js'
import type { Dice } from './dice.js'
import type { Disk } from './disk.js'
import { inThreadDomain, scriptedBackend, scriptedCard } from './edges.js'
import type { Invariants } from './invariants.js'
import type { Mutant } from './mutants.js'
import type { SimClock } from './sim-clock.js'

const contracts = builtInDomains.flatMap(({ operations }) => operations.map(({ contract }) => contract))

/** Made once: it is a constant of the code under test, not state. */
export const registry = new ContractRegistry(contracts)

/** Small, so that they are reached. */
export const mailboxes = { journal: 1_024, finance: 6, kinematics: 6, backend: 6, composer: 1_024, 'language-node': 8 }
export const attemptsMax = 3
export const childCount = Object.keys(mailboxes).length

export interface TreeParts {
  readonly system: ActorSystem
  readonly clock: SimClock
  readonly dice: Dice
  readonly disk: Disk
  readonly invariants: Invariants
  readonly intensity: Intensity
  readonly strategy: Strategy
  readonly troubleRate: number
  readonly mutant: Mutant | undefined
  /** Told of each start of each child. */
  readonly onStart: (child: string, incarnation: number) => void
}

export interface Tree {
  readonly desk: Desk
  readonly board: Switchboard
  readonly started: Promise<Result<Supervisor, Fault>>
  /** Undefined until all its children have started. */
  readonly prospero: () => Lifecycle | undefined
  /** Living incarnations by child id. */
  readonly living: ReadonlyMap<string, Lifecycle>
}

export function growTree(parts: TreeParts): Tree {
  const { system, clock, invariants, mutant } = parts
  const board = new Switchboard()
  board.rungs[0].card = scriptedCard
  const living = new Map<string, Lifecycle>()
  const starts = new Map<string, number>()

  /** @param once whether each message gets exactly one answer: true of production's actors, not of troubled ones */
  const child = <M extends { readonly replyTo: ReplyTo<never> }>(
    id: keyof typeof mailboxes,
    once: boolean,
    actor: (first: boolean) => Omit<ActorOptions<M>, 'name'>,
    bind: (ref: ActorRef<M>) => void,
  ): ChildSpec =>
    actorChild<M>(
      {
        id,
        intensity: mutant === 'intensity ignored' ? { restarts: 1_000, periodMs: 1 } : parts.intensity,
        backoff: { initialMs: 50, maxMs: 5_000 },
        startMs: 2_000,
        shutdownMs: 2_000,
      },
      () => {
        const started = starts.get(id) ?? 0
        starts.set(id, started + 1)
        if (started > 0) invariants.restarted(id)
        return observed(id, actor(started === 0), once, invariants, mutant)
      },
      (ref) => {
        living.set(id, ref)
        ref.watch(() => {
          invariants.died(id, ref.incarnation)
          if (living.get(id) === ref) living.delete(id)
        })
        parts.onStart(id, ref.incarnation)
        bind(ref)
      },
    )

  const troubles = () => ({ dice: parts.dice.fork(), rate: parts.troubleRate })
  const desk = frontDesk({ clock, registry, board, goals: true, status: () => ({}), readiness: () => ok(undefined) })
  const node = languageNode({
    registry,
    domains: board.domains,
    composer: () => board.composer.current(),
    rungs: board.rungs,
    record: (attempt, within) => recordAttempt(attempt, within, board),
    defaults: [],
    postureOf: () => 'in-process',
    limits: {
      attemptsMax: mutant === 'one attempt too many' ? attemptsMax + 1 : attemptsMax,
      tokensMax: 1_000,
      confidenceMin: 0,
    },
    postureMax: 'in-process',
    steering: 'typed',
    goalsMax: mutant === 'mailbox without bound' ? 1_000_000 : mailboxes['language-node'],
  })

  const children = [
    child<JournalMessage>(
      'journal',
      true,
      () => journalActor('journal', parts.disk.open()),
      (ref) => board.journal.bind(ref),
    ),
    ...builtInDomains.map((domain) => {
      const served = registry.operations.filter(({ contract }) => contract.name.startsWith(`${domain.name}.`))
      board.domains.declare(served)
      const id = domain.name === 'finance' ? 'finance' : 'kinematics'
      return child<DomainCall>(
        id,
        false,
        (first) => inThreadDomain(domain, clock, mailboxes[id], troubles(), first),
        (ref) => board.domains.bind(served, ref),
      )
    }),
    child<Propose>(
      'backend',
      false,
      (first) => scriptedBackend(mailboxes.backend, troubles(), first),
      (ref) => board.rungs[0].bind(ref),
    ),
    child<Compose>(
      'composer',
      false,
      () => composer(registry),
      (ref) => board.composer.bind(ref),
    ),
    child<Satisfy>(
      'language-node',
      true,
      () => node,
      (ref) => board.languageNode.bind(ref),
    ),
  ]
  const started = supervise(system, { name: 'prospero', strategy: parts.strategy, children, shutdownMs: 5_000 })
  let supervisor: Lifecycle | undefined
  void started.then((outcome) => {
    if (outcome.ok) supervisor = outcome.value.actor
  })
  return { desk, board, started, prospero: () => supervisor, living }
}

/** The same actor with each message it takes and each answer it gives counted; inside that count, the planted fault. */
function observed<M extends { readonly replyTo: ReplyTo<never> }>(
  id: string,
  options: Omit<ActorOptions<M>, 'name'>,
  once: boolean,
  invariants: Invariants,
  mutant: Mutant | undefined,
): Omit<ActorOptions<M>, 'name'> {
  return {
    ...options,
    async init(context) {
      const behaviour = await options.init(context)
      return {
        receive(message) {
          const counted = invariants.observed(message, context.self.path, context.self.incarnation, once)
          return behaviour.receive(id === 'language-node' ? mutated(counted, mutant) : counted)
        },
        close: (exit, deadline) => behaviour.close?.(exit, deadline),
      }
    },
  }
}

function mutated<M extends { readonly replyTo: ReplyTo<never> }>(message: M, mutant: Mutant | undefined): M {
  const { replyTo } = message
  if (mutant === 'answers twice') {
    const twice: ReplyTo<never>['reply'] = (outcome) => {
      replyTo.reply(outcome)
      replyTo.reply(outcome)
    }
    return { ...message, replyTo: { deadline: replyTo.deadline, settled: false, reply: twice } }
  }
  if (mutant === 'drops a refusal') {
    const drop: ReplyTo<OutcomeRecord>['reply'] = (outcome) => {
      if (outcome.ok && outcome.value.kind === 'refuse') return
      // Only handed through.
      replyTo.reply(outcome as Result<never, Fault>)
    }
    return { ...message, replyTo: { deadline: replyTo.deadline, settled: false, reply: drop } }
  }
  return message
}
