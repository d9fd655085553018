// One call passed on to the daemon that serves a remote domain, in that daemon's words, and its answer in ours.

import type { Answered, Exchange } from '../../fabric/exchange/index.js'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import type { DomainCall, DomainReply, StreamTerms } from '../olivier/index.js'
import type { SpokenOperation } from './agreement.js'

export interface PassOptions {
  readonly exchange: Exchange
  readonly spoken: SpokenOperation
  /** Wall time, ms since the Unix epoch. */
  readonly deadline: number
  /** What it comes to where the lane ended first. */
  readonly lost: (why: Fault) => Fault
}

export function passCall(call: DomainCall, options: PassOptions): void {
  const { exchange, spoken, deadline } = options
  const { request, response } = spoken
  const payload = request.translate(call.payload)
  if (!payload.ok) {
    call.replyTo.reply(payload)
    return
  }
  const question = { schema: request.short, expected: response.short, payload: payload.value, trace: call.trace }
  const until = call.signal === undefined ? { deadline } : { deadline, signal: call.signal }
  void exchange.ask(question, until, call.progress).then((answered) => answer(call, answered, options))
}

export function passStream(call: DomainCall & { readonly stream: StreamTerms }, options: PassOptions): void {
  const { exchange, spoken, deadline } = options
  const { request, response, item } = spoken
  const { from, credit, grants, signal, item: take } = call.stream
  if (!item.ok) {
    call.replyTo.reply(item)
    return
  }
  const payload = request.translate(call.payload)
  if (!payload.ok) {
    call.replyTo.reply(payload)
    return
  }
  const question = {
    operation: call.operation,
    request: payload.value,
    from,
    item: item.value.short,
    expected: response.short,
    trace: call.trace,
  }
  const control = exchange.pass(question, { deadline, signal }, credit, {
    item(bytes) {
      const translated = item.value.translate(bytes)
      if (translated.ok) {
        take(translated.value)
        return
      }
      control.cancel()
      call.replyTo.reply(translated)
    },
    done: (answered) => answer(call, answered, options),
  })
  grants.listen((items) => control.grant(items))
}

function answer({ replyTo }: DomainCall, answered: Answered, options: PassOptions): void {
  // Given up by its asker, who knows.
  if (!replyTo.settled) replyTo.reply(replyOf(answered, options))
}

/** A peer does not say how long its model took: the time in a remote domain is the fabric's. */
function replyOf(answered: Answered, { spoken, lost }: PassOptions): Result<DomainReply, Fault> {
  if (answered.ok) {
    const payload = spoken.response.translate(answered.value)
    return payload.ok ? ok({ kind: 'reply', payload: payload.value, domainSeconds: 0 }) : payload
  }
  const { by, error } = answered.error
  if ('reason' in error) return ok({ kind: 'domainError', error, domainSeconds: 0 })
  return err(by === 'lane' ? lost(error) : error)
}
