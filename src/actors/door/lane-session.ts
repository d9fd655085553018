// One peer on one lane, whatever the lane is: the handshake, then its requests, then the end of both.

import {
  encodeHello,
  type Farewell,
  type Fault,
  type FrameView,
  type LaneEnd,
  type SocketLane,
} from '../../fabric/index.js'
import type { Clock, EventLog } from '../kernel/index.js'
import { everybody, faultFrame, helloFrame } from './answer-frames.js'
import { dialectOf } from './dialect.js'
import type { EntryRules } from './entry.js'
import { greet } from './greeting.js'
import { Outbox } from './outbox.js'
import { type RequestParts, Requests } from './requests.js'

export interface LaneParts extends RequestParts {
  readonly rules: EntryRules
  readonly clock: Clock
  readonly log: EventLog
  /** Largest frame sent or accepted, in bytes. */
  readonly frameBytesMax: number
  /** What a peer gets to send its hello, in ms. */
  readonly helloMs: number
}

/** Makes the lane to a peer, which is to say farewell so. */
export type MakeLane = (farewell: Farewell) => SocketLane

export class LaneSession {
  readonly closed: Promise<LaneEnd>
  readonly #parts: LaneParts
  readonly #lane: SocketLane
  readonly #cancelHelloTimer: () => void
  /** In which the peer hears what answers no request: that of its hello. */
  #dialect = dialectOf(0)
  #requests: Requests | undefined

  constructor(makeLane: MakeLane, parts: LaneParts) {
    const { metrics, helloMs, clock } = parts
    this.#parts = parts
    this.#lane = makeLane(({ fault }) => this.#lastFrame(fault))
    this.closed = this.#lane.closed
    metrics.lanes.inc()
    void this.closed.then((end) => this.#ended(end))
    this.#cancelHelloTimer = clock.setTimer(helloMs, () =>
      this.#lane.close({ code: 'FAULT_EXPIRED', message: `No hello came within ${helloMs} ms.` }),
    )
    if (parts.rules.token === '') this.#sayHello()
    this.#lane.onFrame((frame) => this.#receive(frame))
  }

  /** Ends the lane; what the peer still waits for is cancelled. */
  close(because?: Fault): void {
    this.#lane.close(because)
  }

  /** Where a token is asked for this waits for it: a stranger learns nothing of what is served, and a guess is answered. */
  #sayHello(): void {
    const { frameBytesMax, messages, metrics } = this.#parts
    const hello = helloFrame(encodeHello({ frameBytesMax, token: '', contracts: messages.hello }))
    new Outbox(this.#lane, metrics).send(hello)
  }

  #receive(frame: FrameView): void {
    this.#parts.metrics.frameBytes.inc({ direction: 'in' }, frame.payloadLength)
    const fault = this.#requests === undefined ? this.#greet(frame) : this.#requests.take(frame)
    if (fault !== undefined) this.#lane.close(fault)
  }

  #greet(frame: FrameView): Fault | undefined {
    if (frame.kind === 'hello') this.#dialect = dialectOf(frame.flags)
    const peer = greet(frame, this.#parts.messages.hello, this.#parts)
    if (!peer.ok) return peer.error
    this.#cancelHelloTimer()
    if (this.#parts.rules.token !== '') this.#sayHello()
    this.#requests = new Requests(this.#lane, peer.value, this.#parts)
    return undefined
  }

  #lastFrame(fault: Fault | undefined) {
    return fault === undefined ? undefined : faultFrame(everybody(this.#dialect), fault)
  }

  #ended({ fault }: LaneEnd): void {
    const { metrics, log } = this.#parts
    this.#cancelHelloTimer()
    metrics.lanes.dec()
    // A peer that has gone was not refused.
    if (fault === undefined || fault.code === 'FAULT_ACTOR_DOWN') return
    metrics.refusals.inc({ code: fault.code })
    log.warn(
      { event: 'lane-refused', peer: this.#lane.name, code: fault.code, reason: fault.message },
      'a lane was ended',
    )
  }
}
