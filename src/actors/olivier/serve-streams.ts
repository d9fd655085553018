// The streams that a domain's thread has open. Each holds its model's answer and gives its list away item by item, as far
// as credit goes; between turns the thread reads frames, so neither calls nor other streams wait for a long one.

import { isLater, type Splitting } from '../../domains/index.js'
import { type Fault, type FrameView, type Result, readCredit, streamMessage } from '../../fabric/index.js'
import { faultFrame, refusalFrames } from './answer-frames.js'
import { Asking } from './asking.js'
import { fullRoom } from './full-room.js'
import { OpenStream, type StreamOut } from './open-stream.js'
import { expiredOnArrival } from './serve-calls.js'
import { askModel, type DomainClocks, type Said, type ServedDomain } from './served-domain.js'
import { readStreamed, type StreamedAnswer } from './streamed-answer.js'

/** Streams that a thread keeps at once, each with its model's whole answer unless that is made lazily; more are FAULT_BUSY. */
export const streamsOpenMax = 32

/** Items of one stream in a turn. */
const itemsPerTurn = 64

export interface StreamServing extends StreamOut {
  readonly splitting?: Splitting
}

/** A stream from its request to its end. */
interface Kept {
  readonly correlation: number
  readonly deadline: number
  readonly from: number
  readonly began: number
  readonly asking: Asking
  /** What was granted before its model had answered; nothing is told before. */
  granted: number
  /** Absent until its model has answered. */
  stream?: OpenStream
  /** Whether the model has still to answer. */
  awaited: boolean
  /** On the monotonic clock: when it ended, its model still at work. */
  ended?: number
  forgetDeadline: () => void
}

export class DomainStreams {
  private readonly open = new Map<number, Kept>()
  /** Those that have ended while their models are at work: they take room until those have come to their ends too. */
  private readonly leaving = new Set<Kept>()

  constructor(
    private readonly domain: ServedDomain,
    private readonly clocks: DomainClocks,
    private readonly out: StreamServing,
  ) {}

  /** Whether one of them waits for what the event loop brings. */
  get pending(): boolean {
    if (this.leaving.size > 0) return true
    for (const { stream } of this.open.values()) if (stream === undefined || stream.sender.starved) return true
    return false
  }

  /** Takes a request frame of `constellation stream`. */
  begin(frame: FrameView): void {
    const refused = this.admit(frame)
    if (refused !== undefined) this.out.send([faultFrame(frame.correlation, refused)])
  }

  /** Takes a credit frame; one for a stream that has ended crossed its end, and is let go. */
  grant(frame: FrameView): void {
    const kept = this.open.get(frame.correlation)
    if (kept === undefined) return
    const items = readCredit(frame.payload)
    if (!items.ok) this.fail(kept, items.error)
    else if (kept.stream === undefined) kept.granted += items.value
    else kept.stream.sender.grant(items.value)
    this.settle(kept)
  }

  cancel(correlation: number): void {
    const kept = this.open.get(correlation)
    if (kept === undefined) return
    kept.stream?.sender.cancel()
    this.end(kept)
  }

  /** Gives each stream a turn. @returns whether one of them can go on without another word from its receiver */
  pump(): boolean {
    let more = false
    for (const kept of this.open.values()) {
      kept.stream?.pump(itemsPerTurn)
      if (kept.stream?.sender.ready === true) more = true
      this.settle(kept)
    }
    return more
  }

  private settle(kept: Kept): void {
    if (kept.stream?.sender.ended === true) this.end(kept)
  }

  private fail(kept: Kept, fault: Fault): void {
    if (kept.stream === undefined) this.out.send([faultFrame(kept.correlation, fault)])
    else kept.stream.fail(fault)
    this.end(kept)
  }

  /** Whatever the model still makes for it is made for nobody. */
  private end(kept: Kept): void {
    kept.forgetDeadline()
    kept.asking.abort()
    this.open.delete(kept.correlation)
    if (!isAtWork(kept)) return
    kept.ended = this.clocks.monotonic()
    this.leaving.add(kept)
  }

  /** A model has come to an end. */
  private worked(kept: Kept): void {
    if (!isAtWork(kept)) this.leaving.delete(kept)
    this.out.onReady()
  }

  private full(): Fault {
    const kept = [...this.open.values(), ...this.leaving]
    return fullRoom(
      'streams are open',
      kept.map(({ ended }) => ended),
      this.clocks.monotonic(),
    )
  }

  /** Opens a stream, or says why there is none. */
  private admit(frame: FrameView): Fault | undefined {
    const { correlation, deadline } = frame
    if (deadline <= this.clocks.wall()) return expiredOnArrival
    if (this.open.size + this.leaving.size >= streamsOpenMax) return this.full()
    const wanted = streamMessage.codec.decode(frame.payload)
    if (!wanted.ok) return wanted.error
    const { operation: name, request, from, credit } = wanted.value
    const operation = this.domain.streaming(name)
    if (!operation.ok) return operation.error

    // Of a stream the items tell how far it is.
    const asking = new Asking(this.out.splitting, () => {})
    const began = this.clocks.monotonic()
    const answered = askModel(operation.value, request, asking, (answer) => readStreamed(operation.value, answer))
    const awaited = isLater(answered)
    const kept: Kept = {
      correlation,
      deadline,
      from,
      began,
      asking,
      granted: credit,
      awaited,
      forgetDeadline: () => {},
    }
    this.open.set(correlation, kept)
    if (isLater(answered)) {
      this.watchDeadline(kept)
      void answered.then((late) => {
        kept.awaited = false
        // Ended meanwhile, or its correlation given to another.
        if (this.open.get(correlation) === kept) this.answered(kept, late)
        this.worked(kept)
      })
    } else this.answered(kept, answered)
    return undefined
  }

  private answered(kept: Kept, answered: Said<Result<StreamedAnswer, Fault>>): void {
    const seconds = (this.clocks.monotonic() - kept.began) / 1_000
    if (!answered.ok) this.fail(kept, answered.error)
    else if (!answered.value.ok) {
      this.out.send(refusalFrames(kept.correlation, answered.value.error, seconds))
      this.end(kept)
    } else if (!answered.value.value.ok) this.fail(kept, answered.value.value.error)
    else this.start(kept, answered.value.value.value, seconds)
  }

  private start(kept: Kept, answer: StreamedAnswer, seconds: number): void {
    kept.stream = new OpenStream({ ...kept, seconds }, answer, this.clocks, {
      ...this.out,
      onReady: () => this.worked(kept),
    })
    if (answer.later) this.watchDeadline(kept)
    kept.stream.sender.grant(kept.granted)
    this.settle(kept)
  }

  /** A stream that waits for its model is not looked at otherwise when its time is over; nor is it later, should it wait again then. */
  private watchDeadline(kept: Kept): void {
    kept.forgetDeadline()
    kept.forgetDeadline = this.clocks.setTimer(kept.deadline - this.clocks.wall(), () =>
      this.fail(kept, { code: 'FAULT_EXPIRED', message: 'the deadline passed while the model was at work' }),
    )
  }
}

const isAtWork = ({ awaited, stream }: Kept): boolean => awaited || stream?.busy === true
