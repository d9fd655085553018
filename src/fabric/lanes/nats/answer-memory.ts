// What was asked lately, by idempotency key: a request that is asked again, because its answer was late or lost, is not done again.

/** Bytes of answers that are kept, and how many keys. The oldest go first. */
const bytesKeptMax = 16 * 1024 * 1024
const keysMax = 4_096

/** A request under its key: worked on as number `local`, or answered. */
export interface Remembered {
  /** Tells it from other requests under the same key. */
  readonly digest: string
  readonly local: number
  readonly answer?: Uint8Array
}

export class AnswerMemory {
  /** In order of age. */
  readonly #known = new Map<string, Remembered>()
  #bytes = 0

  /** Its request is worked on, or has its answer. */
  keep(key: string, remembered: Remembered): void {
    this.forget(key)
    this.#known.set(key, remembered)
    this.#bytes += remembered.answer?.byteLength ?? 0
    this.#trim()
  }

  recall(key: string): Remembered | undefined {
    return this.#known.get(key)
  }

  forget(key: string): void {
    this.#bytes -= this.#known.get(key)?.answer?.byteLength ?? 0
    this.#known.delete(key)
  }

  #trim(): void {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= keysMax && this.#bytes <= bytesKeptMax) return
      this.forget(key)
    }
  }
}
