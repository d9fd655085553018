// What was answered lately, by idempotency key: a request that is asked again, because its answer was late or lost, is not done again.

/** Bytes of answers that are kept, and how many keys. The oldest go first. */
const bytesKeptMax = 16 * 1024 * 1024
const keysMax = 4_096

export class AnswerMemory {
  /** In order of age. A number is the request that is being worked on; bytes are its answer. */
  readonly #known = new Map<string, number | Uint8Array>()
  #bytes = 0

  began(key: string, local: number): void {
    this.#known.set(key, local)
    this.#trim()
  }

  answered(key: string, frame: Uint8Array): void {
    this.forget(key)
    this.#known.set(key, frame)
    this.#bytes += frame.byteLength
    this.#trim()
  }

  recall(key: string): number | Uint8Array | undefined {
    return this.#known.get(key)
  }

  forget(key: string): void {
    const known = this.#known.get(key)
    if (known instanceof Uint8Array) this.#bytes -= known.byteLength
    this.#known.delete(key)
  }

  #trim(): void {
    for (const key of this.#known.keys()) {
      if (this.#known.size <= keysMax && this.#bytes <= bytesKeptMax) return
      this.forget(key)
    }
  }
}
