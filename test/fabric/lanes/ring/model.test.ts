import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createRing,
  nothing,
  RingReader,
  RingWriter,
  refused,
  ringFrameBytesMax,
} from '../../../../src/fabric/lanes/ring/index.js'
import { goneBit, recordBytes, words } from '../../../../src/fabric/lanes/ring/memory.js'
import { patterned } from '../../frame-samples.js'

const capacity = 1024
const frameBytesMax = ringFrameBytesMax({ ringBytes: capacity })

/** A ring whose positions begin at `start`, so that a test can begin just before they overflow 31 or 32 bits. */
function ringStartingAt(start: number): SharedArrayBuffer {
  const buffer = createRing({ ringBytes: capacity })
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
      const underWay = this.queue.reduce((sum, bytes) => sum + recordBytes(bytes.byteLength), 0)
      // Wrapping may cost as much as the record less one word, at the one end of the ring; and once behind the head.
      expect(underWay + 2 * recordBytes(length) + recordBytes(frameBytesMax)).toBeGreaterThan(capacity)
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
    expect(this.reader.bytes.slice(offset, offset + this.reader.length)).toEqual(expected)
    this.reader.release()
  }
}

type Step = { readonly write: number } | 'read' | 'abandon'
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ write: fc.integer({ min: 1, max: frameBytesMax }) }) },
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
        const pair = new Pair(ringStartingAt(start))
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
      const buffer = createRing({ ringBytes: capacity })
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
    const { writer } = new Pair(createRing({ ringBytes: capacity }))
    expect(writer.tryReserve(frameBytesMax + 1)).toBe(refused.tooLarge)
    expect(writer.tryReserve(frameBytesMax)).toBeGreaterThanOrEqual(0)
  })

  test('gives what was committed before its writer closed, and then the end', () => {
    const pair = new Pair(createRing({ ringBytes: capacity }))
    pair.write(10)
    pair.write(20)
    pair.writer.close()
    expect(pair.writer.tryReserve(1)).toBe(refused.gone)
    pair.read()
    pair.read()
    expect(pair.reader.next()).toBe(nothing.ended)
  })

  test('refuses a writer whose reader has closed, once it looks for room', () => {
    const pair = new Pair(createRing({ ringBytes: capacity }))
    pair.reader.close()
    const outcomes = Array.from({ length: 20 }, () => {
      const offset = pair.writer.tryReserve(frameBytesMax)
      if (offset >= 0) pair.writer.commit()
      return offset
    })
    expect(outcomes.at(-1)).toBe(refused.gone)
  })

  test('takes nothing more once its reader is known to have died, though there is room', () => {
    const pair = new Pair(createRing({ ringBytes: capacity }))
    pair.write(10)
    pair.writer.readerDied()
    expect(pair.writer.tryReserve(10)).toBe(refused.gone)
  })

  test('lets a frame that was reserved before its reader died be committed, and then takes no more', () => {
    const { writer } = new Pair(createRing({ ringBytes: capacity }))
    writer.tryReserve(10)
    writer.readerDied()
    expect(() => writer.commit()).not.toThrow()
    expect(writer.tryReserve(10)).toBe(refused.gone)
  })

  test('says that it is corrupt when its lengths make no sense', () => {
    const lengths = fc.integer().filter((length) => length <= 0 || recordBytes(length) > 24)
    fc.assert(
      fc.property(lengths, fc.constantFrom(0, 1), (length, kind) => {
        const buffer = createRing({ ringBytes: capacity })
        const pair = new Pair(buffer)
        pair.write(16)
        const records = new Int32Array(buffer, 256)
        records[0] = length
        records[1] = kind
        expect(pair.reader.next()).toBe(nothing.corrupt)
      }),
    )
  })

  test('holds no more than one reservation', () => {
    const { writer } = new Pair(createRing({ ringBytes: capacity }))
    writer.tryReserve(8)
    expect(() => writer.tryReserve(8)).toThrow('already open')
    writer.abort()
    expect(() => writer.commit()).toThrow('nothing is reserved')
  })

  test('wakes its reader when a batch fills it before it was announced', async () => {
    const pair = new Pair(createRing({ ringBytes: capacity }))
    const woken = pair.reader.wait()
    while (pair.writer.tryReserve(frameBytesMax) >= 0) pair.writer.commit()
    const held = setInterval(() => {}, 1e6)
    await woken
    clearInterval(held)
    expect(pair.reader.next()).toBeGreaterThanOrEqual(0)
  })

  test.each([0, 1000, 512, 2 ** 31, Number.NaN])('is not made with a capacity of %s bytes', (bytes) => {
    expect(() => createRing({ ringBytes: bytes })).toThrow(RangeError)
  })
})

describe('a writer waiting for room', () => {
  test('goes on when the reader releases', async () => {
    const pair = new Pair(createRing({ ringBytes: capacity }))
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
    const buffer = createRing({ ringBytes: capacity })
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
