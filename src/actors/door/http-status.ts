import type { FaultCode } from '../../fabric/index.js'

const particular: Partial<Record<FaultCode, number>> = {
  FAULT_UNKNOWN_OPERATION: 404,
  FAULT_UNKNOWN_KEY: 404,
  FAULT_LIMIT: 413,
  FAULT_POLICY: 403,
  FAULT_BUSY: 503,
  FAULT_ACTOR_DOWN: 503,
  FAULT_EXPIRED: 504,
  FAULT_BACKEND: 502,
  FAULT_CONFIG: 500,
  FAULT_CHECKPOINT: 500,
  FAULT_JOURNAL: 500,
  FAULT_SIGNING: 500,
  FAULT_DEFECT: 500,
}

/** Every other fault is about what was sent. */
export const httpStatus = (code: FaultCode): number => particular[code] ?? 400
