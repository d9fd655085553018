// The streams of one peer: which list, from where, and with how much credit.

import {
  certifiedStreamMessage,
  eachMessage,
  type Fault,
  type OperationMessages,
  type SocketLane,
  type StreamRecord,
  streamMessage,
} from '../../fabric/index.js'
import type { Asker } from './answer-frames.js'
import type { Peer } from './greeting.js'
import { LaneStream, type Streamed } from './lane-stream.js'
import type { Asked } from './messages.js'
import type { Outbox } from './outbox.js'
import type { InFlight, RequestParts } from './requests.js'
import { StreamPacing } from './stream-pacing.js'

interface Certifying {
  readonly certified: boolean
}

export class LaneStreams {
  readonly #peer: Pick<Peer, 'differing'>
  readonly #outbox: Outbox
  readonly #parts: RequestParts
  readonly #pacing: StreamPacing
  readonly #inFlight: Map<number, InFlight>

  constructor(
    lane: SocketLane,
    peer: Pick<Peer, 'differing'>,
    outbox: Outbox,
    parts: RequestParts,
    inFlight: Map<number, InFlight>,
  ) {
    this.#peer = peer
    this.#outbox = outbox
    this.#parts = parts
    this.#pacing = new StreamPacing(lane)
    this.#inFlight = inFlight
  }

  /** Opens the stream that is asked for, or says why there is none. */
  begin(
    { certified }: Extract<Asked, { readonly what: 'stream' }>,
    asker: Asker,
    payload: Uint8Array,
    until: number,
  ): Fault | undefined {
    const wanted = asker.dialect.read(certified ? certifiedStreamMessage : streamMessage, payload)
    if (!wanted.ok) return wanted.error
    const { operation, request } = wanted.value
    const messages = this.#parts.messages.operations.get(operation)
    if (messages?.item === undefined) return this.#noStream(operation)
    const differing = this.#differing(messages)
    if (differing !== undefined) return differing
    const inLayout = asker.dialect.toAligned(messages.request, request)
    if (!inLayout.ok) return inLayout.error
    const { item, response } = messages
    return this.#open(asker, { ...wanted.value, request: inLayout.value, certified }, { item, response }, until)
  }

  #open(asker: Asker, wanted: StreamRecord & Certifying, streamed: Streamed, until: number): Fault | undefined {
    const { operation, request, from, credit, certified } = wanted
    const { reception } = this.#parts
    const { correlation } = asker
    const abort = new AbortController()
    const leave = reception.enter('stream', abort)
    const onEnd = (): void => {
      leave()
      this.#inFlight.delete(correlation)
    }
    const stream = new LaneStream({ asker, streamed, outbox: this.#outbox, pacing: this.#pacing, onEnd })
    this.#inFlight.set(correlation, {
      // Nothing answers a cancelled stream.
      cancel: () => stream.cancel(),
      laneEnded: () => stream.cancel(),
      grant: (items) => stream.grant(items),
    })
    const refused = stream.open(credit, (first, sink) =>
      reception.stream(operation, request, { until, abort }, { from, credit: first, certified }, sink),
    )
    if (refused !== undefined) stream.cancel()
    return refused
  }

  /** A stream names its operation by text, and its request wears no identity: what the peer means by it, its hello has said. */
  #differing(messages: OperationMessages): Fault | undefined {
    return eachMessage(messages).flatMap(({ name }) => this.#peer.differing.get(name) ?? [])[0]
  }

  #noStream(operation: string): Fault {
    const streaming = [...this.#parts.messages.operations].filter(([, { item }]) => item !== undefined)
    const message = `There is no list of ${operation} to be had item by item.`
    const candidates = streaming.map(([name]) => name).slice(0, 16)
    return { code: 'FAULT_UNKNOWN_OPERATION', name: operation, candidates, message }
  }
}
