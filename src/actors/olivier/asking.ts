// One request while its model works on it: what the model is told of whoever asked, and what it tells them.

import type { ModelContext, Splitting } from '../../domains/index.js'
import type { Mismatch } from '../../fabric/index.js'

/** Parts of the whole that progress is told in, at most. */
const partsMax = 100
/** The largest number that a frame tells. */
const wordMax = 2 ** 32 - 1

export class Asking {
  private controller: AbortController | undefined
  private aborted = false
  private told = 0

  /** @param tell takes whole numbers, `done` growing and at most `total` */
  constructor(
    private readonly splitting: Splitting | undefined,
    private readonly tell: (done: number, total: number) => void,
  ) {}

  /** Few models look at the signal, so it is made for those that do. */
  context(mismatches: readonly Mismatch[]): ModelContext {
    const signal = (): AbortSignal => this.signal
    return {
      mismatches,
      get signal() {
        return signal()
      },
      progress: (done, total) => this.progress(done, total),
      ...(this.splitting === undefined ? {} : { splitting: this.splitting }),
    }
  }

  /** Whether there is somebody to answer. */
  get wanted(): boolean {
    return !this.aborted
  }

  /** Nobody wants the answer any more. */
  abort(): void {
    this.aborted = true
    this.controller?.abort()
  }

  private get signal(): AbortSignal {
    this.controller ??= new AbortController()
    if (this.aborted) this.controller.abort()
    return this.controller.signal
  }

  /** Told once for each part at most, however often the model has something to say. */
  private progress(done: number, total: number): void {
    if (this.aborted || !(done >= 0 && done <= total && total > 0 && total < Number.POSITIVE_INFINITY)) return
    const part = Math.floor((done / total) * partsMax)
    if (part <= this.told) return
    this.told = part
    const fits = Number.isInteger(done) && Number.isInteger(total) && total <= wordMax
    this.tell(fits ? done : part, fits ? total : partsMax)
  }
}
