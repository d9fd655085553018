// What is asked of a daemon over NATS, from its coming in to its answer. Whoever asks is told where the daemon is reached by credit
// and cancels, and finds out there that it has gone.

import type { Msg } from '@nats-io/transport-node'
import type { Fault } from '../../fault.js'
import { headerUnder } from '../../frame/header.js'
import { frameBytes } from '../../frame/layout.js'
import type { FrameView } from '../../frame/view.js'
import { encodeFrame, type Frame, noPayload } from '../../frame/write.js'
import { faultBytes, plainView, readMessage, renumber } from './frames.js'
import { idempotencyKeyOf } from './headers.js'
import type { Outflow } from './outflow.js'
import { TakenRequests } from './taken-requests.js'

export interface ServingOptions {
  /** Largest request accepted, in bytes. */
  readonly frameBytesMax: number
  /** Takes each request, and the credit and cancels that follow it, under a number of ours. */
  readonly deliver: (frame: FrameView) => void
}

export class Serving {
  readonly #outflow: Outflow
  readonly #options: ServingOptions
  readonly #taken = new TakenRequests()

  constructor(outflow: Outflow, options: ServingOptions) {
    this.#outflow = outflow
    this.#options = options
  }

  /** Subject below which askers reach us. */
  get own(): string {
    return this.#taken.own
  }

  request({ data, headers, reply = '' }: Msg): void {
    // Nobody could be answered.
    if (reply === '') return
    const frame = readMessage(data, this.#options.frameBytesMax)
    if (!frame.ok) this.#refuse(reply, 0, frame.error)
    else if (frame.value.kind !== 'request' || frame.value.correlation === 0)
      this.#refuse(reply, frame.value.correlation, onlyRequests)
    else this.#once(frame.value, data, reply, idempotencyKeyOf(headers))
  }

  /** Takes credit and cancels for a request that was taken here. Looks, which are empty, only want somebody to be here. */
  follow({ subject, data }: Msg): void {
    const local = this.#taken.reachedBy(subject)
    if (data.byteLength === 0 || local === undefined) return
    const frame = readMessage(data, this.#options.frameBytesMax)
    if (!frame.ok) return
    renumber(frame.value, local)
    if (frame.value.kind === 'credit') this.#options.deliver(frame.value)
    else if (frame.value.kind === 'cancel') this.#cancel(local, frame.value)
  }

  /**
   * Sends what answers a request; nothing where nobody waits for it.
   *
   * @returns whether there was room for it. There is for all but streams, which can send later: an answer that is too much
   *   just now is told as a fault, since the lane is that of all askers and must not end for one of them
   */
  answer(frame: Frame): boolean {
    const request = this.#taken.get(frame.correlation)
    if (request === undefined) return true
    const { reply, correlation, isStream } = request
    const isSmall = frame.kind === 'fault' || frame.kind === 'domainError'
    const hasRoom = isSmall || this.#outflow.hasRoom(frameBytes(frame.payload.byteLength))
    if (!hasRoom && isStream) return false
    const bytes = hasRoom
      ? encodeFrame(headerUnder(correlation, frame), frame.payload)
      : faultBytes(correlation, noRoom)
    this.#outflow.publish(reply, bytes)
    if (frame.kind !== 'item') this.#taken.answered(frame.correlation, hasRoom ? frame.kind : 'fault', bytes)
    return true
  }

  /** The connection is lost: items that are under way may not arrive, and none may come after them. */
  lost(): void {
    for (const local of this.#taken.streams()) this.#cancel(local, plainView('cancel', local))
  }

  /** The connection is back, at another `own`. To askers we are gone, so they ask again, and get what was lost. */
  back(): void {
    this.#taken.move()
  }

  forgetAll(): void {
    this.#taken.clear()
  }

  /** A request whose key is known is under way or answered already. */
  #once(frame: FrameView, data: Uint8Array, reply: string, key: string | undefined): void {
    const known = this.#taken.known(key, data)
    if (known === undefined) {
      const local = this.#taken.open(frame, data, reply, key)
      this.#tellTaken(local, reply)
      renumber(frame, local)
      this.#options.deliver(frame)
    } else if (known === 'another') this.#refuse(reply, frame.correlation, anotherRequest)
    else if (known.answer !== undefined) this.#outflow.publish(reply, known.answer)
    else {
      this.#taken.redirect(known.local, reply)
      this.#tellTaken(known.local, reply)
    }
  }

  #tellTaken(local: number, reply: string): void {
    this.#outflow.publish(reply, noPayload, { reply: this.#taken.addressOf(local) })
  }

  /** Nothing answers a cancel. */
  #cancel(local: number, frame: FrameView): void {
    this.#taken.forget(local)
    this.#options.deliver(frame)
  }

  #refuse(reply: string, correlation: number, fault: Fault): void {
    this.#outflow.publish(reply, faultBytes(correlation, fault))
  }
}

const onlyRequests: Fault = { code: 'FAULT_FRAME', offset: 9, message: 'Only requests are asked here.' }

const anotherRequest: Fault = {
  code: 'FAULT_POLICY',
  message: 'The idempotency key of this request stands for another one.',
}

const noRoom: Fault = {
  code: 'FAULT_BUSY',
  message: 'The NATS server has more answers of this daemon to take than there is room for; ask again.',
}
