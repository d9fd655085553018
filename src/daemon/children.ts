// The children of Prospero as data, in start order: the journal first, since nothing is accepted without it; the door last.

import type { Registry } from 'prom-client'
import type { BackendHostOptions, SendingOf } from '../actors/backend/index.js'
import { type Compose, composer } from '../actors/composer/index.js'
import { type Desk, type DoorHandle, type DoorOptions, doorChild } from '../actors/door/index.js'
import { journalChild } from '../actors/journal/index.js'
import { languageNode, type Satisfy, type SatisfyLimits } from '../actors/language-node/index.js'
import { type DomainCall, olivier } from '../actors/olivier/index.js'
import { actorChild, type ChildOptions, type ChildSpec, supervisorChild } from '../actors/prospero/index.js'
import { remoteDomain } from '../actors/remote-domain/index.js'
import type { ContractRegistry, Fault, Result } from '../fabric/index.js'
import { shownAddress } from '../fabric/lanes/address.js'
import type { Notary } from './certificates/notary.js'
import type { Config } from './config/index.js'
import type { HostedDomain } from './hosted-domains.js'
import { recordAttempt } from './journalling.js'
import type { Parts } from './parts.js'
import { rungChildren } from './rung-children.js'
import type { RungReports } from './rung-reports.js'
import { splittingOf } from './splitting.js'
import type { Switchboard } from './switchboard.js'

/** Writes down what is about to leave; where it can't, it may not leave. */
type Ledger = (sending: SendingOf) => Promise<Result<void, Fault>>

/** What a line of the ledger has room for. */
const destinationMax = 340

type Supervised = Pick<ChildOptions, 'intensity' | 'shutdownMs'>

const supervisedBy = ({ supervision: { restarts, periodMs }, shutdown }: Config): Supervised => ({
  intensity: { restarts, periodMs },
  shutdownMs: shutdown.deadlineMs,
})

/** What keeps goals; first, since none is accepted without it. */
export const journalSpec = (config: Config, directory: string, board: Switchboard): ChildSpec =>
  journalChild({ ...supervisedBy(config), id: 'journal' }, directory, (ref) => board.journal.bind(ref))

/** The domains: enough to answer calls. */
export const domainChildren = (
  config: Config,
  parts: Parts,
  board: Switchboard,
  ledger: Ledger,
): readonly ChildSpec[] => parts.domains.map((one) => domainChild(one, parts.registry, config, board, ledger))

/** Backend, Composer and language node: what goals need besides. */
export const languageChildren = (
  config: Config,
  parts: Parts,
  board: Switchboard,
  notary: Notary,
  reports: RungReports,
  ledger: Ledger,
): readonly ChildSpec[] => [
  ...rungChildren(parts.rungs, board.rungs, {
    supervised: supervisedBy(config),
    contracts: parts.registry.contracts,
    examples: examplesOf(parts),
    postureMax: config.goals.postureMax,
    ledger,
    onReport: reports.report,
  }),
  actorChild<Compose>(
    { ...supervisedBy(config), id: 'composer' },
    () => composer(parts.registry),
    (ref) => board.composer.bind(ref),
  ),
  actorChild<Satisfy>(
    { ...supervisedBy(config), id: 'language-node' },
    () =>
      languageNode({
        registry: parts.registry,
        domains: board.domains,
        composer: () => board.composer.current(),
        rungs: board.rungs,
        observer: reports.observer,
        record: (attempt, within) => recordAttempt(attempt, within, board),
        notary,
        defaults: parts.defaults,
        postureOf: (operation) => parts.postures.get(operation) ?? 'in-process',
        limits: limitsOf(config),
        steering: config.backend.steering,
        postureMax: config.goals.postureMax,
        goalsMax: config.goals.inFlightMax,
      }),
    (ref) => board.languageNode.bind(ref),
  ),
]

const examplesOf = ({ domains }: Parts): BackendHostOptions['examples'] & {} =>
  domains.flatMap(({ domain }) =>
    domain.operations.flatMap(({ contract, examples }) =>
      examples.map(({ goal, request }) => ({ operation: contract.name, goal, request })),
    ),
  )

const limitsOf = ({ goals }: Config): SatisfyLimits => ({
  attemptsMax: goals.attemptsMax,
  tokensMax: goals.tokensMax,
  confidenceMin: goals.confidencePercentMin / 100,
  agreement: {
    drawsMax: goals.drawsMax,
    shareMin: goals.agreementPercentMin / 100,
    confidenceFloor: goals.confidencePercentFloor / 100,
  },
})

/** @param metrics what is served beside the door's own */
export const doorSpec = (
  config: Config,
  desk: Desk,
  metrics: Registry,
  onReady: (door: DoorHandle) => void,
): ChildSpec =>
  doorChild({ ...supervisedBy(config), id: 'door' }, () => ({ ...doorOptions(config, desk), metrics }), onReady)

const doorOptions = ({ listen, goals, nats }: Config, desk: Desk): DoorOptions => ({
  desk,
  host: listen.host,
  port: listen.port,
  ...(listen.unix === undefined ? {} : { unix: listen.unix }),
  ...(nats.url === '' ? {} : { nats }),
  token: listen.token,
  origins: listen.origins,
  connectionsMax: listen.connectionsMax,
  requestsInFlightMax: listen.requestsInFlightMax,
  goalsInFlightMax: goals.inFlightMax,
  bodyBytesMax: listen.bodyBytesMax,
  deadlineMsMax: goals.deadlineMs,
})

function domainChild(
  { domain, modulePath, remote, own }: HostedDomain,
  registry: ContractRegistry,
  config: Config,
  { domains: routes }: Switchboard,
  ledger: Ledger,
): ChildSpec {
  const contracts = domain.operations.map(({ contract }) => contract)
  const served = registry.operations.filter(({ contract }) => contracts.includes(contract))
  routes.declare(served)
  const { name } = domain
  const { token, heapMebibytesMax: heapMiBMax, buffersMebibytesMax: buffersMiBMax } = config.domains
  const destination = remote === undefined ? '' : shownAddress(remote.text).slice(0, destinationMax)
  const host = () =>
    remote === undefined
      ? olivier({
          domain: name,
          modulePath,
          contracts,
          splitting: splittingOf(config.domains),
          ...(own ? { heapMiBMax, buffersMiBMax } : {}),
        })
      : remoteDomain({
          domain: name,
          address: remote.text,
          token,
          contracts,
          ledger: (frame) => ledger({ ...frame, sender: name, destination, posture: remote.posture }),
        })
  const bind = (ref: Parameters<typeof routes.bind>[1]) => routes.bind(served, ref)
  const supervised = supervisedBy(config)
  if (!own) return actorChild<DomainCall>({ ...supervised, id: name, kind: 'worker' }, host, bind)
  return onItsOwn(actorChild<DomainCall>({ ...supervised, id: name, kind: 'worker', ...neverGivenUp }, host, bind))
}

/**
 * A domain that nobody here vouches for may go down as often as it likes: the pauses between its restarts grow to five seconds,
 * and the daemon goes on without it in between.
 */
const neverGivenUp = { intensity: { restarts: 1_000_000, periodMs: 60_000 } } as const

/** Under a supervisor of its own, so that the restart of one that hangs while it is loaded holds up nobody else's. */
const onItsOwn = (child: ChildSpec): ChildSpec =>
  supervisorChild(
    { intensity: child.intensity },
    { name: `${child.id}-supervisor`, strategy: 'oneForOne', children: [child], shutdownMs: child.shutdownMs },
  )
