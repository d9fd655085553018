// A barrier over shared memory. Threads sleep; on two cores a spinning thread would steal the time of the
// one it waits for.

const ARRIVED = 0
const GENERATION = 1

/** Words of shared memory that a barrier takes. */
export const BARRIER_WORDS = 2

export class Barrier {
  readonly #words: Int32Array
  readonly #threads: number

  /** @param words `BARRIER_WORDS` of shared memory, zero at first, the same for every thread */
  constructor(words: Int32Array, threads: number) {
    this.#words = words
    this.#threads = threads
  }

  /** Returns when all threads have called it. What any of them wrote before is visible to all after. */
  meet(): void {
    const generation = Atomics.load(this.#words, GENERATION)
    if (Atomics.add(this.#words, ARRIVED, 1) + 1 === this.#threads) {
      Atomics.store(this.#words, ARRIVED, 0)
      Atomics.add(this.#words, GENERATION, 1)
      Atomics.notify(this.#words, GENERATION)
      return
    }
    while (Atomics.load(this.#words, GENERATION) === generation) Atomics.wait(this.#words, GENERATION, generation)
  }
}
