import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../src/actors/kernel/index.js'
import { collectMessage, outcomeMessage } from '../../../src/fabric/index.js'
import { open, until, ways } from './open-door.js'
import { frameOf, RawPeer } from './raw-peer.js'
import { goalFrame } from './requests.js'

const collectFrame = (correlation: number, key: string): Uint8Array => {
  const payload = collectMessage.codec.encode({ key })
  if (!payload.ok) throw new Error(payload.error.message)
  return frameOf({ correlation, schema: collectMessage.short }, payload.value)
}

describe.each(ways)('a goal with a key on a lane by %s', (way) => {
  test('is worked on to its end though the lane ends, and its outcome is there for the next', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(goalFrame(1, 'wait', {}, { key: 'k1' }))
    peer.send(goalFrame(2, 'wait'))
    await until(() => desk.waiting === 2)
    peer.vanish()
    await until(() => desk.cancellations === 1)
    expect(door.inFlight).toBe(1)
    desk.release()
    await until(() => door.inFlight === 0)
    expect(desk.cancellations).toBe(1)
    const next = await RawPeer.greeted(lanes[way])
    next.send(collectFrame(1, 'k1'))
    const outcome = outcomeMessage.codec.decode((await next.next()).payload)
    expect(outcome).toMatchObject({ value: { kind: 'ok' } })
  })

  test('is waited for by a drain after its lane has ended', async () => {
    const { lanes, desk, door } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(goalFrame(1, 'wait', {}, { key: 'k1' }))
    await until(() => desk.waiting === 1)
    peer.vanish()
    await peer.closed
    const drained = door.drain(systemClock.now() + 60_000)
    desk.release()
    expect(await drained).toBe(true)
  })

  test('takes no room of its own when it is sent again while it is worked on', async () => {
    const { lanes, desk } = await open({ goalsInFlightMax: 1 })
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(goalFrame(1, 'wait', {}, { key: 'k1' }))
    await until(() => desk.waiting === 1)
    desk.working.add('k1')
    peer.send(goalFrame(2, 'wait', {}, { key: 'k1' }))
    peer.send(goalFrame(3, 'wait', {}, { key: 'k2' }))
    expect(outcomeMessage.codec.decode((await peer.next()).payload)).toMatchObject({ value: { kind: 'busy' } })
    expect(desk.waiting).toBe(2)
    desk.release()
    for (let answers = 0; answers < 2; answers++) await peer.next()
    desk.working.delete('k1')
    // Nor does it free the room of another when it is done.
    peer.send(goalFrame(4, 'wait'))
    peer.send(goalFrame(5, 'wait'))
    expect(outcomeMessage.codec.decode((await peer.next()).payload)).toMatchObject({ value: { kind: 'busy' } })
    desk.release()
  })

  test('is cancelled when its peer says so', async () => {
    const { lanes, desk } = await open()
    const peer = await RawPeer.greeted(lanes[way])
    peer.send(goalFrame(1, 'wait', {}, { key: 'k1' }))
    await until(() => desk.waiting === 1)
    peer.send(frameOf({ kind: 'cancel', correlation: 1 }))
    expect(outcomeMessage.codec.decode((await peer.next()).payload)).toMatchObject({
      value: { kind: 'fault', fault: { code: 'FAULT_CANCELLED' } },
    })
  })
})
