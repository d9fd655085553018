import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import type { FrameView } from '../../../../src/fabric/frame.js'
import { createRingPair, type RingEnds, RingWriter } from '../../../../src/fabric/lanes/ring/index.js'
import { words } from '../../../../src/fabric/lanes/ring/memory.js'
import { patterned, request } from '../../frame-samples.js'
import { floodSize, isFlood, lanesModule, peerEntry, startPeer } from './peer.js'

/** Takes the frames of a flood, and notes which were not what was sent in their turn. */
class FloodReader {
  taken = 0
  readonly wrong: number[] = []

  take({ correlation, payload }: FrameView): void {
    this.taken++
    if (correlation !== this.taken || !isFlood(this.taken, payload)) this.wrong.push(correlation)
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('a thread that ends', () => {
  test('at any instant leaves whole frames without a gap, and then FAULT_ACTOR_DOWN', async () => {
    let frames = 0
    for (let round = 0; round < 20; round++) {
      const { lane, worker } = startPeer('flood', floodSize)
      const flood = new FloodReader()
      // Somewhere in the writing of a later frame: how far the other thread has got by then is anybody's guess.
      const killAfter = 1 + Math.floor(Math.random() * 400)
      lane.onFrame((frame) => {
        flood.take(frame)
        if (flood.taken === killAfter) void worker.terminate()
      })
      expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN', actor: 'peer' } })
      expect(flood.wrong).toEqual([])
      expect(flood.taken).toBeGreaterThanOrEqual(killAfter)
      expect(lane.send(request(1, patterned(1, 8)))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
      frames += flood.taken
    }
    expect(frames).toBeGreaterThan(1_000)
  })

  test('for want of memory leaves whole frames too', async () => {
    const { lane, worker } = startPeer('exhaust', floodSize, { maxOldGenerationSizeMb: 32 })
    const died = new Promise((resolve) => worker.once('error', resolve))
    const flood = new FloodReader()
    lane.onFrame((frame) => flood.take(frame))
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN' } })
    expect(await died).toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
    expect(flood.wrong).toEqual([])
    expect(flood.taken).toBeGreaterThan(0)
  })

  test.each(['crashInFrame', 'crashInSlab'])(
    'by an exception in the middle of a frame shows nothing of it (%s)',
    async (task) => {
      const { lane, worker } = startPeer(task, floodSize)
      worker.on('error', () => {})
      const flood = new FloodReader()
      lane.onFrame((frame) => flood.take(frame))
      expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN' } })
      expect(flood).toMatchObject({ taken: 1, wrong: [] })
    },
  )

  test('by an exception still delivers what it had sent', async () => {
    const { lane, worker } = startPeer('crash')
    worker.on('error', () => {})
    const got: number[] = []
    lane.onFrame((frame) => got.push(frame.correlation))
    expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN' } })
    expect(got).toEqual([1, 2, 3])
  })

  test('after closing its lane is no fault', async () => {
    const { lane } = startPeer('leave')
    const got: number[] = []
    lane.onFrame((frame) => got.push(frame.correlation))
    expect(await lane.closed).toEqual({ by: 'peer' })
    expect(got).toEqual([1])
  })

  test('answers a sender that waits for room', async () => {
    // This peer never reads what we send.
    const { lane, worker } = startPeer('flood', { ringBytes: 8 * 1024 })
    lane.onFrame(() => {})
    const payload = patterned(1, 900)
    while (lane.send(request(1, payload)).ok);
    const waiting = [lane.sendWhenRoom(request(2, payload)), lane.sendWhenRoom(request(3, payload))]
    void worker.terminate()
    expect(await Promise.all(waiting)).toMatchObject([
      { ok: false, error: { code: 'FAULT_ACTOR_DOWN' } },
      { ok: false, error: { code: 'FAULT_ACTOR_DOWN' } },
    ])
  })

  test('while another thread waits for it to read can be announced to that thread by their owner', async () => {
    const [writing, reading] = createRingPair(floodSize)
    const start = (task: string, ends: RingEnds): Worker =>
      new Worker(peerEntry, { workerData: { module: lanesModule, ends, task } })
    const reader = start('read', reading)
    const writer = start('flood', writing)
    const writerEnded = new Promise((resolve) => writer.once('exit', resolve))
    // Once around the ring, so that both are at their work.
    const position = new Int32Array(reading.incoming)
    while (Atomics.load(position, words.head) < floodSize.ringBytes) await nextTurn()
    await reader.terminate()
    new RingWriter(writing.outgoing).readerDied()
    expect(await writerEnded).toBe(0)
  })
})

describe('a reader that stalls', () => {
  test('stops its writer where ring and slab are full, and gets every frame once it goes on', async () => {
    const { lane, ends } = startPeer('flood', floodSize)
    const control = new Int32Array(ends.incoming)
    while (Atomics.load(control, words.writerAsleep) === 0) await nextTurn()
    const stoppedAt = Atomics.load(control, words.tail)
    for (let i = 0; i < 1_000; i++) await nextTurn()
    expect(Atomics.load(control, words.tail)).toBe(stoppedAt)

    const flood = new FloodReader()
    lane.onFrame((frame) => {
      flood.take(frame)
      if (flood.taken === 1_000) lane.close()
    })
    await lane.closed
    expect(flood).toMatchObject({ taken: 1_000, wrong: [] })
  })
})
