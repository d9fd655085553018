// What peers and the daemon say to each other besides the registered contracts: goals, outcomes, faults.

import { message } from '../schema/index.js'
import { domainErrorSchema, faultSchema } from './fault-record.js'
import { goalSchema } from './goal.js'
import { outcomeSchema } from './outcome.js'

export { type FaultRecord, fromFaultRecord, toFaultRecord } from './fault-record.js'
export {
  type AttachedInput,
  type GoalRecord,
  goalTextBytesMax,
  inputBytesMax,
  inputsMax,
  type Posture,
  postures,
} from './goal.js'
export { type OutcomeKind, type OutcomeRecord, outcomeKinds } from './outcome.js'

export const goalMessage = message('constellation goal', goalSchema)
export const outcomeMessage = message('constellation outcome', outcomeSchema)
export const faultMessage = message('constellation fault', faultSchema)
export const domainErrorMessage = message('constellation domain error', domainErrorSchema)
