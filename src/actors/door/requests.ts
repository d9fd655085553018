// The requests of one peer that has greeted: each is answered exactly once, but for a stream that is cancelled.

import { type Fault, type FrameView, readCredit, type SocketLane, shortIdentityText } from '../../fabric/index.js'
import { type Asker, faultFrame, outcomeFrame } from './answer-frames.js'
import { dialectOf } from './dialect.js'
import type { Peer } from './greeting.js'
import { broken, offsets, unknownSchema } from './lane-faults.js'
import { LaneQuestions } from './lane-questions.js'
import { LaneStreams } from './lane-streams.js'
import type { Asked, LaneMessages } from './messages.js'
import type { DoorMetrics } from './metrics.js'
import { Outbox } from './outbox.js'
import type { Reception } from './reception.js'
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
  readonly #questions: LaneQuestions
  readonly #streams: LaneStreams
  readonly #inFlight = new Map<number, InFlight>()

  constructor(lane: SocketLane, peer: Peer, parts: RequestParts) {
    this.#peer = peer
    this.#parts = parts
    this.#outbox = new Outbox(lane, parts.metrics)
    this.#questions = new LaneQuestions(peer, this.#outbox, parts, this.#inFlight)
    this.#streams = new LaneStreams(lane, peer, this.#outbox, parts, this.#inFlight)
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
    const refused =
      asked.what === 'stream'
        ? this.#streams.begin(asked, asker, payload, until)
        : this.#questions.begin(asked, asker, payload, until)
    if (refused !== undefined) this.#refuse(asker, refused)
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
