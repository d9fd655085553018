// One stream from the desk to the domain that serves it.

import type { CallFailure, Desk, StreamControl, StreamOptions, StreamSink } from '../actors/door/index.js'
import { type DomainReply, Grants, type StreamTerms } from '../actors/olivier/index.js'
import { type ContractRegistry, err, noTrace, ok, type RegisteredOperation, type Result } from '../fabric/index.js'
import type { Notary } from './certificates/notary.js'
import { CertifiedItems } from './certified-items.js'
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
  readonly notary: Notary
}

/** See `Desk.stream`. */
export function openStream(wanted: Wanted, ways: Ways): ReturnType<Desk['stream']> {
  const { sink, options, operation } = wanted
  const { credit, signal, certified = false } = options
  const grants = new Grants()
  const abort = new AbortController()
  const onAbort = () => abort.abort()
  let cancelled = false
  if (signal.aborted) onAbort()
  else signal.addEventListener('abort', onAbort, { once: true })

  const registered = ways.registry.operation(operation)
  const items = certified && registered?.item !== undefined ? new CertifiedItems(registered, options.from) : undefined
  const item = items === undefined ? sink.item.bind(sink) : items.passing(sink, grants)
  const from = items === undefined ? options.from : 0
  const terms = { from, credit, grants, signal: abort.signal, item }
  void ask(wanted, registered, ways, terms).then(async (answer) => {
    signal.removeEventListener('abort', onAbort)
    if (cancelled) return
    if (items === undefined || !answer.ok) return sink.done(answer)
    const seal = await items.certified(wanted.payload, answer.value, ways.notary)
    if (cancelled) return
    if (seal.ok) sink.done(answer, seal.value)
    else sink.done(seal)
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
  registered: RegisteredOperation | undefined,
  { registry, board }: Ways,
  stream: StreamTerms,
): Promise<Result<Uint8Array, CallFailure>> {
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
