// The client against a real door.

import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { type Client, connect } from '../../src/client/index.js'
import { connectFromNode } from '../../src/client/node.js'
import { projectile, timeToCollision } from '../../src/domains/kinematics/contract.js'
import { contract, quantity, record } from '../../src/fabric/index.js'
import * as library from '../../src/index.js'
import { open, pathOf, until } from '../actors/door/open-door.js'
import { listing } from '../actors/door/test-desk.js'

const clients: Client[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

async function connected(options: Parameters<typeof open>[0] = {}, connectOptions = {}) {
  const home = await open(options)
  const client = await connectFromNode(home.laneUrl, connectOptions)
  if (!client.ok) throw new Error(client.error.message)
  clients.push(client.value)
  return { ...home, client: client.value }
}

const request = { gap: 30, speedSelf: 20, speedLead: 5 }

describe('a client', () => {
  test('sends a goal with what is attached and gets its answer decoded', async () => {
    const { client, desk } = await connected()
    const bytes = new TextEncoder().encode('id,pair\n')
    const outcome = await client.goal({ text: 'price it', inputs: [{ name: 'book', media: 'text/csv', bytes }] })
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        kind: 'ok',
        rung: 'test',
        answer: {
          value: { heard: 'price it', bytes: 8 },
          json: { heard: 'price it', bytes: 8 },
          schema: { kind: 'record' },
        },
      },
    })
    expect(desk.goals[0]?.inputs[0]?.bytes).toEqual(bytes)
  })

  test('makes typed calls, many at once', async () => {
    const { client } = await connected({ requestsInFlightMax: 64 })
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, gap) => client.call(timeToCollision, { ...request, gap })),
    )
    expect(answers.map((answer) => (answer.ok ? answer.value.time : answer.error))).toEqual(
      Array.from({ length: 50 }, (_, gap) => gap / 15),
    )
  })

  test('tells a domain error from a fault', async () => {
    const { client } = await connected()
    expect(await client.call(timeToCollision, { ...request, speedSelf: 1 })).toEqual({
      ok: false,
      error: { reason: 'never', message: 'the follower is not faster' },
    })
    expect(await client.call(timeToCollision, { ...request, gap: Number.NaN })).toMatchObject({
      error: { path: 'gap' },
    })
  })

  test('knows what the daemon does not serve, or serves in another version, before it asks', async () => {
    const { client, desk } = await connected()
    const flight = { speed: 1, angle: 1, height: 0, gravity: 9.8 }
    expect(await client.call(projectile, flight)).toMatchObject({ error: { code: 'FAULT_UNKNOWN_OPERATION' } })
    const other = contract({ ...timeToCollision, response: record({ time: quantity('s'), closing: quantity('m/s') }) })
    expect(await client.call(other, request)).toMatchObject({
      error: { code: 'FAULT_SCHEMA', path: 'kinematics.timeToCollision response.closing' },
    })
    expect(desk.deadlines).toEqual([])
  })

  test('refuses what no frame carries before it is sent, and goes on', async () => {
    const { client, desk } = await connected()
    expect(await client.goal({ text: 'x'.repeat(10_000_000) })).toMatchObject({ error: { code: 'FAULT_LIMIT' } })
    const inputs = ['a', 'b', 'c'].map((name) => ({
      name,
      media: 'text/csv' as const,
      bytes: new Uint8Array(1_000_000),
    }))
    expect(await client.goal({ text: 'x', inputs })).toMatchObject({ error: { code: 'FAULT_LIMIT', limit: 2_097_152 } })
    expect(desk.goals).toEqual([])
    expect(await client.goal({ text: 'x' })).toMatchObject({ ok: true })
  })

  test('cancels, which frees the work', async () => {
    const { client, desk, door } = await connected()
    const away = new AbortController()
    const answer = client.call(timeToCollision, { ...request, gap: 999 }, { signal: away.signal })
    await until(() => desk.waiting === 1)
    away.abort()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(1)
    expect(await client.call(timeToCollision, request, { signal: away.signal })).toMatchObject({
      error: { code: 'FAULT_CANCELLED' },
    })
    expect(await client.call(timeToCollision, request)).toMatchObject({ ok: true })
  })

  test('hears of busy goals as an outcome', async () => {
    const { client, desk } = await connected({ goalsInFlightMax: 1 })
    const held = client.goal({ text: 'wait' })
    await until(() => desk.waiting === 1)
    expect(await client.goal({ text: 'x' })).toMatchObject({ ok: true, value: { kind: 'busy' } })
    desk.release()
    expect(await held).toMatchObject({ ok: true, value: { kind: 'ok' } })
  })

  test('fails what waits at once when the daemon goes, and everything after', async () => {
    const { client, desk, door } = await connected()
    const held = client.call(timeToCollision, { ...request, gap: 999 })
    await until(() => desk.waiting === 1)
    await door.close()
    expect(await held).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await client.closed).toBeUndefined()
    expect(await client.goal({ text: 'x' })).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('closes when told to', async () => {
    const { client } = await connected()
    client.close()
    expect(await client.closed).toBeUndefined()
    expect(await client.goal({ text: 'x' })).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
  })
})

describe('a client by a unix socket', () => {
  test('does the same, and finds a daemon that listens there again', async () => {
    const unix = pathOf('lane')
    const first = await open({ unix })
    const client = await connectFromNode(`unix:${unix}`, { reconnect: { initialMs: 1, maxMs: 5 } })
    if (!client.ok) throw new Error(client.error.message)
    clients.push(client.value)
    expect(await client.value.goal({ text: 'x' })).toMatchObject({ ok: true, value: { kind: 'ok' } })
    const stream = client.value.stream(listing, { items: 20, characters: 2 }, { window: 2 })
    const got: number[] = []
    for await (const { index } of stream) {
      got.push(index)
      if (index === 7) {
        await first.door.close()
        await open({ unix })
      }
    }
    expect(got).toEqual(Array.from({ length: 20 }, (_, index) => index))
    expect(await client.value.call(timeToCollision, request)).toMatchObject({ ok: true })
  })

  test('is told where nobody listens, and where nobody can', async () => {
    expect(await connectFromNode(`unix:${pathOf('nobody')}`)).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await connectFromNode(`unix:/${'x'.repeat(200)}`)).toMatchObject({ error: { code: 'FAULT_CONFIG' } })
  })
})

describe('connecting', () => {
  test('brings the token that the daemon asks for', async () => {
    const { client, laneUrl } = await connected({ token: 'swordfish' }, { token: 'swordfish' })
    expect(await client.goal({ text: 'x' })).toMatchObject({ ok: true })
    expect(await connectFromNode(laneUrl, { token: 'guess' })).toMatchObject({ error: { code: 'FAULT_POLICY' } })
    expect(await connectFromNode(laneUrl)).toMatchObject({ error: { code: 'FAULT_POLICY' } })
  })

  test('fails with FAULT_ACTOR_DOWN where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    expect(await connectFromNode(`ws://127.0.0.1:${port}/v1/lane`)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN' },
    })
  })

  test('fails where the other side is no daemon, or never greets', async () => {
    const mute = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await new Promise((resolve) => mute.once('listening', resolve))
    const url = `ws://127.0.0.1:${(mute.address() as AddressInfo).port}`
    expect(await connectFromNode(url, { timeoutMs: 50 })).toMatchObject({ error: { code: 'FAULT_EXPIRED' } })
    mute.on('connection', (socket) => socket.send('welcome'))
    expect(await connectFromNode(url)).toMatchObject({ error: { code: 'FAULT_FRAME' } })
    await new Promise((resolve) => mute.close(resolve))
  })

  test('says what is missing where there is no WebSocket, and what is no address', async () => {
    expect(await connectFromNode('nowhere')).toMatchObject({ error: { code: 'FAULT_CONFIG', path: 'url' } })
    vi.stubGlobal('WebSocket', undefined)
    const without = await connect('ws://127.0.0.1:1')
    vi.unstubAllGlobals()
    expect(without).toMatchObject({ error: { code: 'FAULT_CONFIG', path: 'webSocket' } })
    // What the message tells a person to use is there to be used.
    const named = /use (\w+) of clef-constellation/.exec(without.ok ? '' : without.error.message)?.[1] ?? ''
    expect(library).toHaveProperty(named)
  })
})
