// What a domain's thread says to one request, in its last frame for it.

import {
  domainErrorMessage,
  err,
  type Fault,
  type FrameView,
  ok,
  type RegisteredOperation,
  type Result,
  readFault,
} from '../../fabric/index.js'
import type { DomainReply } from './domain-call.js'

export function readReply(
  frame: FrameView,
  operation: RegisteredOperation,
  seconds: number,
): Result<DomainReply, Fault> {
  switch (frame.kind) {
    case 'reply': {
      if (frame.hasSchema(operation.response.short)) {
        return ok({ kind: 'reply', payload: frame.payload.slice(), domainSeconds: seconds })
      }
      const message = `${operation.contract.name} was answered with another schema`
      return err({ code: 'FAULT_SCHEMA', path: '', expected: operation.response.name, actual: 'unknown', message })
    }
    case 'domainError': {
      const error = domainErrorMessage.codec.decode(frame.payload)
      return error.ok ? ok({ kind: 'domainError', error: error.value, domainSeconds: seconds }) : error
    }
    case 'fault':
      return err(readFault(frame.payload))
    default:
      return err({ code: 'FAULT_FRAME', offset: 9, message: `a request is not answered by a ${frame.kind} frame` })
  }
}
