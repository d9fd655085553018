import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/actors/kernel/index.js'
import {
  domainErrorMessage,
  encodeCredit,
  type FrameView,
  type Infer,
  streamCreditMax,
} from '../../../src/fabric/index.js'
import { open, until, ways } from './open-door.js'
import { faultIn, frameOf, RawPeer } from './raw-peer.js'
import { callFrame, listMessages, streamFrame } from './requests.js'
import type { listing } from './test-desk.js'

const creditFrame = (correlation: number, items: number): Uint8Array =>
  frameOf({ kind: 'credit', correlation }, encodeCredit(items))

const indexOf = ({ payload }: FrameView): number => {
  const item = listMessages.item!.codec.decode(payload)
  if (!item.ok) throw new Error(item.error.message)
  return (item.value as Infer<typeof listing.response.fields.things.of>).index // it was decoded by that schema
}

/** Takes the items of one stream and its final frame; other frames may not come between. */
async function whole(peer: RawPeer, correlation: number, onItem = (_: number): void => {}) {
  const indexes: number[] = []
  for (;;) {
    const frame = await peer.next()
    expect(frame.correlation).toBe(correlation)
    if (frame.kind !== 'item') return { indexes, last: frame }
    expect(frame.hasSchema(listMessages.item!.short)).toBe(true)
    indexes.push(indexOf(frame))
    onItem(indexes.length)
  }
}

const counted = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

describe.each(ways)('a stream on a lane by %s', (way) => {
  test('brings each item in order, then the rest of the answer', async () => {
    const { lanes, desk, get } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 300))
    const { indexes, last } = await whole(peer, 7)
    expect(indexes).toEqual(counted(0, 300))
    expect(last).toMatchObject({ kind: 'reply', schema: listMessages.response.short })
    expect(listMessages.response.codec.decode(last.payload)).toMatchObject({
      value: { things: [], note: 'that is all' },
    })
    expect(desk.granted).toBe(0)
    const { text } = await get('/metrics')
    expect(text).toContain('constellation_stream_items_total 300')
    expect(text).toContain('constellation_requests_in_flight{kind="stream"} 0')
  })

  test('begins where the peer left off', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 300, { from: 290 }))
    expect((await whole(peer, 7)).indexes).toEqual(counted(290, 300))
  })

  test('has no more items made than the peer has room for', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 1_000, { credit: 0 }))
    peer.send(callFrame(8))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 8 })
    for (const items of [1, 10, 200]) {
      const before = desk.itemsMade
      peer.send(creditFrame(7, items))
      for (let i = 0; i < items; i++) expect(indexOf(await peer.next())).toBe(before + i)
      peer.send(callFrame(9))
      expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 9 })
      expect(desk.itemsMade).toBe(before + items)
    }
  })

  test('goes on as credit comes, a window at a time', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 2_000, { credit: 100 }))
    const { indexes } = await whole(peer, 7, (taken) => {
      if (taken % 50 === 0) peer.send(creditFrame(7, 50))
    })
    expect(indexes).toEqual(counted(0, 2_000))
  })

  test('ends without a word when the peer cancels, and its correlation is free again', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 1_000, { credit: 5 }))
    for (let i = 0; i < 5; i++) await peer.next()
    peer.send(frameOf({ kind: 'cancel', correlation: 7 }))
    peer.send(creditFrame(7, 5))
    peer.send(callFrame(7))
    expect(await peer.next()).toMatchObject({ kind: 'reply', correlation: 7 })
    expect(desk).toMatchObject({ cancellations: 1, itemsMade: 5 })
    expect(door.inFlight).toBe(0)
  })

  test('ends by the domain model its no, or by a fault, as a call does', async () => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(1, 0))
    const no = await peer.next()
    expect(no.kind).toBe('domainError')
    expect(domainErrorMessage.codec.decode(no.payload)).toMatchObject({ value: { reason: 'none' } })
    peer.send(streamFrame(2, 5, { request: new Uint8Array(3) }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_FRAME' })
    peer.send(streamFrame(3, 5, { operation: 'kinematics.timeToCollision' }))
    expect(faultIn(await peer.next())).toMatchObject({
      code: 'FAULT_UNKNOWN_OPERATION',
      name: 'kinematics.timeToCollision',
      candidates: ['test.list'],
    })
    peer.send(streamFrame(4, 5, { operation: 'chess.moves' }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_UNKNOWN_OPERATION', name: 'chess.moves' })
  })

  test('ends by FAULT_LIMIT at an item larger than the peer takes', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way], { frameBytesMax: 10_000 })
    peer.send(streamFrame(7, 10, { characters: 20_000 }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_LIMIT', limit: 10_000 })
    expect(desk.cancellations).toBe(1)
  })

  test('ends by FAULT_LIMIT where more credit is given than may be', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(6, 10, { credit: streamCreditMax + 1 }))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_LIMIT', limit: streamCreditMax })
    expect(door.inFlight).toBe(0)
    expect(desk.itemsMade).toBe(0)
    peer.pause()
    peer.send(streamFrame(7, 100_000, { credit: streamCreditMax, characters: 1_000 }))
    await until(() => desk.itemsMade > 0)
    for (let i = 0; i < 20; i++) peer.send(creditFrame(7, streamCreditMax))
    await until(() => desk.cancellations === 1)
    peer.resume()
    expect(faultIn((await whole(peer, 7)).last)).toMatchObject({ code: 'FAULT_LIMIT' })
  })

  test.each([
    ['of three bytes', new Uint8Array(3)],
    ['for nothing', new Uint8Array(8)],
  ])('credit %s ends the lane', async (_, payload) => {
    const { lanes } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 1_000, { credit: 1 }))
    await peer.next()
    peer.send(frameOf({ kind: 'credit', correlation: 7 }, payload))
    const told = await peer.next()
    expect(told.correlation).toBe(0)
    expect(faultIn(told)).toMatchObject({ code: 'FAULT_FRAME' })
    await peer.closed
  })

  test('waits for a peer that does not read, and then loses nothing', async () => {
    const { lanes, desk } = await open({ frameBytesMax: 2 ** 20 })
    const peer = await RawPeer.greeted(lanes[way])
    peer.pause()
    const items = 4_000
    peer.send(streamFrame(7, items, { characters: 10_000 }))
    let made = -1
    // No turn of the loop makes another one: the stream has stopped, far before its end and with credit to spare.
    await until(() => {
      const stopped = made === desk.itemsMade && made > 0 && desk.granted === 0
      made = desk.itemsMade
      return stopped
    })
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    expect(desk.itemsMade).toBe(made)
    expect(made * 10_000).toBeLessThan(12 * 2 ** 20)
    peer.send(callFrame(8))
    peer.resume()
    const indexes: number[] = []
    let called = false
    for (;;) {
      const frame = await peer.next()
      if (frame.correlation === 8) called = true
      else if (frame.kind === 'item') indexes.push(indexOf(frame))
      else break
    }
    expect(indexes).toEqual(counted(0, items))
    expect(called).toBe(true)
  })

  test('whose items turn out larger than they looked drops none of them', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.pause()
    peer.send(streamFrame(7, 200, { characters: 10, later: 1_000_000 }))
    await until(() => desk.itemsMade > 30 && desk.granted === 0)
    // More than the socket's buffer takes, and no more than a window of them.
    expect(desk.itemsMade).toBeLessThanOrEqual(20 + 64)
    peer.resume()
    expect((await whole(peer, 7)).indexes).toEqual(counted(0, 200))
  })

  test('several that go on at once share a slow lane, and all come to their end', async () => {
    const { lanes, desk } = await open({ frameBytesMax: 2 ** 20, requestsInFlightMax: 40 })
    const peer = await RawPeer.greeted(lanes[way])
    peer.pause()
    const streams = counted(1, 21)
    for (const correlation of streams) peer.send(streamFrame(correlation, 30, { characters: 100_000 }))
    await until(() => desk.itemsMade >= 20 && desk.granted === 0)
    expect(desk.itemsMade * 100_000).toBeLessThan(16 * 2 ** 20)
    peer.resume()
    const got = new Map(streams.map((correlation) => [correlation, 0]))
    const ended = new Set<number>()
    while (ended.size < streams.length) {
      const frame = await peer.next()
      if (frame.kind === 'item') {
        expect(indexOf(frame)).toBe(got.get(frame.correlation))
        got.set(frame.correlation, got.get(frame.correlation)! + 1)
      } else ended.add(frame.correlation)
    }
    expect(new Set(got.values())).toEqual(new Set([30]))
  })

  test('is cancelled with the lane', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 1_000, { credit: 5 }))
    await peer.next()
    peer.vanish()
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(1)
  })

  test('is let finish by a drain, which takes no new one', async () => {
    const { lanes, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 100, { credit: 1 }))
    await peer.next()
    const drained = door.drain(systemClock.now() + 60_000)
    peer.send(streamFrame(8, 100))
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_BUSY' })
    peer.send(creditFrame(7, 1_000))
    expect((await whole(peer, 7)).indexes).toEqual(counted(1, 100))
    expect(await drained).toBe(true)
  })

  test('is told when a drain has no time for it', async () => {
    const { lanes, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(streamFrame(7, 100, { credit: 1 }))
    await peer.next()
    expect(await door.drain(systemClock.now())).toBe(false)
    expect(faultIn(await peer.next())).toMatchObject({ code: 'FAULT_CANCELLED' })
  })
})
