// The language node among real neighbours: Composer, the scripted backend in its thread, domains in theirs.

import { type BackendCard, backendHost, type Propose } from '../../../src/actors/backend/index.js'
import { type Compose, composer } from '../../../src/actors/composer/index.js'
import { type ActorRef, createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import {
  type Attempt,
  type DefaultInput,
  type LanguageNodePorts,
  languageNode,
  type Satisfy,
} from '../../../src/actors/language-node/index.js'
import { type DomainCall, olivier } from '../../../src/actors/olivier/index.js'
import { RoutingTable } from '../../../src/actors/prospero/index.js'
import type { Capabilities } from '../../../src/backends/index.js'
import { builtInDomains, contractsOf } from '../../../src/daemon/built-in-domains.js'
import {
  ContractRegistry,
  type Fault,
  type GoalRecord,
  type OutcomeRecord,
  ok,
  type Result,
} from '../../../src/fabric/index.js'

const scriptedBackend = new URL('../backend/scripted-backend.mjs', import.meta.url).pathname
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

export interface LivingNode {
  readonly attempts: readonly Attempt[]
  readonly backend: ActorRef<Propose>
  readonly ask: (
    goal: Partial<GoalRecord> & Pick<GoalRecord, 'text'>,
    timeoutMs?: number,
    signal?: AbortSignal,
  ) => Promise<Result<OutcomeRecord, Fault>>
  readonly stop: () => Promise<void>
}

export async function livingNode(
  with_: Partial<LanguageNodePorts> & { readonly defaults?: readonly DefaultInput[] } = {},
  capabilities: Partial<Capabilities> = {},
): Promise<LivingNode> {
  const system = createSystem({ clock: systemClock, onCrash: () => {}, log: quiet })
  const registry = new ContractRegistry(contractsOf(builtInDomains.values()))
  const domains = new RoutingTable<DomainCall>()
  for (const { domain, modulePath } of builtInDomains.values()) {
    const contracts = domain.operations.map(({ contract }) => contract)
    const ref = system.spawn<DomainCall>({
      name: domain.name,
      ...olivier({ domain: domain.name, modulePath, contracts }),
    })
    domains.bind(
      registry.operations.filter(({ contract }) => contracts.includes(contract)),
      ref,
    )
    await ref.whenReady()
  }
  const cards: BackendCard[] = []
  const backend = system.spawn<Propose>({
    name: 'backend',
    ...backendHost({
      name: 'scripted',
      modulePath: scriptedBackend,
      options: { capabilities },
      contracts: registry.contracts,
      onReady: (card) => cards.push(card),
    }),
  })
  await backend.whenReady()
  const composing = system.spawn<Compose>({ name: 'composer', ...composer(registry) })
  const attempts: Attempt[] = []
  const node = system.spawn<Satisfy>({
    name: 'language-node',
    ...languageNode({
      registry,
      domains,
      composer: () => ok(composing),
      rungs: [{ name: 'scripted', current: () => ok({ ref: backend, card: cards[0]! }) }],
      async record(attempt) {
        attempts.push(attempt)
        return ok(undefined)
      },
      defaults: [],
      postureOf: () => 'in-process',
      limits: { attemptsMax: 4, tokensMax: 1_000, confidenceMin: 0 },
      steering: 'typed',
      postureMax: 'on-host',
      goalsMax: 64,
      ...with_,
    }),
  })
  let goals = 0
  return {
    attempts,
    backend,
    ask(goal, timeoutMs = 20_000, signal = new AbortController().signal) {
      const goalId = `goal-${++goals}`
      const told: GoalRecord = { inputs: [], postureMax: 'on-host', ...goal }
      return node.ask((replyTo) => ({ goalId, goal: told, signal, replyTo }), { timeoutMs })
    },
    stop: async () => {
      await system.stop(5_000)
    },
  }
}
