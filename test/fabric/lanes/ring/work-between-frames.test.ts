import { expect, it } from 'vitest'
import { noPayload, noSchema, noTrace } from '../../../../src/fabric/frame.js'
import { createRingPair, RingLane } from '../../../../src/fabric/lanes/ring/index.js'

const frames = 1_000

it('a thread that serves blocking gets to its own work however many frames wait, and sleeps only when there is none', () => {
  const [ours, theirs] = createRingPair()
  const peer = new RingLane('server', ours)
  const header = { kind: 'request', flags: 0, schema: noSchema, source: 0, target: 0, trace: noTrace } as const
  for (let correlation = 1; correlation <= frames; correlation++)
    peer.send({ ...header, correlation, deadline: Number.POSITIVE_INFINITY, payload: noPayload })
  const seenAtWork: number[] = []
  let seen = 0
  const end = new RingLane('peer', theirs).serveBlocking(
    () => void seen++,
    () => {
      seenAtWork.push(seen)
      // Work without end, until the peer goes: were it not asked for again, the thread would sleep here for good.
      if (seenAtWork.length === 100) peer.close()
      return true
    },
  )
  expect(end).toEqual({ by: 'peer' })
  expect(seen).toBe(frames)
  expect(seenAtWork[0]).toBeLessThan(frames / 2)
  expect(seenAtWork).toHaveLength(100)
})
