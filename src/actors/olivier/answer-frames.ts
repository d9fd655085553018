// Frames in which a domain's thread answers.

import {
  type DomainError,
  domainErrorMessage,
  encodeFault,
  type Fault,
  type Frame,
  faultMessage,
  type Message,
  plainHeader,
  progressMessage,
  type Result,
} from '../../fabric/index.js'
import { usageMessage } from './domain-call.js'

export const answerFrame = (
  correlation: number,
  kind: Frame['kind'],
  message: Message,
  payload: Uint8Array,
): Frame => ({ ...plainHeader(kind, message.short, correlation), payload })

/** The answer to a request that is none. */
export const faultFrame = (correlation: number, fault: Fault): Frame =>
  answerFrame(correlation, 'fault', faultMessage, encodeFault(fault))

/** Goes ahead of each answer that a model gave. */
export const usageFrame = (correlation: number, seconds: number): Frame =>
  answerFrame(correlation, 'item', usageMessage, encoded(usageMessage, { seconds }))

/** Goes ahead of the answer while the model is at work. */
export const progressFrame = (correlation: number, done: number, total: number): Frame =>
  answerFrame(correlation, 'item', progressMessage, encoded(progressMessage, { done, total }))

/** A model's no. */
export const refusalFrames = (correlation: number, error: DomainError, seconds: number): readonly Frame[] => [
  usageFrame(correlation, seconds),
  answerFrame(correlation, 'domainError', domainErrorMessage, encoded(domainErrorMessage, error)),
]

/** What a model answered is not what its contract says. */
export const violation = (operation: string, fault: Fault): Fault => ({
  code: 'FAULT_DEFECT',
  ...(fault.path === undefined ? {} : { path: fault.path }),
  message: `the model of ${operation} answered outside its contract: ${fault.message}`,
})

/** Encodes what our own code made; that it fits its schema is an invariant. */
function encoded<T>(
  message: { readonly codec: { encode(value: T): Result<Uint8Array, Fault> } },
  value: T,
): Uint8Array {
  const bytes = message.codec.encode(value)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}
