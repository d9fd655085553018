// The requests of one peer that has greeted: each is admitted, read, and answered exactly once, unless it is cancelled.

import {
  collectMessage,
  type Fault,
  type FrameView,
  goalMessage,
  readCredit,
  type SocketLane,
  schemasMessage,
  schemaTextsMessage,
  shortIdentityText,
  tellSchemas,
} from '../../fabric/index.js'
import { type Asker, failureFrame, faultFrame, outcomeFrame, replyFrame, valueFrame } from './answer-frames.js'
import { dialectOf } from './dialect.js'
import type { Peer } from './greeting.js'
import { broken, offsets, unknownSchema } from './lane-faults.js'
import { LaneStreams } from './lane-streams.js'
import type { Asked, LaneMessages } from './messages.js'
import type { DoorMetrics } from './metrics.js'
import { Outbox } from './outbox.js'
import type { Reception, Want } from './reception.js'
import { unaccepted } from './unaccepted.js'

export interface RequestParts {
  readonly reception: Reception
  readonly messages: LaneMessages
  readonly metrics: DoorMetrics
  /** Requests of one lane that may wait for their answer. */
  readonly requestsInFlightMax: number
}

/** A request that waits for its answer. */
export interface InFlight {
  /** The peer does not want it any more. */
  cancel(): void
  /** Nobody is there to be answered. */
  laneEnded(): void
  /** The peer has room for more items of it. */
  grant?(items: number): void
}

export class Requests {
  readonly #peer: Peer
  readonly #parts: RequestParts
  readonly #outbox: Outbox
  readonly #streams: LaneStreams
  readonly #inFlight = new Map<number, InFlight>()

  constructor(lane: SocketLane, peer: Peer, parts: RequestParts) {
    this.#peer = peer
    this.#parts = parts
    this.#outbox = new Outbox(lane, parts.metrics)
    this.#streams = new LaneStreams(lane, this.#outbox, parts, this.#inFlight)
    void lane.closed.then(() => {
      for (const request of [...this.#inFlight.values()]) request.laneEnded()
    })
  }

  /** Takes a frame of the peer's. A fault is about the lane itself, which has to end with it. */
  take(frame: FrameView): Fault | undefined {
    switch (frame.kind) {
      case 'request':
        return this.#request(frame)
      case 'cancel':
        this.#inFlight.get(frame.correlation)?.cancel()
        return undefined
      case 'credit':
        return this.#credit(frame)
      default:
        return broken(offsets.kind, `After its hello a peer sends requests, cancels and credit, not a ${frame.kind}.`)
    }
  }

  #request(frame: FrameView): Fault | undefined {
    const { correlation, source, target } = frame
    if (correlation === 0 || this.#inFlight.has(correlation))
      return broken(offsets.correlation, `Correlation ${correlation} is not free to ask with.`)
    const { frameBytesMax } = this.#peer
    const dialect = dialectOf(frame.flags)
    const asker: Asker = { correlation, source, target, trace: frame.trace.slice(), dialect, frameBytesMax }
    const short = shortIdentityText(frame.schema)
    const asked = this.#parts.messages.requests.get(short)
    const refusal = this.#busy() ?? this.#peer.disagreements.get(short)
    if (refusal !== undefined) this.#refuse(asker, refusal, asked?.what === 'goal')
    else if (asked === undefined) this.#refuse(asker, unknownSchema(short))
    // What is decoded may keep views into its payload, which the lane takes back.
    else this.#begin(asked, asker, frame.payload.slice(), frame.deadline)
    return undefined
  }

  #busy(): Fault | undefined {
    const { requestsInFlightMax: max } = this.#parts
    if (this.#inFlight.size < max) return undefined
    return { code: 'FAULT_BUSY', message: `This lane has ${max} requests unanswered; more have to wait.` }
  }

  #begin(asked: Asked, asker: Asker, payload: Uint8Array, until: number): void {
    switch (asked.what) {
      case 'goal':
        this.#goal(asker, payload, until)
        break
      case 'collect':
        this.#collect(asker, payload, until)
        break
      case 'call':
        this.#call(asked, asker, payload, until)
        break
      case 'stream': {
        const refused = this.#streams.begin(asker, payload, until)
        if (refused !== undefined) this.#refuse(asker, refused)
        break
      }
      case 'schemas':
        this.#schemas(asker, payload)
    }
  }

  #goal(asker: Asker, payload: Uint8Array, until: number): void {
    const goal = asker.dialect.read(goalMessage, payload)
    if (!goal.ok) {
      this.#refuse(asker, goal.error)
      return
    }
    // A goal with a key can be collected later, over another lane.
    const want = this.#wait(asker, until, goal.value.key !== undefined)
    // The reception never rejects.
    void this.#parts.reception.goal(goal.value, want).then((outcome) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(outcomeFrame(asker, outcome))
    })
  }

  #collect(asker: Asker, payload: Uint8Array, until: number): void {
    const asked = asker.dialect.read(collectMessage, payload)
    if (!asked.ok) {
      this.#refuse(asker, asked.error)
      return
    }
    void this.#parts.reception.collect(asked.value.key, this.#wait(asker, until)).then((outcome) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(outcome.ok ? outcomeFrame(asker, outcome.value) : failureFrame(asker, outcome.error))
    })
  }

  #call({ operation, messages }: Extract<Asked, { what: 'call' }>, asker: Asker, written: Uint8Array, until: number) {
    const payload = asker.dialect.toAligned(messages.request, written)
    if (!payload.ok) {
      this.#refuse(asker, payload.error)
      return
    }
    void this.#parts.reception.call(operation, payload.value, this.#wait(asker, until)).then((answer) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(
        answer.ok ? replyFrame(asker, messages.response, answer.value) : failureFrame(asker, answer.error),
      )
    })
  }

  #schemas(asker: Asker, payload: Uint8Array): void {
    const wanted = asker.dialect.read(schemasMessage, payload)
    if (!wanted.ok) this.#refuse(asker, wanted.error)
    else {
      const told = tellSchemas(this.#parts.messages.byName, wanted.value, asker.frameBytesMax)
      this.#outbox.send(valueFrame(asker, schemaTextsMessage, told))
    }
  }

  /** @param outlivesLane whether the end of the lane is no reason to stop */
  #wait({ correlation }: Asker, until: number, outlivesLane = false): Want {
    const abort = new AbortController()
    this.#inFlight.set(correlation, {
      cancel: () => abort.abort(),
      laneEnded() {
        if (!outlivesLane) abort.abort()
      },
    })
    return { until, abort }
  }

  /** Credit for what has ended crossed its end on the way. */
  #credit(frame: FrameView): Fault | undefined {
    const items = readCredit(frame.payload)
    if (!items.ok) return items.error
    this.#inFlight.get(frame.correlation)?.grant?.(items.value)
    return undefined
  }

  /** Turns a request away before anything is done for it. A goal that meets a full lane has an outcome for that. */
  #refuse(asker: Asker, fault: Fault, isGoal = false): void {
    const { metrics, reception } = this.#parts
    metrics.refusals.inc({ code: fault.code })
    this.#outbox.send(
      isGoal && fault.code === 'FAULT_BUSY'
        ? outcomeFrame(asker, unaccepted(reception.desk, 'busy', fault))
        : faultFrame(asker, fault),
    )
  }
}
