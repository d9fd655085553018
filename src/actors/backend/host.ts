// The actor that owns a backend's thread. Whatever the backend says passes the validating filter here before anybody reads it.

import { Automaton, type Backend, ContinuedProposal, type Move, type Stray } from '../../backends/index.js'
import { type Grammar, toGbnf } from '../../clef/index.js'
import {
  builtFile,
  type Contract,
  err,
  type Fault,
  type Frame,
  type FrameView,
  faultMessage,
  fromFaultRecord,
  noPayload,
  noSchema,
  noTrace,
  ok,
  type Result,
  type RingEnds,
  readHello,
} from '../../fabric/index.js'
import type { ActorOptions, Behaviour, Context, ReplyTo } from '../kernel/index.js'
import { OwnedThread } from '../thread/index.js'
import { chunkMessage, programBytesMax, proposeMessage, toProposeRecord } from './prompt-message.js'
import type { BackendCard, Propose, Proposed } from './propose.js'
import type { BackendThreadData } from './thread-data.js'

export interface BackendHostOptions {
  readonly name: string
  /** A built module that exports `createBackend`. */
  readonly modulePath: string
  readonly options: unknown
  /** From which grammars are made. */
  readonly contracts: readonly Contract[]
  /** Told what the backend is, each time one has started. */
  readonly onReady: (card: BackendCard) => void
  /** `proposalsMax` by default. */
  readonly proposalsMax?: number
}

/**
 * Proposals that may run at once; more are answered with FAULT_BUSY. As many again may wait in the mailbox, for the
 * instant that handing one over takes.
 */
export const proposalsMax = 256

export const backendHost = (options: BackendHostOptions): Omit<ActorOptions<Propose>, 'name'> => ({
  mailboxMax: options.proposalsMax ?? proposalsMax,
  async init(context) {
    const host = new BackendHost(options, context)
    options.onReady(await host.ready())
    return host
  },
})

interface Running {
  readonly asked: Propose
  readonly proposal: ContinuedProposal
  /** Stops watching the thread and the asker's signal. */
  unwatch: () => void
  promptBytes: number
  answerBytes: number
}

class BackendHost implements Behaviour<Propose> {
  private readonly thread: OwnedThread<BackendCard>
  private readonly running = new Map<number, Running>()
  /** Compiled once per grammar value; grammars come from a small set kept by the language node. */
  private readonly automata = new WeakMap<Grammar, Automaton>()
  private nextCorrelation = 1
  private capabilities: Backend['capabilities'] | undefined

  constructor(
    private readonly options: BackendHostOptions,
    private readonly context: Context<Propose>,
  ) {
    const { name, modulePath, options: given, contracts } = options
    const data = (ends: RingEnds): BackendThreadData => ({ ends, modulePath, options: given, contracts })
    this.thread = new OwnedThread(
      {
        name: `backend ${name}`,
        entry: builtFile(import.meta.url, './backend-thread.js'),
        data,
        readGreeting,
        onFrame: (frame) => this.onFrame(frame),
      },
      context,
    )
  }

  /** Resolves to what the backend says it is; throws when it could not be made. */
  async ready(): Promise<BackendCard> {
    const card = await this.thread.ready()
    this.capabilities = card.capabilities
    return card
  }

  receive(asked: Propose): void {
    const { grammar, options, replyTo } = asked
    if (replyTo.settled) return
    const { name, proposalsMax: runningMax = proposalsMax } = this.options
    if (this.running.size >= runningMax) {
      replyTo.reply(err({ code: 'FAULT_BUSY', message: `backend ${name} has ${runningMax} proposals under way` }))
      return
    }
    const automaton = this.compiled(grammar)
    if (!automaton.ok) {
      replyTo.reply(automaton)
      return
    }
    const proposal = new ContinuedProposal(automaton.value, this.card(), options)
    const sent = this.send({ asked, proposal, unwatch: () => {}, promptBytes: 0, answerBytes: 0 }, options)
    if (!sent.ok) replyTo.reply(sent)
  }

  /** Asks the thread, for the first time or to continue; the answer comes under a correlation of its own. */
  private send(running: Running, options: Propose['options'], residual?: Grammar): Result<void, Fault> {
    const { prompt, grammar, making, replyTo, signal } = running.asked
    const request = {
      prompt,
      options,
      grammar: making === undefined ? { gbnf: toGbnf(grammar) } : { making },
      ...(residual === undefined ? {} : { residual: toGbnf(residual) }),
    }
    const payload = proposeMessage.codec.encode(toProposeRecord(request))
    if (!payload.ok) return payload
    const correlation = this.nextCorrelation++
    const sent = this.thread.lane.send(this.frame('request', correlation, payload.value, this.deadlineOf(replyTo)))
    if (!sent.ok) return sent
    running.unwatch = this.watch(correlation, replyTo, signal)
    running.promptBytes += payload.value.length
    this.running.set(correlation, running)
    return ok(undefined)
  }

  /** Frees the backend at the deadline or when the asker gives up, whether or not it says another word. */
  private watch(correlation: number, { deadline }: ReplyTo<Proposed>, signal: AbortSignal | undefined): () => void {
    const drop = (): void => this.abort(correlation, 'was not waited for any more')
    const unwatchThread = this.thread.watch(`proposal ${correlation}`, deadline, drop)
    signal?.addEventListener('abort', drop, { once: true })
    return () => {
      unwatchThread()
      signal?.removeEventListener('abort', drop)
    }
  }

  private card(): Backend['capabilities'] {
    if (this.capabilities === undefined) throw new Error('a host takes proposals when its backend is ready')
    return this.capabilities
  }

  private compiled(grammar: Grammar): Result<Automaton, Fault> {
    const known = this.automata.get(grammar)
    if (known !== undefined) return ok(known)
    const automaton = Automaton.compile(grammar)
    if (automaton.ok) this.automata.set(grammar, automaton.value)
    return automaton
  }

  private frame(kind: Frame['kind'], correlation: number, payload: Uint8Array, deadline: number): Frame {
    const schema = kind === 'request' ? proposeMessage.short : noSchema
    return { kind, flags: 0, schema, source: 0, target: 0, correlation, deadline, trace: noTrace, payload }
  }

  private deadlineOf({ deadline }: ReplyTo<Proposed>): number {
    const { clock } = this.context
    return clock.wall() + deadline - clock.now()
  }

  private onFrame(frame: FrameView): void {
    const { correlation } = frame
    const running = this.running.get(correlation)
    if (running === undefined) return
    if (frame.kind === 'item') this.onChunk(frame, correlation, running)
    else if (frame.kind === 'fault') this.finish(correlation, err(readFault(frame)))
    else this.move(correlation, running, running.proposal.end())
  }

  private onChunk(frame: FrameView, correlation: number, running: Running): void {
    const chunk = chunkMessage.codec.decode(frame.payload)
    if (!chunk.ok) {
      this.finish(correlation, chunk)
      return
    }
    running.answerBytes += Buffer.byteLength(chunk.value.text)
    const move = running.proposal.take(chunk.value)
    if (move.kind !== 'more') this.free(correlation)
    this.move(correlation, running, move)
    if (move.kind !== 'more') return
    if (running.answerBytes > programBytesMax) this.abort(correlation, `wrote more than ${programBytesMax} bytes`)
    else if (running.asked.replyTo.settled) this.abort(correlation, 'was not waited for any more')
  }

  private move(correlation: number, running: Running, move: Move): void {
    switch (move.kind) {
      case 'more':
        return
      case 'whole':
        this.finish(correlation, ok(move.text))
        return
      case 'lost':
        this.finish(correlation, err(move.fault), move.stray)
        return
      case 'again': {
        running.unwatch()
        this.running.delete(correlation)
        const sent = this.send(running, { ...running.asked.options, ...move.options }, move.residual)
        if (!sent.ok) this.reply(running, sent)
      }
    }
  }

  /** What comes now is worthless: the backend owes a last word on it. */
  private free(correlation: number): void {
    this.thread.expectWord(`the end of proposal ${correlation}`)
    this.thread.lane.send(this.frame('cancel', correlation, noPayload, Number.POSITIVE_INFINITY))
  }

  private abort(correlation: number, how: string): void {
    this.free(correlation)
    this.finish(correlation, err({ code: 'FAULT_BACKEND', message: `the backend ${how}` }))
  }

  private finish(correlation: number, text: Result<string, Fault>, stray?: Stray): void {
    const running = this.running.get(correlation)
    if (running === undefined) return
    this.running.delete(correlation)
    running.unwatch()
    this.reply(running, text, stray)
  }

  private reply({ asked, proposal, promptBytes }: Running, text: Result<string, Fault>, stray?: Stray): void {
    const { tokens, logprob } = proposal
    const confidence = logprob === undefined ? undefined : Math.exp(logprob)
    asked.replyTo.reply(ok({ text, tokens, confidence, promptBytes, ...(stray === undefined ? {} : { stray }) }))
  }

  close(): Promise<void> {
    for (const { unwatch } of this.running.values()) unwatch()
    return this.thread.close()
  }
}

/** A hello with the backend's card, or the fault for which there is none. */
function readGreeting(frame: FrameView): Result<BackendCard, Fault> | undefined {
  if (frame.kind === 'fault' && frame.correlation === 0) return err(readFault(frame))
  if (frame.kind !== 'hello') return undefined
  const hello = readHello(frame.payload)
  // The card was made by backend-thread.ts from a Backend.
  return hello.ok ? ok(JSON.parse(hello.value.token) as BackendCard) : hello
}

function readFault(frame: FrameView): Fault {
  const fault = faultMessage.codec.decode(frame.payload)
  return fault.ok ? fromFaultRecord(fault.value) : fault.error
}
