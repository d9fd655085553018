import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeFrame, type FrameView, readFrame } from '../../../../src/fabric/frame.js'
import type { LaneEnd } from '../../../../src/fabric/lanes/lane.js'
import { dialUnix, UnixLane } from '../../../../src/fabric/lanes/unix/index.js'
import { frames, patterned, request } from '../../frame-samples.js'
import { connect, everything, listening, path } from './sockets.js'

listening()

const small = (i: number): Uint8Array => encodeFrame(request(i, patterned(i, 8)), patterned(i, 8))

describe('a unix lane', () => {
  test('brings frames there and back unchanged, in order and aligned', async () => {
    const { lane, bare } = await connect()
    const other = new UnixLane('client', bare, { sendBufferBytesMax: Number.POSITIVE_INFINITY })
    other.onFrame((frame) => {
      other.send(frame)
    })
    const large = [100_000, 2_000_000, 70_001].map((bytes, i) => request(i, patterned(i, bytes)))
    const sample = fc.sample(frames(2000), { numRuns: 200, seed: 7 }).toSpliced(100, 0, ...large)
    const got: Uint8Array[] = []
    const all = new Promise<void>((resolve) => {
      lane.onFrame((frame) => {
        expect(frame.payload.byteOffset % 8).toBe(0)
        got.push(encodeFrame(frame, frame.payload))
        if (got.length === sample.length) resolve()
      })
    })
    for (const frame of sample) {
      while (!lane.send(frame).ok) await new Promise<void>((resolve) => lane.onSent(resolve))
    }
    await all
    expect(got).toHaveLength(sample.length)
    // Two megabytes, byte by byte: a matcher takes seconds for it.
    const isOther = (bytes: Uint8Array, i: number) =>
      Buffer.compare(bytes, encodeFrame(sample[i]!, sample[i]!.payload)) !== 0
    expect(got.findIndex(isOther)).toBe(-1)
    lane.close()
    expect(await lane.closed).toEqual({ by: 'us' })
    expect(await other.closed).toEqual({ by: 'peer' })
  })

  test('loses nothing that came before there was a listener', async () => {
    const { lane, bare } = await connect()
    for (let i = 0; i < 3; i++) bare.write(small(i))
    await new Promise((resolve) => bare.write(small(3), resolve))
    const got: number[] = []
    const all = new Promise<void>((resolve) =>
      lane.onFrame((frame) => {
        got.push(frame.correlation)
        if (got.length === 4) resolve()
      }),
    )
    await all
    expect(got).toEqual([0, 1, 2, 3])
    lane.close()
  })

  test('stops a peer that writes before there is a listener, and holds nothing of it', async () => {
    const { lane, bare } = await connect()
    const frame = encodeFrame(request(1, new Uint8Array(100_000)), new Uint8Array(100_000))
    while (bare.write(frame));
    expect(bare.writableLength).toBeGreaterThan(0)
    let got = 0
    const written = new Promise((resolve) => bare.once('drain', resolve))
    lane.onFrame(() => {
      got++
    })
    await written
    expect(got).toBeGreaterThan(0)
    lane.close()
  })

  test('refuses with FAULT_BUSY what would lie unsent beyond its bound, and tells when there is room again', async () => {
    const { lane, bare } = await connect({ sendBufferBytesMax: 500_000 })
    bare.pause()
    let taken = 0
    while (lane.send(request(taken, new Uint8Array(100_000))).ok) taken++
    expect(lane.send(request(taken, new Uint8Array(100_000)))).toMatchObject({ error: { code: 'FAULT_BUSY' } })
    expect(lane.unsentBytes).toBeLessThanOrEqual(500_000)
    const room = new Promise<void>((resolve) =>
      lane.onSent(() => {
        if (lane.unsentBytes === 0) resolve()
      }),
    )
    const all = everything(bare)
    await room
    expect(lane.send(request(taken, new Uint8Array(0))).ok).toBe(true)
    lane.close()
    expect((await all).byteLength).toBe(taken * 100_064 + 64)
  })

  test('neither sends nor accepts a frame above its limit', async () => {
    const { lane, bare } = await connect({ frameBytesMax: 1024 })
    lane.onFrame(() => {})
    expect(lane.send(request(1, new Uint8Array(1000)))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_LIMIT', limit: 1024, actual: 1064 },
    })
    bare.write(encodeFrame(request(1, new Uint8Array(1000)), new Uint8Array(1000)).subarray(0, 16))
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_LIMIT', limit: 1024 } })
  })

  test('tells the peer why it ends, after all that was sent, when the fault was found here', async () => {
    const farewell = ({ fault }: LaneEnd) => request(99, new TextEncoder().encode(fault?.code))
    for (const [bytes, code] of [
      [patterned(3, 90), 'FAULT_FRAME'],
      [encodeFrame(request(1, patterned(1, 8)), patterned(1, 8)).fill(200, 9, 10), 'FAULT_FRAME'],
    ] as const) {
      const { lane, bare } = await connect({ farewell })
      const all = everything(bare)
      lane.send(request(7, new Uint8Array(0)))
      lane.onFrame(() => {})
      bare.write(bytes)
      expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code } })
      const got = await all
      const last = readFrame(got.slice(64))
      expect(last.ok && new TextDecoder().decode(last.value.payload)).toBe(code)
      expect(got.byteLength).toBe(64 + 64 + 16)
    }
  })

  test('ends for the reason it is given, and says nothing at a plain close', async () => {
    const fault = { code: 'FAULT_POLICY', message: 'not you' } as const
    const farewell = () => request(99, new Uint8Array(0))
    const refused = await connect({ farewell })
    const told = everything(refused.bare)
    refused.lane.close(fault)
    expect(await refused.lane.closed).toEqual({ by: 'us', fault })
    expect((await told).byteLength).toBe(64)
    const plain = await connect({ farewell })
    const silence = everything(plain.bare)
    plain.lane.close()
    expect((await silence).byteLength).toBe(0)
  })

  test('reaches a peer that still writes with its last frame', async () => {
    const { lane, bare } = await connect({ farewell: () => request(99, new Uint8Array(0)) })
    const all = everything(bare)
    lane.onFrame(() => lane.close({ code: 'FAULT_POLICY', message: 'enough' }))
    for (let i = 0; i < 2_000; i++) bare.write(small(i))
    expect((await all).byteLength).toBe(64)
  })

  test.each([
    ['closes between two frames', 0, { by: 'peer' }],
    ['stops within a frame', 40, { by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN', message: /40 bytes/ } }],
  ])('ends when the peer %s', async (_, bytes, { fault, ...end }: { by: string; fault?: object }) => {
    const { lane, bare } = await connect()
    const got: number[] = []
    lane.onFrame((frame) => got.push(frame.correlation))
    bare.write(small(1))
    bare.end(small(2).subarray(0, bytes))
    const ended = await lane.closed
    expect(ended).toMatchObject(end)
    expect(ended.fault?.code).toBe(fault === undefined ? undefined : 'FAULT_ACTOR_DOWN')
    if (fault !== undefined) expect(ended.fault?.message).toMatch(/40 bytes/)
    expect(got).toEqual([1])
    expect(lane.send(request(1, new Uint8Array(0)))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('a peer that closes one direction still reads what was sent to it', async () => {
    const { lane, bare } = await connect()
    lane.onFrame(() => {
      for (let i = 0; i < 20; i++) lane.send(request(i, new Uint8Array(50_000)))
    })
    bare.end(small(1))
    const all = everything(bare)
    expect(await lane.closed).toEqual({ by: 'peer' })
    expect((await all).byteLength).toBe(20 * 50_064)
  })

  test('lets go of a peer that neither reads nor closes', async () => {
    const { lane, bare } = await connect({ lingerMs: 20 })
    bare.pause()
    while (lane.send(request(1, new Uint8Array(100_000))).ok);
    lane.close()
    const lost = once(bare, 'close')
    await lane.closed
    bare.resume()
    await lost
  })

  test('takes its frames back from the listener, and ends when the listener throws', async () => {
    const { lane, bare } = await connect()
    let kept: FrameView | undefined
    lane.onFrame((frame) => {
      kept = frame
      throw new Error('no such luck')
    })
    bare.write(small(1))
    expect(await lane.closed).toMatchObject({ by: 'us', fault: { code: 'FAULT_DEFECT' } })
    expect(() => kept?.kind).toThrow(RangeError)
  })

  test('ends with a fault, and never otherwise, whatever bytes come in whatever pieces', async () => {
    const noise = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        frames(300).map((frame) => encodeFrame(frame, frame.payload)),
        frames(300).map((frame) => encodeFrame(frame, frame.payload).fill(7, 12, 20)),
      ),
      { maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(noise, async (pieces) => {
        const { lane, bare } = await connect()
        let delivered = 0
        lane.onFrame(() => {
          delivered++
        })
        for (const piece of pieces) bare.write(piece)
        bare.end()
        const { fault } = await lane.closed
        if (fault !== undefined) expect(['FAULT_FRAME', 'FAULT_LIMIT', 'FAULT_ACTOR_DOWN']).toContain(fault.code)
        expect(delivered).toBeLessThanOrEqual(pieces.length)
      }),
      { numRuns: 150 },
    )
  })
})

describe('dialling a unix socket', () => {
  test('nobody there, or no socket at all, is FAULT_ACTOR_DOWN', async () => {
    expect(await dialUnix(`${path()}-not`)).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await dialUnix('/dev/null')).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
  })

  test('a path that no socket can have is FAULT_CONFIG, and is not cut to one that can', async () => {
    const long = `/${'x'.repeat(107)}`
    for (const wrong of [long, '', 'a\0b', 'ü'.repeat(54)])
      expect(await dialUnix(wrong)).toMatchObject({ ok: false, error: { code: 'FAULT_CONFIG', path: 'path' } })
  })
})
