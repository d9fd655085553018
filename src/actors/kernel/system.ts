// The root of a tree of actors and what they share: time, randomness, log, dead letters.

import { Actor } from './actor.js'
import type { ActorRef, ActorView } from './actor-ref.js'
import type { ActorOptions, EventLog, Parent } from './behaviour.js'
import { Children } from './children.js'
import type { Clock } from './clock.js'
import { DeadLetters, type DeadLetterView } from './dead-letters.js'
import type { Host } from './host.js'
import { NactRoot } from './nact-node.js'

export interface CrashReport {
  readonly path: string
  readonly incarnation: number
  readonly error: Error
}

export interface SystemOptions {
  readonly clock: Clock
  /** Uniform on [0, 1); `Math.random` by default. */
  readonly random?: () => number
  /** Told of every crash of every actor, supervised or not, at the instant it happens. */
  readonly onCrash: (report: CrashReport) => void
  readonly log: EventLog
}

export interface SystemView {
  readonly actors: readonly ActorView[]
  readonly deadLetters: DeadLetterView
}

export interface ActorSystem extends Parent {
  /**
   * Stops all top-level actors, last spawned first, under one deadline; kills what is left.
   *
   * @returns whether every actor of the tree, children included, ended in time by itself: nothing had to be killed
   */
  stop(budgetMs: number): Promise<boolean>
  inspect(): SystemView
}

export function createSystem(options: SystemOptions): ActorSystem {
  const { clock, log, onCrash } = options
  const random = options.random ?? Math.random
  const deadLetters = new DeadLetters()
  const children = new Children()
  const node = new NactRoot()
  const place = { path: '', node, siblings: children }
  let incarnations = 0
  let stopsForced = 0
  const host: Host = {
    clock,
    random,
    log,
    deadLetters,
    nextIncarnation: () => ++incarnations,
    crashed: (path, incarnation, error) => onCrash({ path, incarnation, error }),
    stopForced: () => {
      stopsForced++
    },
  }
  return {
    clock,
    random,
    log,
    spawn: <M, C = never>(actor: ActorOptions<M, C>): ActorRef<M, C> => new Actor(host, place, actor),
    inspect: () => ({ actors: children.inspect(), deadLetters: deadLetters.inspect() }),
    async stop(budgetMs) {
      const before = stopsForced
      await children.stopAll(clock, clock.now() + budgetMs)
      node.stop()
      return stopsForced === before
    },
  }
}
