// The living and the not yet terminated children of one parent, in order of spawning.

import type { ActorView, Lifecycle } from './actor-ref.js'
import type { Clock } from './clock.js'

export class Children {
  readonly #members = new Set<Lifecycle>()

  add(child: Lifecycle): void {
    this.#members.add(child)
  }

  remove(child: Lifecycle): void {
    this.#members.delete(child)
  }

  killAll(why: string): void {
    for (const child of [...this.#members].reverse()) child.kill(why)
  }

  /** Stops them one by one, last spawned first, under one deadline for all. */
  async stopAll(clock: Clock, deadline: number): Promise<void> {
    for (const child of [...this.#members].reverse()) await child.stop(Math.max(0, deadline - clock.now()))
  }

  async allTerminated(): Promise<void> {
    await Promise.all([...this.#members].map((child) => child.whenTerminated()))
  }

  inspect(): readonly ActorView[] {
    return [...this.#members].map((child) => child.inspect())
  }
}
