/// <reference lib="es2024.sharedmemory" />
// A book priced by the threads of a pool, once or again and again with other spots and vols.

import { err, ok, type Result } from '../../../fabric/result.js'
import type { BookColumns, PositionError, PricedColumns } from '../kernel/index.js'
import { poolOf } from './pool.js'
import { type SharedBook, sharedBook, words } from './shared-book.js'

export interface SplitTerms {
  readonly threads: number
  readonly signal?: AbortSignal | undefined
  /** Hears the rows that are priced, now and then; the last word is all of them. */
  readonly progress?: ((rows: number) => void) | undefined
}

interface Broken {
  readonly thrown: unknown
}

export class SplitBook {
  private readonly shared: SharedBook

  /** @param columns used in place where their memory is shared */
  constructor(columns: BookColumns) {
    this.shared = sharedBook(columns)
  }

  /** What is priced: may be written to while nothing is being priced. */
  get columns(): BookColumns {
    return this.shared.columns
  }

  /** Where the figures of the rows come to stand, those before a row without a value included. */
  get prices(): PricedColumns {
    return this.shared.priced
  }

  /**
   * Prices the first rows. Each row's figures are those that one thread finds, whoever finds them, and so are sums over them.
   *
   * @returns the columns priced, good until the next time; the first row that has no value
   * @throws the signal's reason, or what `progress` throws, once no thread is at work any more
   */
  async price(rows: number, { threads, signal, progress }: SplitTerms): Promise<Result<PricedColumns, PositionError>> {
    signal?.throwIfAborted()
    const { control, priced } = this.shared
    control.fill(0)
    const stop = (): void => void Atomics.store(control, words.stopped, 1)
    signal?.addEventListener('abort', stop, { once: true })
    const watched = progress && this.watch(rows, progress, stop)
    const task = { ...this.shared, rows }
    const parts = Array.from({ length: threads }, () => poolOf(threads).run(task))
    let failed: readonly (PositionError | undefined)[]
    let broken: Broken | undefined
    try {
      failed = await Promise.all(parts)
    } finally {
      signal?.removeEventListener('abort', stop)
      stop()
      Atomics.notify(control, words.done)
      await Promise.allSettled(parts)
      broken = await watched
    }
    if (broken) throw broken.thrown
    signal?.throwIfAborted()
    const first = firstOf(failed)
    return first === undefined ? ok(priced) : err(first)
  }

  /** Stops the work where `progress` throws. */
  private async watch(rows: number, progress: (rows: number) => void, stop: () => void): Promise<Broken | undefined> {
    const { control } = this.shared
    try {
      for (;;) {
        const done = Atomics.load(control, words.done)
        if (done > 0) progress(done)
        if (done >= rows || Atomics.load(control, words.stopped) !== 0) return undefined
        const waiting = Atomics.waitAsync(control, words.done, done)
        if (waiting.async) await waiting.value
      }
    } catch (thrown) {
      stop()
      return { thrown }
    }
  }
}

const firstOf = (failed: readonly (PositionError | undefined)[]): PositionError | undefined =>
  failed.reduce(
    (first, one) => (one !== undefined && (first === undefined || one.row < first.row) ? one : first),
    undefined,
  )
