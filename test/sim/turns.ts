// The scheduler of the actors, captured. nact runs each turn in a setImmediate; while captured, those wait here and the
// simulation says which goes next, so that a seed decides how the turns of different actors interleave.

const { setImmediate: realSetImmediate, clearImmediate: realClearImmediate } = globalThis

interface Turn {
  readonly run: () => void
}

/** Resolves when every promise that could settle without another turn has settled. */
export const settled = (): Promise<void> => new Promise((resolve) => realSetImmediate(resolve))

export class Turns {
  private readonly queue: Turn[] = []

  /** Takes over the process's immediates until `release`. One at a time: simulations don't overlap. */
  capture(): void {
    if (globalThis.setImmediate !== realSetImmediate) throw new Error('another simulation has the scheduler')
    const schedule = (run: (...args: unknown[]) => void, ...args: unknown[]): Turn => {
      const turn = { run: () => run(...args) }
      this.queue.push(turn)
      return turn
    }
    const cancel = (turn: Turn | undefined): void => {
      const at = turn === undefined ? -1 : this.queue.indexOf(turn)
      if (at >= 0) this.queue.splice(at, 1)
    }
    // nact uses the handle for clearImmediate alone; the node type of it has more.
    globalThis.setImmediate = schedule as unknown as typeof globalThis.setImmediate
    globalThis.clearImmediate = cancel as unknown as typeof globalThis.clearImmediate
  }

  release(): void {
    globalThis.setImmediate = realSetImmediate
    globalThis.clearImmediate = realClearImmediate
    this.queue.length = 0
  }

  get waiting(): number {
    return this.queue.length
  }

  /** Runs the turn that waits in place `index`. */
  run(index: number): void {
    this.queue.splice(index, 1)[0]?.run()
  }
}
