import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { type FrameView, headerBytes, noPayload } from '../../../../src/fabric/frame.js'
import {
  createRingPair,
  nothing,
  RingLane,
  RingReader,
  waitingFramesMax,
} from '../../../../src/fabric/lanes/ring/index.js'
import { controlBytes, recordHeaderBytes } from '../../../../src/fabric/lanes/ring/memory.js'
import { codecOf, data, record } from '../../../../src/fabric/schema/index.js'
import { patterned, request } from '../../frame-samples.js'

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function pairOfLanes(slabBytes = 0): [RingLane, RingLane] {
  const [left, right] = createRingPair({ ringBytes: 8192, slabBytes })
  return [new RingLane('right', left), new RingLane('left', right)]
}

describe('a ring lane', () => {
  test('refuses with FAULT_BUSY when it is full, and takes frames again when it was read', async () => {
    const [left, right] = pairOfLanes()
    let sent = 0
    while (left.send(request(sent, patterned(sent, 500))).ok) sent++
    expect(left.send(request(sent, patterned(sent, 500)))).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
    const all = new Promise<void>((resolve) => right.onFrame((frame) => frame.correlation === sent - 1 && resolve()))
    await all
    expect(left.send(request(sent, patterned(sent, 500))).ok).toBe(true)
    left.close()
  })

  test('names its limit for a frame above an eighth of it', () => {
    const [left] = pairOfLanes()
    const payload = new Uint8Array(1024 - headerBytes + 1)
    expect(left.send(request(1, payload))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 1024, actual: 1032 },
    })
    expect(left.send(request(1, payload.subarray(1))).ok).toBe(true)
    left.close()
  })

  test('carries frames of up to half of its slab, and refuses them like others where there is no room', async () => {
    const [left, right] = pairOfLanes(64 * 1024)
    expect(left.frameBytesMax).toBe(32 * 1024)
    const largest = 32 * 1024 - headerBytes
    expect(left.send(request(0, patterned(0, largest + 1)))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 32 * 1024, actual: 32 * 1024 + 8 },
    })
    const sizes = [largest, 100, 10_000, 10_000]
    for (const [i, bytes] of sizes.entries()) expect(left.send(request(i, patterned(i, bytes))).ok).toBe(true)
    expect(left.send(request(4, patterned(4, largest)))).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
    const waiting = left.sendWhenRoom(request(4, patterned(4, largest)))
    const got: boolean[] = []
    right.onFrame((frame) => {
      const i = frame.correlation
      got[i] = Buffer.compare(frame.payload, patterned(i, sizes[i] ?? largest)) === 0
    })
    expect((await waiting).ok).toBe(true)
    left.close()
    await right.closed
    expect(got).toEqual([true, true, true, true, true])
  })

  test('has nothing of a batch to show while it is under way, and all of it when the batch throws', async () => {
    const [ends, others] = createRingPair({ ringBytes: 8192 })
    const left = new RingLane('right', ends)
    const reader = new RingReader(others.incoming)
    expect(() =>
      left.batch(() => {
        left.send(request(1, patterned(1, 8)))
        left.batch(() => left.send(request(2, patterned(2, 8))))
        expect(reader.next()).toBe(nothing.empty)
        throw new Error('no such luck')
      }),
    ).toThrow('no such luck')
    for (let i = 0; i < 2; i++) {
      expect(reader.next()).toBeGreaterThanOrEqual(0)
      reader.release()
    }
    left.close()
  })

  test('encodes values where they will be read, whatever their sizes', async () => {
    const [left, right] = pairOfLanes(64 * 1024)
    const codec = codecOf(record({ body: data(64 * 1024) }))
    const got: boolean[] = []
    right.onFrame((frame) => {
      const value = codec.decode(frame.payload)
      got.push(
        value.ok && Buffer.compare(value.value.body, patterned(frame.correlation, sizes[frame.correlation]!)) === 0,
      )
    })
    const sizes = [10, 30_000, 0, 1, 900, 5_000, 20_000, 20]
    for (const [i, bytes] of sizes.entries()) {
      const { payload: _, ...header } = request(i, noPayload)
      const value = { body: patterned(i, bytes) }
      if (i % 2 === 0) while (!left.sendEncoded(header, codec, value).ok) await nextTurn()
      else expect(left.sendEncodedBlocking(header, codec, value).ok).toBe(true)
    }
    left.close()
    await right.closed
    expect(got).toEqual(sizes.map(() => true))
  })

  test('sends nothing of a value that does not encode, or not into any frame', async () => {
    const [left, right] = pairOfLanes()
    const codec = codecOf(record({ body: data(2_000) }))
    const { payload: _, ...header } = request(1, noPayload)
    expect(left.sendEncoded(header, codec, { body: new Uint8Array(2_001) })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 2_000, path: 'body' },
    })
    expect(left.sendEncoded(header, codec, { body: new Uint8Array(1_000) })).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 1024 },
    })
    expect(() => left.sendEncoded({ ...header, correlation: -1 }, codec, { body: new Uint8Array(8) })).toThrow(
      RangeError,
    )
    const defect = () => left.sendEncoded(header, { encodeInto: () => fail() }, undefined)
    const fail = (): never => {
      throw new Error('no such luck')
    }
    expect(defect).toThrow('no such luck')
    expect(left.sendEncoded(header, codec, { body: patterned(1, 8) }).ok).toBe(true)
    left.close()
    const got: number[] = []
    right.onFrame((frame) => got.push(frame.payloadLength))
    await right.closed
    expect(got).toEqual([32])
  })

  test('sends in the order of the calls, and lets nothing overtake what waits for room', async () => {
    const [left, right] = pairOfLanes()
    const waiting = Array.from({ length: 100 }, (_, i) => left.sendWhenRoom(request(i, patterned(i, 400))))
    expect(left.send(request(1000, new Uint8Array(0)))).toMatchObject({ ok: false, error: { code: 'FAULT_BUSY' } })
    const got: number[] = []
    right.onFrame((frame) => got.push(frame.correlation))
    for (const outcome of await Promise.all(waiting)) expect(outcome.ok).toBe(true)
    left.close()
    await right.closed
    expect(got).toEqual(Array.from({ length: 100 }, (_, i) => i))
  })

  test('bounds how many frames may wait for room', async () => {
    const [left, right] = pairOfLanes()
    while (left.send(request(0, patterned(0, 500))).ok);
    const waiting = Array.from({ length: waitingFramesMax }, (_, i) => left.sendWhenRoom(request(i, patterned(i, 500))))
    expect(await left.sendWhenRoom(request(0, patterned(0, 8)))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_BUSY' },
    })
    right.close()
    for (const outcome of await Promise.all(waiting))
      expect(outcome).toMatchObject({ error: { code: 'FAULT_ACTOR_DOWN' } })
    left.close()
  })

  test('delivers what was sent before it was closed, and then ends at both sides', async () => {
    const [left, right] = pairOfLanes()
    for (let i = 0; i < 3; i++) left.send(request(i, patterned(i, 40)))
    left.close()
    const got: number[] = []
    right.onFrame((frame) => got.push(frame.correlation))
    expect(await right.closed).toEqual({ by: 'peer' })
    expect(await left.closed).toEqual({ by: 'us' })
    expect(got).toEqual([0, 1, 2])
    expect(right.send(request(1, patterned(1, 8)))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('takes a frame back from its listener: a view kept for later refuses to be read', async () => {
    const [left, right] = pairOfLanes()
    let kept: FrameView | undefined
    let copied: FrameView | undefined
    right.onFrame((frame) => {
      kept = frame
      copied = frame.copy()
    })
    left.send(request(7, patterned(7, 33)))
    left.close()
    await right.closed
    expect(() => kept?.correlation).toThrow(RangeError)
    expect(copied?.payload).toEqual(patterned(7, 33))
  })

  test('ends with FAULT_DEFECT when its listener throws', async () => {
    const [left, right] = pairOfLanes()
    right.onFrame(() => {
      throw new Error('no such luck')
    })
    left.send(request(1, patterned(1, 8)))
    expect(await right.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_DEFECT' } })
    left.close()
  })

  test('ends with FAULT_FRAME when what comes is no frame', async () => {
    const [ends, others] = createRingPair({ ringBytes: 8192 })
    const right = new RingLane('left', others)
    const left = new RingLane('right', ends)
    left.send(request(1, patterned(1, 8)))
    // Behind the control bytes and the record's header: the second word of the frame is its magic.
    new DataView(ends.outgoing).setUint32(controlBytes + recordHeaderBytes + 4, 0)
    right.onFrame(() => {})
    expect(await right.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_FRAME', offset: 4 } })
    left.close()
  })

  test('goes on after a frame whose header can not be written', async () => {
    const [left, right] = pairOfLanes()
    expect(() => left.send(request(-1, patterned(1, 8)))).toThrow(RangeError)
    await expect(left.sendWhenRoom(request(2, patterned(1, 8)))).resolves.toMatchObject({ ok: true })
    const got = new Promise((resolve) => right.onFrame((frame) => resolve(frame.correlation)))
    expect(await got).toBe(2)
    left.close()
  })

  test('keeps its memory flat, however many frames pass', async () => {
    setFlagsFromString('--expose-gc')
    const collect: () => void = runInNewContext('gc')
    const [left, right] = pairOfLanes()
    let seen = 0
    right.onFrame(() => seen++)
    const payload = patterned(1, 64)
    const pass = async (count: number): Promise<void> => {
      for (let i = 0; i < count; i++) {
        if (left.send(request(i, payload)).ok) continue
        await left.sendWhenRoom(request(i, payload))
      }
    }
    const held = (): number => {
      collect()
      const { heapUsed, arrayBuffers } = process.memoryUsage()
      return heapUsed + arrayBuffers
    }
    await pass(20_000)
    const before = held()
    await pass(200_000)
    const perFrame = (held() - before) / 200_000
    expect(perFrame).toBeLessThan(4)
    left.close()
    await right.closed
    expect(seen).toBe(220_000)
  })
})
