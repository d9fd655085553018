// The local rung before a server of the tests, and what it told its ledger and its metrics.

import type { BackendServices, EgressNote, ModelMetric } from '../../../src/backends/http/index.js'
import type { Chunk, Constraint, ProposeOptions } from '../../../src/backends/index.js'
import { createBackend, type LocalBackend } from '../../../src/backends/local/index.js'
import { builtInContracts } from '../../../src/daemon/index.js'
import type { Fault, Result } from '../../../src/fabric/index.js'
import { promptOf } from '../../conformance/goals.js'
import { type WireFailure, type WireServer, type WireServerOptions, wireServer } from '../wire/index.js'

export interface Local {
  readonly backend: LocalBackend
  readonly server: WireServer
  readonly notes: readonly EgressNote[]
  readonly metrics: readonly ModelMetric[]
  readonly logged: readonly string[]
}

const closing: (() => Promise<void>)[] = []

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0)) await close()
}

export async function attempt(
  { failures = [], ...serverOptions }: WireServerOptions & { readonly failures?: readonly WireFailure[] },
  options: object,
  services: Partial<BackendServices> = {},
): Promise<Result<Local, Fault>> {
  const server = await wireServer({ base: '', holds: true, answer: () => 'refuse outOfScope', ...serverOptions })
  closing.push(() => server.close())
  server.fail(...failures)
  const [notes, metrics, logged]: [EgressNote[], ModelMetric[], string[]] = [[], [], []]
  const made = await createBackend(
    { url: server.url, retry: { attemptsMax: 3, baseMs: 1, maxMs: 5 }, ...options },
    {
      contracts: builtInContracts,
      egress: async (note) => void notes.push(note),
      metrics: (metric) => metrics.push(metric),
      log: (_, message) => logged.push(message),
      env: {},
      ...services,
    },
  )
  if (!made.ok) return made
  const backend = made.value
  closing.push(() => backend.close())
  return { ok: true, value: { backend, server, notes, metrics, logged } }
}

export async function opened(...asked: Parameters<typeof attempt>): Promise<Local> {
  const made = await attempt(...asked)
  if (!made.ok) throw new Error(made.error.message)
  return made.value
}

export const greedy: ProposeOptions = { tokensMax: 64, temperature: 0.5, seed: 9 }

export async function answered(
  { backend }: Pick<Local, 'backend'>,
  constraint: Constraint,
  options: Partial<ProposeOptions> = {},
  prompt = promptOf('write me a poem'),
): Promise<string> {
  const chunks: Chunk[] = []
  for await (const chunk of backend.propose(prompt, constraint, { ...greedy, ...options })) chunks.push(chunk)
  return chunks.map(({ text }) => text).join('')
}
