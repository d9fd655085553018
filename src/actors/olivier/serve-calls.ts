// Answers request frames with a domain's models: decode, check carried dimensions, run the model, encode. Pure of threads.

import type { Fault, Frame, FrameView } from '../../fabric/index.js'
import { answerFrame, faultFrame, refusalFrames, usageFrame, violation } from './answer-frames.js'
import { askModel, type DomainClocks, type ServedDomain } from './served-domain.js'
import { collected } from './streamed-answer.js'

/** Frames to send back for one request frame, in order. */
export type CallServer = (frame: FrameView) => readonly Frame[]

export const serveCalls =
  (domain: ServedDomain, { wall, monotonic }: DomainClocks): CallServer =>
  (frame) => {
    const { correlation, deadline } = frame
    const faulted = (fault: Fault) => [faultFrame(correlation, fault)]
    if (deadline <= wall()) return faulted({ code: 'FAULT_EXPIRED', message: 'the deadline had passed on arrival' })
    const asked = domain.asked(frame.schema)
    if (!asked.ok) return faulted(asked.error)
    const operation = asked.value
    const { contract, response } = operation

    const began = monotonic()
    let seconds = 0
    const answered = askModel(operation, frame.payload, (answer) => {
      const whole = collected(contract, answer)
      seconds = (monotonic() - began) / 1_000
      return response.codec.encode(whole)
    })
    if (!answered.ok) return faulted(answered.error)
    const { value: said } = answered
    if (!said.ok) return refusalFrames(correlation, said.error, (monotonic() - began) / 1_000)
    const { value: payload } = said
    return payload.ok
      ? [usageFrame(correlation, seconds), answerFrame(correlation, 'reply', response, payload.value)]
      : faulted(violation(contract.name, payload.error))
  }
