// A client whose connection is lost, against a real door behind a wire that the test cuts.

import { afterEach, describe, expect, test } from 'vitest'
import type { DoorOptions } from '../../src/actors/door/index.js'
import { ManualClock } from '../../src/actors/kernel/index.js'
import type { Client, ClientState, ConnectOptions } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { timeToCollision } from '../../src/domains/kinematics/contract.js'
import { open, until } from '../actors/door/open-door.js'
import { listing } from '../actors/door/test-desk.js'
import { Relay } from './relay.js'

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

/** Comes back at once: what a test waits for is then the only thing that takes time. */
const atOnce = { initialMs: 1, maxMs: 1, jitter: 0 }

async function connected(options: Partial<DoorOptions> = {}, connectOptions: ConnectOptions = {}) {
  const home = await open({ requestsInFlightMax: 64, ...options })
  const relay = await Relay.to(home.url)
  const client = await connectFromNode(relay.laneUrl, { reconnect: atOnce, ...connectOptions })
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  const states: ClientState[] = []
  client.value.onState((state) => states.push(state))
  return { ...home, relay, client: client.value, states }
}

/** Resolves when the client enters a state. */
const entered = (client: Client, name: ClientState['name']): Promise<ClientState> =>
  new Promise((resolve) => {
    const forget = client.onState((state) => {
      if (state.name !== name) return
      forget()
      resolve(state)
    })
  })

const request = { gap: 30, speedSelf: 20, speedLead: 5 }
const held = { ...request, gap: 999 }

describe('a client that reconnects', () => {
  test('sends a call again that was lost with its connection', async () => {
    const { client, relay, desk, states } = await connected()
    const answer = client.call(timeToCollision, held)
    await until(() => desk.waiting === 1)
    relay.cut()
    await until(() => desk.deadlines.length === 2 && desk.cancellations === 1)
    desk.release()
    expect(await answer).toEqual({ ok: true, value: { time: 999 / 15 } })
    expect(states.map(({ name }) => name)).toEqual(['reconnecting', 'open'])
    expect(client.state).toEqual({ name: 'open' })
  })

  test('sends a goal again under the key that it had at first', async () => {
    const { client, relay, desk } = await connected({ goalsInFlightMax: 4 })
    const answers = [client.goal({ text: 'wait' }), client.goal({ text: 'wait', key: 'mine' })]
    await until(() => desk.waiting === 2)
    relay.cut()
    await until(() => desk.goals.length === 4)
    desk.release()
    expect(await Promise.all(answers)).toMatchObject([{ value: { kind: 'ok' } }, { value: { kind: 'ok' } }])
    const [own, mine, ...again] = desk.goals.map(({ key }) => key)
    expect(own).toMatch(/^[0-9a-f]{32}$/)
    expect(mine).toBe('mine')
    expect(again.toSorted()).toEqual([own, mine].toSorted())
  })

  test('does what is asked of it while there is no connection as soon as there is one', async () => {
    const { client, relay, desk } = await connected()
    relay.refusing = true
    const lost = entered(client, 'reconnecting')
    relay.cut()
    await lost
    const answers = [client.call(timeToCollision, request), client.goal({ text: 'x' })]
    await until(() => relay.connections > 3)
    expect(desk.deadlines).toEqual([])
    relay.refusing = false
    expect(await Promise.all(answers)).toMatchObject([{ ok: true }, { ok: true }])
  })

  test('finds a daemon that was started anew, in its place', async () => {
    const first = await connected()
    const { client, relay } = first
    const held1 = client.call(timeToCollision, held)
    await until(() => first.desk.waiting === 1)
    const lost = entered(client, 'reconnecting')
    relay.refusing = true
    await first.door.close()
    await lost
    const second = await open({ requestsInFlightMax: 64 })
    relay.target = Number(new URL(second.url).port)
    relay.refusing = false
    await until(() => second.desk.waiting === 1)
    second.desk.release()
    expect(await held1).toMatchObject({ ok: true })
  })

  test('waits longer from try to try, and gives up after as many as it was allowed', async () => {
    const clock = new ManualClock(Date.now())
    const reconnect = { initialMs: 100, maxMs: 1_000, attemptsMax: 6 }
    const { client, relay, states } = await connected({}, { clock, reconnect, random: () => 0.5 })
    relay.refusing = true
    const call = client.call(timeToCollision, held)
    relay.cut()
    await until(() => states.length === 1)
    for (let failed = 1; failed <= 6; failed++) {
      const before = relay.connections
      const { pauseMs = 0 } = states.at(-1) as { readonly pauseMs?: number }
      clock.advance(pauseMs - 1)
      expect(relay.connections).toBe(before)
      clock.advance(1)
      await until(() => states.length === failed + 1)
    }
    expect(
      states.map((state) => (state.name === 'reconnecting' ? [state.failed, state.pauseMs] : state)),
    ).toMatchObject([
      [0, 50],
      [1, 100],
      [2, 200],
      [3, 400],
      [4, 500],
      [5, 500],
      { name: 'closed', reason: { code: 'FAULT_ACTOR_DOWN' } },
    ])
    expect(await call).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await client.closed).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
    expect(await client.goal({ text: 'x' })).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(clock.pending).toBe(0)
  })

  test('does not hurry where each connection ends before it was of any use, and does again after one that was', async () => {
    const clock = new ManualClock(Date.now())
    const { client, relay, states } = await connected(
      {},
      { clock, reconnect: { initialMs: 100, maxMs: 10_000, jitter: 0 } },
    )
    const pauses = () => states.flatMap((state) => (state.name === 'reconnecting' ? [state.pauseMs] : []))
    const again = async (): Promise<void> => {
      const count = pauses().length
      relay.cut()
      await until(() => pauses().length === count + 1)
      const back = entered(client, 'open')
      clock.advance(pauses().at(-1) ?? 0)
      await back
    }
    for (let n = 0; n < 4; n++) await again()
    expect(pauses()).toEqual([100, 200, 400, 800])
    expect(await client.call(timeToCollision, request)).toMatchObject({ ok: true })
    await again()
    clock.advance(10_000)
    await again()
    expect(pauses().slice(4)).toEqual([100, 100])
  })

  test('ends at once where trying again is no use', async () => {
    const { client, relay, door } = await connected({ token: 'swordfish' }, { token: 'swordfish' })
    relay.target = Number(new URL((await open({ token: 'changed' })).url).port)
    const call = client.call(timeToCollision, held)
    await until(() => door.inFlight === 1)
    relay.cut()
    expect(await client.closed).toMatchObject({ code: 'FAULT_POLICY' })
    expect(await call).toMatchObject({ error: { code: 'FAULT_POLICY' } })
    expect(relay.connections).toBe(2)
    expect(client.state).toMatchObject({ name: 'closed', reason: { code: 'FAULT_POLICY' } })
  })

  test('that is closed while it reconnects stops, and settles what waits', async () => {
    const clock = new ManualClock(Date.now())
    const { client, relay } = await connected({}, { clock, reconnect: { initialMs: 100 }, random: () => 0.5 })
    const lost = entered(client, 'reconnecting')
    relay.cut()
    await lost
    const waiting = [client.call(timeToCollision, request), client.goal({ text: 'x' }), client.collect('k')]
    client.close()
    for (const settled of await Promise.all(waiting))
      expect(settled).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await client.closed).toBeUndefined()
    expect(clock.pending).toBe(0)
    expect(relay.connections).toBe(1)
  })

  test('keeps to patience and signals also while there is no connection', async () => {
    const clock = new ManualClock(Date.now())
    const { client, relay } = await connected({}, { clock, reconnect: { initialMs: 60_000, maxMs: 60_000, jitter: 0 } })
    const lost = entered(client, 'reconnecting')
    relay.cut()
    await lost
    const away = new AbortController()
    const waiting = [
      client.call(timeToCollision, request, { patienceMs: 500 }),
      client.goal({ text: 'x' }, { patienceMs: 500 }),
      client.call(timeToCollision, request, { signal: away.signal }),
      client.stream(listing, { items: 3, characters: 1 }, { patienceMs: 500 }).result,
    ]
    away.abort()
    clock.advance(500)
    expect((await Promise.all(waiting)).map((settled) => (settled.ok ? settled : settled.error))).toMatchObject([
      { code: 'FAULT_EXPIRED' },
      { code: 'FAULT_EXPIRED' },
      { code: 'FAULT_CANCELLED' },
      { code: 'FAULT_EXPIRED' },
    ])
  })

  test('cancels with itself the goals whose key nobody else has', async () => {
    const { client, desk } = await connected()
    const own = client.goal({ text: 'wait' })
    const mine = client.goal({ text: 'wait', key: 'mine' })
    await until(() => desk.waiting === 2)
    client.close()
    expect(await own).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await mine).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    await until(() => desk.cancellations === 1)
    desk.release()
  })

  test('asks again for a goal that meets a daemon without room when all come back', async () => {
    const { client, relay, desk } = await connected({ goalsInFlightMax: 1 })
    const goal = client.goal({ text: 'wait' })
    await until(() => desk.waiting === 1)
    relay.cut()
    // The desk of this test does not know that it works on this goal already, so its room is taken.
    await until(() => relay.connections === 2)
    const other = await connectFromNode(relay.laneUrl)
    if (!other.ok) throw new Error(other.error.message)
    expect(await other.value.goal({ text: 'x' })).toMatchObject({ value: { kind: 'busy' } })
    other.value.close()
    desk.release()
    await until(() => desk.waiting === 1)
    desk.release()
    expect(await goal).toMatchObject({ value: { kind: 'ok' } })
  })
})

describe('requests in flight', () => {
  test('are bounded', async () => {
    const { client, desk } = await connected({}, { requestsInFlightMax: 2 })
    const stream = client.stream(listing, { items: 100, characters: 1 }, { window: 1 })
    const call = client.call(timeToCollision, held)
    expect(await client.call(timeToCollision, request)).toMatchObject({ error: { code: 'FAULT_BUSY' } })
    expect(await client.stream(listing, { items: 1, characters: 1 }).result).toMatchObject({
      error: { code: 'FAULT_BUSY' },
    })
    stream.cancel()
    await until(() => desk.waiting === 1)
    desk.release()
    expect(await call).toMatchObject({ ok: true })
    expect(await client.call(timeToCollision, request)).toMatchObject({ ok: true })
  })
})

test.each([{ initialMs: 0 }, { maxMs: 10 }, { jitter: 2 }, { attemptsMax: 0 }, { initialMs: Number.NaN }])(
  'pauses that make no sense are refused: %o',
  async (reconnect) => {
    expect(await connectFromNode('ws://127.0.0.1:1', { reconnect })).toMatchObject({
      error: { code: 'FAULT_CONFIG', path: 'reconnect' },
    })
  },
)
