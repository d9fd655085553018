// A fault as a payload of its own.

import type { Fault } from '../fault.js'
import { message } from '../schema/index.js'
import { faultSchema, fromFaultRecord, toFaultRecord } from './fault-record.js'

export const faultMessage = message('constellation fault', faultSchema)

export function encodeFault(fault: Fault): Uint8Array {
  const payload = faultMessage.codec.encode(toFaultRecord(fault))
  if (!payload.ok) throw new Error(`a fault did not fit its own schema: ${payload.error.message}`)
  return payload.value
}

/** The fault that a payload tells of, or the fault that it does not read. */
export function readFault(payload: Uint8Array): Fault {
  const told = faultMessage.codec.decode(payload)
  return told.ok ? fromFaultRecord(told.value) : told.error
}
