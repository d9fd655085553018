// The language node: propose, check, run, revise.

export { type AnsweredCall, withAcceptance } from './account.js'
export type { DefaultInput } from './attached.js'
export type { Attempt } from './attempt.js'
export type { PassReason } from './chain-faults.js'
export type { CircuitState } from './circuit.js'
export { languageNode, type Satisfy } from './language-node.js'
export { bareOutcome, faultOutcome } from './outcome.js'
export type { AnswerNotary, Bounds, InputDigests, LanguageNodePorts, StandingRung, WorkedOut } from './ports.js'
export type { ChainedRung, ChainObserver } from './rung-chain.js'
export type { SatisfyLimits } from './satisfy.js'
