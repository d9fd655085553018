// What peers and the daemon say to each other besides the registered contracts: goals, outcomes, faults.

import { type Message, message } from '../schema/index.js'
import { faultMessage } from './fault-message.js'
import { domainErrorSchema } from './fault-record.js'
import { collectSchema, goalSchema } from './goal.js'
import { outcomeSchema } from './outcome.js'
import { schemasMessage, schemaTextsMessage } from './schemas.js'
import { streamSchema } from './stream.js'

export { encodeFault, faultMessage, readFault } from './fault-message.js'
export { type FaultRecord, fromFaultRecord, toFaultRecord } from './fault-record.js'
export {
  type AttachedInput,
  type GoalRecord,
  goalKeyBytesMax,
  goalTextBytesMax,
  inputBytesMax,
  inputsMax,
  type Posture,
  postures,
} from './goal.js'
export { negotiate, type ToldMessage, type Translation } from './negotiate.js'
export { type OutcomeKind, type OutcomeRecord, outcomeKinds } from './outcome.js'
export {
  learnSchemas,
  type SchemasRecord,
  type SchemaTextsRecord,
  schemaNamesMax,
  schemasMessage,
  schemaTextBytesMax,
  schemaTextsMessage,
  tellSchemas,
} from './schemas.js'
export type { StreamRecord } from './stream.js'

export const goalMessage = message('constellation goal', goalSchema)
/** Answered by an outcome too. */
export const collectMessage = message('constellation collect', collectSchema)
export const outcomeMessage = message('constellation outcome', outcomeSchema)
export const streamMessage = message('constellation stream', streamSchema)
export const domainErrorMessage = message('constellation domain error', domainErrorSchema)

/** All of them. */
export const peerMessages: readonly Message[] = [
  goalMessage,
  collectMessage,
  outcomeMessage,
  streamMessage,
  schemasMessage,
  schemaTextsMessage,
  faultMessage,
  domainErrorMessage,
]
