// What a page does with the client: bundled for a browser by the test, which calls `visit` there.

import { connect, fromJson, type Json, viewOutcome } from '../../src/client/index.js'
import { priceBook } from '../../src/domains/finance/contract.js'
import { timeToCollision } from '../../src/domains/kinematics/contract.js'

export interface Visit {
  readonly laneUrl: string
  /** JSON view of a request for `finance.priceBook`. */
  readonly book: Json
}

/** Plain data, so that it gets out of the page. */
export interface Visited {
  readonly goal: unknown
  readonly call: unknown
  readonly lines: readonly string[]
  readonly result: unknown
  /** Through which the client went. */
  readonly states: readonly string[]
  readonly collected: unknown
  readonly gone: unknown
}

/** Given to the page by the test. */
const cut = (): Promise<void> => (Reflect.get(globalThis, 'cutTheWire') as () => Promise<void>)()

async function visit({ laneUrl, book }: Visit): Promise<Visited> {
  const connected = await connect(laneUrl, { reconnect: { initialMs: 1, maxMs: 50 } })
  if (!connected.ok) throw new Error(connected.error.message)
  const client = connected.value
  const states: string[] = []
  client.onState(({ name }) => states.push(name))
  const text = 'How far to stop from 20 m/s with a 1 s reaction time, braking at 5 m/s^2?'
  const goal = await client.goal({ text, key: 'from the page' })
  const call = await client.call(timeToCollision, { gap: 30, speedSelf: 20, speedLead: 5 })
  const request = fromJson(priceBook.request, book)
  if (!request.ok) throw new Error(request.error.message)
  const stream = client.stream(priceBook, request.value.value, { window: 16 })
  const lines: string[] = []
  for await (const line of stream) {
    lines.push(line.id)
    if (lines.length === 50) await cut()
  }
  const result = await stream.result
  const collected = await client.collect('from the page')
  client.close()
  const gone = await client.goal({ text })
  const view = (answered: typeof goal): Json | undefined => (answered.ok ? viewOutcome(answered.value) : undefined)
  return { goal: view(goal), collected: view(collected), call, lines, result: result.ok, states, gone }
}

Reflect.set(globalThis, 'visit', visit)
