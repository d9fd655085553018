import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { builtFile } from '../../../../src/fabric/built-file.js'
import {
  createRingPair,
  laneToWorker,
  type RingLane,
  ringSizeDefault,
  waitingFramesMax,
} from '../../../../src/fabric/lanes/ring/index.js'
import { patterned, request } from '../../frame-samples.js'

const lanesModule = pathToFileURL(builtFile(import.meta.url, '../../../../src/fabric/lanes/index.js')).href

function startPeer(task: string, capacityBytes = 64 * 1024): { lane: RingLane; worker: Worker } {
  const [ours, theirs] = createRingPair({ ringBytes: capacityBytes })
  const worker = new Worker(new URL('./peer-worker.js', import.meta.url), {
    workerData: { module: lanesModule, ends: theirs, task },
  })
  return { worker, lane: laneToWorker('peer', ours, worker) }
}

describe('a lane between two threads', () => {
  test.each(['echo', 'echoAsync'])('brings every frame there and back, in order and whole (%s)', async (task) => {
    const { lane } = startPeer(task)
    const count = 20_000
    const sizes = (i: number): number => (i * 53) % 700
    const wrong: number[] = []
    let back = 0
    let goOn: () => void = () => {}
    lane.onFrame((frame) => {
      const intact = Buffer.compare(frame.payload, patterned(back, sizes(back))) === 0
      if (frame.correlation !== back || !intact) wrong.push(back)
      back++
      goOn()
    })
    const until = async (condition: () => boolean): Promise<void> => {
      while (!condition()) {
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
      }
    }
    for (let i = 0; i < count; i++) {
      await until(() => i - back < waitingFramesMax)
      const sent = await lane.sendWhenRoom(request(i, patterned(i, sizes(i))))
      if (!sent.ok) throw new Error(sent.error.message)
    }
    await until(() => back === count)
    expect(wrong).toEqual([])
    lane.close()
    expect(await lane.closed).toEqual({ by: 'us' })
  })

  test('wakes a thread that sleeps, one frame at a time', async () => {
    const { lane } = startPeer('echo')
    let answered: (correlation: number) => void = () => {}
    lane.onFrame((frame) => answered(frame.correlation))
    for (let i = 0; i < 500; i++) {
      const answer = new Promise<number>((resolve) => {
        answered = resolve
      })
      expect(lane.send(request(i, patterned(i, 24))).ok).toBe(true)
      expect(await answer).toBe(i)
    }
    lane.close()
  })

  test('carries a book of 10,000 positions of 200 bytes at its default size', async () => {
    const { lane } = startPeer('echo', ringSizeDefault)
    const book = patterned(5, 10_000 * 200)
    const returned = new Promise<number>((resolve) => {
      lane.onFrame((frame) => resolve(Buffer.compare(frame.payload, book)))
    })
    expect(lane.send(request(1, book)).ok).toBe(true)
    expect(await returned).toBe(0)
    lane.close()
  })

  test('ends its thread when it is closed', async () => {
    const { lane, worker } = startPeer('echo')
    const exited = new Promise((resolve) => worker.once('exit', resolve))
    lane.onFrame(() => lane.close())
    lane.send(request(1, patterned(1, 8)))
    expect(await exited).toBe(0)
  })
})

describe('a thread that ends', () => {
  test('in the middle of writing leaves whole frames without a gap, and then FAULT_ACTOR_DOWN', async () => {
    for (let round = 0; round < 12; round++) {
      const { lane, worker } = startPeer('flood', 32 * 1024)
      let next = 1
      let wrong = 0
      const killAfter = 1 + round * 97
      lane.onFrame((frame) => {
        const whole = Buffer.compare(frame.payload, patterned(next, (next * 37) % 3000)) === 0
        if (frame.correlation !== next || !whole) wrong++
        if (next++ === killAfter) void worker.terminate()
      })
      expect(await lane.closed).toMatchObject({ by: 'peer', fault: { code: 'FAULT_ACTOR_DOWN', actor: 'peer' } })
      expect(wrong).toBe(0)
      expect(next).toBeGreaterThan(killAfter)
      expect(lane.send(request(1, patterned(1, 8)))).toMatchObject({ ok: false, error: { code: 'FAULT_ACTOR_DOWN' } })
    }
  })

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
    const { lane, worker } = startPeer('flood', 8 * 1024)
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
})
