// A fault as it travels to a peer, and back.

import type { Fault, FaultCode } from '../fault.js'
import { count, type Infer, list, optional, quantity, record, text } from '../schema/index.js'

const nameMax = 256

export const faultSchema = record({
  code: text(64),
  message: text(),
  path: optional(text(512)),
  expected: optional(text(512)),
  actual: optional(text(512)),
  name: optional(text(nameMax)),
  candidates: optional(list(text(nameMax), { countMax: 16 })),
  limit: optional(quantity('1')),
  amount: optional(quantity('1')),
  offset: optional(quantity('1')),
  actor: optional(text(nameMax)),
  spanStart: optional(count()),
  spanEnd: optional(count()),
})

export type FaultRecord = Infer<typeof faultSchema>

export const domainErrorSchema = record({ reason: text(64), message: text() })

/** Cuts text so that it fits `bytesMax` bytes of UTF-8 whatever its characters. */
const clipped = (value: string, bytesMax: number): string => value.slice(0, Math.floor(bytesMax / 3))

export function toFaultRecord(fault: Fault): FaultRecord {
  return {
    code: fault.code,
    message: clipped(fault.message, 4_096),
    ...(fault.path === undefined ? {} : { path: clipped(fault.path, 512) }),
    ...(fault.span === undefined ? {} : { spanStart: fault.span.start, spanEnd: fault.span.end }),
    ...particulars(fault),
  }
}

/** What a fault has beyond its message, by code. */
function particulars(fault: Fault): Partial<FaultRecord> {
  switch (fault.code) {
    case 'FAULT_DIMENSION':
    case 'FAULT_SHAPE':
    case 'FAULT_SCHEMA':
      return { expected: clipped(fault.expected, 512), actual: clipped(fault.actual, 512) }
    case 'FAULT_FIELD_UNKNOWN':
    case 'FAULT_UNKNOWN_UNIT':
    case 'FAULT_UNKNOWN_CURRENCY':
    case 'FAULT_UNKNOWN_OPERATION':
      return {
        name: clipped(fault.name, nameMax),
        candidates: fault.candidates.slice(0, 16).map((name) => clipped(name, nameMax)),
      }
    case 'FAULT_LIMIT':
      return { limit: fault.limit, amount: fault.actual }
    case 'FAULT_FRAME':
      return { offset: fault.offset }
    case 'FAULT_ACTOR_DOWN':
      return { actor: clipped(fault.actor, nameMax) }
    default:
      return {}
  }
}

/** The fault that a record tells of. Records come from the same code on the other side, checked by its schema. */
export function fromFaultRecord(told: FaultRecord): Fault {
  const { spanStart, spanEnd, limit, amount, ...rest } = told
  const fault = {
    ...rest,
    ...(spanStart === undefined || spanEnd === undefined ? {} : { span: { start: spanStart, end: spanEnd } }),
    ...(limit === undefined ? {} : { limit, actual: amount ?? limit }),
    // A newer peer may know codes that we do not; the message still says what happened.
    code: rest.code as FaultCode,
  }
  return fault as Fault
}
