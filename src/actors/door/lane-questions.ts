// What a peer asks that one frame answers: goals, their outcomes, calls, schemas.

import {
  Credit,
  certifyMessage,
  collectMessage,
  type Fault,
  goalMessage,
  nearest,
  type Progress,
  schemasMessage,
  schemaTextsMessage,
  tellSchemas,
} from '../../fabric/index.js'
import {
  type Asker,
  certifiedFrame,
  failureFrame,
  outcomeFrame,
  progressFrame,
  replyFrame,
  valueFrame,
} from './answer-frames.js'
import type { Peer } from './greeting.js'
import type { Asked } from './messages.js'
import type { Outbox } from './outbox.js'
import type { Want } from './reception.js'
import type { InFlight, RequestParts } from './requests.js'

export class LaneQuestions {
  readonly #peer: Peer
  readonly #outbox: Outbox
  readonly #parts: RequestParts
  readonly #inFlight: Map<number, InFlight>

  constructor(peer: Peer, outbox: Outbox, parts: RequestParts, inFlight: Map<number, InFlight>) {
    this.#peer = peer
    this.#outbox = outbox
    this.#parts = parts
    this.#inFlight = inFlight
  }

  /** Reads what is asked and has it answered, or says why it can't be. */
  begin(
    asked: Exclude<Asked, { readonly what: 'stream' }>,
    asker: Asker,
    payload: Uint8Array,
    until: number,
  ): Fault | undefined {
    switch (asked.what) {
      case 'goal':
        return this.#goal(asker, payload, until)
      case 'collect':
        return this.#collect(asker, payload, until)
      case 'call':
        return this.#call(asked, asker, payload, until)
      case 'certify':
        return this.#certify(asker, payload, until)
      case 'schemas':
        return this.#schemas(asker, payload)
    }
  }

  #goal(asker: Asker, payload: Uint8Array, until: number): Fault | undefined {
    const goal = asker.dialect.read(goalMessage, payload)
    if (!goal.ok) return goal.error
    // The outcome of a goal with a key can be collected later, over another lane.
    const want = this.#want(asker, until, goal.value.key !== undefined)
    // The reception never rejects.
    void this.#parts.reception.goal(goal.value, want).then((outcome) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(outcomeFrame(asker, outcome))
    })
    return undefined
  }

  #collect(asker: Asker, payload: Uint8Array, until: number): Fault | undefined {
    const asked = asker.dialect.read(collectMessage, payload)
    if (!asked.ok) return asked.error
    void this.#parts.reception.collect(asked.value.key, this.#want(asker, until)).then((outcome) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(outcome.ok ? outcomeFrame(asker, outcome.value) : failureFrame(asker, outcome.error))
    })
    return undefined
  }

  #call(
    { operation, messages: { request, response } }: Extract<Asked, { readonly what: 'call' }>,
    asker: Asker,
    written: Uint8Array,
    until: number,
  ): Fault | undefined {
    const payload = asker.dialect.toAligned(request, written)
    if (!payload.ok) return payload.error
    void this.#parts.reception.call(operation, payload.value, this.#want(asker, until)).then((answer) => {
      this.#inFlight.delete(asker.correlation)
      this.#outbox.send(answer.ok ? replyFrame(asker, response, answer.value) : failureFrame(asker, answer.error))
    })
    return undefined
  }

  #certify(asker: Asker, payload: Uint8Array, until: number): Fault | undefined {
    const wanted = asker.dialect.read(certifyMessage, payload)
    if (!wanted.ok) return wanted.error
    const { operation, request: written } = wanted.value
    const { reception, messages } = this.#parts
    const asked = messages.operations.get(operation)
    if (asked === undefined) return unknownOperation(operation, [...messages.operations.keys()])
    // It names its operation by text: what the peer means by that, its hello has said.
    const differing = this.#peer.differing.get(asked.request.name) ?? this.#peer.differing.get(asked.response.name)
    if (differing !== undefined) return differing
    const request = asker.dialect.toAligned(asked.request, written)
    if (!request.ok) return request.error
    void reception.answer(operation, request.value, this.#want(asker, until)).then((answer) => {
      this.#inFlight.delete(asker.correlation)
      const frame = answer.ok ? certifiedFrame(asker, asked.response, answer.value) : failureFrame(asker, answer.error)
      this.#outbox.send(frame)
    })
    return undefined
  }

  #schemas(asker: Asker, payload: Uint8Array): Fault | undefined {
    const wanted = asker.dialect.read(schemasMessage, payload)
    if (!wanted.ok) return wanted.error
    const told = tellSchemas(this.#parts.messages.byName, wanted.value, asker.frameBytesMax)
    this.#outbox.send(valueFrame(asker, schemaTextsMessage, told))
    return undefined
  }

  /** @param outlivesLane whether the end of the lane is no reason to stop */
  #want(asker: Asker, until: number, outlivesLane = false): Want {
    const abort = new AbortController()
    const room = new Credit()
    this.#inFlight.set(asker.correlation, {
      cancel: () => abort.abort(),
      // Credit ahead of an answer is for progress; what is above the limit grants nothing.
      grant: (items) => void room.add(items),
      laneEnded() {
        if (!outlivesLane) abort.abort()
      },
    })
    return { until, abort, progress: (told) => this.#progress(asker, room, told) }
  }

  /** Told to peers that grant room for it, as long as the lane has some too: the next word says more. */
  #progress(asker: Asker, room: Credit, told: Progress): void {
    if (!this.#inFlight.has(asker.correlation) || !room.spend()) return
    const frame = progressFrame(asker, told)
    if (frame.ok) this.#outbox.offer(frame.value)
  }
}

const unknownOperation = (name: string, names: readonly string[]): Fault => ({
  code: 'FAULT_UNKNOWN_OPERATION',
  name,
  candidates: nearest(name, names),
  message: `There is no operation ${name}.`,
})
