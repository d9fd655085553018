// The composition root: config -> tree of actors. Nothing else wires anything.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { Registry } from 'prom-client'
import type { SendingOf } from '../actors/backend/index.js'
import type { Desk, DoorHandle } from '../actors/door/index.js'
import { createSystem, systemClock } from '../actors/kernel/index.js'
import { type Supervisor, supervise } from '../actors/prospero/index.js'
import { type Fault, type GoalRecord, type OutcomeRecord, ok, type Progress, type Result } from '../fabric/index.js'
import { openNotary } from './certificates/open-notary.js'
import { domainChildren, doorSpec, journalSpec, languageChildren } from './children.js'
import type { Config } from './config/index.js'
import { frontDesk } from './front-desk.js'
import { degradationsOf, escalation, readinessOf, statusOf } from './health.js'
import { endUnanswered, recordSending, withoutLedger } from './journalling.js'
import { domainsOf, partsOf } from './parts.js'
import { rungMetrics } from './rung-metrics.js'
import { rungReports } from './rung-reports.js'
import { Switchboard } from './switchboard.js'

export interface TreeOptions {
  /** Whether peers may come in. */
  readonly door: boolean
  /** Whether goals will be sent: journal, language node, Composer and backend. Without them a tree answers calls alone. */
  readonly language: boolean
  /** Keeps the journal in a temporary directory that ends with the tree. */
  readonly ephemeral: boolean
}

/** A running tree. */
export interface Constellation {
  /** `http://host:port`, empty without a door. */
  readonly url: string
  /** Wherever peers may come in, that among them. */
  readonly addresses: readonly string[]
  submit(goal: GoalRecord): Promise<OutcomeRecord>
  callJson: (operation: string, request: unknown) => ReturnType<Desk['callJson']>
  /** The same with what the answer rests on, certified where there is a key to sign with. */
  answerJson: (
    operation: string,
    request: unknown,
    progress?: (told: Progress) => void,
  ) => ReturnType<Desk['answerJson']>
  readonly desk: Desk
  /** Settles when the supervisor gives up: the process should end and be started anew. */
  readonly escalated: Promise<Fault>
  /** Stops accepting, finishes, flushes; true when all was answered and nothing had to be killed at the deadline. */
  stop(): Promise<boolean>
}

/** What is left of a tree that did not start gets this long to stop. */
const abandonMs = 2_000

/** Starts the whole tree; on a fault nothing is left running. */
export async function startConstellation(config: Config, options: TreeOptions): Promise<Result<Constellation, Fault>> {
  const parts = await partsOf(config)
  if (!parts.ok) return parts
  const log = pino({ level: config.log.level, base: null }, pino.destination({ dest: 2, sync: true }))
  // A tree that ends with its command signs with the keys that there are, and makes none.
  const notary = await openNotary(config.data.directory, !options.ephemeral, domainsOf(parts.value))
  if (!notary.ok) return notary
  // A tree without a language node keeps nothing.
  const ephemeral = options.language && options.ephemeral
  const directory = ephemeral ? await mkdtemp(join(tmpdir(), 'constellation-')) : config.data.directory
  const cleanUp = async (): Promise<void> => {
    if (ephemeral) await rm(directory, { recursive: true, force: true })
  }

  // Crashes of supervised actors are logged by their supervisor, once each.
  const system = createSystem({ clock: systemClock, log, onCrash: () => {} })
  const [first, ...fallback] = parts.value.rungs.map(({ name }) => name)
  const board = options.language ? new Switchboard(first, fallback) : new Switchboard()
  const ledger = options.language ? (sending: SendingOf) => recordSending(sending, board, !ephemeral) : withoutLedger
  const metrics = new Registry()
  const reports = rungReports(board.rungs, rungMetrics(metrics), log)
  let supervisor: Supervisor | undefined
  let door: DoorHandle | undefined
  const desk = frontDesk({
    clock: systemClock,
    registry: parts.value.registry,
    board,
    goals: options.language,
    notary: notary.value,
    status: () => statusOf(supervisor, system, board),
    readiness: () => readinessOf(supervisor, board),
    degradations: () => degradationsOf(board),
  })
  const opened = (handle: DoorHandle): void => {
    door = handle
  }
  const started = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [
      ...(options.language ? [journalSpec(config, directory, board)] : []),
      ...domainChildren(config, parts.value, board, ledger),
      ...(options.language ? languageChildren(config, parts.value, board, notary.value, reports, ledger) : []),
      ...(options.door ? [doorSpec(config, desk, metrics, opened)] : []),
    ],
    shutdownMs: config.shutdown.deadlineMs,
  })
  if (!started.ok) {
    await system.stop(abandonMs)
    await cleanUp()
    return started
  }
  supervisor = started.value
  if (options.language && !options.ephemeral) await endUnanswered(board, log, notary.value)

  const deadlineIn = (ms: number): number => systemClock.now() + ms
  const patient = () => ({ deadline: deadlineIn(config.goals.deadlineMs), signal: new AbortController().signal })
  return ok({
    url: door?.url ?? '',
    addresses: door?.addresses ?? [],
    desk,
    submit: (goal) => desk.submit(goal, patient()),
    callJson: (operation, request) => desk.callJson(operation, request, patient()),
    answerJson: (operation, request, progress) =>
      desk.answerJson(operation, request, { ...patient(), ...(progress && { progress }) }),
    escalated: escalation(started.value),
    async stop() {
      const deadline = deadlineIn(config.shutdown.deadlineMs)
      const drained = door === undefined || (await door.drain(deadline))
      const unforced = await system.stop(Math.max(0, deadline - systemClock.now()))
      await cleanUp()
      return drained && unforced
    },
  })
}
