// One stream from the desk to the domain that serves it.

import type { CallFailure, Desk, StreamControl, StreamOptions, StreamSink } from '../actors/door/index.js'
import { type DomainReply, Grants, type StreamTerms } from '../actors/olivier/index.js'
import { type ContractRegistry, err, noTrace, ok, type Result } from '../fabric/index.js'
import type { Switchboard } from './switchboard.js'

interface Wanted {
  readonly operation: string
  readonly payload: Uint8Array
  readonly options: StreamOptions
  readonly sink: StreamSink
}

interface Ways {
  readonly registry: ContractRegistry
  readonly board: Pick<Switchboard, 'domains'>
}

/** See `Desk.stream`. */
export function openStream(wanted: Wanted, ways: Ways): ReturnType<Desk['stream']> {
  const { sink, options } = wanted
  const { from, credit, signal } = options
  const grants = new Grants()
  const abort = new AbortController()
  const onAbort = () => abort.abort()
  let cancelled = false
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })

  const terms = { from, credit, grants, signal: abort.signal, item: sink.item.bind(sink) }
  void ask(wanted, ways, terms).then((answer) => {
    signal.removeEventListener('abort', onAbort)
    if (!cancelled) sink.done(answer)
  })
  const control: StreamControl = {
    grant: (items) => grants.add(items),
    cancel: () => {
      cancelled = true
      abort.abort()
    },
  }
  return control
}

async function ask(
  { operation, payload, options: { deadline } }: Wanted,
  { registry, board }: Ways,
  stream: StreamTerms,
): Promise<Result<Uint8Array, CallFailure>> {
  const registered = registry.operation(operation)
  if (registered === undefined) return err(registry.unknown(operation))
  const route = board.domains.route(registered)
  if (!route.ok) return route
  const reply = await route.value.ask<DomainReply>(
    (replyTo) => ({ operation, payload, trace: noTrace, stream, replyTo }),
    { deadline, signal: stream.signal },
  )
  if (!reply.ok) return reply
  return reply.value.kind === 'reply' ? ok(reply.value.payload) : err(reply.value.error)
}
