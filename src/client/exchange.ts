// Requests on one lane and the one answer that each of them gets.

import type { DomainError, Fault } from '../fabric/fault.js'
import {
  type FrameHeader,
  type FrameView,
  frameBytes,
  noPayload,
  noSchema,
  noTrace,
  type ShortIdentity,
  shortIdentityText,
} from '../fabric/frame.js'
import type { WebSocketLane } from '../fabric/lanes/websocket/index.js'
import { domainErrorMessage, faultMessage, fromFaultRecord } from '../fabric/peer/index.js'
import { err, ok, type Result } from '../fabric/result.js'

export interface AskOptions {
  /** Stops waiting and tells the daemon so. */
  readonly signal?: AbortSignal
  /** How long an answer is wanted, in ms; the daemon's own limit holds where it is shorter. */
  readonly patienceMs?: number
}

/** What answers a request: a payload of the schema expected, or why there is none. */
export type Answered = Result<Uint8Array, Fault | DomainError>

interface Waiting {
  readonly expected: ShortIdentity
  readonly settle: (answered: Answered) => void
}

const patienceMsDefault = 60_000
/** What the daemon's own word on a deadline gets to arrive before we stop waiting for it. */
const graceMs = 1_000

export class Exchange {
  readonly #lane: WebSocketLane
  /** Largest frame that the daemon accepts, in bytes. */
  readonly #frameBytesMax: number
  readonly #waiting = new Map<number, Waiting>()
  #correlation = 0

  constructor(lane: WebSocketLane, frameBytesMax: number) {
    this.#lane = lane
    this.#frameBytesMax = frameBytesMax
  }

  /** Sends a request and waits. Never rejects. */
  ask(
    schema: ShortIdentity,
    expected: ShortIdentity,
    payload: Uint8Array,
    { signal, patienceMs = patienceMsDefault }: AskOptions,
  ): Promise<Answered> {
    if (signal?.aborted === true) return Promise.resolve(err(cancelled))
    const actual = frameBytes(payload.byteLength)
    if (actual > this.#frameBytesMax) {
      const message = `The request takes a frame of ${actual} bytes; the daemon accepts ${this.#frameBytesMax}.`
      return Promise.resolve(err({ code: 'FAULT_LIMIT', limit: this.#frameBytesMax, actual, message }))
    }
    const correlation = ++this.#correlation
    const sent = this.#lane.send({ ...header('request', schema, correlation, Date.now() + patienceMs), payload })
    if (!sent.ok) return Promise.resolve(sent)
    return new Promise((resolve) => {
      const giveUp = (fault: Fault): void => {
        this.#lane.send({ ...header('cancel', noSchema, correlation), payload: noPayload })
        settle(err(fault))
      }
      const onAbort = (): void => giveUp(cancelled)
      const timer = setTimeout(() => giveUp(expired(patienceMs)), patienceMs + graceMs)
      const settle = (answered: Answered): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        this.#waiting.delete(correlation)
        resolve(answered)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      this.#waiting.set(correlation, { expected, settle })
    })
  }

  /** Takes an answer; one that nobody waits for any more is let go. */
  answer(frame: FrameView): void {
    const waiting = this.#waiting.get(frame.correlation)
    if (waiting !== undefined) waiting.settle(answeredBy(frame, waiting.expected))
  }

  failAll(fault: Fault): void {
    for (const { settle } of [...this.#waiting.values()]) settle(err(fault))
  }
}

function answeredBy(frame: FrameView, expected: ShortIdentity): Answered {
  // What is decoded may keep views into its payload, which the lane takes back.
  const payload = frame.payload.slice()
  switch (frame.kind) {
    case 'reply':
      return frame.hasSchema(expected) ? ok(payload) : err(otherSchema(expected, frame.schema))
    case 'fault':
      return err(readFault(payload))
    case 'domainError': {
      const told = domainErrorMessage.codec.decode(payload)
      return err(told.ok ? told.value : told.error)
    }
    default:
      return err({ code: 'FAULT_FRAME', offset: 0, message: `The daemon answered with a ${frame.kind} frame.` })
  }
}

/** The fault that a frame tells of, or the fault that it does not read. */
export function readFault(payload: Uint8Array): Fault {
  const told = faultMessage.codec.decode(payload)
  return told.ok ? fromFaultRecord(told.value) : told.error
}

export const header = (
  kind: FrameHeader['kind'],
  schema: ShortIdentity,
  correlation: number,
  deadline = Number.POSITIVE_INFINITY,
): FrameHeader => ({ kind, flags: 0, schema, source: 0, target: 0, correlation, deadline, trace: noTrace })

const cancelled: Fault = { code: 'FAULT_CANCELLED', message: 'The request was cancelled by its sender.' }

const expired = (patienceMs: number): Fault => ({
  code: 'FAULT_EXPIRED',
  message: `No answer came within ${patienceMs} ms.`,
})

const otherSchema = (expected: ShortIdentity, actual: ShortIdentity): Fault => ({
  code: 'FAULT_SCHEMA',
  path: 'reply',
  expected: shortIdentityText(expected),
  actual: shortIdentityText(actual),
  message: 'The daemon answered in another schema than the one agreed on.',
})
