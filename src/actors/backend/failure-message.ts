// How a proposal failed, as a backend's thread tells its host: the fault, and the reason that decides whether another rung may do better.

import { BackendFailure, failureReasons } from '../../backends/index.js'
import { choice, faultSchema, fromFaultRecord, message, record, toFaultRecord } from '../../fabric/index.js'

export const failureMessage = message(
  'constellation backend failure',
  record({ reason: choice(...failureReasons), fault: faultSchema }),
)

export function encodeFailure({ fault, reason }: BackendFailure): Uint8Array {
  const payload = failureMessage.codec.encode({ reason, fault: toFaultRecord(fault) })
  if (!payload.ok) throw new Error(`a fault does not fit its message: ${payload.error.message}`)
  return payload.value
}

/** What does not read is a failure too. */
export function readFailure(payload: Uint8Array): BackendFailure {
  const told = failureMessage.codec.decode(payload)
  return told.ok
    ? new BackendFailure(fromFaultRecord(told.value.fault), told.value.reason)
    : new BackendFailure(told.error, 'answer')
}
