// Whatever a peer sends, in whatever order: every sound request is answered once, or the lane ends and says why; the door
// stays open, and nothing is left in flight.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  encodeCredit,
  encodeFrame,
  type FrameHeader,
  type FrameView,
  schemasMessage,
  streamMessage,
} from '../../../src/fabric/index.js'
import { frames } from '../../fabric/frame-samples.js'
import { open, until, type Way, ways } from './open-door.js'
import { faultIn, frameOf, helloFrame, RawPeer } from './raw-peer.js'
import { bare, callFrame, goalFrame, streamFrame } from './requests.js'

/** A message of the peer's: its bytes, and the correlation under which it has to be answered if it has to. */
interface Sent {
  readonly bytes: Uint8Array
  readonly answered?: number
}

/** Makes a message of the correlation that is its own. */
type Make = (correlation: number) => Sent

const dialect = fc.constantFrom<Partial<FrameHeader>>({}, bare)

/** Requests that have to be answered, be it by a fault. */
const sound: fc.Arbitrary<Make> = fc
  .oneof(
    fc.tuple(fc.constantFrom('hello', 'defect', 'large'), dialect).map(
      ([text, frame]) =>
        (correlation: number) =>
          goalFrame(correlation, text, frame),
    ),
    fc.tuple(fc.double(), dialect).map(
      ([gap, frame]) =>
        (correlation: number) =>
          callFrame(correlation, { gap: Number.isFinite(gap) && gap !== 999 ? gap : 1 }, frame),
    ),
    fc.tuple(fc.nat(200), fc.nat(300), fc.integer({ min: 201, max: 70_000 }), dialect).map(
      ([items, from, credit, frame]) =>
        (correlation: number) =>
          streamFrame(correlation, items, { from, credit }, frame),
    ),
    fc
      .uint8Array({ maxLength: 40 })
      .chain((payload) =>
        fc
          .constantFrom(schemasMessage.short, streamMessage.short, { low: 1, high: 2 })
          .map((schema) => (correlation: number) => frameOf({ correlation, schema }, payload)),
      ),
  )
  .map((make) => (correlation) => ({ bytes: make(correlation), answered: correlation }))

/** Words about requests that may or may not be there. */
const about: fc.Arbitrary<Make> = fc.oneof(
  fc.nat(30).map((back) => (correlation: number) => ({
    bytes: frameOf({ kind: 'cancel', correlation: Math.max(1, correlation - back) }),
  })),
  fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 65_536 })).map(([back, items]) => (correlation: number) => ({
    bytes: frameOf({ kind: 'credit', correlation: Math.max(1, correlation - back) }, encodeCredit(items)),
  })),
  // A goal that nobody finishes, and a stream that stands still.
  fc.constant((correlation: number) => ({ bytes: goalFrame(correlation, 'wait') })),
  fc.constant((correlation: number) => ({ bytes: streamFrame(correlation, 1_000, { credit: 3 }) })),
)

const mutated: fc.Arbitrary<Make> = fc
  .tuple(sound, fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { minLength: 1, maxLength: 4 }))
  .map(([make, changes]) => (correlation) => {
    const bytes = make(correlation).bytes.slice()
    for (const [place, value] of changes) {
      const at = place % bytes.byteLength
      // Its correlation stays its own: under that of another there would rightly be two answers.
      if (at < 32 || at >= 40) bytes[at] = value
    }
    return { bytes }
  })

const noise: fc.Arbitrary<Make> = fc.oneof(
  mutated,
  frames(200).map((frame) => (correlation: number) => ({
    bytes: encodeFrame({ ...frame, correlation: 2 ** 40 + correlation }, frame.payload),
  })),
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => () => ({ bytes })),
  fc.constant(() => ({ bytes: helloFrame() })),
)

const talk = fc.array(
  fc.oneof({ weight: 12, arbitrary: sound }, { weight: 6, arbitrary: about }, { weight: 1, arbitrary: noise }),
  { minLength: 1, maxLength: 25 },
)

const final = new Set(['reply', 'fault', 'domainError'])

/** What came for each correlation: how many items, and how many final frames. */
class Heard {
  readonly finals = new Map<number, number>()
  lastOfLane: FrameView | undefined

  take(frame: FrameView): void {
    if (frame.kind === 'fault') expect(faultIn(frame).code).toMatch(/^FAULT_/)
    if (frame.correlation === 0) this.lastOfLane = frame
    else if (final.has(frame.kind)) this.finals.set(frame.correlation, (this.finals.get(frame.correlation) ?? 0) + 1)
    else expect(frame.kind).toBe('item')
  }
}

/** Says it all, and listens until all is answered or the lane has ended. */
async function converse(peer: RawPeer, makes: readonly Make[]): Promise<Heard> {
  const heard = new Heard()
  const expected = new Set<number>()
  for (const [i, make] of makes.entries()) {
    const { bytes, answered } = make(1_000 + i)
    if (answered !== undefined) expected.add(answered)
    // The cancel of a request may come before its answer; a stream is then answered by nothing.
    else for (let back = 0; back <= 30; back++) expected.delete(1_000 + i - back)
    peer.send(bytes)
  }
  const settled = (): boolean => [...expected].every((correlation) => heard.finals.has(correlation))
  while (!settled()) {
    const frame = await peer.nextOrEnd()
    if (frame === undefined) break
    heard.take(frame)
  }
  return heard
}

describe.each(ways)('a peer by %s that sends anything at all', (way: Way) => {
  test('is answered, or told why not', async () => {
    const { lanes, door, desk, get } = await open({ requestsInFlightMax: 8, goalsInFlightMax: 4 })
    await fc.assert(
      fc.asyncProperty(talk, async (makes) => {
        const peer = await RawPeer.greeted(lanes[way])
        const heard = await converse(peer, makes)
        for (const count of heard.finals.values()) expect(count).toBe(1)
        if (heard.lastOfLane !== undefined) expect(heard.lastOfLane.kind).toBe('fault')
        peer.vanish()
        desk.release()
        await until(() => door.inFlight === 0)
      }),
      { numRuns: 150 },
    )
    expect(await get('/livez')).toMatchObject({ status: 200 })
    expect((await get('/metrics')).text).toContain('constellation_lanes 0')
  })

  test('instead of a hello is told why not', async () => {
    const { lanes, get } = await open({ token: 'swordfish' })
    await fc.assert(
      fc.asyncProperty(fc.oneof(noise, sound), async (make) => {
        const peer = await RawPeer.open(lanes[way])
        const { bytes } = make(1)
        peer.send(bytes)
        // Bytes that might still become a frame are waited for.
        if (way === 'unix socket') peer.send(new Uint8Array(2 ** 21))
        const told = await peer.nextOrEnd()
        if (told !== undefined) expect(faultIn(told).code).toMatch(/^FAULT_(FRAME|LIMIT|POLICY)$/)
        peer.vanish()
      }),
      { numRuns: 80 },
    )
    expect(await get('/livez')).toMatchObject({ status: 200 })
  })
})
