import { describe, expect, it } from 'vitest'
import { err, type Fault, ok, type Result } from '../../../src/fabric/index.js'
import { CreditedSender, streamCreditMax } from '../../../src/fabric/stream/index.js'

/** A source that counts what it was asked for, and what a sink heard. */
function sending(count: number, { from = 0, refuse = Number.POSITIVE_INFINITY, fail = Number.POSITIVE_INFINITY } = {}) {
  const heard: (number | Result<void, Fault>)[] = []
  const source = { made: 0, closed: 0 }
  function* items() {
    try {
      for (let n = 0; n < count; n++) {
        if (n === fail) throw new Error('no more of this')
        source.made++
        yield n
      }
    } finally {
      source.closed++
    }
  }
  const sink = {
    item: (item: number) => {
      if (item === refuse) return err<Fault>({ code: 'FAULT_EXPIRED', message: 'too late' })
      heard.push(item)
      return ok(undefined)
    },
    done: (end: Result<void, Fault>) => void heard.push(end),
  }
  return { sender: new CreditedSender(items(), sink, from), heard, source }
}

const all = Number.POSITIVE_INFINITY

describe('the sender of a stream', () => {
  it('asks its source for nothing that it may not send', () => {
    const { sender, heard, source } = sending(1_000_000)
    sender.pump(all)
    expect(source.made).toBe(0)
    sender.grant(2)
    sender.grant(1)
    sender.pump(all)
    expect(heard).toEqual([0, 1, 2])
    expect(source.made).toBe(3)
    expect(sender.ready).toBe(false)
  })

  it('ends once, after the last item, when it has credit to look for another', () => {
    const { sender, heard } = sending(2)
    sender.grant(2)
    sender.pump(all)
    expect(heard).toEqual([0, 1])
    sender.grant(1)
    sender.pump(all)
    sender.pump(all)
    expect(heard).toEqual([0, 1, ok(undefined)])
    expect(sender.ended).toBe(true)
  })

  it('leaves off the items that its receiver has', () => {
    const { sender, heard } = sending(5, { from: 3 })
    sender.grant(9)
    sender.pump(all)
    expect(heard).toEqual([3, 4, ok(undefined)])
  })

  it('ends at once where the receiver has more than there is', () => {
    const { sender, heard } = sending(5, { from: 7 })
    sender.grant(1)
    sender.pump(all)
    expect(heard).toEqual([ok(undefined)])
  })

  it('stops in time for others, also among items that it leaves off', () => {
    const { sender, heard, source } = sending(100, { from: 90 })
    sender.grant(9)
    sender.pump(64)
    expect(source.made).toBe(64)
    expect(sender.ready).toBe(true)
    sender.pump(64)
    expect(heard).toHaveLength(9)
  })

  it('closes its source when it is cancelled, and says nothing more', () => {
    const { sender, heard, source } = sending(10)
    sender.grant(5)
    sender.pump(2)
    sender.cancel()
    sender.cancel()
    sender.grant(streamCreditMax + 1)
    sender.pump(all)
    expect(heard).toEqual([0, 1])
    expect(source).toEqual({ made: 2, closed: 1 })
  })

  it('is not troubled by a source that fails to close', () => {
    const source = {
      next: () => ({ done: false as const, value: 1 }),
      return: () => {
        throw new Error('stuck')
      },
    }
    const sender = new CreditedSender(source, { item: () => ok(undefined), done: () => {} })
    expect(() => sender.cancel()).not.toThrow()
    expect(sender.ended).toBe(true)
  })

  it('ends with the fault of an item that could not be sent, its source closed', () => {
    const { sender, heard, source } = sending(10, { refuse: 1 })
    sender.grant(5)
    sender.pump(all)
    expect(heard).toEqual([0, err({ code: 'FAULT_EXPIRED', message: 'too late' })])
    expect(source).toEqual({ made: 2, closed: 1 })
  })

  it('ends with a fault where its source throws', () => {
    const { sender, heard } = sending(10, { fail: 1 })
    sender.grant(5)
    sender.pump(all)
    expect(heard).toEqual([0, { ok: false, error: expect.objectContaining({ code: 'FAULT_DEFECT' }) }])
  })

  it('ends with a fault where it is granted more than may be outstanding', () => {
    const { sender, heard, source } = sending(10)
    sender.grant(streamCreditMax)
    sender.pump(1)
    sender.grant(2)
    sender.pump(all)
    expect(heard).toEqual([0, { ok: false, error: expect.objectContaining({ code: 'FAULT_LIMIT' }) }])
    expect(source.closed).toBe(1)
  })
})
