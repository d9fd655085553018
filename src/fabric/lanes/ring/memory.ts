/// <reference lib="es2024.sharedmemory" />
// The shared memory of one ring: control words, each on a cache line of its own, and then the records.
//
//   byte 0     head             where the reader is; bit 0: the reader has gone
//        64    tail             up to where the writer has published; bit 0: the writer has gone
//        128   reader asleep    1 while the reader sleeps, or is about to; it waits on this word
//        192   writer asleep    the same for the writer
//        256   records
//
// Head and tail count bytes modulo 2^32 and never wrap to the ring's size, so head = tail means empty and nothing else.
// They are multiples of 8, which leaves bit 0 free: one load tells how far the other side is and whether it is there.
//
// Sleeping loses no wake. The sleeper sets its word to 1, looks at the other side's position again, and waits only while
// its word is still 1. The waker moves its position, then swaps the word to 0, and notifies if it was 1. So either the
// sleeper sees the new position, or the waker sees the 1 and the wait ends, or does not begin. Waiting on the position
// instead is wrong: a waker that cleared a flag just before the wait began would leave a sleeper with no flag up.
//
// A record is [length: i32][kind: i32][bytes, padded to 8]. Its length is negative until it is committed. A record that
// would run over the end of the ring starts at its beginning instead, and a padding record fills the room left before.

export const words = { head: 0, tail: 16, readerAsleep: 32, writerAsleep: 48 } as const

type PositionWord = typeof words.head | typeof words.tail
type AsleepWord = typeof words.readerAsleep | typeof words.writerAsleep

export const goneBit = 1
export const positionMask = ~goneBit

export const controlBytes = 256
export const recordHeaderBytes = 8
export const recordKinds = { frame: 0, padding: 1 } as const

const capacityBytesMin = 1024
const capacityBytesLimit = 2 ** 30

/** Bytes a record takes in the ring. Rounds by arithmetic: a bit mask would wrap for sizes above 2^31. */
export const recordBytes = (bytes: number): number => recordHeaderBytes + Math.ceil(bytes / 8) * 8

/**
 * The largest frame a ring carries. An eighth, so that wrapping never costs more than an eighth of the ring and several
 * large frames can be under way.
 */
export const ringFrameBytesMax = (capacityBytes: number): number => capacityBytes / 8

/** Shared memory for a ring of `capacityBytes` (a power of two, 1 KiB to 1 GiB). @throws RangeError for another capacity */
export function createRing(capacityBytes: number): SharedArrayBuffer {
  assertCapacity(capacityBytes)
  return new SharedArrayBuffer(controlBytes + capacityBytes)
}

/** One side's views over a ring's memory. */
export class RingMemory {
  readonly control: Int32Array
  readonly records: Int32Array
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly capacity: number

  constructor(buffer: SharedArrayBuffer) {
    this.capacity = buffer.byteLength - controlBytes
    assertCapacity(this.capacity)
    this.control = new Int32Array(buffer, 0, controlBytes / 4)
    this.records = new Int32Array(buffer, controlBytes)
    this.bytes = new Uint8Array(buffer, controlBytes)
    this.view = new DataView(buffer, controlBytes)
  }

  /** Announces that this side's position moved. The load first: the word is nearly always 0, and a swap takes its cache line. */
  wake(asleep: AsleepWord): void {
    if (Atomics.load(this.control, asleep) === 0) return
    if (Atomics.exchange(this.control, asleep, 0) !== 0) Atomics.notify(this.control, asleep)
  }

  /** Blocks until woken, unless `position` no longer holds `seen` once the sleep is announced. May return early. */
  sleepBlocking(asleep: AsleepWord, position: PositionWord, seen: number): void {
    if (this.#announceSleep(asleep, position, seen)) Atomics.wait(this.control, asleep, 1)
    Atomics.store(this.control, asleep, 0)
  }

  /** The same without blocking. Does not keep the process alive. */
  async sleep(asleep: AsleepWord, position: PositionWord, seen: number): Promise<void> {
    if (this.#announceSleep(asleep, position, seen)) {
      const waiting = Atomics.waitAsync(this.control, asleep, 1)
      if (waiting.async) await waiting.value
    }
    Atomics.store(this.control, asleep, 0)
  }

  #announceSleep(asleep: AsleepWord, position: PositionWord, seen: number): boolean {
    Atomics.store(this.control, asleep, 1)
    return Atomics.load(this.control, position) === seen
  }

  /**
   * Marks the side that owns `position` as gone and wakes the other, which sleeps on `asleep`. Only for the side itself,
   * or for one whose thread has ended: a living side's next store would undo it.
   *
   * @returns whether it had been marked before
   */
  markGone(position: PositionWord, asleep: AsleepWord): boolean {
    const before = Atomics.or(this.control, position, goneBit)
    this.wake(asleep)
    return (before & goneBit) !== 0
  }
}

function assertCapacity(capacity: number): void {
  const isPowerOfTwo = Number.isInteger(Math.log2(capacity))
  if (!isPowerOfTwo || capacity < capacityBytesMin || capacity > capacityBytesLimit)
    throw new RangeError(
      `a ring's capacity is a power of two from ${capacityBytesMin} to ${capacityBytesLimit}, not ${capacity}`,
    )
}
