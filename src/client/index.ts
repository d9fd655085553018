// The peer SDK. Runs in Node and in a browser; in Node connect by `./node.js`, which brings a WebSocket and other lanes.

export type { AskClock } from '../fabric/exchange/index.js'
export type { DomainError, Fault, FaultCode } from '../fabric/fault.js'
export type { AttachedInput, Basis, OutcomeKind, Posture, Progress } from '../fabric/peer/index.js'
export { err, ok, type Result } from '../fabric/result.js'
// What a contract is written with, for pages that bring contracts of their own.
export {
  bool,
  type Contract,
  carried,
  choice,
  contract,
  count,
  currency,
  data,
  date,
  defaulted,
  described,
  fromJson,
  type Infer,
  type Json,
  list,
  map,
  money,
  named,
  number,
  optional,
  pair,
  type Quantity,
  quantity,
  type RecordSchema,
  rate,
  record,
  type Schema,
  tenor,
  text,
  toJson,
  union,
} from '../fabric/schema/index.js'
export { type Answer, type Outcome, readAnswer, readOutcome } from './answer.js'
export { type Backoff, backoffDefaults } from './backoff.js'
export {
  type InvalidReason,
  type KeptAnswer,
  type PublicKey,
  type Revoked,
  streamedJson,
  type Verdict,
  type VerifyOptions,
  verifyAnswer,
} from './certificate/index.js'
export type { CertifiedAnswer } from './certified.js'
export type { Client } from './client.js'
export { type ConnectOptions, connect } from './connect.js'
export type { GoalRequest } from './goals.js'
export type { ItemStream } from './item-stream.js'
export { outcomeJson, viewOutcome } from './outcome-json.js'
export type { AskOptions, CallOptions } from './requests.js'
export type { ClientSocket, WebSocketConstructor } from './socket.js'
export type { ClientState } from './state.js'
export type { StreamOptions } from './streams.js'
