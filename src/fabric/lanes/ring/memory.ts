/// <reference lib="es2024.sharedmemory" />
// The shared memory of one ring: control words, each side's on a cache line of its own, then the records, then the slab.
//
//   byte 0     head             where the reader is; bit 0: the reader has gone
//        4     slab head        how much of the slab the reader has given back
//        64    tail             up to where the writer has published; bit 0: the writer has gone
//        128   reader asleep    1 while the reader sleeps, or is about to; it waits on this word
//        192   writer asleep    the same for the writer
//        256   ring bytes, slab bytes    written once, when the memory is made
//        320   records
//        ...   slab
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
//
// A frame above an eighth of the ring lies in the slab, and its record is only where: [offset: i32][bytes: i32]
// [taken: i32][0]. The frame is published by that record's commit and by nothing else. The slab is taken and given back in
// the order of the records, so one count does for giving back: the reader adds `taken`, which is the frame's bytes and
// what was left unused before it, to the slab head, and moves its head after that. A writer that waits for room of either
// kind therefore waits on the head alone.

export const words = {
  head: 0,
  slabHead: 1,
  tail: 16,
  readerAsleep: 32,
  writerAsleep: 48,
  ringBytes: 64,
  slabBytes: 65,
} as const

type PositionWord = typeof words.head | typeof words.tail
type AsleepWord = typeof words.readerAsleep | typeof words.writerAsleep

export const goneBit = 1
export const positionMask = ~goneBit

export const controlBytes = 320
export const recordHeaderBytes = 8
/** The bytes of a record that says where in the slab its frame lies. */
export const slabEntryBytes = 16
export const recordKinds = { frame: 0, padding: 1, slab: 2 } as const

const ringBytesMin = 1024
const ringBytesLimit = 2 ** 30
const slabBytesLimit = 2 ** 30

/** From this length on, `Buffer.fill` copies faster than `set`, which goes word by word where memory is shared. */
const longCopyBytes = 4_096

export interface RingSize {
  /** A power of two, 1 KiB to 1 GiB. Frames of up to an eighth of it travel in the ring itself. */
  readonly ringBytes: number
  /** Room for larger frames, each of which may take half of it: a multiple of 16 up to 1 GiB. None by default. */
  readonly slabBytes?: number
}

/** `bytes`, at most 2^30, rounded up to a multiple of 8. */
export const padded = (bytes: number): number => (bytes + 7) & ~7

/** Bytes that a frame of at most 2^30 bytes takes in the ring. */
export const recordBytes = (bytes: number): number => recordHeaderBytes + padded(bytes)

/**
 * The largest frame that lies in the ring itself. An eighth, so that wrapping never costs more than an eighth of the ring
 * and several large frames can be under way.
 */
export const inlineBytesMax = (ringBytes: number): number => ringBytes / 8

/** The largest frame that a ring of this size carries: with a slab half of that, so that one can be written while another is read. */
export const ringFrameBytesMax = ({ ringBytes, slabBytes = 0 }: RingSize): number =>
  Math.max(inlineBytesMax(ringBytes), slabBytes / 2)

/** Shared memory for a ring, and its slab; taken from the system as it is first written. @throws RangeError for another size */
export function createRing({ ringBytes, slabBytes = 0 }: RingSize): SharedArrayBuffer {
  assertSize(ringBytes, slabBytes)
  const buffer = new SharedArrayBuffer(controlBytes + ringBytes + slabBytes)
  const control = new Int32Array(buffer, 0, controlBytes / 4)
  control[words.ringBytes] = ringBytes
  control[words.slabBytes] = slabBytes
  return buffer
}

/** One side's views over a ring's memory. `bytes` and `view` begin at the records and go on through the slab. */
export class RingMemory {
  readonly control: Int32Array
  readonly records: Int32Array
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly ringBytes: number
  readonly slabBytes: number
  readonly #buffer: Buffer

  constructor(buffer: SharedArrayBuffer) {
    this.control = new Int32Array(buffer, 0, controlBytes / 4)
    // Both words are within the control bytes.
    this.ringBytes = this.control[words.ringBytes]!
    this.slabBytes = this.control[words.slabBytes]!
    assertSize(this.ringBytes, this.slabBytes)
    this.records = new Int32Array(buffer, controlBytes, this.ringBytes / 4)
    this.bytes = new Uint8Array(buffer, controlBytes)
    this.view = new DataView(buffer, controlBytes)
    this.#buffer = Buffer.from(buffer, controlBytes)
  }

  /** Largest frame, in bytes. */
  get frameBytesMax(): number {
    return ringFrameBytesMax(this)
  }

  /** Copies `source` to offset `at` of `bytes`. */
  copyIn(source: Uint8Array, at: number): void {
    if (source.length < longCopyBytes) this.bytes.set(source, at)
    else this.#buffer.fill(source, at, at + source.length)
  }

  isAsleep(asleep: AsleepWord): boolean {
    return Atomics.load(this.control, asleep) !== 0
  }

  /** Announces that this side's position moved. The load first: the word is nearly always 0, and a swap takes its cache line. */
  wake(asleep: AsleepWord): void {
    if (!this.isAsleep(asleep)) return
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

  /** Says that this side is about to sleep, and whether it still may. */
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
    // Whatever the word says: a thread that was killed in its `wake` may have lowered it and not have notified.
    Atomics.store(this.control, asleep, 0)
    Atomics.notify(this.control, asleep)
    return (before & goneBit) !== 0
  }
}

function assertSize(ringBytes: number, slabBytes: number): void {
  const isPowerOfTwo = Number.isInteger(Math.log2(ringBytes))
  if (!isPowerOfTwo || ringBytes < ringBytesMin || ringBytes > ringBytesLimit)
    throw new RangeError(`a ring has a power of two from ${ringBytesMin} to ${ringBytesLimit} bytes, not ${ringBytes}`)
  const isWhole = Number.isInteger(slabBytes / 16)
  if (!isWhole || slabBytes < 0 || slabBytes > slabBytesLimit)
    throw new RangeError(`a slab has a multiple of 16 bytes up to ${slabBytesLimit}, not ${slabBytes}`)
}
