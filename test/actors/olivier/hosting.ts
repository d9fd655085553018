// A domain in a thread of its own, under a supervisor as in the daemon, and what asks it.

import { afterEach } from 'vitest'
import { type ActorRef, type Clock, createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import {
  type DomainCall,
  type DomainReply,
  Grants,
  type OlivierOptions,
  olivier,
} from '../../../src/actors/olivier/index.js'
import { actorChild, RoutingTable, supervise } from '../../../src/actors/prospero/index.js'
import {
  type Contract,
  ContractRegistry,
  err,
  type Fault,
  fromJson,
  noTrace,
  ok,
  type RegisteredOperation,
  type Result,
  toJson,
} from '../../../src/fabric/index.js'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const quiet = { info: () => {}, warn: () => {}, error: () => {} }

export interface HostingOptions extends Pick<OlivierOptions, 'callsInFlightMax' | 'splitting'> {
  readonly clock?: Clock
}

export async function hosting(
  name: string,
  modulePath: string,
  contracts: readonly Contract[],
  { clock = systemClock, ...limits }: HostingOptions = {},
) {
  const system = createSystem({ clock, onCrash: () => {}, log: quiet })
  stops.push(() => system.stop(clock === systemClock ? 2_000 : 0))
  const routes = new RoutingTable<DomainCall>()
  const registry = new ContractRegistry(contracts)
  let bound: ((ref: ActorRef<DomainCall>) => void) | undefined
  const child = actorChild<DomainCall>(
    { id: name, kind: 'worker', intensity: { restarts: 5, periodMs: 10_000 }, backoff: { initialMs: 1, maxMs: 10 } },
    () => olivier({ domain: name, modulePath, contracts, ...limits }),
    (ref) => {
      routes.bind(registry.operations, ref)
      bound?.(ref)
    },
  )
  const supervisor = await supervise(system, {
    name: 'prospero',
    strategy: 'oneForOne',
    children: [child],
    shutdownMs: 2_000,
  })
  if (!supervisor.ok) throw new Error(supervisor.error.message)

  const registered = (operation: string): RegisteredOperation => registry.operation(operation)!
  const encode = (operation: string, json: unknown): Result<Uint8Array, Fault> => {
    const read = fromJson(registered(operation).contract.request, json)
    return read.ok ? registered(operation).request.codec.encode(read.value.value) : read
  }
  const call = async (
    operation: string,
    json: unknown,
    timeoutMs = 5_000,
    followed: Pick<DomainCall, 'signal' | 'progress'> = {},
  ): Promise<Result<DomainReply, Fault>> => {
    const payload = encode(operation, json)
    if (!payload.ok) return payload
    const route = routes.route(registered(operation))
    if (!route.ok) return route
    const { signal } = followed
    return route.value.ask((replyTo) => ({ operation, payload: payload.value, trace: noTrace, replyTo, ...followed }), {
      timeoutMs,
      ...(signal && { signal }),
    })
  }
  const answer = (operation: string, reply: Result<DomainReply, Fault>) => {
    if (!reply.ok || reply.value.kind !== 'reply') return reply
    const decoded = registered(operation).response.codec.decode(reply.value.payload)
    return decoded.ok ? toJson(registered(operation).contract.response, decoded.value) : decoded
  }
  const stream = (operation: string, json: unknown, terms: OpenTerms = {}): OpenedStream => {
    const payload = encode(operation, json)
    if (!payload.ok) throw new Error(payload.error.message)
    const route = routes.route(registered(operation))
    if (!route.ok) throw new Error(route.error.message)
    return new OpenedStream(route.value, registered(operation), payload.value, terms)
  }
  const restarted = () =>
    new Promise<void>((resolve) => {
      bound = () => resolve()
    })
  const deadReplies = () => system.inspect().deadLetters.counts.reply
  return { call, answer, stream, restarted, routes, deadReplies }
}

export interface OpenTerms {
  readonly from?: number
  readonly credit?: number
  readonly timeoutMs?: number
  /** Called with each item as it comes. */
  readonly onItem?: () => void
}

/** A stream that keeps what it hears. */
export class OpenedStream {
  /** JSON views of the items, in the order in which they came. */
  readonly items: unknown[] = []
  readonly done: Promise<Result<DomainReply, Fault>>
  readonly #grants = new Grants()
  readonly #abort = new AbortController()
  #waiters: { readonly count: number; readonly resolve: () => void }[] = []

  constructor(
    ref: ActorRef<DomainCall>,
    { contract: { name: operation }, item }: RegisteredOperation,
    payload: Uint8Array,
    { from = 0, credit = 0, timeoutMs = 20_000, onItem = () => {} }: OpenTerms,
  ) {
    const { signal } = this.#abort
    const take = (bytes: Uint8Array) => {
      const decoded = item === undefined ? err(undefined) : item.codec.decode(bytes)
      this.items.push(decoded.ok && item !== undefined ? toJson(item.schema, decoded.value) : decoded)
      this.#waiters = this.#waiters.filter(({ count, resolve }) => this.items.length < count || resolve())
      onItem()
    }
    const stream = { from, credit, grants: this.#grants, signal, item: take }
    this.done = ref.ask<DomainReply>((replyTo) => ({ operation, payload, trace: noTrace, stream, replyTo }), {
      timeoutMs,
      signal,
    })
  }

  grant(items: number): void {
    this.#grants.add(items)
  }

  cancel(): void {
    this.#abort.abort()
  }

  /** Resolves when so many items have come, or with the end if that comes first. */
  received(count: number): Promise<Result<void, Fault>> {
    if (this.items.length >= count) return Promise.resolve(ok(undefined))
    const come = new Promise<Result<void, Fault>>((resolve) => {
      this.#waiters.push({ count, resolve: () => resolve(ok(undefined)) })
    })
    return Promise.race([come, this.done.then((end) => (end.ok ? ok(undefined) : end))])
  }
}
