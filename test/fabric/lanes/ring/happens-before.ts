// Which plain reads and writes are ordered by the atomic operations between them. Two that touch one place, are not so
// ordered, and are not both reads, are a race: on a real machine the one may see half of the other.

type Clock = readonly number[]

const joined = (a: Clock, b: Clock): Clock => a.map((time, i) => Math.max(time, b[i]!))

/** What is known at one point of one run. Copied where runs part. */
export class HappensBefore {
  readonly #clocks: Clock[]
  /** What is known to whoever reads a control word. */
  readonly #words: Map<number, Clock>
  readonly #writes: Map<number, { readonly thread: number; readonly time: number }>
  /** For each place the time of each thread's last read. */
  readonly #reads: Map<number, Clock>

  constructor(from: number | HappensBefore) {
    const isFirst = typeof from === 'number'
    this.#clocks = isFirst ? Array.from({ length: from }, (_, i) => initialClock(from, i)) : [...from.#clocks]
    this.#words = new Map(isFirst ? [] : from.#words)
    this.#writes = new Map(isFirst ? [] : from.#writes)
    this.#reads = new Map(isFirst ? [] : from.#reads)
  }

  /** Thread `thread` reads a control word, and with it all that was done before the word was written. */
  acquire(thread: number, word: number): void {
    const known = this.#words.get(word)
    if (known !== undefined) this.#clocks[thread] = joined(this.#clocks[thread]!, known)
  }

  /** Thread `thread` writes a control word. */
  release(thread: number, word: number): void {
    const clock = this.#clocks[thread]!
    this.#words.set(word, clock)
    this.#clocks[thread] = clock.map((time, i) => (i === thread ? time + 1 : time))
  }

  /** Thread `thread` begins to know all that `other` has done. */
  join(thread: number, other: number): void {
    this.#clocks[thread] = joined(this.#clocks[thread]!, this.#clocks[other]!)
  }

  /** @returns whether this read races with a write */
  read(thread: number, place: number): boolean {
    const clock = this.#clocks[thread]!
    const before = this.#reads.get(place) ?? clock.map(() => 0)
    this.#reads.set(
      place,
      before.map((time, i) => (i === thread ? clock[thread]! : time)),
    )
    return this.#isUnknownWrite(clock, place)
  }

  /** @returns whether this write races with a read or a write */
  write(thread: number, place: number): boolean {
    const clock = this.#clocks[thread]!
    const races =
      this.#isUnknownWrite(clock, place) || (this.#reads.get(place)?.some((time, i) => time > clock[i]!) ?? false)
    this.#writes.set(place, { thread, time: clock[thread]! })
    return races
  }

  #isUnknownWrite(clock: Clock, place: number): boolean {
    const last = this.#writes.get(place)
    return last !== undefined && last.time > clock[last.thread]!
  }
}

const initialClock = (count: number, thread: number): Clock =>
  Array.from({ length: count }, (_, i) => (i === thread ? 1 : 0))
