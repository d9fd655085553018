// What can propose: the interface, and the decoding that holds every rung to its grammar. Rungs are loaded by path.

export {
  type Backend,
  type Capabilities,
  type Chunk,
  type Constraint,
  type PriorAttempt,
  type PriorDiagnostic,
  type Prompt,
  type ProposeOptions,
  type Rung,
  rungs,
  type TopToken,
} from './backend.js'
export {
  ContinuedProposal,
  continuationsMax,
  type Move,
  type ProposalBounds,
  type Stray,
} from './continued-proposal.js'
export { Automaton, ValidatingFilter } from './decoding/index.js'
export { BackendFailure, type FailureReason, failureReasons, reasonOfFault } from './failure.js'
export type { BackendServices, Egress, EgressNote, ModelMetric } from './http/index.js'
export type { OperationExample } from './wording/index.js'
