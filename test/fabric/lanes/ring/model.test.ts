import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createRing,
  nothing,
  RingReader,
  type RingSize,
  RingWriter,
  refused,
  ringFrameBytesMax,
} from '../../../../src/fabric/lanes/ring/index.js'
import {
  controlBytes,
  goneBit,
  padded,
  recordBytes,
  slabEntryBytes,
  words,
} from '../../../../src/fabric/lanes/ring/memory.js'
import { patterned } from '../../frame-samples.js'

const capacity = 1024
const size = { ringBytes: capacity }
const frameBytesMax = ringFrameBytesMax(size)
/** Of a slab as large as the ring. */
const slabSize = { ringBytes: capacity, slabBytes: 1024 }
const slabFrameBytesMax = ringFrameBytesMax(slabSize)

/** A ring whose positions begin at `start`, so that a test can begin just before they overflow 31 or 32 bits. */
function ringStartingAt(start: number, of: RingSize = size): SharedArrayBuffer {
  const buffer = createRing(of)
  const control = new Int32Array(buffer)
  control[words.head] = start
  control[words.tail] = start
  return buffer
}

/** The ring beside a plain queue that it must behave like. */
class Pair {
  readonly writer: RingWriter
  readonly reader: RingReader
  readonly queue: Uint8Array[] = []
  written = 0

  constructor(buffer: SharedArrayBuffer) {
    this.writer = new RingWriter(buffer)
    this.reader = new RingReader(buffer)
  }

  /** Writes a frame; checks that it is refused only when the frames under way leave no room for it. */
  write(length: number): void {
    const offset = this.writer.tryReserve(length)
    if (offset === refused.busy) {
      const isLarge = (bytes: number): boolean => bytes > frameBytesMax
      const lengths = this.queue.map((bytes) => bytes.byteLength)
      const inRing = (bytes: number): number => recordBytes(isLarge(bytes) ? slabEntryBytes : bytes)
      // Wrapping may cost as much as the record less one word, at the one end of the ring; and once behind the head.
      const inRingNow = lengths.reduce((sum, bytes) => sum + inRing(bytes), 0)
      const ringIsFull = inRingNow + 2 * inRing(length) + recordBytes(frameBytesMax) > capacity
      const inSlabNow = lengths.filter(isLarge).reduce((sum, bytes) => sum + padded(bytes), 0)
      const slabIsFull = isLarge(length) && inSlabNow + 2 * padded(length) + slabFrameBytesMax > slabSize.slabBytes
      expect(ringIsFull || slabIsFull).toBe(true)
      return
    }
    expect(offset % 8).toBe(0)
    const bytes = patterned(this.written++, length)
    this.writer.bytes.set(bytes, offset)
    this.writer.commit()
    this.queue.push(bytes)
  }

  read(): void {
    const offset = this.reader.next()
    const expected = this.queue.shift()
    if (expected === undefined) {
      expect(offset).toBe(nothing.empty)
      return
    }
    expect(Buffer.compare(this.reader.bytes.subarray(offset, offset + this.reader.length), expected)).toBe(0)
    this.reader.release()
  }
}

type Step = { readonly write: number } | 'read' | 'abandon'
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ write: fc.integer({ min: 1, max: frameBytesMax }) }) },
    { weight: 3, arbitrary: fc.record({ write: fc.integer({ min: frameBytesMax + 1, max: slabFrameBytesMax }) }) },
    { weight: 4, arbitrary: fc.constant<Step>('read') },
    { weight: 1, arbitrary: fc.constant<Step>('abandon') },
  ),
  { maxLength: 150, size: 'max' },
)
const starts = fc.constantFrom(0, 512, 2 ** 31 - 1024, 2 ** 31 - 8, -(2 ** 31) + 8, -1024, -8)

describe('a ring', () => {
  test('behaves as a bounded queue, whatever is written and read, over its end and over 32 bits', () => {
    fc.assert(
      fc.property(steps, starts, (sequence, start) => {
        const pair = new Pair(ringStartingAt(start, slabSize))
        for (const step of sequence) {
          if (step === 'read') pair.read()
          else if (step === 'abandon') abandon(pair.writer)
          else pair.write(step.write)
        }
        while (pair.queue.length > 0) pair.read()
        pair.read()
      }),
      { numRuns: 300 },
    )
  })

  test('takes a frame of the largest size whenever it is empty, wherever its positions are', () => {
    for (let start = 0; start < capacity; start += 8) {
      const pair = new Pair(ringStartingAt(start))
      pair.write(frameBytesMax)
      expect(pair.written).toBe(1)
      pair.read()
    }
  })

  test('never shows a frame that was reserved but not committed, however much of it was written', () => {
    for (let written = 0; written <= 100; written++) {
      const buffer = createRing(size)
      const pair = new Pair(buffer)
      pair.write(40)
      const offset = pair.writer.tryReserve(100)
      pair.writer.bytes.set(patterned(9, written), offset)
      pair.reader.writerDied()
      pair.read()
      expect(pair.reader.next()).toBe(nothing.ended)
    }
  })

  test('refuses for good a frame above an eighth of it', () => {
    const { writer } = new Pair(createRing(size))
    expect(writer.tryReserve(frameBytesMax + 1)).toBe(refused.tooLarge)
    expect(writer.tryReserve(frameBytesMax)).toBeGreaterThanOrEqual(0)
  })

  test('gives what was committed before its writer closed, and then the end', () => {
    const pair = new Pair(createRing(size))
    pair.write(10)
    pair.write(20)
    pair.writer.close()
    expect(pair.writer.tryReserve(1)).toBe(refused.gone)
    pair.read()
    pair.read()
    expect(pair.reader.next()).toBe(nothing.ended)
  })

  test('refuses a writer whose reader has closed, once it looks for room', () => {
    const pair = new Pair(createRing(size))
    pair.reader.close()
    const outcomes = Array.from({ length: 20 }, () => {
      const offset = pair.writer.tryReserve(frameBytesMax)
      if (offset >= 0) pair.writer.commit()
      return offset
    })
    expect(outcomes.at(-1)).toBe(refused.gone)
  })

  test('takes nothing more once its reader is known to have died, though there is room', () => {
    const pair = new Pair(createRing(size))
    pair.write(10)
    pair.writer.readerDied()
    expect(pair.writer.tryReserve(10)).toBe(refused.gone)
  })

  test('lets a frame that was reserved before its reader died be committed, and then takes no more', () => {
    const { writer } = new Pair(createRing(size))
    writer.tryReserve(10)
    writer.readerDied()
    expect(() => writer.commit()).not.toThrow()
    expect(writer.tryReserve(10)).toBe(refused.gone)
  })

  test('takes a frame of half its slab whenever it is empty, whatever was there before', () => {
    for (let before = frameBytesMax + 1; before <= slabFrameBytesMax; before += 5) {
      const pair = new Pair(createRing(slabSize))
      for (const length of [before, slabFrameBytesMax]) {
        pair.write(length)
        pair.read()
      }
      expect(pair.written).toBe(2)
      expect(pair.writer.tryReserve(slabFrameBytesMax + 1)).toBe(refused.tooLarge)
    }
  })

  test('gives back what a batch committed before it was published, when its writer closes', () => {
    const pair = new Pair(createRing(slabSize))
    pair.writer.beginBatch()
    pair.write(10)
    pair.write(300)
    expect(pair.reader.next()).toBe(nothing.empty)
    pair.writer.close()
    pair.read()
    pair.read()
    expect(pair.reader.next()).toBe(nothing.ended)
  })

  test('says that it is corrupt when its lengths make no sense', () => {
    const lengths = fc.integer().filter((length) => length <= 0 || length > 16)
    fc.assert(
      fc.property(lengths, fc.constantFrom(0, 1, 2), (length, kind) => {
        const buffer = createRing(slabSize)
        const pair = new Pair(buffer)
        pair.write(16)
        const records = new Int32Array(buffer, controlBytes)
        records[0] = length
        records[1] = kind
        expect(pair.reader.next()).toBe(nothing.corrupt)
      }),
    )
  })

  test('says that it is corrupt when what it tells of the slab makes no sense', () => {
    const word = fc.oneof(fc.integer(), fc.integer({ min: -8, max: 1100 }))
    fc.assert(
      fc.property(word, word, word, (offset, length, taken) => {
        const buffer = createRing(slabSize)
        const pair = new Pair(buffer)
        pair.write(300)
        new Int32Array(buffer, controlBytes).set([offset, length, taken], 2)
        const isSound =
          offset >= 0 &&
          offset % 8 === 0 &&
          length > 0 &&
          length <= slabFrameBytesMax &&
          offset + length <= slabSize.slabBytes &&
          taken >= length &&
          taken <= slabSize.slabBytes
        const outcome = pair.reader.next()
        if (outcome !== nothing.corrupt) expect(isSound).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['in the ring', 100],
    ['in the slab', 400],
  ])('gives back what a frame did not need of its reservation %s', (_, reserved) => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: reserved }), { minLength: 1, maxLength: 40 }), (lengths) => {
        const pair = new Pair(createRing(slabSize))
        for (const [i, length] of lengths.entries()) {
          // However little of the first was kept, so much is left for a second beside it.
          for (const number of [2 * i, 2 * i + 1]) {
            const offset = pair.writer.tryReserve(reserved)
            const bytes = patterned(number, length)
            pair.writer.bytes.set(bytes, offset)
            pair.writer.commit(length)
            pair.queue.push(bytes)
          }
          pair.read()
          pair.read()
        }
        expect(pair.reader.next()).toBe(nothing.empty)
      }),
    )
  })

  test.each([0, -1, 9, 1.5, Number.NaN])('commits no frame of %s bytes where eight are reserved', (length) => {
    const { writer } = new Pair(createRing(size))
    writer.tryReserve(8)
    expect(() => writer.commit(length)).toThrow(RangeError)
  })

  test('holds no more than one reservation', () => {
    const { writer } = new Pair(createRing(size))
    writer.tryReserve(8)
    expect(() => writer.tryReserve(8)).toThrow('already open')
    writer.abort()
    expect(() => writer.commit()).toThrow('nothing is reserved')
  })

  test('wakes its reader when a batch fills it before it was announced', async () => {
    const pair = new Pair(createRing(size))
    const woken = pair.reader.wait()
    while (pair.writer.tryReserve(frameBytesMax) >= 0) pair.writer.commit()
    const held = setInterval(() => {}, 1e6)
    await woken
    clearInterval(held)
    expect(pair.reader.next()).toBeGreaterThanOrEqual(0)
  })

  test.each([0, 1000, 512, 2 ** 31, Number.NaN])('is not made of %s bytes', (ringBytes) => {
    expect(() => createRing({ ringBytes })).toThrow(RangeError)
  })

  test.each([-16, 24, 2 ** 31, Number.NaN])('is not made with a slab of %s bytes', (slabBytes) => {
    expect(() => createRing({ ringBytes: capacity, slabBytes })).toThrow(RangeError)
  })
})

describe('a writer waiting for room', () => {
  test('goes on when the reader releases', async () => {
    const pair = new Pair(createRing(size))
    while (pair.writer.tryReserve(frameBytesMax) >= 0) {
      pair.writer.commit()
      pair.queue.push(new Uint8Array())
    }
    const reserved = pair.writer.reserve(frameBytesMax)
    // Two, since the ring's end may be too near for one.
    for (let i = 0; i < 2; i++) {
      pair.reader.next()
      pair.reader.release()
    }
    const held = setInterval(() => {}, 1e6)
    expect(await reserved).toBeGreaterThanOrEqual(0)
    clearInterval(held)
  })

  test.each<[string, (pair: Pair) => void]>([
    ['its reader closes', (pair) => pair.reader.close()],
    ['its reader dies', (pair) => pair.writer.readerDied()],
    ['it is closed itself', (pair) => pair.writer.close()],
  ])('gives up when %s', async (_, end) => {
    const buffer = createRing(size)
    const pair = new Pair(buffer)
    while (pair.writer.tryReserve(frameBytesMax) >= 0) pair.writer.commit()
    const reserved = pair.writer.reserve(frameBytesMax)
    end(pair)
    const held = setInterval(() => {}, 1e6)
    expect(await reserved).toBe(refused.gone)
    clearInterval(held)
    expect(
      (Atomics.load(new Int32Array(buffer), words.head) | Atomics.load(new Int32Array(buffer), words.tail)) & goneBit,
    ).toBe(1)
  })
})

function abandon(writer: RingWriter): void {
  const offset = writer.tryReserve(frameBytesMax)
  if (offset < 0) return
  writer.bytes.fill(0xee, offset, offset + frameBytesMax)
  writer.abort()
}
