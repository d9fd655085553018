// Answers on a lane: each one frame, in the asker's correlation.

import {
  type DomainError,
  domainErrorMessage,
  type Fault,
  type FrameHeader,
  type FrameKind,
  faultMessage,
  frameBytes,
  type Lane,
  noSchema,
  noTrace,
  type OutcomeRecord,
  outcomeMessage,
  type ShortIdentity,
  toFaultRecord,
} from '../../fabric/index.js'
import type { DoorMetrics } from './metrics.js'

/** What of a request its answer needs. */
export type Asker = Pick<FrameHeader, 'correlation' | 'source' | 'target' | 'trace'>

/** Faults about the lane itself answer no request. */
export const nobody: Asker = { correlation: 0, source: 0, target: 0, trace: noTrace }

/** The header of an answer: from whom it was sent to, to whom it came from, waited for without end. */
export const answerHeader = (
  kind: FrameKind,
  schema: ShortIdentity,
  { correlation, trace, source: target, target: source }: Asker,
): FrameHeader => ({
  kind,
  flags: 0,
  schema,
  source,
  target,
  correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace,
})

export function faultPayload(fault: Fault): Uint8Array<ArrayBufferLike> {
  const payload = faultMessage.codec.encode(toFaultRecord(fault))
  if (!payload.ok) throw new Error(`a fault did not fit its own schema: ${payload.error.message}`)
  return payload.value
}

export class Answers {
  /** Largest frame that both sides take, in bytes. */
  frameBytesMax: number
  readonly #lane: Lane
  readonly #metrics: DoorMetrics
  readonly #onStuck: (fault: Fault) => void

  /** @param onStuck the peer does not read: an answer could not be sent, and none may be dropped in silence */
  constructor(lane: Lane, frameBytesMax: number, metrics: DoorMetrics, onStuck: (fault: Fault) => void) {
    this.frameBytesMax = frameBytesMax
    this.#lane = lane
    this.#metrics = metrics
    this.#onStuck = onStuck
  }

  outcome(asker: Asker, outcome: OutcomeRecord): void {
    const payload = outcomeMessage.codec.encode(outcome)
    if (payload.ok) this.reply(asker, outcomeMessage.short, payload.value)
    else {
      const message = `The outcome does not fit its schema: ${payload.error.message}`
      this.fault(asker, { code: 'FAULT_DEFECT', message })
    }
  }

  /** A reply, or a fault in its place where the peer can't take one so large. */
  reply(asker: Asker, schema: ShortIdentity, payload: Uint8Array): void {
    const limit = this.frameBytesMax
    const actual = frameBytes(payload.byteLength)
    if (actual <= limit) this.send('reply', schema, asker, payload)
    else {
      const message = `The answer takes a frame of ${actual} bytes; this lane carries ${limit}.`
      this.fault(asker, { code: 'FAULT_LIMIT', limit, actual, message })
    }
  }

  domainError(asker: Asker, { reason, message }: DomainError): void {
    const payload = domainErrorMessage.codec.encode({ reason, message })
    if (payload.ok) this.send('domainError', noSchema, asker, payload.value)
    else this.fault(asker, payload.error)
  }

  fault(asker: Asker, fault: Fault): void {
    this.send('fault', noSchema, asker, faultPayload(fault))
  }

  send(kind: FrameKind, schema: ShortIdentity, asker: Asker, payload: Uint8Array): void {
    const sent = this.#lane.send({ ...answerHeader(kind, schema, asker), payload })
    if (sent.ok) this.#metrics.frameBytes.inc({ direction: 'out' }, payload.byteLength)
    else if (sent.error.code !== 'FAULT_ACTOR_DOWN') this.#onStuck(sent.error)
  }
}
