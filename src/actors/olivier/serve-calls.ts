// Answers request frames with a domain's models: decode, check carried dimensions, run the model, encode. What a model answers at once
// is sent at once; calls of models that take their time are kept here meanwhile.

import { type Eventually, eventually, isLater, type Splitting } from '../../domains/index.js'
import type { Fault, Frame, FrameView, Result } from '../../fabric/index.js'
import { answerFrame, faultFrame, progressFrame, refusalFrames, usageFrame, violation } from './answer-frames.js'
import { Asking } from './asking.js'
import { fullRoom } from './full-room.js'
import { askModel, type DomainClocks, type Said, type ServedDomain, type ServedOperation } from './served-domain.js'
import { collected } from './streamed-answer.js'

/** Calls that may be under way in models that await something, each with its request; more are FAULT_BUSY. */
export const callsOpenMax = 32

/** A call whose model has not come to its end. */
interface OpenCall {
  readonly asking: Asking
  readonly forgetDeadline: () => void
  /** On the monotonic clock: when it was answered without its model, which is still at work. */
  abandoned: number | undefined
}

export interface CallServing {
  readonly splitting?: Splitting
  readonly send: (frames: readonly Frame[]) => void
  /** Called when a call that took its time has come to its end. */
  readonly onReady: () => void
}

interface Answered {
  readonly payload: Result<Uint8Array, Fault>
  readonly seconds: number
}

export class DomainCalls {
  private readonly open = new Map<number, OpenCall>()
  /** Operations that were seen to take their time: they alone need room. */
  private readonly slow = new Set<string>()

  constructor(
    private readonly domain: ServedDomain,
    private readonly clocks: DomainClocks,
    private readonly serving: CallServing,
  ) {}

  /** Whether models are at work that the event loop brings forward. */
  get pending(): boolean {
    return this.open.size > 0
  }

  /** Takes a request frame. */
  begin(frame: FrameView): void {
    const frames = this.answer(frame)
    if (frames !== undefined) this.serving.send(frames)
  }

  /** The answer is no longer wanted: the model is told to stop, and is not waited for. */
  cancel(correlation: number): void {
    this.abandon(correlation, { code: 'FAULT_CANCELLED', message: 'the call was cancelled by its asker' })
  }

  /** Frames to send now, in order; undefined where they come later. */
  private answer(frame: FrameView): readonly Frame[] | undefined {
    const { correlation, deadline } = frame
    const faulted = (fault: Fault) => [faultFrame(correlation, fault)]
    if (deadline <= this.clocks.wall()) return faulted(expiredOnArrival)
    const asked = this.domain.asked(frame.schema)
    if (!asked.ok) return faulted(asked.error)
    const { name } = asked.value.contract
    if (this.open.size >= callsOpenMax && this.slow.has(name)) return faulted(this.full())
    const { splitting, send } = this.serving
    const asking = new Asking(splitting, (done, total) => send([progressFrame(correlation, done, total)]))
    const began = this.clocks.monotonic()
    const said = this.ask(asked.value, frame.payload, asking, began)
    if (!isLater(said)) return this.framesOf(correlation, asked.value, said, began)
    this.slow.add(name)
    this.keep(correlation, deadline, asking)
    void said.then((late) => this.settle(correlation, asked.value, late, began))
    return undefined
  }

  private ask(
    operation: ServedOperation,
    payload: Uint8Array,
    asking: Asking,
    began: number,
  ): Eventually<Said<Answered>> {
    const encode = (whole: unknown): Answered => {
      const seconds = this.secondsSince(began)
      return { payload: operation.response.codec.encode(whole), seconds }
    }
    return askModel(operation, payload, asking, (answer) =>
      eventually(
        collected(operation.contract, answer, () => asking.wanted),
        encode,
      ),
    )
  }

  private framesOf(
    correlation: number,
    { contract, response }: ServedOperation,
    answered: Said<Answered>,
    began: number,
  ): readonly Frame[] {
    if (!answered.ok) return [faultFrame(correlation, answered.error)]
    const { value: said } = answered
    if (!said.ok) return refusalFrames(correlation, said.error, this.secondsSince(began))
    const { payload, seconds } = said.value
    return payload.ok
      ? [usageFrame(correlation, seconds), answerFrame(correlation, 'reply', response, payload.value)]
      : [faultFrame(correlation, violation(contract.name, payload.error))]
  }

  private keep(correlation: number, deadline: number, asking: Asking): void {
    const forgetDeadline = this.clocks.setTimer(deadline - this.clocks.wall(), () =>
      this.abandon(correlation, { code: 'FAULT_EXPIRED', message: 'the deadline passed while the model was at work' }),
    )
    this.open.set(correlation, { asking, forgetDeadline, abandoned: undefined })
  }

  private settle(correlation: number, operation: ServedOperation, late: Said<Answered>, began: number): void {
    const call = this.open.get(correlation)
    this.open.delete(correlation)
    call?.forgetDeadline()
    if (call?.abandoned === undefined) this.serving.send(this.framesOf(correlation, operation, late, began))
    this.serving.onReady()
  }

  private abandon(correlation: number, fault: Fault): void {
    const call = this.open.get(correlation)
    if (call === undefined || call.abandoned !== undefined) return
    call.abandoned = this.clocks.monotonic()
    call.forgetDeadline()
    call.asking.abort()
    this.serving.send([faultFrame(correlation, fault)])
  }

  private full(): Fault {
    const unwantedSince = [...this.open.values()].map(({ abandoned }) => abandoned)
    return fullRoom('calls are being worked on', unwantedSince, this.clocks.monotonic())
  }

  private secondsSince(began: number): number {
    return (this.clocks.monotonic() - began) / 1_000
  }
}

export const expiredOnArrival: Fault = { code: 'FAULT_EXPIRED', message: 'the deadline had passed on arrival' }
