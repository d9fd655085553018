// Requests on one lane and what each of them comes to: one answer, or items and then one answer.

import type { Fault } from '../fault.js'
import { aboutRequest, ByCorrelation, type FrameView, frameBytes, plainHeader, type ShortIdentity } from '../frame.js'
import type { Lane } from '../lanes/lane.js'
import { certifiedStreamMessage, type Progress, readFault, streamMessage } from '../peer/index.js'
import { encodeCredit } from '../stream/index.js'
import { type Answered, answeredBy, byLane, byUs, cancelled, expired } from './answer.js'
import { type AskClock, hostClock } from './clock.js'
import { ControlFrames } from './control-frames.js'
import { IncomingStream } from './incoming-stream.js'
import { ItemReader, type StreamControl, type StreamQuestion, type StreamSink } from './item-reader.js'
import { OpenRequest, type RequestEnds, type Until } from './open-request.js'
import { ProgressReader, progressItemsMax } from './progress-reader.js'

/** A request as it travels. */
export interface Question {
  readonly schema: ShortIdentity
  /** The schema of its reply. */
  readonly expected: ShortIdentity
  readonly payload: Uint8Array<ArrayBufferLike>
  /** 16 bytes, a W3C trace id. */
  readonly trace?: Uint8Array
}

export interface ExchangeOptions {
  /** Largest frame that the peer accepts, in bytes. */
  readonly frameBytesMax: number
  readonly clock?: AskClock
}

/** The asker's end of a lane. Made by `greet`, which hands it the lane's frames. */
export class Exchange {
  /** Settles when the lane has ended; with a fault unless it was closed plainly. Never rejects. */
  readonly closed: Promise<Fault | undefined>
  readonly #lane: Lane
  readonly #frameBytesMax: number
  readonly #clock: AskClock
  readonly #control: ControlFrames
  readonly #open = new ByCorrelation<OpenRequest>()
  #correlation = 0
  #answered = false
  #reason: Fault | undefined

  constructor(lane: Lane, { frameBytesMax, clock = hostClock }: ExchangeOptions) {
    this.#lane = lane
    this.#frameBytesMax = frameBytesMax
    this.#clock = clock
    this.#control = new ControlFrames(lane, clock)
    this.closed = lane.closed.then(({ fault }) => {
      const reason = this.#reason ?? fault
      const message = `The connection to ${lane.name} has ended.`
      this.#failAll(reason ?? { code: 'FAULT_ACTOR_DOWN', actor: lane.name, message })
      return reason
    })
  }

  /** Requests that have not come to their end. */
  get inFlight(): number {
    return this.#open.size
  }

  /** Whether the peer has answered anything. */
  get answered(): boolean {
    return this.#answered
  }

  /**
   * Sends a request and waits. Never rejects.
   *
   * @param progress hears how far the work is, where the peer tells it; called before this resolves
   */
  ask(question: Question, until: Until, progress?: (told: Progress) => void): Promise<Answered> {
    return new Promise((settled) => {
      const told = progress === undefined ? undefined : new ProgressReader(progress)
      const read = (frame: FrameView): Answered | undefined =>
        told === undefined || frame.kind !== 'item' ? answeredBy(frame, question.expected) : told.item(frame)
      const sent = this.#send(question, until, { read, settled })
      if (sent === undefined || told === undefined) return
      const payload = encodeCredit(progressItemsMax)
      this.#control.send({ ...aboutRequest('credit', sent.correlation), payload })
    })
  }

  /** Has the list of an operation's response item by item, at most `window` of them on their way or waiting here. */
  stream(question: StreamQuestion, until: Until, window: number): IncomingStream<Uint8Array<ArrayBuffer>, Answered> {
    const { from } = question
    const settings = { from, window, signal: until.signal, cancelled: byUs(cancelled) }
    return new IncomingStream<Uint8Array<ArrayBuffer>, Answered>(settings, (sink) =>
      this.pass(question, until, window, sink),
    )
  }

  /**
   * The same for a sink that says itself how many items it has room for.
   *
   * @param credit items that may come before more is granted, 0 to `streamCreditMax`
   */
  pass(question: StreamQuestion, until: Until, credit: number, sink: StreamSink): StreamControl {
    const { operation, request, from, expected, item, certified = false, trace } = question
    const reader = new ItemReader(item, credit, sink)
    // Not before this has returned.
    const settled = (answered: Answered): void => queueMicrotask(() => reader.end(answered))
    const read = (frame: FrameView): Answered | undefined => {
      if (frame.kind !== 'item') return answeredBy(frame, expected)
      const broken = reader.item(frame)
      if (broken !== undefined) sent?.giveUp(broken)
      return undefined
    }
    const asked = certified ? certifiedStreamMessage : streamMessage
    const payload = asked.codec.encode({ operation, request, from, credit })
    if (!payload.ok) settled(byUs(payload.error))
    const sent = payload.ok
      ? this.#send({ schema: asked.short, payload: payload.value, ...(trace && { trace }) }, until, {
          read,
          settled,
        })
      : undefined
    return {
      grant: (items) => {
        if (sent?.isOpen !== true) return
        const granted = reader.grant(items)
        if (granted.ok)
          this.#control.send({ ...aboutRequest('credit', sent.correlation), payload: encodeCredit(items) })
        else sent.giveUp(granted.error)
      },
      cancel: () => {
        reader.forget()
        sent?.giveUp(cancelled)
      },
    }
  }

  /** Takes a frame from the lane. An answer that nobody waits for any more is let go. */
  receive(frame: FrameView): void {
    const { correlation } = frame
    if (correlation !== 0) {
      this.#answered = true
      this.#open.get(correlation)?.take(frame)
    } else if (frame.kind === 'fault') this.#reason = readFault(frame.payload.slice())
  }

  /** Ends the lane; what still waits fails with FAULT_ACTOR_DOWN. */
  close(): void {
    this.#lane.close()
  }

  /** Nothing where it could not be sent: that is settled at once. */
  #send(
    { schema, payload, trace }: Omit<Question, 'expected'>,
    until: Until,
    { read, settled }: RequestEnds,
  ): OpenRequest | undefined {
    const refusal = this.#refusal(payload, until)
    if (refusal !== undefined) {
      settled(byUs(refusal))
      return undefined
    }
    const correlation = ++this.#correlation
    const { deadline } = until
    const asked = plainHeader('request', schema, correlation, { deadline, ...(trace && { trace }) })
    const taken = this.#lane.send({ ...asked, payload })
    if (!taken.ok) {
      settled(taken.error.code === 'FAULT_ACTOR_DOWN' ? byLane(taken.error) : byUs(taken.error))
      return undefined
    }
    const forget = (answered: Answered): void => {
      this.#open.take(correlation)
      settled(answered)
    }
    const request = new OpenRequest(correlation, until, { read, settled: forget }, this.#control, this.#clock)
    this.#open.set(correlation, request)
    return request
  }

  /** Why a request is not sent at all. */
  #refusal(payload: Uint8Array, { deadline, signal }: Until): Fault | undefined {
    if (signal?.aborted === true) return cancelled
    if (deadline <= this.#clock.wall()) return expired
    const limit = this.#frameBytesMax
    const actual = frameBytes(payload.byteLength)
    if (actual <= limit) return undefined
    const message = `The request takes a frame of ${actual} bytes; the peer accepts ${limit}.`
    return { code: 'FAULT_LIMIT', limit, actual, message }
  }

  #failAll(fault: Fault): void {
    for (const correlation of this.#open.correlations()) this.#open.get(correlation)?.settle(byLane(fault))
  }
}
