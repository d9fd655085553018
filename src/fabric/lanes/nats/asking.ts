// What is asked over NATS, from its first sending to its end. Core NATS says when nobody listens and is silent when somebody dies,
// so requests are watched here: whoever takes one says where it can be reached, and is looked for from time to time. A request
// whose taker has gone, or that nobody took, is sent again under the same idempotency key; a stream is gone on with.

import type { Fault } from '../../fault.js'
import { aboutRequest } from '../../frame/header.js'
import type { FrameView } from '../../frame/view.js'
import { encodeFrame, type Frame, noPayload } from '../../frame/write.js'
import { encodeCredit, readCredit } from '../../stream/index.js'
import { AskedRequest } from './asked-request.js'
import { readCertified } from './certify-request.js'
import { faultView, nobodyServes, plainFrame, readMessage } from './frames.js'
import { notPermitted } from './listen.js'
import { daemonOf, Looks } from './looks.js'
import type { Outflow } from './outflow.js'
import { readStreamRequest } from './stream-request.js'
import { operationSubject } from './subjects.js'

export interface AskingOptions {
  /** Answers come to subjects below this one. */
  readonly inbox: string
  /** Largest answer accepted, in bytes. */
  readonly frameBytesMax: number
  /** Takes each answer. */
  readonly deliver: (frame: FrameView) => void
}

export class Asking {
  readonly #outflow: Outflow
  readonly #options: AskingOptions
  readonly #requests = new Map<number, AskedRequest>()
  readonly #looks = new Looks()
  #keys = 0

  constructor(outflow: Outflow, options: AskingOptions) {
    this.#outflow = outflow
    this.#options = options
  }

  /** @param subjectOf the subject of a request that does not name its operation; undefined where nobody is known to serve it */
  ask(frame: Frame, subjectOf: (frame: Frame) => string | undefined): void {
    const stream = readStreamRequest(frame)
    const operation = stream?.operation ?? readCertified(frame)
    const subject = operation === undefined ? subjectOf(frame) : operationSubject(operation)
    if (subject === undefined) {
      // In a turn of its own, as from a peer: nobody expects an answer before `send` has returned.
      queueMicrotask(() => this.#fail(frame.correlation, nobodyServes('requests of this schema')))
      return
    }
    const request = new AskedRequest(frame, subject, `${this.#options.inbox}.${++this.#keys}`, stream)
    this.#requests.set(frame.correlation, request)
    this.#send(request)
  }

  /** Credit and cancels go to whoever took the request, as soon as that is known. */
  follow({ kind, correlation, payload }: Frame): void {
    const request = this.#requests.get(correlation)
    if (request === undefined) return
    if (kind === 'cancel') this.#cancel(request)
    if (kind !== 'credit') return
    const items = readCredit(payload)
    if (items.ok) request.granted(items.value)
    if (request.taker !== undefined) this.#tellCredit(request, request.taker)
  }

  /** Takes a message to `token`, the last part of one of our reply subjects. Empty ones tell who took a request. */
  receive(token: string, data: Uint8Array, reply: string): void {
    const { correlation, sending } = readToken(token)
    if (data.byteLength > 0) this.#answered(correlation, sending, data)
    else if (reply !== '') this.#taken(correlation, sending, reply)
  }

  /** Nobody listens on what was sent with this token. */
  nobody(token: string): void {
    const daemon = this.#looks.gone(token)
    if (daemon !== undefined) this.#gone(daemon)
    const { correlation, sending } = readToken(token)
    const request = this.#requests.get(correlation)
    if (request === undefined || request.sending !== sending) return
    if (request.cancelled) this.#requests.delete(correlation)
    else if (!request.foundNobody(performance.now())) this.#fail(correlation, nobodyServes('this request'))
  }

  /** The server does not let us ask on this subject. */
  refused(subject: string): void {
    for (const request of [...this.#requests.values()])
      if (request.subject === subject) this.#fail(request.correlation, notPermitted('ask on', subject))
  }

  /** Looks for those who work for us, and sends again what was lost. To be called from time to time. */
  look(): void {
    const now = performance.now()
    for (const request of [...this.#requests.values()]) {
      if (request.isOver(now, Date.now())) this.#requests.delete(request.correlation)
      else if (request.isLost(now)) this.#sendAgain(request)
    }
    const daemons = new Set([...this.#requests.values()].flatMap(({ taker }) => taker ?? []).map(daemonOf))
    for (const [token, daemon] of this.#looks.keep(daemons)) this.#publish(`${daemon}.look`, noPayload, token)
  }

  /** The connection is back; while it was lost requests and answers may have been lost with it. */
  back(): void {
    for (const request of this.#requests.values()) if (!request.cancelled) this.#sendAgain(request)
  }

  forgetAll(): void {
    this.#requests.clear()
  }

  #send(request: AskedRequest): void {
    const frame = request.next(performance.now())
    const reply = `${this.#options.inbox}.${request.correlation}-${request.sending}`
    this.#outflow.publish(request.subject, frame, { reply, headers: request.headers })
  }

  #sendAgain(request: AskedRequest): void {
    if (this.#outflow.hasRoom(request.byteLength)) this.#send(request)
    // It counts as lost, and its turn comes.
    else request.untaken()
  }

  #publish(subject: string, payload: Uint8Array, token: string): void {
    this.#outflow.publish(subject, payload, { reply: `${this.#options.inbox}.${token}` })
  }

  #taken(correlation: number, sending: number, taker: string): void {
    const request = this.#requests.get(correlation)
    if (request !== undefined && !request.cancelled && request.isAnsweredBy(sending)) {
      request.takenBy(taker)
      this.#tellCredit(request, taker)
      return
    }
    // Nobody waits for what this daemon would answer.
    this.#tellCancel(correlation, taker)
    if (request?.sending === sending) this.#requests.delete(correlation)
  }

  #answered(correlation: number, sending: number, data: Uint8Array): void {
    const request = this.#requests.get(correlation)
    if (request?.isAnsweredBy(sending) !== true) return
    if (request.cancelled) {
      this.#requests.delete(correlation)
      return
    }
    const frame = readMessage(data, this.#options.frameBytesMax)
    if (!frame.ok || frame.value.correlation !== correlation) {
      this.#cancel(request)
      this.#fail(correlation, frame.ok ? anothersAnswer : frame.error)
      return
    }
    if (frame.value.kind === 'item') request.receivedItem()
    else this.#requests.delete(correlation)
    this.#options.deliver(frame.value)
  }

  #cancel(request: AskedRequest): void {
    const { correlation, taker } = request
    if (taker === undefined) request.cancelled = true
    else {
      this.#requests.delete(correlation)
      this.#tellCancel(correlation, taker)
    }
  }

  #tellCancel(correlation: number, taker: string): void {
    this.#outflow.publish(taker, plainFrame('cancel', correlation))
  }

  #tellCredit(request: AskedRequest, taker: string): void {
    const items = request.tellCredit()
    if (items === 0) return
    const credit = encodeFrame(aboutRequest('credit', request.correlation), encodeCredit(items))
    this.#publish(taker, credit, this.#looks.tokenOf(daemonOf(taker)))
  }

  #gone(daemon: string): void {
    for (const request of [...this.#requests.values()])
      if (request.taker !== undefined && daemonOf(request.taker) === daemon) this.#sendAgain(request)
  }

  #fail(correlation: number, fault: Fault): void {
    this.#requests.delete(correlation)
    this.#options.deliver(faultView(correlation, fault))
  }
}

const readToken = (token: string): { readonly correlation: number; readonly sending: number } => {
  const [correlation = Number.NaN, sending = Number.NaN] = token.split('-').map(Number)
  return { correlation, sending }
}

const anothersAnswer: Fault = { code: 'FAULT_FRAME', offset: 32, message: 'The answer belongs to another request.' }
