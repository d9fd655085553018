// Streams from a peer that sends what the test says.

import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import type { Answered, IncomingStream } from '../../../src/fabric/exchange/index.js'
import { readCredit, shortIdentity, streamMessage } from '../../../src/fabric/index.js'
import { faultFrame, frame, greeted, type Peer } from './peer.js'

const item = shortIdentity(new Uint8Array(32).fill(1))
const expected = shortIdentity(new Uint8Array(32).fill(2))
const question = { operation: 'test.list', request: Uint8Array.of(5), from: 0, item, expected }
const forever = { deadline: Number.POSITIVE_INFINITY }

const itemFrame = (correlation: number, value: number) =>
  frame('item', { correlation, schema: item, payload: Uint8Array.of(value) })
const replyFrame = (correlation: number) => frame('reply', { correlation, schema: expected })

/** What the peer was asked for. */
async function asked(peer: Peer) {
  const request = await peer.next('request')
  const read = streamMessage.codec.decode(request.payload)
  if (!request.hasSchema(streamMessage.short) || !read.ok) throw new Error('that is no request for a stream')
  return { correlation: request.correlation, ...read.value }
}

async function taken(stream: IncomingStream<Uint8Array, Answered>, count: number): Promise<unknown[]> {
  const got: unknown[] = []
  for (let n = 0; n < count; n++) {
    const received = await stream.next()
    got.push(received.kind === 'item' ? [received.index, received.item[0]] : received.end)
  }
  return got
}

describe('a stream', () => {
  test('is asked for with its credit, and gives items with their index and then its end', async () => {
    const { exchange, peer } = await greeted()
    const stream = exchange.stream({ ...question, from: 7 }, forever, 4)
    const { correlation, ...request } = await asked(peer)
    expect(request).toEqual({ operation: 'test.list', request: question.request, from: 7, credit: 4 })
    for (const value of [70, 80]) peer.send(itemFrame(correlation, value))
    peer.send(replyFrame(correlation))
    expect(await taken(stream, 3)).toEqual([[7, 70], [8, 80], { ok: true, value: new Uint8Array(0) }])
    expect(await stream.ended).toEqual({ ok: true, value: new Uint8Array(0) })
    expect(stream.index).toBe(9)
    expect(exchange.inFlight).toBe(0)
  })

  test('grants room only for what its consumer has taken', async () => {
    const { exchange, peer } = await greeted()
    const stream = exchange.stream(question, forever, 4)
    const { correlation } = await asked(peer)
    for (const value of [0, 1, 2, 3]) peer.send(itemFrame(correlation, value))
    await taken(stream, 1)
    expect(peer.frames).toEqual([])
    await taken(stream, 1)
    const grant = await peer.next('credit')
    expect(grant.correlation).toBe(correlation)
    expect(readCredit(grant.payload)).toEqual({ ok: true, value: 2 })
    await taken(stream, 2)
    expect(readCredit((await peer.next('credit')).payload)).toEqual({ ok: true, value: 2 })
  })

  test('ends where the peer sends beyond the credit, or something else than its items', async () => {
    for (const broken of [
      { send: (correlation: number) => itemFrame(correlation, 2), code: 'FAULT_FRAME' },
      { send: (correlation: number) => frame('item', { correlation, schema: expected }), code: 'FAULT_SCHEMA' },
    ]) {
      const { exchange, peer } = await greeted()
      const stream = exchange.stream(question, forever, 1)
      const { correlation } = await asked(peer)
      peer.send(itemFrame(correlation, 1))
      peer.send(broken.send(correlation))
      expect(await stream.ended).toMatchObject({ error: { by: 'us', error: { code: broken.code } } })
      expect((await peer.next('cancel')).correlation).toBe(correlation)
      expect(await taken(stream, 2)).toMatchObject([[0, 1], { ok: false }])
    }
  })

  test('that is left early is cancelled, and what had come is let go', async () => {
    const { exchange, peer } = await greeted()
    const stream = exchange.stream(question, forever, 4)
    const { correlation } = await asked(peer)
    for (const value of [0, 1, 2]) peer.send(itemFrame(correlation, value))
    for await (const { index } of stream) if (index === 1) break
    expect((await peer.next('cancel')).correlation).toBe(correlation)
    expect(await stream.ended).toMatchObject({ error: { by: 'us', error: { code: 'FAULT_CANCELLED' } } })
    expect(await taken(stream, 1)).toMatchObject([{ ok: false }])
    expect(exchange.inFlight).toBe(0)
  })

  test('that is aborted wakes a consumer that waits', async () => {
    const { exchange, peer } = await greeted()
    const away = new AbortController()
    const stream = exchange.stream(question, { ...forever, signal: away.signal }, 4)
    await asked(peer)
    const next = stream.next()
    away.abort()
    expect(await next).toMatchObject({ kind: 'end', end: { error: { error: { code: 'FAULT_CANCELLED' } } } })
    await peer.next('cancel')
    const late = exchange.stream(question, { ...forever, signal: away.signal }, 4)
    expect(await late.ended).toMatchObject({ error: { error: { code: 'FAULT_CANCELLED' } } })
  })

  test('ends with its deadline, with its lane, and with the fault that the peer says', async () => {
    const clock = new ManualClock()
    const { exchange, peer } = await greeted([], { clock })
    const slow = exchange.stream(question, { deadline: 100 }, 4)
    await asked(peer)
    clock.advance(1_100)
    expect(await slow.ended).toMatchObject({ error: { by: 'us', error: { code: 'FAULT_EXPIRED' } } })
    const refused = exchange.stream(question, forever, 4)
    peer.send(faultFrame({ code: 'FAULT_BUSY', message: 'later' }, (await asked(peer)).correlation))
    expect(await refused.ended).toMatchObject({ error: { by: 'peer', error: { code: 'FAULT_BUSY' } } })
    const lost = exchange.stream(question, forever, 4)
    await asked(peer)
    peer.lane.close()
    expect(await lost.ended).toMatchObject({ error: { by: 'lane' } })
  })

  test('passed on is granted by whoever takes it, and told nothing once it is cancelled', async () => {
    const { exchange, peer } = await greeted()
    const got: unknown[] = []
    const sink = { item: (bytes: Uint8Array) => void got.push(bytes[0]), done: (end: Answered) => void got.push(end) }
    const control = exchange.pass(question, forever, 1, sink)
    const { correlation } = await asked(peer)
    control.grant(65_535)
    expect(readCredit((await peer.next('credit')).payload)).toEqual({ ok: true, value: 65_535 })
    control.grant(1)
    await peer.next('cancel')
    expect(got).toMatchObject([{ error: { by: 'us', error: { code: 'FAULT_LIMIT' } } }])
    const second = exchange.pass(question, forever, 1, sink)
    const { correlation: other } = await asked(peer)
    second.cancel()
    await peer.next('cancel')
    for (const late of [correlation, other]) peer.send(itemFrame(late, 3))
    const fence = exchange.ask({ schema: item, expected, payload: new Uint8Array(0) }, forever)
    peer.send(replyFrame((await peer.next('request')).correlation))
    await fence
    expect(got).toHaveLength(1)
  })
})
