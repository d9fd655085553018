import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../src/actors/kernel/index.js'
import type { DomainReply } from '../../../src/actors/olivier/index.js'
import { streamsOpenMax } from '../../../src/actors/olivier/serve-streams.js'
import { hungAfterMs } from '../../../src/actors/thread/index.js'
import { type Fault, type Result, streamCreditMax } from '../../../src/fabric/index.js'
import { elapse } from '../kernel/test-system.js'
import { type HostingOptions, hosting } from './hosting.js'
// Loaded from built modules, as its thread loads it.
import { domain } from './streaming-domain.mjs'

const modulePath = new URL('./streaming-domain.mjs', import.meta.url).pathname
const rowsMax = 100_000

const contracts = domain.operations.map(({ contract }) => contract)

interface Account {
  readonly made: number
  readonly closed: number
  readonly heapBytes: number
}

async function hostRows(options: HostingOptions = {}) {
  const host = await hosting('streaming', modulePath, contracts, options)
  const account = async (): Promise<Account> =>
    host.answer('streaming.account', await host.call('streaming.account', { value: 1 }, 20_000)) as unknown as Account
  return { ...host, account, rest: (reply: Result<DomainReply, Fault>) => host.answer('streaming.rows', reply) }
}

const numbers = (items: readonly unknown[]) => items.map((item) => (item as { readonly n: number }).n)
const upTo = (count: number, from = 0) => Array.from({ length: count - from }, (_, n) => from + n)
const fault = (code: Fault['code'], rest: object = {}) => ({ ok: false, error: { code, ...rest } })

describe('a stream from a domain in a thread of its own', () => {
  it('brings each element in order, and then the response with none', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.rows', { rows: 1_000 }, { credit: 2_000 })
    const end = await stream.done
    expect(numbers(stream.items)).toEqual(upTo(1_000))
    expect(host.rest(end)).toEqual({ title: 'rows', rows: [] })
    expect(end.ok && end.value.domainSeconds).toBeGreaterThan(0)
  })

  it('stops its writer when its reader stops, and memory stays flat', async () => {
    const host = await hostRows()
    const before = await host.account()
    const stream = host.stream('streaming.rows', { rows: rowsMax }, { credit: 32 })
    await stream.received(32)
    const stalled = await host.account()
    expect(stalled.made).toBe(32)
    // A hundred thousand rows are four hundred megabytes.
    expect(stalled.heapBytes - before.heapBytes).toBeLessThan(64 * 1024 * 1024)
    stream.grant(8)
    stream.grant(2)
    await stream.received(42)
    expect((await host.account()).made).toBe(42)
    expect(numbers(stream.items)).toEqual(upTo(42))
    stream.cancel()
  })

  it('holds no more than its window however much flows through', async () => {
    const host = await hostRows()
    const before = await host.account()
    let taken = 0
    const stream = host.stream(
      'streaming.rows',
      { rows: 20_000 },
      {
        credit: 64,
        onItem: () => {
          stream.items.length = 0
          if (++taken % 32 === 0) stream.grant(32)
        },
      },
    )
    expect((await stream.done).ok).toBe(true)
    expect(taken).toBe(20_000)
    // Eighty megabytes went by. Their garbage counts too, until it is collected.
    expect((await host.account()).heapBytes - before.heapBytes).toBeLessThan(64 * 1024 * 1024)
  })

  it('makes nothing until there is credit', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.rows', { rows: 3 })
    expect((await host.account()).made).toBe(0)
    stream.grant(4)
    await stream.done
    expect(numbers(stream.items)).toEqual([0, 1, 2])
  })

  it('stops making rows when it is cancelled, and the model can let go of what it holds', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.rows', { rows: rowsMax }, { credit: 5 })
    await stream.received(5)
    stream.cancel()
    stream.grant(5)
    expect(await stream.done).toMatchObject(fault('FAULT_CANCELLED'))
    expect(await host.account()).toMatchObject({ made: 5, closed: 1 })
    expect(stream.items).toHaveLength(5)
  })

  it('stops making rows when it is cancelled amid great credit', async () => {
    const host = await hostRows()
    const stream = host.stream(
      'streaming.rows',
      { rows: rowsMax },
      { credit: streamCreditMax, onItem: () => stream.cancel() },
    )
    await stream.done
    expect(stream.items).toHaveLength(1)
    const { made, closed } = await host.account()
    expect(closed).toBe(1)
    expect(made).toBeLessThan(streamCreditMax)
    expect((await host.account()).made).toBe(made)
  })

  it('goes on from where another stopped, with the same items', async () => {
    const host = await hostRows()
    const whole = host.stream('streaming.rows', { rows: 300 }, { credit: 301 })
    await whole.done
    const first = host.stream('streaming.rows', { rows: 300 }, { credit: 123 })
    await first.received(123)
    first.cancel()
    const second = host.stream('streaming.rows', { rows: 300 }, { credit: 301, from: first.items.length })
    await second.done
    expect([...first.items, ...second.items]).toEqual(whole.items)
  })

  it('ends at once when its thread dies, and so does every other stream of it', async () => {
    const host = await hostRows()
    const restarted = host.restarted()
    const waiting = host.stream('streaming.rows', { rows: 10 }, { credit: 1, timeoutMs: 600_000 })
    await waiting.received(1)
    const dying = host.stream('streaming.rows', { rows: 10, trouble: 'exit', at: 4 }, { credit: 9, timeoutMs: 600_000 })
    expect(await dying.done).toMatchObject(fault('FAULT_ACTOR_DOWN'))
    expect(await waiting.done).toMatchObject(fault('FAULT_ACTOR_DOWN'))
    await restarted
    const again = host.stream('streaming.rows', { rows: 10 }, { credit: 11 })
    await again.done
    expect(numbers(again.items)).toEqual(upTo(10))
  })

  it('shares its thread with another stream and with calls between', async () => {
    const host = await hostRows()
    const one = host.stream('streaming.rows', { rows: 100 }, { credit: 10 })
    const other = host.stream('streaming.rows', { rows: 50 }, { credit: 10, from: 20 })
    await Promise.all([one.received(10), other.received(10)])
    expect((await host.account()).made).toBe(10 + 30)
    other.grant(21)
    expect(host.rest(await other.done)).toEqual({ title: 'rows', rows: [] })
    one.grant(91)
    await one.done
    expect(numbers(one.items)).toEqual(upTo(100))
    expect(numbers(other.items)).toEqual(upTo(50, 20))
  })

  it('does not keep a call waiting for its end', async () => {
    const host = await hostRows()
    const ends: string[] = []
    // Eighty megabytes, which the ring between the threads does not hold.
    const stream = host.stream('streaming.rows', { rows: 20_000 }, { credit: 20_001 })
    const streamed = stream.done.then(() => ends.push('stream'))
    await stream.received(1)
    await host.account().then(() => ends.push('call'))
    await streamed
    expect(ends).toEqual(['call', 'stream'])
  })
})

describe('a stream that goes wrong', () => {
  it.each([
    ['throws', 'throw', 'FAULT_DEFECT', {}],
    ['makes an element that is none', 'violate', 'FAULT_DEFECT', { path: 'rows[3].text' }],
    ['makes an element that no frame can hold', 'large', 'FAULT_LIMIT', { limit: expect.any(Number) }],
  ] as const)('because its model %s is a fault after what came before', async (_, trouble, code, rest) => {
    const host = await hostRows()
    const stream = host.stream('streaming.rows', { rows: 9, trouble, at: 3 }, { credit: 9 })
    expect(await stream.done).toMatchObject(fault(code, rest))
    expect(numbers(stream.items)).toEqual([0, 1, 2])
    expect((await host.account()).closed).toBe(1)
  })

  it('ends with a fault beyond the elements that its list may have', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.few', { rows: 11 }, { credit: 20, from: 9 })
    expect(await stream.done).toMatchObject(fault('FAULT_DEFECT', { path: 'rows' }))
    expect(numbers(stream.items)).toEqual([9])
  })

  it.each([
    ['streaming.misshapen', 'title'],
    ['streaming.noRows', 'rows'],
  ])('because %s answers outside its contract, is a fault before the first item', async (operation, path) => {
    const host = await hostRows()
    const stream = host.stream(operation, { rows: 9 }, { credit: 9 })
    expect(await stream.done).toMatchObject(fault('FAULT_DEFECT', { path }))
    expect(stream.items).toEqual([])
  })

  it('passes a no of the model on as a domain error', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.refuse', { rows: 9 })
    expect(await stream.done).toMatchObject({ ok: true, value: { kind: 'domainError', error: { reason: 'no' } } })
  })

  it('names the operations that stream where another is asked to', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.account', { value: 1 }, { credit: 1 })
    expect(await stream.done).toMatchObject(
      fault('FAULT_UNKNOWN_OPERATION', {
        name: 'streaming.account',
        candidates: expect.arrayContaining(['streaming.rows']),
      }),
    )
  })

  it('ends with a fault where more is granted than may be outstanding', async () => {
    const host = await hostRows()
    const stream = host.stream('streaming.rows', { rows: rowsMax }, { credit: 1 })
    await stream.received(1)
    stream.grant(streamCreditMax + 1)
    expect(await stream.done).toMatchObject(fault('FAULT_LIMIT'))
    expect(await host.account()).toMatchObject({ made: 1, closed: 1 })
    expect(await host.stream('streaming.rows', { rows: 1 }, { credit: streamCreditMax + 1 }).done).toMatchObject(
      fault('FAULT_LIMIT'),
    )
  })

  it('is refused as busy beyond those that may be open, until one of them has ended', async () => {
    const host = await hostRows()
    const open = Array.from({ length: streamsOpenMax }, () => host.stream('streaming.rows', { rows: 3 }, { credit: 1 }))
    await Promise.all(open.map((stream) => stream.received(1)))
    const refused = host.stream('streaming.rows', { rows: 3 }, { credit: 9 })
    expect(await refused.done).toMatchObject(fault('FAULT_BUSY'))
    open[0]?.cancel()
    const admitted = host.stream('streaming.rows', { rows: 3 }, { credit: 9 })
    expect((await admitted.done).ok).toBe(true)
    for (const stream of open) stream.cancel()
  })

  it('ends for itself alone where the place that it goes to fails', async () => {
    const host = await hostRows()
    const stream = host.stream(
      'streaming.rows',
      { rows: 9 },
      {
        credit: 9,
        onItem: () => {
          throw new Error('a bug in the sink')
        },
      },
    )
    expect(await stream.done).toMatchObject(fault('FAULT_DEFECT'))
    expect((await host.account()).closed).toBe(1)
  })
})

describe('the deadline of a stream', () => {
  it('ends one that waits for credit, and its thread serves on', async () => {
    const clock = new ManualClock(Date.now())
    const host = await hostRows({ clock })
    const stream = host.stream('streaming.rows', { rows: 9 }, { credit: 2, timeoutMs: 60_000 })
    await stream.received(2)
    await elapse(clock, 60_000)
    expect(await stream.done).toMatchObject(fault('FAULT_EXPIRED'))
    // Were the thread expected to say something, its silence would now be its end.
    await elapse(clock, 2 * hungAfterMs)
    expect(await host.account()).toMatchObject({ made: 2, closed: 1 })
  })

  it('replaces a thread that has credit and says nothing', async () => {
    const clock = new ManualClock(Date.now())
    const host = await hostRows({ clock })
    const restarted = host.restarted()
    const request = { rows: 9, trouble: 'hang', at: 2 }
    const stream = host.stream('streaming.rows', request, { credit: 9, timeoutMs: 60_000 })
    await stream.received(2)
    await elapse(clock, 60_000)
    expect(await stream.done).toMatchObject(fault('FAULT_EXPIRED'))
    await elapse(clock, hungAfterMs)
    // Its supervisor starts another after a pause.
    await elapse(clock, 1_000)
    await restarted
    expect(await host.account()).toMatchObject({ made: 0 })
  })
})

describe('a plain call of an operation that streams', () => {
  it('has all elements at once, however they are made', async () => {
    const host = await hostRows()
    const reply = host.rest(await host.call('streaming.rows', { rows: 3 })) as { readonly rows: readonly unknown[] }
    expect(numbers(reply.rows)).toEqual([0, 1, 2])
  })

  it('is a fault beyond the elements that its list may have, made or not', async () => {
    const host = await hostRows()
    expect(await host.call('streaming.few', { rows: 4_000_000_000 })).toMatchObject(
      fault('FAULT_DEFECT', { path: 'rows' }),
    )
    expect(await host.account()).toMatchObject({ made: 11, closed: 1 })
  })
})
