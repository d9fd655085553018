// The actor of a remote domain, and what asks it.

import pino from 'pino'
import { afterEach } from 'vitest'
import { type ActorRef, createSystem, systemClock } from '../../../src/actors/kernel/index.js'
import { type DomainCall, type DomainReply, Grants } from '../../../src/actors/olivier/index.js'
import { type RemoteDomainOptions, remoteDomain } from '../../../src/actors/remote-domain/index.js'
import {
  type Contract,
  type Fault,
  messagesOf,
  noTrace,
  type OperationMessages,
  ok,
  type Result,
} from '../../../src/fabric/index.js'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

export interface Remote {
  readonly ref: ActorRef<DomainCall>
  /** Lines that it logged. */
  readonly lines: readonly Record<string, unknown>[]
  /** Resolves with the first line of an event that comes, or has come. */
  logged(event: string): Promise<Record<string, unknown>>
  /** Values in, the answer's value out. */
  call(contract: Contract, request: unknown, signal?: AbortSignal): Promise<unknown>
  stop(): Promise<unknown>
}

export async function remote(
  options: Pick<RemoteDomainOptions, 'address' | 'contracts'> & Partial<RemoteDomainOptions>,
): Promise<Remote> {
  const lines: Record<string, unknown>[] = []
  const heard: (() => void)[] = []
  const write = (line: string): void => {
    lines.push(JSON.parse(line))
    for (const tell of heard.splice(0)) tell()
  }
  const system = createSystem({ clock: systemClock, onCrash: () => {}, log: pino({ base: null }, { write }) })
  const stop = () => system.stop(1_000)
  stops.push(stop)
  const ref = system.spawn<DomainCall>({
    name: 'elsewhere',
    ...remoteDomain({ domain: 'elsewhere', token: '', ledger: async () => ok(undefined), ...options }),
  })
  const ready = await ref.whenReady()
  if (!ready.ok) throw new Error(ready.error.message)
  return {
    ref,
    lines,
    async logged(event) {
      for (;;) {
        const line = lines.find((one) => one.event === event)
        if (line !== undefined) return line
        await new Promise<void>((resolve) => heard.push(resolve))
      }
    },
    call: (contract, request, signal) => called(ref, contract, request, signal),
    stop,
  }
}

async function called(
  ref: ActorRef<DomainCall>,
  contract: Contract,
  request: unknown,
  signal = new AbortController().signal,
): Promise<unknown> {
  const messages = messagesOf(contract)
  const payload = encoded(messages, request)
  const reply: Result<DomainReply, Fault> = await ref.ask(
    (replyTo) => ({ operation: contract.name, payload, trace: noTrace, signal, replyTo }),
    { timeoutMs: 10_000, signal },
  )
  if (!reply.ok || reply.value.kind !== 'reply') return reply
  const answer = messages.response.codec.decode(reply.value.payload)
  return answer.ok ? answer.value : answer
}

/** Streams with so much credit at once; the values of the items, and of what came last. */
export async function streamed(ref: ActorRef<DomainCall>, contract: Contract, request: unknown, credit: number) {
  const messages = messagesOf(contract)
  const payload = encoded(messages, request)
  const items: unknown[] = []
  const { signal } = new AbortController()
  const grants = new Grants()
  const item = (bytes: Uint8Array): void => {
    const value = messages.item!.codec.decode(bytes)
    items.push(value.ok ? value.value : value)
    grants.add(1)
  }
  const last: Result<DomainReply, Fault> = await ref.ask(
    (replyTo) => ({
      operation: contract.name,
      payload,
      trace: noTrace,
      stream: { from: 0, credit, grants, signal, item },
      replyTo,
    }),
    { timeoutMs: 10_000, signal },
  )
  if (!last.ok || last.value.kind !== 'reply') return { items, last }
  const response = messages.response.codec.decode(last.value.payload)
  return { items, last: response.ok ? response.value : response }
}

function encoded({ request: message }: OperationMessages, request: unknown): Uint8Array {
  const payload = message.codec.encode(request)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}
