// A NATS server as a way in, and what becomes of the door when that server is in trouble.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/actors/kernel/index.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import { type Client, connectFromNode } from '../../../src/index.js'
import { hasNatsServer, type NatsServer, startNatsServer } from '../../fabric/lanes/nats/nats-server.js'
import { open, until } from './open-door.js'
import { listing } from './test-desk.js'

/** Waits for what others bring about, for as long as the test may take. */
async function eventually(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise<void>((resolve) => setImmediate(resolve))
}

const collision = { gap: 30, speedSelf: 20, speedLead: 5 }

describe.skipIf(!hasNatsServer)('a door on a NATS server', () => {
  let server: NatsServer
  const clients: Client[] = []

  beforeAll(async () => {
    server = await startNatsServer()
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.close()
  })
  afterAll(() => server.stop())

  const natsAt = ({ url }: NatsServer) => ({ url, queueGroup: 'constellation', requestsInFlightMax: 4 })

  async function client({ url }: NatsServer = server): Promise<Client> {
    const connected = await connectFromNode(url)
    if (!connected.ok) throw new Error(connected.error.message)
    clients.push(connected.value)
    return connected.value
  }

  test('answers calls, goals and streams', async () => {
    await open({ nats: natsAt(server) })
    const peer = await client()
    expect(await peer.call(timeToCollision, collision)).toEqual({ ok: true, value: { time: 2 } })
    expect(await peer.goal({ text: 'hear' })).toMatchObject({ ok: true, value: { kind: 'ok' } })
    const stream = peer.stream(listing, { items: 300, characters: 3 }, { window: 16 })
    let items = 0
    for await (const { index } of stream) expect(index).toBe(items++)
    expect(items).toBe(300)
  })

  test('has a stream that is left early stopped', async () => {
    const { desk } = await open({ nats: natsAt(server) })
    const peer = await client()
    for await (const _ of peer.stream(listing, { items: 100_000, characters: 3 }, { window: 16 })) break
    await until(() => desk.cancellations === 1)
    expect(desk.itemsMade).toBeLessThan(100)
  })

  test('turns away what is above its requests in flight, and goes on', async () => {
    const { desk } = await open({ nats: natsAt(server) })
    const peer = await client()
    const waiting = Array.from({ length: 4 }, () => peer.call(timeToCollision, { ...collision, gap: 999 }))
    await until(() => desk.waiting === 4)
    expect(await peer.call(timeToCollision, collision)).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
    desk.release()
    expect((await Promise.all(waiting)).every(({ ok }) => ok)).toBe(true)
    expect(await peer.call(timeToCollision, collision)).toMatchObject({ ok: true })
  })

  test('does not open where the server refuses us what we serve, and says so', async () => {
    const config = `authorization { users = [
      { user: a, password: b, permissions: { subscribe: { deny: "fabric.v1.test.list" } } }
    ] }`
    const guarded = await startNatsServer({ config })
    const nats = { ...natsAt(guarded), url: `nats://a:b@127.0.0.1:${guarded.port}` }
    await expect(open({ nats })).rejects.toThrow('fabric.v1.test.list')
    await guarded.stop()
  })

  test('says while the server is lost that it is not ready, and comes back by itself', async () => {
    const other = await startNatsServer()
    const { get, lines } = await open({ nats: natsAt(other) })
    expect((await get('/readyz')).status).toBe(200)
    await other.stop()
    await eventually(() => lines.some(({ event }) => event === 'nats-down'))
    expect((await get('/readyz')).status).toBe(503)
    // One that carries less than before, so that the lane has to be made anew.
    const smaller = await startNatsServer({ port: other.port, config: 'max_payload: 65536' })
    await eventually(() => lines.some(({ event }) => event === 'nats-up'))
    expect((await get('/readyz')).status).toBe(200)
    const peer = await client(smaller)
    expect(await peer.call(timeToCollision, collision)).toMatchObject({ ok: true })
    expect(JSON.stringify(lines)).not.toContain('defect')
    await smaller.stop()
  })

  test('drains and closes although the server has gone, or says nothing any more', async () => {
    const gone = await startNatsServer()
    const silent = await startNatsServer()
    const doors = [await open({ nats: natsAt(gone) }), await open({ nats: natsAt(silent) })]
    await gone.stop()
    silent.freeze()
    for (const { door } of doors) {
      expect(await door.drain(systemClock.now() + 5_000)).toBe(true)
      await door.close()
    }
    silent.thaw()
    await silent.stop()
  })
})
