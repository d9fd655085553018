// What the language node talks to on behalf of goals, and what bounds that.

import type { Steering } from '../../clef/index.js'
import type {
  AttachedInput,
  Certified,
  ContractRegistry,
  Fault,
  Json,
  OutcomeRecord,
  Posture,
  Result,
} from '../../fabric/index.js'
import type { BackendCard, Propose } from '../backend/index.js'
import type { Compose } from '../composer/index.js'
import type { ActorRef, Clock } from '../kernel/index.js'
import type { DomainCall } from '../olivier/index.js'
import type { RoutingTable } from '../prospero/index.js'
import type { AnsweredCall } from './account.js'
import type { DefaultInput } from './attached.js'
import type { Attempt } from './attempt.js'
import type { ChainedRung, ChainObserver } from './rung-chain.js'
import type { SatisfyLimits } from './satisfy.js'

/** How long an ask on behalf of a goal may take. */
export interface Bounds {
  /** On the injected clock. */
  readonly deadline: number
  readonly signal: AbortSignal
}

/** Certifies what a goal's calls came to, and what its program made of them. Never rejects. */
export interface AnswerNotary {
  certify(answered: AnsweredCall): Promise<Certified>
  certifyProgram(workedOut: WorkedOut, answer: Json, outcome: OutcomeRecord): Promise<Certified>
  /** Of a goal that came to no answer. */
  certifyEnd(workedOut: WorkedOut, outcome: OutcomeRecord): Promise<Certified>
  inputDigests(inputs: readonly Pick<AttachedInput, 'name' | 'bytes'>[]): InputDigests
}

/** What a program's answer is bound to: the goal, what was attached, and the answers that it was worked out from. */
export interface WorkedOut {
  /** Of a goal; a program that a person ran belongs to none. */
  readonly goalId?: string
  readonly text?: string
  /** Empty where it did not come to one. */
  readonly program: string
  readonly inputs: InputDigests
  /** In the order of the program's calls. One that an older daemon answered has no basis. */
  readonly calls: readonly (Omit<Certified, 'basis'> & Partial<Pick<Certified, 'basis'>>)[]
}

/** By the input's name: SHA-256 of its bytes as they came, base64url without padding. */
export interface InputDigests {
  readonly [name: string]: string
}

/** A rung that can be asked. */
export interface StandingRung {
  readonly ref: ActorRef<Propose>
  readonly card: BackendCard
}

/** Everything the language node talks to; found anew for each use, because incarnations change. */
export interface LanguageNodePorts {
  readonly registry: ContractRegistry
  readonly domains: RoutingTable<DomainCall>
  readonly composer: () => Result<ActorRef<Compose>, Fault>
  /** In the order in which they are asked. */
  readonly rungs: readonly ChainedRung<StandingRung>[]
  readonly observer?: ChainObserver
  record(attempt: Attempt, within: Bounds): Promise<Result<void, Fault>>
  /** Says what answers rest on, and signs it; absent where outcomes do not tell. */
  readonly notary?: AnswerNotary
  readonly defaults: readonly DefaultInput[]
  readonly limits: SatisfyLimits
  /** What fields are offered; anything but `typed` is for measuring what types are worth. */
  readonly steering: Steering
  /** How far the data of a call of this operation goes. */
  readonly postureOf: (operation: string) => Posture
  /** The most a goal may allow a backend here. */
  readonly postureMax: Posture
  readonly goalsMax: number
}

/** What bounds every ask on behalf of one goal. */
export interface Within extends Bounds {
  readonly goalId: string
  /** What the goal itself says of how far its data may go. */
  readonly postureMax: Posture | undefined
  readonly clock: Clock
}
