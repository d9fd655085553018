// Which actor serves an operation now. Names are declared once; which incarnation serves them changes with restarts.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type ActorRef, actorDown } from '../kernel/index.js'

interface Entry<M> {
  /** The serving incarnation; absent before the first start and while a restart is under way. */
  readonly ref: ActorRef<M> | undefined
  /** Path of the last one that served, for the fault. */
  readonly path: string
}

const CANDIDATES_MAX = 5

/** Keys are contract names (`finance.priceBook`) or schema identities; one table holds actors of one message type. */
export class RoutingTable<M> {
  readonly #entries = new Map<string, Entry<M>>()

  /** Makes names known, so that asking for them before their server is up is "down", not "unknown". */
  declare(names: Iterable<string>): void {
    for (const name of names) if (!this.#entries.has(name)) this.#entries.set(name, { ref: undefined, path: name })
  }

  /** Routes the names to this incarnation until it goes down or another is bound. */
  bind(names: Iterable<string>, ref: ActorRef<M>): void {
    const bound = [...names]
    for (const name of bound) this.#entries.set(name, { ref, path: ref.path })
    ref.watch(() => {
      for (const name of bound) {
        // A newer incarnation may have been bound since.
        if (this.#entries.get(name)?.ref === ref) this.#entries.set(name, { ref: undefined, path: ref.path })
      }
    })
  }

  /** FAULT_UNKNOWN_OPERATION for a name never declared nor bound; FAULT_ACTOR_DOWN while nobody serves it. */
  route(name: string): Result<ActorRef<M>, Fault> {
    const entry = this.#entries.get(name)
    if (entry === undefined) {
      const candidates = this.#nearest(name)
      return err({ code: 'FAULT_UNKNOWN_OPERATION', name, candidates, message: `Nobody serves ${name}.` })
    }
    return entry.ref === undefined ? err(actorDown(entry.path, 'it is being restarted')) : ok(entry.ref)
  }

  names(): readonly string[] {
    return [...this.#entries.keys()]
  }

  /** Names of the same domain; of all domains where there is no such domain. */
  #nearest(name: string): readonly string[] {
    const domain = `${name.split('.', 1)[0]}.`
    const names = this.names()
    const sameDomain = names.filter((known) => known.startsWith(domain))
    return (sameDomain.length > 0 ? sameDomain : names).slice(0, CANDIDATES_MAX)
  }
}
