// What peers and the daemon say to each other besides the registered contracts: goals, outcomes, faults.

import { type Message, message } from '../schema/index.js'
import { certifiedSchema, certifySchema } from './answered.js'
import { faultMessage } from './fault-message.js'
import { domainErrorSchema } from './fault-record.js'
import { collectSchema, goalSchema } from './goal.js'
import { outcomeSchema } from './outcome.js'
import { progressSchema } from './progress.js'
import { schemasMessage, schemaTextsMessage } from './schemas.js'
import { streamSchema } from './stream.js'

export {
  type AnsweredRecord,
  answeredJson,
  type Basis,
  type BasisRecord,
  basisJson,
  type Certified,
  type CertifiedRecord,
  type CertifyRecord,
  certifiedJson,
  evidenceBytesMax,
  fittingAssumption,
  fromBasisRecord,
  goalOperation,
  programOperation,
  toAnsweredRecords,
  toBasisRecord,
} from './answered.js'
export { encodeFault, faultMessage, readFault } from './fault-message.js'
export { type FaultRecord, faultSchema, fromFaultRecord, toFaultRecord } from './fault-record.js'
export {
  type AttachedInput,
  type GoalRecord,
  goalKeyBytesMax,
  goalTextBytesMax,
  inputBytesMax,
  inputsMax,
} from './goal.js'
export { negotiate, type ToldMessage, type Translation } from './negotiate.js'
export {
  assumedBytesMax,
  assumedCountMax,
  flaggedRowsMax,
  type OutcomeKind,
  type OutcomeRecord,
  outcomeKinds,
} from './outcome.js'
export { further, leavesMachine, nearer, type Posture, postures, within } from './posture.js'
export type { Progress } from './progress.js'
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
/** The same for a stream whose end is certified: its last word is `constellation certified` in place of the plain reply. */
export const certifiedStreamMessage = message('constellation certified stream', streamSchema)
/** Asks for an answer with what it rests on; `constellation certified` is its reply. */
export const certifyMessage = message('constellation certify', certifySchema)
export const certifiedMessage = message('constellation certified', certifiedSchema)
/** Items ahead of the answer to a call, for a peer that grants them. */
export const progressMessage = message('constellation progress', progressSchema)
export const domainErrorMessage = message('constellation domain error', domainErrorSchema)

/** All of them. */
export const peerMessages: readonly Message[] = [
  goalMessage,
  collectMessage,
  outcomeMessage,
  streamMessage,
  certifiedStreamMessage,
  certifyMessage,
  certifiedMessage,
  schemasMessage,
  schemaTextsMessage,
  progressMessage,
  faultMessage,
  domainErrorMessage,
]
