import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  createRing,
  nothing,
  RingReader,
  type RingSize,
  RingWriter,
  refused,
} from '../../../../src/fabric/lanes/ring/index.js'
import { RingMemory, words } from '../../../../src/fabric/lanes/ring/memory.js'
import { explore, type Program } from './interleavings.js'

/** With its record header an eighth of the ring: eight of them fill it exactly. */
const inline = 120
/** Two of these lie in the slab at once, and the third must wait for the first, and begin where it did. */
const large = 200
const size: RingSize = { ringBytes: 1024, slabBytes: 512 }

interface Sends {
  readonly sizes: readonly number[]
  readonly sleep?: 'blocking' | 'async'
  readonly batch?: boolean
  readonly thenClose?: boolean
  readonly plant?: 'no wake' | 'commit first'
}

/** Sends frames whose first and last bytes are their number, from 1 on. */
const sends =
  ({ sizes, sleep = 'blocking', batch = false, thenClose = false, plant }: Sends): Program =>
  (memory) => {
    const writer = new RingWriter(memory)
    const fill = (number: number, length: number, offset: number): void => {
      if (plant === 'commit first') writer.commit()
      writer.bytes[offset] = number
      writer.bytes[offset + length - 1] = number
      if (plant !== 'commit first') writer.commit()
      if (!batch && plant !== 'no wake') writer.wake()
    }
    const finish = (): void => {
      if (batch) writer.endBatch()
      if (thenClose) writer.close()
    }
    if (batch) writer.beginBatch()
    if (sleep === 'async') {
      return (async () => {
        for (const [i, length] of sizes.entries()) {
          const offset = await writer.reserve(length)
          if (offset === refused.gone) return
          fill(i + 1, length, offset)
        }
        finish()
      })()
    }
    for (const [i, length] of sizes.entries()) {
      const offset = writer.reserveBlocking(length)
      if (offset === refused.gone) return
      fill(i + 1, length, offset)
    }
    finish()
  }

interface Reads {
  readonly count: number
  /** Number of the first frame; those before it are read unseen. */
  readonly sleep?: 'blocking' | 'async'
  readonly thenClose?: boolean
  readonly plant?: 'release first'
}

/** Reads `count` frames, or to the end; throws at a frame that is torn, twice, lost or out of its turn. */
const reads =
  (first: number, { count, sleep = 'blocking', thenClose = false, plant }: Reads): Program =>
  (memory) => {
    const reader = new RingReader(memory)
    let got = 0
    const take = (offset: number): void => {
      const { length } = reader
      const expected = first + got
      if (plant === 'release first') reader.release()
      const begins = reader.bytes[offset]
      const ends = reader.bytes[offset + length - 1]
      if (plant !== 'release first') reader.release()
      got++
      if (expected >= 1 && (begins !== expected || ends !== expected))
        throw new Error(`frame ${expected} began with ${begins} and ended with ${ends}`)
    }
    const finish = (): void => {
      if (thenClose) reader.close()
    }
    /** Takes what there is; true when there is no more to come. */
    const drain = (): boolean => {
      while (got < count) {
        const offset = reader.next()
        if (offset === nothing.corrupt) throw new Error('corrupt')
        if (offset === nothing.ended) return true
        if (offset === nothing.empty) return false
        take(offset)
      }
      return true
    }
    if (sleep === 'async') {
      return (async () => {
        while (!drain()) await reader.wait()
        finish()
      })()
    }
    while (!drain()) reader.waitBlocking()
    finish()
  }

/** A ring that holds `count` frames already, its positions at `start`. */
function ringHolding(count: number, length = inline, start = 0): SharedArrayBuffer {
  const memory = createRing(size)
  const control = new Int32Array(memory)
  control[words.head] = start
  control[words.tail] = start
  const writer = new RingWriter(memory)
  for (let i = 0; i < count; i++) {
    writer.tryReserve(length)
    writer.commit()
  }
  return memory
}

const frames = (count: number, length = inline): number[] => new Array<number>(count).fill(length)

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
      reads(-7, { count: 10 }),
    ],
    [
      'a batch for which a full ring has no room',
      ringHolding(7),
      sends({ sizes: frames(3), batch: true }),
      reads(-6, { count: 10 }),
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
      sends({ sizes: frames(4, large) }),
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
      reads(-7, { count: 10, sleep: 'async' }),
    ],
  ]
  test.each(scenarios)('%s', async (_, memory, writer, reader) => {
    const { states, stuck, broken } = await explore(memory, { threads: [writer, reader] })
    console.log(_, states)
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    // Fewer would mean that the two hardly met.
    expect(states).toBeGreaterThan(300)
  })
})

describe('whenever a thread is killed', () => {
  const writerDied: Program = (memory) => {
    new RingReader(memory).writerDied()
  }
  const readerDied: Program = (memory) => {
    new RingWriter(memory).readerDied()
  }

  test.each<[string, Sends]>([
    ['in the ring', { sizes: frames(2) }],
    ['in the slab', { sizes: frames(2, large) }],
    ['in a batch', { sizes: [inline, large], batch: true }],
  ])('while it writes %s, its reader gets whole frames without a gap, and then the end', async (_, sending) => {
    const threads = [sends(sending), reads(1, { count: 9 })]
    const { states, stuck, broken } = await explore(ringHolding(0), { threads, mortal: 0, afterwards: writerDied })
    console.log(_, states)
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    expect(states).toBeGreaterThan(300)
  })

  test.each<[string, SharedArrayBuffer, Sends, number]>([
    ['of the ring', ringHolding(8), { sizes: frames(3) }, -7],
    ['of the slab', ringHolding(0), { sizes: frames(4, large) }, 1],
  ])('while it reads, a writer that waits for room %s is told', async (_, memory, sending, first) => {
    const threads = [sends(sending), reads(first, { count: 2 })]
    const { states, stuck, broken } = await explore(memory, { threads, mortal: 1, afterwards: readerDied })
    console.log(_, states)
    expect(broken).toEqual([])
    expect(stuck).toEqual([])
    expect(states).toBeGreaterThan(300)
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
    const memory = ringHolding(7)
    const threads = [sends({ sizes: frames(9) }), reads(-6, { count: 16, plant: 'release first' })]
    expect((await explore(memory, { threads })).broken).not.toEqual([])
  })

  test('a sleeper that does not look again after it has said that it sleeps', async () => {
    vi.spyOn(RingMemory.prototype, 'sleepBlocking').mockImplementation(function (this: RingMemory, asleep) {
      Atomics.store(this.control, asleep, 1)
      Atomics.wait(this.control, asleep, 1)
    })
    expect((await search({ sizes: frames(1) }, { count: 1 })).stuck).not.toEqual([])
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
