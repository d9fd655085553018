import { describe, expect, test } from 'vitest'
import { ringSizeDefault, waitingFramesMax } from '../../../../src/fabric/lanes/ring/index.js'
import { patterned, request } from '../../frame-samples.js'
import { startPeer } from './peer.js'

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

  test.each([
    ['a book of 2,000 positions of 200 bytes in its ring', 2_000 * 200],
    ['a book of 10,000 positions of 200 bytes in its slab', 10_000 * 200],
    ['a table of 100,000 positions of 160 bytes there too', 100_000 * 160],
  ])('carries %s, at its default size', async (_, bytes) => {
    const { lane } = startPeer('echo', ringSizeDefault)
    const book = patterned(5, bytes)
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
