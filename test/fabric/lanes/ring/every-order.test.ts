import { afterEach, describe, expect, test, vi } from 'vitest'
import { RingReader, RingWriter } from '../../../../src/fabric/lanes/ring/index.js'
import { goneBit, RingMemory, words } from '../../../../src/fabric/lanes/ring/memory.js'
import { explore } from './interleavings.js'
import { frames, inline, large, type Reads, reads, ringHolding, type Sends, sends } from './sending-and-reading.js'
import type { Program } from './stepped-memory.js'

/** What the owner of a thread does when it has ended. */
const writerDied: Program = (memory) => {
  new RingReader(memory).writerDied()
}
const readerDied: Program = (memory) => {
  new RingWriter(memory).readerDied()
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('in every order of the two threads every frame comes whole, once and in its turn, and nobody sleeps for ever', () => {
  const scenarios: [string, SharedArrayBuffer, Program, Program][] = [
    ['two frames through an empty ring', ringHolding(0), sends({ sizes: frames(2) }), reads(1, { count: 2 })],
    [
      'three frames that are published together',
      ringHolding(0),
      sends({ sizes: frames(3), batch: true }),
      reads(1, { count: 3 }),
    ],
    [
      'frames over the end of the ring',
      ringHolding(0, inline, 2 ** 31 - 64),
      sends({ sizes: frames(2) }),
      reads(1, { count: 2 }),
    ],
    [
      'two frames for which a full ring has no room',
      ringHolding(8),
      sends({ sizes: frames(2) }),
      reads(-7, { count: 4 }),
    ],
    [
      'a batch for which a full ring has no room',
      ringHolding(7),
      sends({ sizes: frames(3), batch: true }),
      reads(-6, { count: 4 }),
    ],
    [
      'three frames through a slab that holds two',
      ringHolding(0),
      sends({ sizes: frames(3, large) }),
      reads(1, { count: 3 }),
    ],
    ['frames of both kinds', ringHolding(0), sends({ sizes: [large, inline, large] }), reads(1, { count: 3 })],
    [
      'a writer that closes',
      ringHolding(0),
      sends({ sizes: [inline, large], thenClose: true }),
      reads(1, { count: 9 }),
    ],
    [
      'a reader that closes while the writer waits for the ring',
      ringHolding(8),
      sends({ sizes: frames(3) }),
      reads(-7, { count: 1, thenClose: true }),
    ],
    [
      'a reader that closes while the writer waits for the slab',
      ringHolding(0),
      sends({ sizes: frames(3, large) }),
      reads(1, { count: 1, thenClose: true }),
    ],
    [
      'a reader that waits on its event loop',
      ringHolding(0),
      sends({ sizes: [inline, large], thenClose: true }),
      reads(1, { count: 9, sleep: 'async' }),
    ],
    [
      'a writer that waits on its event loop',
      ringHolding(8),
      sends({ sizes: [inline, large], sleep: 'async' }),
      reads(-7, { count: 4, sleep: 'async' }),
    ],
  ]
  test.each(scenarios)('%s', async (_, memory, writer, reader) => {
    const { states, stuck, broken } = await explore(memory, { threads: [writer, reader] })
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    // Fewer would mean that the two hardly met.
    expect(states).toBeGreaterThan(100)
  })
})

describe('whenever a thread is killed', () => {
  test.each<[string, Sends]>([
    ['in the ring', { sizes: frames(2) }],
    ['in the slab', { sizes: frames(2, large) }],
    ['in a batch', { sizes: [inline, large], batch: true }],
  ])('while it writes %s, its reader gets whole frames without a gap, and then the end', async (_, sending) => {
    const threads = [sends(sending), reads(1, { count: 9 })]
    const { states, stuck, broken } = await explore(ringHolding(0), { threads, mortal: 0, afterwards: writerDied })
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    expect(states).toBeGreaterThan(100)
  })

  test.each<[string, SharedArrayBuffer, Sends, number]>([
    ['of the ring', ringHolding(8), { sizes: frames(3) }, -7],
    ['of the slab', ringHolding(0), { sizes: frames(3, large) }, 1],
  ])('while it reads, a writer that waits for room %s is told', async (_, memory, sending, first) => {
    const threads = [sends(sending), reads(first, { count: 1 })]
    const { states, stuck, broken } = await explore(memory, { threads, mortal: 1, afterwards: readerDied })
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    expect(states).toBeGreaterThan(100)
  })
})

describe('the same search finds', () => {
  const search = (sending: Sends, reading: Reads) =>
    explore(ringHolding(0), { threads: [sends(sending), reads(1, reading)] })

  test('a frame that is not announced', async () => {
    expect((await search({ sizes: frames(1), plant: 'no wake' }, { count: 1 })).stuck).not.toEqual([])
  })

  test('a frame that is published before it is written', async () => {
    expect((await search({ sizes: frames(1), plant: 'commit first' }, { count: 1 })).broken).not.toEqual([])
  })

  test('a frame that is given back before it was read', async () => {
    const memory = ringHolding(8)
    const threads = [sends({ sizes: frames(1) }), reads(-7, { count: 1, plant: 'release first' })]
    expect((await explore(memory, { threads })).broken).not.toEqual([])
  })

  test('a sleeper that does not look again after it has said that it sleeps', async () => {
    vi.spyOn(RingMemory.prototype, 'sleepBlocking').mockImplementation(function (this: RingMemory, asleep) {
      Atomics.store(this.control, asleep, 1)
      Atomics.wait(this.control, asleep, 1)
    })
    expect((await search({ sizes: frames(1) }, { count: 1 })).stuck).not.toEqual([])
  })

  test('a wake that dies with a thread between its two halves', async () => {
    vi.spyOn(RingMemory.prototype, 'markGone').mockImplementation(function (this: RingMemory, position, asleep) {
      const before = Atomics.or(this.control, position, goneBit)
      this.wake(asleep)
      return (before & goneBit) !== 0
    })
    const threads = [sends({ sizes: frames(1) }), reads(1, { count: 9 })]
    const { stuck } = await explore(ringHolding(0), { threads, mortal: 0, afterwards: writerDied })
    expect(stuck).not.toEqual([])
  })

  test('the lost wake of a sleeper that waits on the position and not on its own word', async () => {
    vi.spyOn(RingMemory.prototype, 'sleepBlocking').mockImplementation(function (
      this: RingMemory,
      asleep,
      position,
      seen,
    ) {
      Atomics.store(this.control, asleep, 1)
      if (Atomics.load(this.control, position) === seen) Atomics.wait(this.control, position, seen)
      Atomics.store(this.control, asleep, 0)
    })
    vi.spyOn(RingMemory.prototype, 'wake').mockImplementation(function (this: RingMemory, asleep) {
      if (Atomics.load(this.control, asleep) === 0) return
      Atomics.store(this.control, asleep, 0)
      Atomics.notify(this.control, asleep === words.readerAsleep ? words.tail : words.head)
    })
    expect((await search({ sizes: frames(2) }, { count: 2 })).stuck).not.toEqual([])
  })
})
