// Requests on a lane to a peer that answers as the test says.

import { once } from 'node:events'
import { type AddressInfo, createServer, Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import { domainErrorMessage, shortIdentity, UnixLane } from '../../../src/fabric/index.js'
import { type Ends, faultFrame, frame, greeted, Peer } from './peer.js'

const schema = shortIdentity(new Uint8Array(32).fill(1))
const expected = shortIdentity(new Uint8Array(32).fill(2))
const question = { schema, expected, payload: Uint8Array.of(1, 2, 3) }
const forever = { deadline: Number.POSITIVE_INFINITY }

describe('a request', () => {
  test('carries schema, payload, deadline and trace, and is settled by the reply to it', async () => {
    const { exchange, peer } = await greeted()
    const trace = new Uint8Array(16).fill(9)
    const deadline = Date.now() + 60_000
    const answer = exchange.ask({ ...question, trace }, { deadline })
    const asked = await peer.next('request')
    expect(asked).toMatchObject({ schema, deadline })
    expect(asked.payload).toEqual(question.payload)
    expect(asked.trace).toEqual(trace)
    expect(exchange).toMatchObject({ inFlight: 1, answered: false })
    peer.send(frame('reply', { correlation: asked.correlation, schema: expected, payload: Uint8Array.of(7) }))
    expect(await answer).toEqual({ ok: true, value: Uint8Array.of(7) })
    expect(exchange).toMatchObject({ inFlight: 0, answered: true })
  })

  test('overlaps with others, each settled by its own answer', async () => {
    const { exchange, peer } = await greeted()
    const answers = [0, 1, 2].map(() => exchange.ask(question, forever))
    const asked = [await peer.next('request'), await peer.next('request'), await peer.next('request')]
    for (const [index, { correlation }] of [...asked.entries()].reverse())
      peer.send(frame('reply', { correlation, schema: expected, payload: Uint8Array.of(index) }))
    const values = (await Promise.all(answers)).map((answer) => answer.ok && answer.value[0])
    expect(values).toEqual([0, 1, 2])
  })

  test('tells what the peer says no with from what is found here', async () => {
    const { exchange, peer } = await greeted()
    const answerWith = async (make: (correlation: number) => ReturnType<typeof frame>) => {
      const answer = exchange.ask(question, forever)
      peer.send(make((await peer.next('request')).correlation))
      return await answer
    }
    expect(
      await answerWith((correlation) => faultFrame({ code: 'FAULT_BUSY', message: 'later' }, correlation)),
    ).toMatchObject({ error: { by: 'peer', error: { code: 'FAULT_BUSY' } } })
    const no = { reason: 'never', message: 'it is slower' }
    const told = domainErrorMessage.codec.encode(no)
    const payload = told.ok ? told.value : new Uint8Array(0)
    expect(await answerWith((correlation) => frame('domainError', { correlation, payload }))).toEqual({
      ok: false,
      error: { by: 'peer', error: no },
    })
    expect(await answerWith((correlation) => frame('reply', { correlation, schema }))).toMatchObject({
      error: { by: 'peer', error: { code: 'FAULT_SCHEMA', expected: '0202020202020202', actual: '0101010101010101' } },
    })
    expect(await answerWith((correlation) => frame('end', { correlation }))).toMatchObject({
      error: { by: 'peer', error: { code: 'FAULT_FRAME' } },
    })
  })

  test('that is aborted is cancelled at the peer, and a late answer goes nowhere', async () => {
    const { exchange, peer } = await greeted()
    const away = new AbortController()
    const answer = exchange.ask(question, { ...forever, signal: away.signal })
    const { correlation } = await peer.next('request')
    away.abort()
    expect(await answer).toMatchObject({ error: { by: 'us', error: { code: 'FAULT_CANCELLED' } } })
    expect((await peer.next('cancel')).correlation).toBe(correlation)
    peer.send(frame('reply', { correlation, schema: expected }))
    expect(await exchange.ask(question, { ...forever, signal: away.signal })).toMatchObject({
      error: { by: 'us', error: { code: 'FAULT_CANCELLED' } },
    })
    expect(peer.frames).toEqual([])
  })

  test('gives the peer a second beyond the deadline to say so itself, and then gives up', async () => {
    const clock = new ManualClock(1_790_000_000_000)
    const { exchange, peer } = await greeted([], { clock })
    const answer = exchange.ask(question, { deadline: clock.wall() + 500 })
    const { correlation } = await peer.next('request')
    clock.advance(1_499)
    expect(exchange.inFlight).toBe(1)
    clock.advance(1)
    expect(await answer).toMatchObject({ error: { by: 'us', error: { code: 'FAULT_EXPIRED' } } })
    expect((await peer.next('cancel')).correlation).toBe(correlation)
    expect(await exchange.ask(question, { deadline: clock.wall() })).toMatchObject({
      error: { by: 'us', error: { code: 'FAULT_EXPIRED' } },
    })
  })

  test('above what the peer accepts is not sent', async () => {
    const { exchange, peer } = await greeted([], { peerFrameBytesMax: 100 })
    expect(await exchange.ask({ ...question, payload: new Uint8Array(100) }, forever)).toMatchObject({
      error: { by: 'us', error: { code: 'FAULT_LIMIT', limit: 100, actual: 168 } },
    })
    expect(peer.frames).toEqual([])
  })

  test('is lost with its lane, which is told from an answer', async () => {
    const { exchange, peer, asker } = await greeted()
    const answer = exchange.ask(question, forever)
    await peer.next('request')
    peer.send(faultFrame({ code: 'FAULT_BUSY', message: 'the daemon stops' }))
    peer.lane.close()
    const lost = { by: 'lane', error: { code: 'FAULT_BUSY', message: 'the daemon stops' } }
    expect(await answer).toEqual({ ok: false, error: lost })
    await asker.closed
    expect(await exchange.ask(question, forever)).toMatchObject({
      error: { by: 'lane', error: { code: 'FAULT_ACTOR_DOWN' } },
    })
  })

  test('that meets a full lane is refused, but its cancellation waits until there is room', async () => {
    const clock = new ManualClock()
    const socket = new Socket()
    const { exchange, peer } = await greeted([], { clock }, () => corkable(socket))
    const away = new AbortController()
    socket.cork()
    const first = exchange.ask({ ...question, payload: new Uint8Array(100) }, { ...forever, signal: away.signal })
    expect(await exchange.ask(question, forever)).toMatchObject({
      error: { by: 'us', error: { code: 'FAULT_BUSY' } },
    })
    away.abort()
    expect(await first).toMatchObject({ error: { error: { code: 'FAULT_CANCELLED' } } })
    clock.advance(10)
    socket.uncork()
    const { correlation } = await peer.next('request')
    expect(peer.frames).toEqual([])
    clock.advance(10)
    expect((await peer.next('cancel')).correlation).toBe(correlation)
    expect(clock.pending).toBe(0)
  })
})

/** Ends over a stream socket that the test can hold back; the asker's takes 200 bytes. */
async function corkable(socket: Socket): Promise<Ends> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  socket.connect(port, '127.0.0.1')
  const [accepted] = (await once(server, 'connection')) as [Socket]
  server.close()
  const peer = new Peer(new UnixLane('asker', accepted))
  return { asker: new UnixLane('peer', socket, { sendBufferBytesMax: 200 }), peer }
}
