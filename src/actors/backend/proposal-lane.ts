// What a backend's host and its thread say to each other: each stream of a proposal is asked for under a correlation of its own.

import { BackendFailure, type Chunk, type OperationExample } from '../../backends/index.js'
import {
  builtFile,
  type Contract,
  encodeFault,
  err,
  type Fault,
  type Frame,
  type FrameView,
  faultMessage,
  type Infer,
  type Message,
  noPayload,
  noSchema,
  noTrace,
  ok,
  type Result,
  type RingEnds,
} from '../../fabric/index.js'
import type { Context } from '../kernel/index.js'
import { OwnedThread } from '../thread/index.js'
import { chunkMessage } from './chunk-message.js'
import { egressMessage } from './egress-message.js'
import { readFailure } from './failure-message.js'
import { readGreeting } from './greeting.js'
import { proposeMessage } from './prompt-message.js'
import type { BackendCard, Propose } from './propose.js'
import { type BackendReport, logMessage, metricMessage, readLog, readMetric } from './report-message.js'
import type { BackendThreadData } from './thread-data.js'

export interface BackendThreadOptions {
  readonly name: string
  /** A built module that exports `createBackend`. */
  readonly modulePath: string
  readonly options: unknown
  /** From which grammars are made. */
  readonly contracts: readonly Contract[]
  /** How people ask for them: what a model that was not trained here is shown. None where left out. */
  readonly examples?: readonly OperationExample[]
}

/** Something that the thread is about to send. */
export type Sending = Infer<typeof egressMessage.schema>

/** What a stream comes to next. */
export type Said =
  | { readonly kind: 'chunk'; readonly chunk: Chunk }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly failure: BackendFailure }

export class ProposalLane {
  private readonly thread: OwnedThread<BackendCard>
  private nextCorrelation = 1

  /**
   * @param onSaid told whatever comes of a stream, also of one that was freed
   * @param onReport told of what the thread reports besides; a report that does not read is its fault
   * @param mayLeave asked before the thread sends anything; what it resolves to is what the thread is told
   */
  constructor(
    { name, modulePath, options, contracts, examples = [] }: BackendThreadOptions,
    private readonly context: Context<Propose>,
    onSaid: (correlation: number, said: Said) => void,
    onReport: (report: Result<BackendReport, Fault>) => void,
    private readonly mayLeave: (sending: Sending) => Promise<Result<void, Fault>>,
  ) {
    const data = (ends: RingEnds): BackendThreadData => ({ ends, modulePath, options, contracts, examples })
    const entry = builtFile(import.meta.url, './backend-thread.js')
    const onFrame = (frame: FrameView): void => {
      if (frame.kind === 'request') void this.leave(frame)
      else if (frame.correlation === 0) onReport(reportIn(frame))
      else onSaid(frame.correlation, saidIn(frame))
    }
    this.thread = new OwnedThread({ name: `backend ${name}`, entry, data, readGreeting, onFrame }, context)
  }

  /** Resolves to what the backend says it is; throws when it could not be made. */
  ready(): Promise<BackendCard> {
    return this.thread.ready()
  }

  /** Asks for a stream; its correlation. */
  ask(payload: Uint8Array, deadline: number): Result<number, Fault> {
    const { clock } = this.context
    const correlation = this.nextCorrelation++
    const wall = clock.wall() + deadline - clock.now()
    const sent = this.thread.lane.send(frameOf('request', correlation, payload, wall))
    return sent.ok ? ok(correlation) : sent
  }

  /** Calls `drop` at the deadline or when the asker gives up, whether or not the backend says another word. */
  watch(correlation: number, { replyTo, signal }: Propose, drop: () => void): () => void {
    const unwatchThread = this.thread.watch(`proposal ${correlation}`, replyTo.deadline, drop)
    signal?.addEventListener('abort', drop, { once: true })
    return () => {
      unwatchThread()
      signal?.removeEventListener('abort', drop)
    }
  }

  /** What comes now is worthless: the backend owes a last word on it. */
  free(correlation: number): void {
    this.thread.expectWord(`the end of proposal ${correlation}`)
    void this.thread.lane.sendWhenRoom(frameOf('cancel', correlation))
  }

  /** A thread that is gone meanwhile needs no answer. */
  private async leave({ correlation, payload }: FrameView): Promise<void> {
    const sending = egressMessage.codec.decode(payload)
    const left = sending.ok ? await this.mayLeave(sending.value) : sending
    const told = left.ok ? frameOf('reply', correlation) : frameOf('fault', correlation, encodeFault(left.error))
    // The thread waits for it, however full its ring is.
    await this.thread.lane.sendWhenRoom(told)
  }

  close(): Promise<void> {
    return this.thread.close()
  }
}

/** Of what is sent, by its kind. */
const schemaOf = {
  request: proposeMessage.short,
  cancel: noSchema,
  reply: noSchema,
  fault: faultMessage.short,
} as const

const frameOf = (
  kind: keyof typeof schemaOf,
  correlation: number,
  payload: Uint8Array = noPayload,
  deadline = Number.POSITIVE_INFINITY,
): Frame => ({
  kind,
  flags: 0,
  schema: schemaOf[kind],
  source: 0,
  target: 0,
  correlation,
  deadline,
  trace: noTrace,
  payload,
})

function saidIn({ kind, payload }: FrameView): Said {
  if (kind === 'fault') return { kind: 'failed', failure: readFailure(payload) }
  if (kind !== 'item') return { kind: 'end' }
  const chunk = chunkMessage.codec.decode(payload)
  return chunk.ok ? { kind: 'chunk', chunk: chunk.value } : { kind: 'failed', failure: new BackendFailure(chunk.error) }
}

function reportIn({ schema, payload }: FrameView): Result<BackendReport, Fault> {
  const isOf = ({ short }: Message): boolean => schema.low === short.low && schema.high === short.high
  if (isOf(metricMessage)) return readMetric(payload)
  if (isOf(logMessage)) return readLog(payload)
  return err({ code: 'FAULT_FRAME', offset: 0, message: 'a backend reported what is neither a metric nor a line' })
}
