import { describe, expect, test } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import { timeToCollision } from '../../../src/domains/kinematics/contract.js'
import {
  codecOf,
  goalMessage,
  message,
  messagesOf,
  outcomeMessage,
  readHello,
  record,
  text,
} from '../../../src/fabric/index.js'
import { open, until, ways } from './open-door.js'
import { faultIn, frameOf, helloFrame, RawPeer } from './raw-peer.js'
import { callFrame, goalFrame } from './requests.js'

const { request, response } = messagesOf(timeToCollision)

describe.each(ways)('a lane by %s', (way) => {
  test('greets with every message that can be sent, and answers calls and goals under their correlation', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.open(lanes[way])
    const hello = readHello((await peer.next()).payload)
    const names = hello.ok ? hello.value.contracts.map(({ name }) => name) : []
    expect(names.toSorted()).toEqual(
      [
        'constellation certified',
        'constellation certified stream',
        'constellation certify',
        'constellation collect',
        'constellation domain error',
        'constellation fault',
        'constellation goal',
        'constellation outcome',
        'constellation progress',
        'constellation schema texts',
        'constellation schemas',
        'constellation stream',
        'kinematics.timeToCollision request',
        'kinematics.timeToCollision response',
        'test.list item',
        'test.list request',
        'test.list response',
      ].toSorted(),
    )
    peer.send(helloFrame())
    const trace = new Uint8Array(16).fill(7)
    peer.send(callFrame(41, {}, { source: 3, target: 9, trace }))
    const reply = await peer.next()
    expect(reply).toMatchObject({ kind: 'reply', correlation: 41, source: 9, target: 3, schema: response.short })
    expect(reply.trace).toEqual(trace)
    expect(codecOf(timeToCollision.response).decode(reply.payload)).toEqual({ ok: true, value: { time: 2 } })
    peer.send(goalFrame(42, 'hello'))
    const outcome = await peer.next()
    expect(outcome).toMatchObject({ kind: 'reply', correlation: 42, schema: outcomeMessage.short })
    expect(outcomeMessage.codec.decode(outcome.payload)).toMatchObject({ ok: true, value: { kind: 'ok' } })
  })

  test('tells a domain error from a fault', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, { speedSelf: 1 }))
    expect(await peer.next()).toMatchObject({ kind: 'domainError', correlation: 1 })
    peer.send(frameOf({ correlation: 2, schema: request.short }, new Uint8Array(8)))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME' })
    peer.send(frameOf({ correlation: 3, schema: goalMessage.short }, new Uint8Array([1, 2, 3])))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME' })
    peer.send(callFrame(4))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 4 })
  })

  test('answers a schema that nobody here serves by a fault that names it, and goes on', async () => {
    const { lanes } = await open()
    const stranger = message('chess.move request', record({ move: text() }))
    const peer = await RawPeer.greeted(lanes[way], { contracts: [{ name: stranger.name, identity: stranger.digest }] })
    peer.send(frameOf({ correlation: 1, schema: stranger.short }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_SCHEMA', path: 'chess.move request' })
    peer.send(frameOf({ correlation: 2, schema: { low: 0x04030201, high: 0x08070605 } }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_SCHEMA', actual: '0102030405060708' })
    peer.send(callFrame(3))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 3 })
  })

  test('answers a request of another version by both identities', async () => {
    const { lanes } = await open()
    const other = message(request.name, record({ gap: text() }))
    const peer = await RawPeer.greeted(lanes[way], { contracts: [{ name: other.name, identity: other.digest }] })
    peer.send(frameOf({ correlation: 1, schema: other.short }))
    expect(faultIn(await peer.next())).toMatchObject({
      code: 'FAULT_SCHEMA',
      path: request.name,
      expected: request.identity,
      actual: other.identity,
    })
  })

  test('cancels what a peer no longer wants, and answers that once', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, { gap: 999 }))
    await until(() => desk.waiting === 1)
    peer.send(frameOf({ kind: 'cancel', correlation: 1 }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_CANCELLED' })
    peer.send(frameOf({ kind: 'cancel', correlation: 77 }))
    peer.send(callFrame(1))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 1 })
  })

  test('cancels all of a peer that vanishes', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, { gap: 999 }))
    peer.send(goalFrame(2, 'wait'))
    await until(() => desk.waiting === 2)
    peer.vanish()
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(2)
  })

  test('is busy above the requests it may have in flight: calls by a fault, goals by an outcome', async () => {
    const { lanes, desk } = await open({ requestsInFlightMax: 3 })
    const peer = await RawPeer.greeted(lanes[way])
    for (const correlation of [1, 2, 3]) peer.send(callFrame(correlation, { gap: 999 }))
    await until(() => desk.waiting === 3)
    peer.send(callFrame(4))
    const busy = await peer.next()
    expect(busy.correlation).toBe(4)
    expect(faultIn(busy)).toMatchObject({ code: 'FAULT_BUSY' })
    peer.send(goalFrame(5, 'hello'))
    const outcome = await peer.next()
    expect(outcomeMessage.codec.decode(outcome.payload)).toMatchObject({ value: { kind: 'busy', goalId: '' } })
    desk.release()
    const answered = [await peer.next(), await peer.next(), await peer.next()]
    expect(answered.map(({ correlation }) => correlation).toSorted()).toEqual([1, 2, 3])
  })

  test('does not begin what nobody would wait for, and passes a deadline on', async () => {
    const clock = new ManualClock(1_790_000_000_000)
    const { lanes, desk } = await open({}, clock)
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, {}, { deadline: clock.wall() - 1 }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_EXPIRED' })
    peer.send(goalFrame(2, 'late', { deadline: clock.wall() - 1 }))
    expect(outcomeMessage.codec.decode((await peer.next()).payload)).toMatchObject({ value: { kind: 'expired' } })
    peer.send(callFrame(3, {}, { deadline: clock.wall() + 250 }))
    await peer.next()
    expect(desk.deadlines).toEqual([250])
  })

  test('sends a fault in place of an answer larger than the peer takes', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way], { frameBytesMax: 16_384 })
    peer.send(goalFrame(1, 'large'))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_LIMIT', limit: 16_384 })
  })
})

describe.each(ways)('a lane by %s ends, and says why first, when it gets', (way) => {
  const afterHello: [string, Uint8Array | string, string][] = [
    ['text', 'hello, is there anybody?', 'FAULT_FRAME'],
    ['garbage', new Uint8Array(100).fill(0xab), 'FAULT_FRAME'],
    ['a frame of no kind', callFrame(1).fill(99, 9, 10), 'FAULT_FRAME'],
    ['a second hello', helloFrame(), 'FAULT_FRAME'],
    ['an answer that it did not ask for', frameOf({ kind: 'reply' }), 'FAULT_FRAME'],
    ['a request without correlation', callFrame(0), 'FAULT_FRAME'],
  ]
  test.each(afterHello)('%s', async (_, bytes, code) => {
    const { lanes, get, lines } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(bytes)
    const told = await peer.next()
    expect(told.correlation).toBe(0)
    expect(faultIn(told)).toMatchObject({ code })
    await peer.closed
    expect(lines).toContainEqual(expect.objectContaining({ event: 'lane-refused', code }))
    expect(await get('/livez')).toMatchObject({ status: 200 })
  })

  test('a correlation that is in use', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(callFrame(1, { gap: 999 }))
    await until(() => desk.waiting === 1)
    peer.send(callFrame(1))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME', offset: 32 })
    await peer.closed
    expect(desk.cancellations).toBe(1)
  })

  const firstFrames: [string, Uint8Array, string][] = [
    ['a request before any hello', callFrame(1), 'FAULT_FRAME'],
    ['a hello that does not read', frameOf({ kind: 'hello', correlation: 0 }, new Uint8Array(20)), 'FAULT_FRAME'],
    ['a wrong token', helloFrame({ token: 'guess' }), 'FAULT_POLICY'],
  ]
  test.each(firstFrames)('%s', async (_, bytes, code) => {
    const { lanes } = await open({ token: 'swordfish' })
    const peer = await RawPeer.open(lanes[way])
    peer.send(bytes)
    expect(faultIn(await peer.next())).toMatchObject({ code })
    await peer.closed
  })

  test('nothing that is wrong: a right token is answered by the hello', async () => {
    const { lanes } = await open({ token: 'swordfish' })
    const peer = await RawPeer.open(lanes[way])
    peer.send(helloFrame({ token: 'swordfish' }))
    expect(await peer.next()).toMatchObject({ kind: 'hello' })
    peer.send(callFrame(1))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 1 })
  })

  test('no hello in time', async () => {
    const clock = new ManualClock()
    const { lanes } = await open({ helloMs: 100 }, clock)
    const peer = await RawPeer.open(lanes[way])
    await peer.next()
    clock.advance(100)
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_EXPIRED' })
    await peer.closed
  })

  test('a frame larger than any may be', async () => {
    const { lanes, get } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    const frame = callFrame(1)
    new DataView(frame.buffer).setUint32(0, 10_000_000, true)
    peer.send(frame)
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_LIMIT', limit: 2 ** 21, actual: 10_000_000 })
    await peer.closed
    expect(await get('/livez')).toMatchObject({ status: 200 })
  })
})

describe('a lane by WebSocket ends, and says why first, when it gets', () => {
  test.each([
    ['half a frame', callFrame(1).subarray(0, 80)],
    ['nothing', new Uint8Array(0)],
  ])('%s', async (_, bytes) => {
    const { laneUrl } = await open()
    const peer = await RawPeer.greeted(laneUrl)
    peer.send(bytes)
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME' })
    expect(await peer.closed).toBe(4002)
  })

  test('a message larger than any frame, though then only by its close code', async () => {
    const { laneUrl, get } = await open()
    const peer = await RawPeer.greeted(laneUrl)
    peer.send(new Uint8Array(10_000_000))
    expect(await peer.closed).toBe(1009)
    expect(await get('/livez')).toMatchObject({ status: 200 })
  })
})

describe('an upgrade is refused', () => {
  test.each([
    ['from a page of another origin', '', { origin: 'https://evil.example' }, 403],
    ['under a foreign name', '', { host: 'evil.example' }, 403],
    ['to another path', '/other', {}, 404],
  ])('%s', async (_, suffix, headers, status) => {
    const { laneUrl } = await open()
    await expect(RawPeer.open(`${laneUrl}${suffix}`, headers)).rejects.toThrow(`${status}`)
  })

  test('while the daemon drains', async () => {
    const { laneUrl, door } = await open()
    await door.drain(0)
    await expect(RawPeer.open(laneUrl)).rejects.toThrow('503')
  })
})

test.each(ways)('closing the door closes its lanes plainly: %s', async (way) => {
  const { lanes, door } = await open()
  const peer = await RawPeer.greeted(lanes[way])
  await door.close()
  expect(await peer.closed).toBe(way === 'WebSocket' ? 1000 : 0)
  expect(peer.waiting).toBe(0)
})
