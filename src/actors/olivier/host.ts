// Olivier: the actor that owns a domain's thread and speaks for it. It goes down with its thread, and asks in flight fail at once.

import type { Splitting } from '../../domains/index.js'
import {
  aboutRequest,
  ByCorrelation,
  builtFile,
  type Contract,
  ContractRegistry,
  err,
  type Fault,
  type FrameView,
  noPayload,
  progressMessage,
  type RegisteredOperation,
  type RingEnds,
} from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context } from '../kernel/index.js'
import { OwnedThread } from '../thread/index.js'
import { type DomainCall, usageMessage } from './domain-call.js'
import { acceptHello } from './handshake.js'
import { readReply } from './read-reply.js'
import { requestFrame } from './request-frame.js'
import { StreamRelay } from './stream-relay.js'
import type { DomainThreadData } from './thread-data.js'

export interface OlivierOptions {
  readonly domain: string
  /** A built module that exports `domain: Domain`. */
  readonly modulePath: string
  readonly contracts: readonly Contract[]
  /** Heap of the domain's thread, in MiB. */
  readonly heapMiBMax?: number
  /** What its models may keep outside of the heap, in MiB: a thread that keeps more ends. Unwatched when left out. */
  readonly buffersMiBMax?: number
  /** `callsInFlightMax` by default. */
  readonly callsInFlightMax?: number
  /** How its models split long work; not at all when left out. */
  readonly splitting?: Splitting
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
  /** Of a call that streams. */
  readonly relay: StreamRelay | undefined
  readonly unwatch: () => void
  seconds: number
}

type StreamInFlight = Pick<InFlight, 'call' | 'operation'> & { readonly relay: StreamRelay }

class DomainHost implements Behaviour<DomainCall> {
  private readonly registry: ContractRegistry
  private readonly thread: OwnedThread<void>
  private readonly inFlight = new ByCorrelation<InFlight>()
  private nextCorrelation = 1

  constructor(
    private readonly options: OlivierOptions,
    private readonly context: Context<DomainCall>,
  ) {
    const { domain, modulePath, contracts, heapMiBMax = heapMiBDefault, buffersMiBMax, splitting } = options
    this.registry = new ContractRegistry(contracts)
    const data = (ends: RingEnds): DomainThreadData => ({
      ends,
      modulePath,
      ...(buffersMiBMax === undefined ? {} : { buffersMiBMax }),
      ...(splitting && { splitting }),
    })
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
    const relay = call.stream && new StreamRelay(call.stream, operation.item, correlation, this.thread.lane)
    const request = requestFrame(call, operation, correlation, relay, this.context.clock)
    const sent = request.ok ? this.thread.lane.send(request.value) : request
    if (!sent.ok) {
      call.replyTo.reply(sent)
      return
    }
    const { deadline } = call.replyTo
    if (relay === undefined) {
      const expectNothing = this.thread.watch(call.operation, deadline)
      const forgetSignal = this.cancelOn(call.signal, correlation)
      const unwatch = () => {
        expectNothing()
        forgetSignal()
      }
      this.inFlight.set(correlation, { call, operation, relay, unwatch, seconds: 0 })
    } else this.watchStream({ call, operation, relay }, correlation)
  }

  /** Has the thread told once the answer is not wanted: it still owes a last word. @returns what takes the listener off */
  private cancelOn(signal: AbortSignal | undefined, correlation: number): () => void {
    const cancel = (): void =>
      void this.thread.lane.sendWhenRoom({ ...aboutRequest('cancel', correlation), payload: noPayload })
    signal?.addEventListener('abort', cancel, { once: true })
    return () => signal?.removeEventListener('abort', cancel)
  }

  private watchStream({ call, operation, relay }: StreamInFlight, correlation: number): void {
    const { clock } = this.context
    const late = () => this.streamLate(correlation, relay, call.operation)
    const unwatch = clock.setTimer(call.replyTo.deadline - clock.now(), late)
    this.inFlight.set(correlation, { call, operation, relay, unwatch, seconds: 0 })
    relay.listen(
      () => this.forget(correlation, relay),
      (fault) => this.breakOff(correlation, relay, fault),
    )
  }

  private onFrame(frame: FrameView): void {
    const { correlation } = frame
    const pending = this.inFlight.get(correlation)
    if (pending === undefined) return
    const { call, operation, relay } = pending
    if (frame.kind === 'item') {
      if (frame.hasSchema(usageMessage.short)) pending.seconds = readSeconds(frame)
      else if (frame.hasSchema(progressMessage.short)) this.onProgress(frame, call)
      else if (relay !== undefined) this.onItem(frame, relay, call)
      return
    }
    this.settle(correlation)
    // What a thread says last of what nobody waits for is no answer that came late where it was told so, since the word may have crossed the
    // answer, nor where it says just that.
    const told = relay !== undefined || frame.kind === 'fault' || call.signal?.aborted === true
    if (!told || !call.replyTo.settled) call.replyTo.reply(readReply(frame, operation, pending.seconds))
  }

  private onProgress(frame: FrameView, { progress, replyTo }: DomainCall): void {
    if (progress === undefined || replyTo.settled) return
    const told = progressMessage.codec.decode(frame.payload)
    if (told.ok) progress(told.value)
  }

  private onItem(frame: FrameView, relay: StreamRelay, { replyTo }: DomainCall): void {
    const { correlation } = frame
    if (replyTo.settled) relay.mute()
    const taken = relay.take(frame)
    if (!taken.ok) this.breakOff(correlation, relay, taken.error)
    else if (relay.isMuted && !relay.isOwed) this.forget(correlation, relay)
  }

  /**
   * The deadline of a stream has passed, and its asker knows. A thread that merely waits for credit is told to forget it. One
   * that has credit owes a word, which will be the last; if it says none it hangs.
   */
  private streamLate(correlation: number, relay: StreamRelay, operation: string): void {
    relay.mute()
    if (relay.isOwed) this.thread.expectWord(operation)
    else this.forget(correlation, relay)
  }

  private breakOff(correlation: number, relay: StreamRelay, fault: Fault): void {
    this.inFlight.get(correlation)?.call.replyTo.reply(err(fault))
    this.forget(correlation, relay)
  }

  /** Ends a stream that nobody wants any more, with its thread too. */
  private forget(correlation: number, relay: StreamRelay): void {
    relay.cancel()
    this.settle(correlation)
  }

  private settle(correlation: number): void {
    const pending = this.inFlight.take(correlation)
    pending?.unwatch()
    pending?.relay?.mute()
  }

  close(): Promise<void> {
    for (const correlation of this.inFlight.correlations()) this.settle(correlation)
    return this.thread.close()
  }
}

function readSeconds(frame: FrameView): number {
  const usage = usageMessage.codec.decode(frame.payload)
  return usage.ok ? usage.value.seconds : 0
}
