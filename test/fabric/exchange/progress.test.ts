// Progress ahead of an answer: heard by those who grant room for it, and held to that room.

import { describe, expect, test } from 'vitest'
import { progressItemsMax } from '../../../src/fabric/exchange/progress-reader.js'
import { type Progress, progressMessage, readCredit, shortIdentity } from '../../../src/fabric/index.js'
import { frame, greeted } from './peer.js'

const schema = shortIdentity(new Uint8Array(32).fill(1))
const expected = shortIdentity(new Uint8Array(32).fill(2))
const question = { schema, expected, payload: Uint8Array.of(1, 2, 3) }
const forever = { deadline: Number.POSITIVE_INFINITY }

function progressFrame(correlation: number, progress: Progress) {
  const payload = progressMessage.codec.encode(progress)
  if (!payload.ok) throw new Error(payload.error.message)
  return frame('item', { correlation, schema: progressMessage.short, payload: payload.value })
}

async function followed(listener?: (told: Progress) => void) {
  const { exchange, peer } = await greeted()
  const answer = exchange.ask(question, forever, listener)
  const { correlation } = await peer.next('request')
  const reply = () => peer.send(frame('reply', { correlation, schema: expected, payload: Uint8Array.of(7) }))
  return { peer, answer, correlation, reply }
}

describe('the progress of a request', () => {
  test('is granted room at once, and is heard in order before the answer', async () => {
    const told: Progress[] = []
    const { peer, answer, correlation, reply } = await followed((progress) => told.push(progress))
    const credit = await peer.next('credit')
    expect(credit.correlation).toBe(correlation)
    expect(readCredit(credit.payload)).toEqual({ ok: true, value: progressItemsMax })
    peer.send(progressFrame(correlation, { done: 1, total: 3 }))
    peer.send(progressFrame(correlation, { done: 2, total: 3 }))
    reply()
    expect(await answer).toEqual({ ok: true, value: Uint8Array.of(7) })
    expect(told.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
    ])
  })

  test('is nothing that a peer may tell unasked', async () => {
    const { peer, answer, correlation } = await followed()
    peer.send(progressFrame(correlation, { done: 1, total: 3 }))
    expect(await answer).toMatchObject({ ok: false, error: { by: 'peer', error: { code: 'FAULT_FRAME' } } })
  })

  test('ends the request where there is more of it than room', async () => {
    const told: Progress[] = []
    const { peer, answer, correlation } = await followed((progress) => told.push(progress))
    for (let done = 0; done <= progressItemsMax; done++) peer.send(progressFrame(correlation, { done, total: 1_000 }))
    expect(await answer).toMatchObject({ ok: false, error: { by: 'peer', error: { code: 'FAULT_FRAME', offset: 9 } } })
    expect(told).toHaveLength(progressItemsMax)
  })

  test.each([
    ['in another schema', { schema }, 'FAULT_SCHEMA'],
    ['that does not read', { schema: progressMessage.short, payload: new Uint8Array(3) }, 'FAULT_FRAME'],
  ])('ends the request with an item %s', async (_, rest, code) => {
    const { peer, answer, correlation } = await followed(() => {})
    peer.send(frame('item', { correlation, ...rest }))
    expect(await answer).toMatchObject({ ok: false, error: { by: 'peer', error: { code } } })
  })
})
