// Answers as frames, each in its asker's correlation and dialect.

import {
  certifiedMessage,
  type DomainError,
  domainErrorMessage,
  err,
  type Fault,
  type Frame,
  type FrameHeader,
  type FrameKind,
  faultMessage,
  frameBytes,
  type Message,
  noSchema,
  noTrace,
  type OutcomeRecord,
  ok,
  outcomeMessage,
  type Progress,
  progressMessage,
  type Result,
  type ShortIdentity,
  toBasisRecord,
  toFaultRecord,
} from '../../fabric/index.js'
import type { CallFailure, CertifiedPayload } from './desk.js'
import { type Dialect, dialectOf } from './dialect.js'

type Payload = Uint8Array<ArrayBufferLike>

/** What of a request its answer needs. */
export interface Asker extends Pick<FrameHeader, 'correlation' | 'source' | 'target' | 'trace'> {
  readonly dialect: Dialect
  /** Largest frame that both sides take, in bytes. */
  readonly frameBytesMax: number
}

/** The peer as a whole: who hears what answers no request. */
export const everybody = (dialect: Dialect): Asker => ({
  correlation: 0,
  source: 0,
  target: 0,
  trace: noTrace,
  dialect,
  frameBytesMax: Number.POSITIVE_INFINITY,
})

/** From whom the question was sent to, to whom it came from, waited for without end. */
const answerFrame = (kind: FrameKind, schema: ShortIdentity, asker: Asker, payload: Payload): Frame => ({
  kind,
  flags: asker.dialect.flags,
  schema,
  source: asker.target,
  target: asker.source,
  correlation: asker.correlation,
  deadline: Number.POSITIVE_INFINITY,
  trace: asker.trace,
  payload,
})

/** A hello's payload has a layout of its own, whatever the dialect. */
export const helloFrame = (payload: Payload): Frame => answerFrame('hello', noSchema, everybody(dialectOf(0)), payload)

/** One item of a stream; FAULT_LIMIT where the peer can't take one so large. */
export function itemFrame(asker: Asker, item: Message, inLayout: Payload): Result<Frame, Fault> {
  const payload = asker.dialect.fromAligned(item, inLayout)
  if (!payload.ok) return payload
  const tooLarge = sizeFault(asker, payload.value)
  return tooLarge === undefined ? ok(answerFrame('item', item.short, asker, payload.value)) : err(tooLarge)
}

/** How far the work is, ahead of the answer. */
export function progressFrame(asker: Asker, told: Progress): Result<Frame, Fault> {
  const payload = asker.dialect.write(progressMessage, told)
  return payload.ok ? ok(answerFrame('item', progressMessage.short, asker, payload.value)) : payload
}

/** A reply, or a fault in its place where the peer can't take one so large. */
export function replyFrame(asker: Asker, response: Message, inLayout: Payload): Frame {
  const payload = asker.dialect.fromAligned(response, inLayout)
  return payload.ok ? reply(asker, response, payload.value) : faultFrame(asker, payload.error)
}

/** The same for a value that is not encoded yet. */
export function valueFrame<T>(asker: Asker, response: Message & Parameters<Dialect['write']>[0], value: T): Frame {
  const payload = asker.dialect.write(response, value)
  return payload.ok ? reply(asker, response, payload.value) : faultFrame(asker, payload.error)
}

/** An answer with what it rests on. The response is written as its asker writes, like the payload around it. */
export function certifiedFrame(asker: Asker, response: Message, { payload, certified }: CertifiedPayload): Frame {
  const written = asker.dialect.fromAligned(response, payload)
  if (!written.ok) return faultFrame(asker, written.error)
  const { basis, certificate, uncertified } = certified
  return valueFrame(asker, certifiedMessage, {
    response: written.value,
    basis: toBasisRecord(basis),
    ...(certificate === undefined ? {} : { certificate }),
    ...(uncertified === undefined ? {} : { uncertified }),
  })
}

export function outcomeFrame(asker: Asker, outcome: OutcomeRecord): Frame {
  const payload = asker.dialect.writeOutcome(outcome)
  if (payload.ok) return reply(asker, outcomeMessage, payload.value)
  const message = `The outcome does not fit its schema: ${payload.error.message}`
  return faultFrame(asker, { code: 'FAULT_DEFECT', message })
}

export const failureFrame = (asker: Asker, failure: CallFailure): Frame =>
  'reason' in failure ? domainErrorFrame(asker, failure) : faultFrame(asker, failure)

export function faultFrame(asker: Asker, fault: Fault): Frame {
  const payload = asker.dialect.write(faultMessage, toFaultRecord(fault))
  if (!payload.ok) throw new Error(`a fault did not fit its own schema: ${payload.error.message}`)
  return answerFrame('fault', noSchema, asker, payload.value)
}

function domainErrorFrame(asker: Asker, { reason, message }: DomainError): Frame {
  const payload = asker.dialect.write(domainErrorMessage, { reason, message })
  return payload.ok ? answerFrame('domainError', noSchema, asker, payload.value) : faultFrame(asker, payload.error)
}

function reply(asker: Asker, { short }: Message, payload: Payload): Frame {
  const tooLarge = sizeFault(asker, payload)
  return tooLarge === undefined ? answerFrame('reply', short, asker, payload) : faultFrame(asker, tooLarge)
}

function sizeFault({ frameBytesMax: limit }: Asker, payload: Payload): Fault | undefined {
  const actual = frameBytes(payload.byteLength)
  if (actual <= limit) return undefined
  const message = `The answer takes a frame of ${actual} bytes; this lane carries ${limit}.`
  return { code: 'FAULT_LIMIT', limit, actual, message }
}
