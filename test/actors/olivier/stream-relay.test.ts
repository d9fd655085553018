// What stands between a stream's asker and the thread, with a lane that takes a frame when the test says so.

import { describe, expect, it } from 'vitest'
import { Grants } from '../../../src/actors/olivier/index.js'
import { StreamRelay } from '../../../src/actors/olivier/stream-relay.js'
import {
  count,
  encodeFrame,
  type Fault,
  type Frame,
  type FrameView,
  message,
  noTrace,
  ok,
  type Result,
  readCredit,
  readFrame,
  streamCreditMax,
} from '../../../src/fabric/index.js'
import { gate } from '../kernel/test-system.js'

const item = message('test.numbers item', count())
const other = message('test.other item', count())

function relaying({ credit = 0, from = 0 } = {}) {
  const frames: Frame[] = []
  const takes: (() => void)[] = []
  const lane = {
    sendWhenRoom: async (frame: Frame): Promise<Result<void, Fault>> => {
      frames.push(frame)
      const { passed, open } = gate()
      takes.push(open)
      await passed
      return ok(undefined)
    },
  }
  const grants = new Grants()
  const abort = new AbortController()
  const items: Uint8Array[] = []
  const terms = { from, credit, grants, signal: abort.signal, item: (payload: Uint8Array) => void items.push(payload) }
  const relay = new StreamRelay(terms, item, 5, lane)
  const heard: (Fault | 'cancelled')[] = []
  const opening = relay.opening('test.numbers', new Uint8Array(8))
  const listen = () =>
    relay.listen(
      () => heard.push('cancelled'),
      (fault) => heard.push(fault),
    )
  /** Lets the lane take the frame that it was last given. */
  const take = async () => {
    takes.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { relay, opening, listen, grants, abort, items, frames, heard, take }
}

function itemFrame(value: number, { short, codec } = item): FrameView {
  const payload = codec.encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  const header = { kind: 'item', flags: 0, schema: short, source: 0, target: 0, correlation: 5 } as const
  const read = readFrame(encodeFrame({ ...header, deadline: Number.POSITIVE_INFINITY, trace: noTrace }, payload.value))
  if (!read.ok) throw new Error(read.error.message)
  return read.value
}

const told = (frames: readonly Frame[]) =>
  frames.map(({ kind, correlation, payload }) => {
    const credit = kind === 'credit' ? readCredit(payload) : undefined
    return [kind, correlation, ...(credit?.ok === true ? [credit.value] : [])]
  })

describe('the relay of a stream', () => {
  it('has one frame in the line of a full lane, however often it is granted credit', async () => {
    const { listen, grants, frames, take } = relaying({ credit: 1 })
    listen()
    grants.add(3)
    for (let i = 0; i < 100; i++) grants.add(1)
    expect(told(frames)).toEqual([['credit', 5, 3]])
    await take()
    expect(told(frames)).toEqual([
      ['credit', 5, 3],
      ['credit', 5, 100],
    ])
  })

  it('passes on what was granted before it listened', () => {
    const { listen, grants, frames } = relaying()
    grants.add(3)
    grants.add(4)
    listen()
    expect(told(frames)).toEqual([['credit', 5, 7]])
  })

  it('sends a cancel in the place of credit that nobody needs any more', async () => {
    const { relay, listen, grants, frames, take } = relaying()
    listen()
    grants.add(1)
    grants.add(1)
    relay.cancel()
    grants.add(1)
    await take()
    await take()
    expect(told(frames)).toEqual([
      ['credit', 5, 1],
      ['cancel', 5],
    ])
  })

  it('refuses credit above what may be outstanding, when it is opened and later', () => {
    expect(relaying({ credit: streamCreditMax + 1 }).opening).toMatchObject({ error: { code: 'FAULT_LIMIT' } })
    const { opening, listen, grants, heard, frames } = relaying({ credit: streamCreditMax })
    expect(opening.ok).toBe(true)
    listen()
    grants.add(1)
    expect(heard).toMatchObject([{ code: 'FAULT_LIMIT' }])
    expect(frames).toEqual([])
  })

  it('passes items on, and refuses one beyond the credit', () => {
    const { relay, items } = relaying({ credit: 1 })
    expect(relay.isOwed).toBe(true)
    expect(relay.take(itemFrame(8))).toEqual(ok(undefined))
    expect(relay.isOwed).toBe(false)
    expect(relay.take(itemFrame(9))).toMatchObject({ ok: false, error: { code: 'FAULT_FRAME' } })
    expect(items.map((payload) => item.codec.decode(payload))).toEqual([ok(8)])
  })

  it('refuses an item of another schema', () => {
    const { relay, items } = relaying({ credit: 1 })
    expect(relay.take(itemFrame(8, other))).toMatchObject({ ok: false, error: { code: 'FAULT_SCHEMA' } })
    expect(items).toEqual([])
  })

  it('counts what comes after nobody wants it, so that it knows when the thread has said its last', () => {
    const { relay, items } = relaying({ credit: 2 })
    relay.mute()
    expect(relay.take(itemFrame(8))).toEqual(ok(undefined))
    expect(relay.isOwed).toBe(true)
    relay.take(itemFrame(9))
    expect(relay.isOwed).toBe(false)
    expect(items).toEqual([])
  })

  it('tells of an abort once, and not after the end', () => {
    const first = relaying()
    first.listen()
    first.abort.abort()
    expect(first.heard).toEqual(['cancelled'])
    const second = relaying()
    second.listen()
    second.relay.mute()
    second.abort.abort()
    expect(second.heard).toEqual([])
  })
})
