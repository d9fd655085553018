// Which actor serves a request now. Requests are known by the identity of their schema, so that two that share a name and
// differ in a field are never taken for each other; which incarnation serves them changes with restarts.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import { type ActorRef, actorDown } from '../kernel/index.js'

/** What a table needs of a registered operation. */
export interface RoutedOperation {
  readonly contract: { readonly name: string }
  /** `identity` is the hex SHA-256 of the request's schema. */
  readonly request: { readonly identity: string }
}

interface Entry<M> {
  /** `finance.priceBook`, for faults. */
  readonly operation: string
  /** The serving incarnation; absent before the first start and while a restart is under way. */
  readonly ref: ActorRef<M> | undefined
  /** Path of the last one that served, for the fault. */
  readonly path: string
}

const CANDIDATES_MAX = 5

/** Keys are request schema identities; one table holds actors of one message type. */
export class RoutingTable<M> {
  readonly #entries = new Map<string, Entry<M>>()

  /** Makes operations known, so that asking for them before their server is up is "down", not "unknown". */
  declare(operations: Iterable<RoutedOperation>): void {
    for (const { contract, request } of operations) {
      if (this.#entries.has(request.identity)) continue
      this.#entries.set(request.identity, { operation: contract.name, ref: undefined, path: contract.name })
    }
  }

  /** Routes the operations to this incarnation until it goes down or another is bound. */
  bind(operations: Iterable<RoutedOperation>, ref: ActorRef<M>): void {
    const { path } = ref
    const bound = [...operations].map(({ contract, request }) => ({ key: request.identity, operation: contract.name }))
    for (const { key, operation } of bound) this.#entries.set(key, { operation, ref, path })
    ref.watch(() => {
      for (const { key, operation } of bound) {
        // A newer incarnation may have been bound since.
        if (this.#entries.get(key)?.ref === ref) this.#entries.set(key, { operation, ref: undefined, path })
      }
    })
  }

  /** FAULT_UNKNOWN_OPERATION for a request never declared nor bound; FAULT_ACTOR_DOWN while nobody serves it. */
  route({ contract: { name }, request }: RoutedOperation): Result<ActorRef<M>, Fault> {
    const entry = this.#entries.get(request.identity)
    if (entry === undefined) {
      const candidates = this.#nearest(name)
      return err({ code: 'FAULT_UNKNOWN_OPERATION', name, candidates, message: `Nobody serves this ${name}.` })
    }
    return entry.ref === undefined ? err(actorDown(entry.path, 'it is being restarted')) : ok(entry.ref)
  }

  /** Names of the same domain; of all domains where there is no such domain. */
  #nearest(name: string): readonly string[] {
    const domain = `${name.split('.', 1)[0]}.`
    const names = [...this.#entries.values()].map(({ operation }) => operation)
    const sameDomain = names.filter((known) => known.startsWith(domain))
    return (sameDomain.length > 0 ? sameDomain : names).slice(0, CANDIDATES_MAX)
  }
}
