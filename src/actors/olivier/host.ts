// Olivier: the actor that owns a domain's thread and speaks for it. It goes down with its thread, and asks in flight fail at once.

import {
  builtFile,
  type Contract,
  ContractRegistry,
  domainErrorMessage,
  err,
  type Fault,
  type Frame,
  type FrameView,
  faultMessage,
  fromFaultRecord,
  ok,
  type RegisteredOperation,
  type Result,
  type RingEnds,
} from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context } from '../kernel/index.js'
import { OwnedThread } from '../thread/index.js'
import { type DomainCall, type DomainReply, usageMessage } from './domain-call.js'
import { acceptHello } from './handshake.js'
import type { DomainThreadData } from './thread-data.js'

export interface OlivierOptions {
  readonly domain: string
  /** A built module that exports `domain: Domain`. */
  readonly modulePath: string
  readonly contracts: readonly Contract[]
  /** Heap of the domain's thread, in MiB. */
  readonly heapMiBMax?: number
  /** `callsInFlightMax` by default. */
  readonly callsInFlightMax?: number
}

/**
 * Calls that the thread of one domain may owe an answer at once; more are answered with FAULT_BUSY. As many again may
 * wait in the mailbox, for the instant that handing one over takes.
 */
export const callsInFlightMax = 1_024

const heapMiBDefault = 1_024

export const olivier = (options: OlivierOptions): Omit<ActorOptions<DomainCall>, 'name'> => ({
  mailboxMax: options.callsInFlightMax ?? callsInFlightMax,
  async init(context) {
    const host = new DomainHost(options, context)
    await host.ready()
    return host
  },
})

interface InFlight {
  readonly call: DomainCall
  readonly operation: RegisteredOperation
  readonly unwatch: () => void
  seconds: number
}

class DomainHost implements Behaviour<DomainCall> {
  private readonly registry: ContractRegistry
  private readonly thread: OwnedThread<void>
  private readonly inFlight = new Map<number, InFlight>()
  private nextCorrelation = 1

  constructor(
    private readonly options: OlivierOptions,
    private readonly context: Context<DomainCall>,
  ) {
    const { domain, modulePath, contracts, heapMiBMax = heapMiBDefault } = options
    this.registry = new ContractRegistry(contracts)
    const data = (ends: RingEnds): DomainThreadData => ({ ends, modulePath })
    this.thread = new OwnedThread(
      {
        name: domain,
        entry: builtFile(import.meta.url, './domain-thread.js'),
        data,
        heapMiBMax,
        readGreeting: (frame) => (frame.kind === 'hello' ? acceptHello(frame, contracts) : undefined),
        onFrame: (frame) => this.onFrame(frame),
      },
      context,
    )
  }

  /** Resolves once the thread has greeted with the contracts that we hold too; throws otherwise. */
  ready(): Promise<void> {
    return this.thread.ready()
  }

  receive(call: DomainCall): void {
    if (call.replyTo.settled) return
    const operation = this.registry.operation(call.operation)
    if (operation === undefined) {
      const message = `${this.options.domain} has no operation ${call.operation}`
      call.replyTo.reply(err({ code: 'FAULT_UNKNOWN_OPERATION', name: call.operation, candidates: [], message }))
      return
    }
    const { domain, callsInFlightMax: inFlightMax = callsInFlightMax } = this.options
    if (this.inFlight.size >= inFlightMax) {
      call.replyTo.reply(err({ code: 'FAULT_BUSY', message: `${domain} has ${inFlightMax} calls in flight` }))
      return
    }
    const correlation = this.nextCorrelation++
    const sent = this.thread.lane.send(this.requestFrame(call, operation, correlation))
    if (!sent.ok) {
      call.replyTo.reply(sent)
      return
    }
    const unwatch = this.thread.watch(call.operation, call.replyTo.deadline)
    this.inFlight.set(correlation, { call, operation, unwatch, seconds: 0 })
  }

  private requestFrame(call: DomainCall, operation: RegisteredOperation, correlation: number): Frame {
    const { clock } = this.context
    return {
      kind: 'request',
      flags: 0,
      schema: operation.request.short,
      source: 0,
      target: 0,
      correlation,
      deadline: clock.wall() + call.replyTo.deadline - clock.now(),
      trace: call.trace,
      payload: call.payload,
    }
  }

  private onFrame(frame: FrameView): void {
    const pending = this.inFlight.get(frame.correlation)
    if (pending === undefined) return
    if (frame.kind === 'item') {
      const usage = usageMessage.codec.decode(frame.payload)
      if (usage.ok) pending.seconds = usage.value.seconds
      return
    }
    this.inFlight.delete(frame.correlation)
    pending.unwatch()
    pending.call.replyTo.reply(readReply(frame, pending))
  }

  close(): Promise<void> {
    for (const { unwatch } of this.inFlight.values()) unwatch()
    return this.thread.close()
  }
}

function readReply(frame: FrameView, { operation, seconds }: InFlight): Result<DomainReply, Fault> {
  switch (frame.kind) {
    case 'reply': {
      if (frame.hasSchema(operation.response.short)) {
        return ok({ kind: 'reply', payload: frame.payload.slice(), domainSeconds: seconds })
      }
      const message = `${operation.contract.name} was answered with another schema`
      return err({ code: 'FAULT_SCHEMA', path: '', expected: operation.response.name, actual: 'unknown', message })
    }
    case 'domainError': {
      const error = domainErrorMessage.codec.decode(frame.payload)
      return error.ok ? ok({ kind: 'domainError', error: error.value, domainSeconds: seconds }) : error
    }
    case 'fault': {
      const fault = faultMessage.codec.decode(frame.payload)
      return fault.ok ? err(fromFaultRecord(fault.value)) : fault
    }
    default:
      return err({ code: 'FAULT_FRAME', offset: 9, message: `a request is not answered by a ${frame.kind} frame` })
  }
}
