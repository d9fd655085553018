import { ManualClock } from '../../../src/actors/kernel/index.js'

/** A clock that is moved by hand, and of which one can await that a wait of so long has begun. */
export class WatchedClock extends ManualClock {
  private readonly watched: { readonly ms: number; readonly resolve: () => void }[] = []
  private readonly armedNow = new Map<number, number>()

  override setTimer(ms: number, fire: () => void): () => void {
    let counted = true
    const uncount = (): void => {
      if (counted) this.count(ms, -1)
      counted = false
    }
    this.count(ms, 1)
    for (const { ms: wanted, resolve } of this.watched) if (wanted === ms) resolve()
    const cancel = super.setTimer(ms, () => {
      uncount()
      fire()
    })
    return () => {
      uncount()
      cancel()
    }
  }

  /** Resolves at once where such a wait is under way. */
  armed(ms: number): Promise<void> {
    if ((this.armedNow.get(ms) ?? 0) > 0) return Promise.resolve()
    return new Promise((resolve) => this.watched.push({ ms, resolve }))
  }

  private count(ms: number, by: number): void {
    this.armedNow.set(ms, (this.armedNow.get(ms) ?? 0) + by)
  }
}
