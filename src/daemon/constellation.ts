// The composition root: config -> tree of actors. Nothing else wires anything.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { type BackendCard, backendHost, type Propose } from '../actors/backend/index.js'
import { type Compose, composer } from '../actors/composer/index.js'
import { type Desk, type DoorHandle, type DoorOptions, doorChild } from '../actors/door/index.js'
import { type JournalMessage, journalChild, type UnansweredGoal } from '../actors/journal/index.js'
import { type ActorSystem, createSystem, systemClock } from '../actors/kernel/index.js'
import { type Attempt, bareOutcome, languageNode, type Satisfy } from '../actors/language-node/index.js'
import { type DomainCall, olivier } from '../actors/olivier/index.js'
import { actorChild, type ChildSpec, RoutingTable, type Supervisor, supervise } from '../actors/prospero/index.js'
import {
  ContractRegistry,
  err,
  type Fault,
  type GoalRecord,
  type Json,
  nearest,
  type OutcomeRecord,
  ok,
  type Result,
} from '../fabric/index.js'
import { builtInDomains, contractsOf, type HostedDomain } from './built-in-domains.js'
import type { Config } from './config/index.js'
import { readDefaultMarket } from './default-market.js'
import { frontDesk } from './front-desk.js'
import { Reference } from './references.js'
import { rungNames, rungOf } from './rungs.js'

export interface TreeOptions {
  /** Whether peers may come in. */
  readonly door: boolean
  /** Whether goals will be sent: language node, Composer and backend. */
  readonly language: boolean
  /** Keeps the journal in a temporary directory that ends with the tree. */
  readonly ephemeral: boolean
}

/** A running tree. */
export interface Constellation {
  /** `http://host:port`, empty without a door. */
  readonly url: string
  submit(goal: GoalRecord): Promise<OutcomeRecord>
  callJson: (operation: string, request: unknown) => ReturnType<Desk['callJson']>
  readonly desk: Desk
  /** Settles when the supervisor gives up: the process should end and be started anew. */
  readonly escalated: Promise<Fault>
  /** Stops accepting, finishes, flushes; true when all was done within the deadline. */
  stop(): Promise<boolean>
}

const stopMsEphemeral = 2_000

/** Starts the whole tree; on a fault nothing is left running. */
export async function startConstellation(config: Config, options: TreeOptions): Promise<Result<Constellation, Fault>> {
  const hosted = hostedDomains(config.domains.enabled)
  if (!hosted.ok) return hosted
  const registry = new ContractRegistry(contractsOf(hosted.value))
  const defaults = await readDefaultMarket(config.inputs.market, registry)
  if (!defaults.ok) return defaults
  const rung = rungOf(config.backend)
  if (rung === undefined) return err(unknownRung(config.backend.name))

  const log = pino({ level: config.log.level, base: null }, pino.destination({ dest: 2, sync: true }))
  const directory = options.ephemeral ? await mkdtemp(join(tmpdir(), 'constellation-')) : config.data.directory
  const system = createSystem({ clock: systemClock, log, onCrash: () => {} })
  const domains = new RoutingTable<DomainCall>()
  const journal = new Reference<JournalMessage>('journal')
  const backend = new Reference<Propose>('backend')
  const composing = new Reference<Compose>('composer')
  const language = new Reference<Satisfy>('language-node')
  let card: BackendCard | undefined
  let supervisor: Supervisor | undefined

  const { restarts, periodMs } = config.supervision
  const supervised = { intensity: { restarts, periodMs }, shutdownMs: config.shutdown.deadlineMs }
  const children: ChildSpec[] = [
    journalChild({ ...supervised, id: 'journal' }, directory, (ref) => journal.bind(ref)),
    ...hosted.value.map((one) => domainChild(one, supervised, domains)),
  ]
  if (options.language) {
    children.push(
      actorChild<Propose>(
        { ...supervised, id: 'backend', kind: 'worker', startMs: 30_000 },
        () =>
          backendHost({
            name: config.backend.name,
            ...rung,
            onReady: (ready) => {
              card = ready
            },
          }),
        (ref) => backend.bind(ref),
      ),
      actorChild<Compose>(
        { ...supervised, id: 'composer' },
        () => composer(registry),
        (ref) => composing.bind(ref),
      ),
      actorChild<Satisfy>(
        { ...supervised, id: 'language-node' },
        () =>
          languageNode({
            registry,
            domains,
            composer: () => composing.current(),
            backend: () => currentBackend(backend, card),
            record: (attempt, deadline) => record(attempt, deadline, journal, card),
            defaults: defaults.value,
            limits: { attemptsMax: config.goals.attemptsMax, tokensMax: config.goals.tokensMax },
            postureMax: config.goals.postureMax,
            goalsMax: config.goals.inFlightMax,
          }),
        (ref) => language.bind(ref),
      ),
    )
  }

  const status = (): Json => statusOf(supervisor, system)
  const readiness = (): Result<void, Fault> => readinessOf(supervisor)
  const desk = frontDesk({
    clock: systemClock,
    registry,
    domains,
    languageNode: language,
    journal,
    backend: () => card,
    status,
    readiness,
  })
  let door: DoorHandle | undefined
  if (options.door) {
    const opened = (handle: DoorHandle): void => {
      door = handle
    }
    children.push(doorChild({ ...supervised, id: 'door' }, () => doorOptions(config, desk), opened))
  }
  const started = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children,
    shutdownMs: config.shutdown.deadlineMs,
  })
  const cleanUp = async (): Promise<void> => {
    if (options.ephemeral) await rm(directory, { recursive: true, force: true })
  }
  if (!started.ok) {
    await system.stop(stopMsEphemeral)
    await cleanUp()
    return started
  }
  supervisor = started.value
  if (!options.ephemeral) await endUnanswered(journal, card)

  const deadlineIn = (ms: number) => systemClock.now() + ms
  const deadlineOf = () => deadlineIn(config.goals.deadlineMs)
  const always = new AbortController().signal
  return ok({
    url: door?.url ?? '',
    desk,
    submit: (goal) => desk.submit(goal, { deadline: deadlineOf(), signal: always }),
    callJson: (operation, request) => desk.callJson(operation, request, { deadline: deadlineOf(), signal: always }),
    escalated: escalation(started.value),
    async stop() {
      const deadline = deadlineIn(config.shutdown.deadlineMs)
      const drained = door === undefined || (await door.drain(deadline))
      await system.stop(Math.max(0, deadline - systemClock.now()))
      await cleanUp()
      return drained
    },
  })
}

const doorOptions = ({ listen, goals }: Config, desk: Desk): DoorOptions => ({
  desk,
  host: listen.host,
  port: listen.port,
  token: listen.token,
  origins: listen.origins,
  connectionsMax: listen.connectionsMax,
  requestsInFlightMax: listen.requestsInFlightMax,
  goalsInFlightMax: goals.inFlightMax,
  bodyBytesMax: listen.bodyBytesMax,
  deadlineMsMax: goals.deadlineMs,
})

function hostedDomains(names: readonly string[]): Result<readonly HostedDomain[], Fault> {
  const hosted: HostedDomain[] = []
  for (const name of names) {
    const one = builtInDomains.get(name)
    if (one === undefined) return err(unknownName('domains.enabled', name, [...builtInDomains.keys()]))
    hosted.push(one)
  }
  return ok(hosted)
}

const unknownRung = (name: string): Fault => unknownName('backend.name', name, rungNames())

function unknownName(path: string, name: string, known: readonly string[]): Fault {
  const near = nearest(name, known)
  const hint = near.length > 0 ? `near it: ${near.join(', ')}` : `known: ${known.join(', ')}`
  return { code: 'FAULT_CONFIG', path, message: `${path}: there is no '${name}'; ${hint}` }
}

function domainChild(
  { domain, modulePath }: HostedDomain,
  supervised: object,
  routes: RoutingTable<DomainCall>,
): ChildSpec {
  const contracts = domain.operations.map(({ contract }) => contract)
  const names = contracts.map(({ name }) => name)
  routes.declare(names)
  return actorChild<DomainCall>(
    { ...supervised, id: domain.name, kind: 'worker' },
    () => olivier({ domain: domain.name, modulePath, contracts }),
    (ref) => routes.bind(names, ref),
  )
}

function currentBackend(backend: Reference<Propose>, card: BackendCard | undefined) {
  const current = backend.current()
  if (!current.ok) return current
  if (card === undefined) throw new Error('a backend is bound only after it has shown its card')
  return ok({ ref: current.value, card })
}

/** Writes an attempt to the journal: it is also what later rungs learn from. */
function record(
  { goalId, number, program, diagnostics, tokens, proposalSeconds }: Attempt,
  deadline: number,
  journal: Reference<JournalMessage>,
  card: BackendCard | undefined,
): Promise<Result<void, Fault>> {
  const current = journal.current()
  if (!current.ok) return Promise.resolve(current)
  const attempt = {
    number,
    rung: card?.rung ?? 'none',
    proposal: program,
    diagnostics: diagnostics
      .slice(0, 64)
      .map(({ code, path, message }) => `${code} ${path ?? ''}: ${message}`.slice(0, 1_000)),
    tokens,
    duration: proposalSeconds,
  }
  return current.value.ask<void>((replyTo) => ({ type: 'attempt', goalId, attempt, replyTo }), { deadline })
}

/** Goals that a crash left without an outcome get one now: their peers are gone, so they end as a fault. */
async function endUnanswered(journal: Reference<JournalMessage>, card: BackendCard | undefined): Promise<void> {
  const current = journal.current()
  if (!current.ok) return
  const goals = await current.value.ask<readonly UnansweredGoal[]>((replyTo) => ({ type: 'unanswered', replyTo }), {
    timeoutMs: 10_000,
  })
  if (!goals.ok) return
  const about = { rung: card?.rung ?? 'none', posture: card?.posture ?? ('in-process' as const) }
  const message = 'the daemon ended before it had answered; send the goal again'
  for (const { goalId } of goals.value) {
    const fault = { code: 'FAULT_ACTOR_DOWN', message, actor: 'constellation' }
    const outcome = bareOutcome({ goalId, ...about }, { kind: 'fault', fault })
    await current.value.ask<void>((replyTo) => ({ type: 'outcome', goalId, outcome, replyTo }), { timeoutMs: 10_000 })
  }
}

const statusOf = (supervisor: Supervisor | undefined, system: ActorSystem): Json =>
  // Views are plain data; the round trip drops what is undefined.
  JSON.parse(
    JSON.stringify({ supervisor: supervisor?.inspect() ?? null, deadLetters: system.inspect().deadLetters }),
  ) as Json

function readinessOf(supervisor: Supervisor | undefined): Result<void, Fault> {
  const down = supervisor?.inspect().children.find(({ state }) => state !== 'running')
  if (supervisor !== undefined && down === undefined) return ok(undefined)
  const actor = down?.id ?? 'prospero'
  return err({ code: 'FAULT_ACTOR_DOWN', actor, message: `${actor} is ${down?.state ?? 'not started'}` })
}

const escalation = ({ actor }: Supervisor): Promise<Fault> =>
  new Promise((resolve) => {
    actor.watch((exit) => {
      if (exit.kind === 'crashed') resolve({ code: 'FAULT_ACTOR_DOWN', actor: actor.path, message: exit.error.message })
    })
  })
