import { type Fault, type OutcomeRecord, toFaultRecord } from '../../fabric/index.js'
import type { Desk } from './desk.js'

/** The outcome of a goal that was never accepted: it has no id, no attempts and cost nothing. */
export const unaccepted = (
  { rung, posture }: Pick<Desk, 'rung' | 'posture'>,
  kind: 'busy' | 'expired' | 'fault',
  fault: Fault,
): OutcomeRecord => ({
  goalId: '',
  kind,
  attempts: [],
  calls: [],
  assumptions: [],
  fault: toFaultRecord(fault),
  fields: [],
  rung,
  posture,
  bytesLeft: 0,
  timings: { proposal: 0, elaboration: 0, fabric: 0, domain: 0, total: 0 },
  tokens: 0,
})
