// The actor that owns a backend's thread. Whatever the backend says passes the validating filter here before anybody reads it.

import { Automaton, type Backend, type Prompt, type ProposeOptions, ValidatingFilter } from '../../backends/index.js'
import { type Grammar, toGbnf } from '../../clef/index.js'
import {
  builtFile,
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
import type { BackendThreadData } from './thread-data.js'

/** What a backend made of a prompt, and what that cost: a failure costs too. */
export interface Proposed {
  /** The whole answer, within the grammar; or how the backend failed, FAULT_BACKEND where it may do better next time. */
  readonly text: Result<string, Fault>
  readonly tokens: number
  /** Probability that the model gave the whole answer under its mask; undefined where the backend does not tell. */
  readonly confidence: number | undefined
  /** Bytes handed to the backend. */
  readonly promptBytes: number
}

export interface Propose {
  readonly prompt: Prompt
  readonly grammar: Grammar
  readonly options: Omit<ProposeOptions, 'signal'>
  /** Aborted when the answer is not wanted any more: the backend is told at once. */
  readonly signal?: AbortSignal
  readonly replyTo: ReplyTo<Proposed>
}

export type BackendCard = Pick<Backend, 'name' | 'rung' | 'posture' | 'capabilities'>

export interface BackendHostOptions {
  readonly name: string
  /** A built module that exports `createBackend`. */
  readonly modulePath: string
  readonly options: unknown
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
  readonly replyTo: ReplyTo<Proposed>
  readonly filter: ValidatingFilter
  readonly promptBytes: number
  /** Stops watching the thread and the asker's signal. */
  readonly unwatch: () => void
  tokens: number
  /** Sum over the answer so far; undefined once a chunk came without. */
  logprob: number | undefined
  answerBytes: number
}

class BackendHost implements Behaviour<Propose> {
  private readonly thread: OwnedThread<BackendCard>
  private readonly running = new Map<number, Running>()
  /** Compiled once per grammar value; grammars come from a small set kept by the language node. */
  private readonly automata = new WeakMap<Grammar, { readonly automaton: Automaton; readonly gbnf: string }>()
  private nextCorrelation = 1

  constructor(
    private readonly options: BackendHostOptions,
    private readonly context: Context<Propose>,
  ) {
    const { name, modulePath, options: given } = options
    const data = (ends: RingEnds): BackendThreadData => ({ ends, modulePath, options: given })
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
  ready(): Promise<BackendCard> {
    return this.thread.ready()
  }

  receive({ prompt, grammar, options, signal, replyTo }: Propose): void {
    if (replyTo.settled) return
    const { name, proposalsMax: runningMax = proposalsMax } = this.options
    if (this.running.size >= runningMax) {
      replyTo.reply(err({ code: 'FAULT_BUSY', message: `backend ${name} has ${runningMax} proposals under way` }))
      return
    }
    const compiled = this.compiled(grammar)
    if (!compiled.ok) {
      replyTo.reply(compiled)
      return
    }
    const { automaton, gbnf } = compiled.value
    const payload = proposeMessage.codec.encode(toProposeRecord({ prompt, grammar: gbnf, options }))
    if (!payload.ok) {
      replyTo.reply(payload)
      return
    }
    const correlation = this.nextCorrelation++
    const sent = this.thread.lane.send(this.frame('request', correlation, payload.value, this.deadlineOf(replyTo)))
    if (!sent.ok) {
      replyTo.reply(sent)
      return
    }
    const filter = new ValidatingFilter(automaton)
    const unwatch = this.watch(correlation, replyTo, signal)
    const promptBytes = payload.value.length
    this.running.set(correlation, { replyTo, filter, promptBytes, unwatch, tokens: 0, logprob: 0, answerBytes: 0 })
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

  private compiled(grammar: Grammar): Result<{ readonly automaton: Automaton; readonly gbnf: string }, Fault> {
    const known = this.automata.get(grammar)
    if (known !== undefined) return ok(known)
    const automaton = Automaton.compile(grammar)
    if (!automaton.ok) return automaton
    const compiled = { automaton: automaton.value, gbnf: toGbnf(grammar) }
    this.automata.set(grammar, compiled)
    return ok(compiled)
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
    else this.finish(correlation, frame.kind === 'fault' ? err(readFault(frame)) : answerOf(running))
  }

  private onChunk(frame: FrameView, correlation: number, running: Running): void {
    const chunk = chunkMessage.codec.decode(frame.payload)
    if (!chunk.ok) {
      this.finish(correlation, chunk)
      return
    }
    running.tokens += chunk.value.tokens
    const { logprob } = chunk.value
    running.logprob = logprob === undefined || running.logprob === undefined ? undefined : running.logprob + logprob
    running.answerBytes += Buffer.byteLength(chunk.value.text)
    const { firstBadOffset } = running.filter.feed(chunk.value.text)
    if (firstBadOffset !== undefined) this.abort(correlation, `left the grammar at character ${firstBadOffset}`)
    else if (running.answerBytes > programBytesMax) this.abort(correlation, `wrote more than ${programBytesMax} bytes`)
    else if (running.replyTo.settled) this.abort(correlation, 'was not waited for any more')
  }

  /** What comes now is worthless: frees the backend, which owes a last word on it. */
  private abort(correlation: number, how: string): void {
    this.thread.expectWord(`the end of proposal ${correlation}`)
    this.thread.lane.send(this.frame('cancel', correlation, noPayload, Number.POSITIVE_INFINITY))
    this.finish(correlation, err({ code: 'FAULT_BACKEND', message: `the backend ${how}` }))
  }

  private finish(correlation: number, text: Result<string, Fault>): void {
    const running = this.running.get(correlation)
    if (running === undefined) return
    this.running.delete(correlation)
    const { replyTo, tokens, logprob, promptBytes, unwatch } = running
    unwatch()
    const confidence = logprob === undefined ? undefined : Math.exp(logprob)
    replyTo.reply(ok({ text, tokens, confidence, promptBytes }))
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

function answerOf({ filter }: Running): Result<string, Fault> {
  const text = filter.finish()
  if (text.ok) return text
  const message = `the backend stopped before its answer was whole: ${text.error.message}`
  return err({ code: 'FAULT_BACKEND', message })
}

function readFault(frame: FrameView): Fault {
  const fault = faultMessage.codec.decode(frame.payload)
  return fault.ok ? fromFaultRecord(fault.value) : fault.error
}
