import { getEventListeners, once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { readAddress } from '../../../src/actors/remote-domain/index.js'
import { StandingLane } from '../../../src/actors/remote-domain/standing-lane.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import { ok } from '../../../src/fabric/index.js'
import { open, until } from '../door/open-door.js'
import { elapse, testSystem } from '../kernel/test-system.js'
import { remote } from './remote.js'

const contracts = [timeToCollision]
const collision = { gap: 30, speedSelf: 20, speedLead: 5 }

/** A port on which connections are taken and nothing is ever said. */
async function silence() {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => void sockets.add(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { address: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/v1/lane`, stop }
}

describe('a domain elsewhere', () => {
  test('is told when the answer to a call is not wanted any more', async () => {
    const { laneUrl, desk } = await open()
    const { call } = await remote({ address: laneUrl, contracts })
    const abort = new AbortController()
    const answer = call(timeToCollision, { ...collision, gap: 999 }, abort.signal)
    await until(() => desk.waiting === 1)
    abort.abort()
    expect(await answer).toMatchObject({ ok: false, error: { code: 'FAULT_CANCELLED' } })
    await until(() => desk.cancellations === 1)
  })

  test('fails what is in flight with why its lane ended', async () => {
    const { laneUrl, desk, door } = await open()
    const { call } = await remote({ address: laneUrl, contracts })
    const answer = call(timeToCollision, { ...collision, gap: 999 })
    await until(() => desk.waiting === 1)
    const closed = door.close()
    expect(await answer).toMatchObject({
      ok: false,
      error: { code: 'FAULT_ACTOR_DOWN', actor: 'elsewhere', message: expect.stringMatching(/ended/) },
    })
    await closed
  })

  test('that says nothing keeps nobody from starting', async () => {
    const { address, stop } = await silence()
    const { call } = await remote({ address, contracts })
    expect(await call(timeToCollision, collision)).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    await stop()
  })

  test('shows no secret of its address', async () => {
    const { laneUrl } = await open()
    const shown: unknown[] = []
    for (const address of [
      laneUrl.replace('//', '//user:secret@'),
      `${laneUrl}?token=secret`,
      'nats://secret@127.0.0.1:1',
    ]) {
      const { call, lines } = await remote({ address, contracts })
      shown.push(await call(timeToCollision, collision), lines)
    }
    for (const wrong of ['natz://secret@host', 'nats://me:a/secret@host']) shown.push(readAddress(wrong))
    expect(shown.length).toBe(8)
    expect(JSON.stringify(shown)).not.toContain('secret')
    expect(JSON.stringify(shown)).toContain('remote-domain-up')
  })

  test('leaves nothing behind with its actor however often it was dialled', async () => {
    const { system, clock } = testSystem()
    let attempts = 0
    let signal: AbortSignal | undefined
    const ref = system.spawn<never>({
      name: 'elsewhere',
      async init(context) {
        signal = context.signal
        const lane = new StandingLane(
          { address: 'unix:/nobody/listens/here', token: '', messages: [], ledger: async () => ok(undefined), context },
          async () => ok(undefined),
        )
        await lane.start()
        return { receive: () => {} }
      },
    })
    await ref.whenReady()
    for (; attempts < 20; attempts++) await elapse(clock, 10_000)
    expect(getEventListeners(signal!, 'abort').length).toBeLessThan(5)
    await system.stop(0)
    expect(getEventListeners(signal!, 'abort').length).toBe(0)
  })
})
