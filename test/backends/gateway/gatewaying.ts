// The gateway rung before a server of the tests.

import { afterEach } from 'vitest'
import { createBackend, type GatewayBackend, type GatewayOptionsInput } from '../../../src/backends/gateway/index.js'
import type { BackendServices, EgressNote, ModelMetric } from '../../../src/backends/http/index.js'
import { BackendFailure, type Constraint, type Prompt, type ProposeOptions } from '../../../src/backends/index.js'
import { type Grammar, grammarOf, toLark } from '../../../src/clef/index.js'
import type { Fault } from '../../../src/fabric/index.js'
import { contracts } from '../../clef/registered.js'
import { probeInLark, type WireServer, type WireServerOptions, wireServer } from '../wire/index.js'

export { contracts }

const ends: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

export const prompt: Prompt = { text: 'write me a poem', quantities: [], inputs: [] }
/** The one definition that is sent here, besides a probe's. */
function lark(definition: string): Grammar {
  const known = definition === toLark(constraint.grammar) ? constraint.grammar : probeInLark(definition)
  if (known === undefined) throw new Error('a Lark definition came that is not of the constraint')
  return known
}

export const constraint: Constraint = { grammar: grammarOf(contracts, { inputs: [], literals: false, quantities: [] }) }
export const asked: ProposeOptions = { tokensMax: 400, temperature: 0, seed: 7 }
export const refusal = 'refuse outOfScope'

export interface Opened {
  readonly backend: GatewayBackend
  readonly server: WireServer
  readonly notes: EgressNote[]
  readonly metrics: ModelMetric[]
  readonly logs: string[]
}

export interface Opening {
  readonly options?: Partial<GatewayOptionsInput>
  readonly server?: WireServerOptions
  readonly services?: Partial<BackendServices>
}

export async function serving(options: WireServerOptions = {}): Promise<WireServer> {
  const server = await wireServer({ answer: () => refusal, lark, ...options })
  ends.push(() => server.close())
  return server
}

export async function tried(server: WireServer, { options = {}, services = {} }: Opening = {}) {
  const notes: EgressNote[] = []
  const metrics: ModelMetric[] = []
  const logs: string[] = []
  const made = await createBackend(
    { url: server.url, model: 'small', retry: { attemptsMax: 3, baseMs: 1, maxMs: 5 }, ...options },
    {
      contracts,
      egress: async (note) => {
        notes.push(note)
      },
      metrics: (metric) => metrics.push(metric),
      log: (_, message) => logs.push(message),
      env: {},
      random: () => 0,
      ...services,
    },
  )
  if (made.ok) ends.push(() => made.value.close())
  return { made, notes, metrics, logs }
}

export async function open(opening: Opening = {}): Promise<Opened> {
  const server = await serving(opening.server)
  const { made, ...told } = await tried(server, opening)
  if (!made.ok) throw new Error(made.error.message)
  return { backend: made.value, server, ...told }
}

export async function answer(
  backend: GatewayBackend,
  options: Partial<ProposeOptions> = {},
  given: Prompt = prompt,
): Promise<{ readonly text: string; readonly tokens: number; readonly chunks: number }> {
  let text = ''
  let tokens = 0
  let chunks = 0
  for await (const chunk of backend.propose(given, constraint, { ...asked, ...options })) {
    text += chunk.text
    tokens += chunk.tokens
    chunks++
  }
  return { text, tokens, chunks }
}

/** The fault with which an answer ends. */
export async function faultOf(backend: GatewayBackend, options: Partial<ProposeOptions> = {}): Promise<Fault> {
  const thrown = await answer(backend, options).then(
    ({ text }) => `no failure but ${text}`,
    (reason: unknown) => reason,
  )
  if (thrown instanceof BackendFailure) return thrown.fault
  throw new Error(String(thrown))
}
