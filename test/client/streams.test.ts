// Streams through a real door, in one piece and across cuts.

import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { ManualClock } from '../../src/actors/kernel/index.js'
import type { Client, ConnectOptions } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { timeToCollision } from '../../src/domains/kinematics/contract.js'
import { open, until } from '../actors/door/open-door.js'
import { listing } from '../actors/door/test-desk.js'
import { Relay } from './relay.js'

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function connected(options: ConnectOptions = { reconnect: { initialMs: 1, maxMs: 1 } }) {
  const home = await open({ requestsInFlightMax: 64 })
  const relay = await Relay.to(home.url)
  const client = await connectFromNode(relay.laneUrl, options)
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return { ...home, relay, client: client.value }
}

const indices = (count: number, from = 0): number[] => Array.from({ length: count }, (_, n) => from + n)

describe('a stream', () => {
  test('gives typed items in order and then the response', async () => {
    const { client } = await connected()
    const stream = client.stream(listing, { items: 1_000, characters: 3 })
    const got: number[] = []
    for await (const { index, text } of stream) {
      expect(text).toBe('xxx')
      got.push(index)
    }
    expect(got).toEqual(indices(1_000))
    expect(await stream.result).toEqual({ ok: true, value: { things: [], note: 'that is all' } })
    expect(stream.index).toBe(1_000)
  })

  test('begins where it is told to', async () => {
    const { client } = await connected()
    const got: number[] = []
    for await (const { index } of client.stream(listing, { items: 10, characters: 1 }, { from: 7 })) got.push(index)
    expect(got).toEqual([7, 8, 9])
  })

  test('is made no faster than it is taken', async () => {
    const { client, desk, door } = await connected()
    const stream = client.stream(listing, { items: 100, characters: 1 }, { window: 8 })
    await until(() => desk.itemsMade === 8)
    // A whole exchange later nothing more has been made.
    expect(await client.call(timeToCollision, { gap: 30, speedSelf: 20, speedLead: 5 })).toMatchObject({ ok: true })
    expect(desk.itemsMade).toBe(8)
    let taken = 0
    for await (const _ of stream) {
      taken++
      expect(desk.itemsMade).toBeLessThanOrEqual(taken + 8)
    }
    expect(taken).toBe(100)
    await until(() => door.inFlight === 0)
  })

  test('that is left early, cancelled or aborted is cancelled at the daemon', async () => {
    const { client, desk, door } = await connected()
    const away = new AbortController()
    const all = { items: 1_000_000, characters: 1 }
    const left = client.stream(listing, all)
    for await (const { index } of left) if (index === 3) break
    const cancelled = client.stream(listing, all)
    const aborted = client.stream(listing, all, { signal: away.signal })
    await until(() => door.inFlight === 2)
    cancelled.cancel()
    away.abort()
    for (const { result } of [left, cancelled, aborted])
      expect(await result).toMatchObject({ error: { code: 'FAULT_CANCELLED' } })
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(3)
  })

  test('tells how it failed by its result, and its loop just ends', async () => {
    const { client } = await connected()
    const none = client.stream(listing, { items: 0, characters: 1 })
    for await (const _ of none) throw new Error('there are none')
    expect(await none.result).toEqual({ ok: false, error: { reason: 'none', message: 'there are none' } })
    const unfit = client.stream(listing, { items: -1, characters: 1 })
    expect(await unfit.result).toMatchObject({ error: { path: 'items' } })
    const wide = client.stream(listing, { items: 1, characters: 1 }, { window: 70_000 })
    expect(await wide.result).toMatchObject({ error: { code: 'FAULT_RANGE', path: 'window' } })
    const { stream: _, ...plain } = listing
    expect(await client.stream(plain, { items: 1, characters: 1 }).result).toMatchObject({
      error: { code: 'FAULT_UNKNOWN_OPERATION', name: 'test.list' },
    })
  })

  test('whose consumer stops ends with its patience', async () => {
    const clock = new ManualClock(Date.now())
    const { client, door, desk } = await connected({ clock })
    const stream = client.stream(listing, { items: 100, characters: 1 }, { window: 2, patienceMs: 20_000 })
    await until(() => desk.itemsMade === 2)
    clock.advance(21_000)
    expect(await stream.result).toMatchObject({ error: { code: 'FAULT_EXPIRED' } })
    await until(() => door.inFlight === 0)
  })

  test('of a client that does not reconnect ends with its connection', async () => {
    const { client, relay, desk } = await connected({})
    const stream = client.stream(listing, { items: 100, characters: 1 }, { window: 2 })
    await until(() => desk.itemsMade === 2)
    relay.cut()
    expect(await stream.result).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await client.closed).toMatchObject({ code: 'FAULT_ACTOR_DOWN' })
  })
})

describe('a stream whose connection is cut', () => {
  test('goes on where it stopped: every item once, in order', async () => {
    const { client, relay } = await connected()
    const cuts = fc.uniqueArray(fc.nat({ max: 299 }), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 1, max: 64 }), async (cutAt, window) => {
        const stream = client.stream(listing, { items: 300, characters: 1 }, { window })
        const got: number[] = []
        for await (const { index } of stream) {
          got.push(index)
          if (cutAt.includes(index)) relay.cut()
        }
        expect(got).toEqual(indices(300))
        expect(await stream.result).toMatchObject({ ok: true, value: { note: 'that is all' } })
      }),
      { numRuns: 30 },
    )
    expect(relay.connections).toBeGreaterThan(30)
  })

  test('waits for its consumer, and asks for no more than that has room for', async () => {
    const { client, relay, desk } = await connected()
    const stream = client.stream(listing, { items: 100, characters: 1 }, { window: 8 })
    await until(() => desk.itemsMade === 8)
    relay.cut()
    await until(() => relay.connections === 2)
    expect(await client.call(timeToCollision, { gap: 30, speedSelf: 20, speedLead: 5 })).toMatchObject({ ok: true })
    expect(desk.itemsMade).toBeLessThanOrEqual(8)
    const got: number[] = []
    for await (const { index } of stream) got.push(index)
    expect(got).toEqual(indices(100))
    // What the cut took along was made twice, and nothing else.
    expect(desk.itemsMade).toBeLessThanOrEqual(108)
  })

  test('is cancelled also while there is no connection', async () => {
    const { client, relay } = await connected({ reconnect: { initialMs: 60_000, maxMs: 60_000, jitter: 0 } })
    const stream = client.stream(listing, { items: 100, characters: 1 })
    const taken = stream[Symbol.asyncIterator]()
    expect(await taken.next()).toMatchObject({ value: { index: 0 } })
    relay.cut()
    await until(() => client.state.name === 'reconnecting')
    stream.cancel()
    expect(await taken.next()).toEqual({ done: true, value: undefined })
    expect(await stream.result).toMatchObject({ error: { code: 'FAULT_CANCELLED' } })
  })
})
