// Who waits for what in an actor's life: being ready, going down, being terminated. Each happens at most once.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Exit } from './exit.js'

/** Runs a callback of someone else and reports its throw instead of passing it on. */
export type Contain = (call: () => void) => void

interface Watcher {
  readonly onDown: (exit: Exit) => void
}

export class LifeEvents {
  readonly #watchers = new Set<Watcher>()
  #ready: Result<void, Fault> | undefined
  #exit: Exit | undefined
  #terminated = false
  #onReady: ((outcome: Result<void, Fault>) => void)[] = []
  #onTerminated: ((exit: Exit) => void)[] = []

  whenReady(): Promise<Result<void, Fault>> {
    return new Promise((resolve) => (this.#ready === undefined ? this.#onReady.push(resolve) : resolve(this.#ready)))
  }

  whenTerminated(): Promise<Exit> {
    return new Promise((resolve) => {
      if (this.#terminated && this.#exit !== undefined) resolve(this.#exit)
      else this.#onTerminated.push(resolve)
    })
  }

  /** A watcher that comes too late is told in a microtask, never from within its own call. */
  watch(onDown: (exit: Exit) => void, contain: Contain): () => void {
    const watcher = { onDown }
    this.#watchers.add(watcher)
    if (this.#exit !== undefined) {
      const exit = this.#exit
      queueMicrotask(() => this.#tell(watcher, exit, contain))
    }
    return () => this.#watchers.delete(watcher)
  }

  ready(): void {
    this.#settleReady(ok(undefined))
  }

  /** @param fault what those get who still wait for it to be ready */
  down(exit: Exit, fault: Fault, contain: Contain): void {
    this.#exit = exit
    if (this.#ready?.ok === true) this.#ready = err(fault)
    else this.#settleReady(err(fault))
    for (const watcher of [...this.#watchers]) this.#tell(watcher, exit, contain)
  }

  terminated(exit: Exit): void {
    this.#terminated = true
    for (const resolve of this.#onTerminated) resolve(exit)
    this.#onTerminated = []
  }

  #settleReady(outcome: Result<void, Fault>): void {
    this.#ready = outcome
    for (const resolve of this.#onReady) resolve(outcome)
    this.#onReady = []
  }

  #tell(watcher: Watcher, exit: Exit, contain: Contain): void {
    if (this.#watchers.delete(watcher)) contain(() => watcher.onDown(exit))
  }
}
