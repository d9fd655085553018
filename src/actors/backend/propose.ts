// What is asked of a backend's host, and what it answers.

import type { Backend, FailureReason, Prompt, ProposeOptions, Stray } from '../../backends/index.js'
import type { Grammar, GrammarMaking } from '../../clef/index.js'
import type { Fault, Posture, Result } from '../../fabric/index.js'
import type { ReplyTo } from '../kernel/index.js'

/** What a backend made of a prompt, and what that cost: a failure costs too. */
export interface Proposed {
  /** The whole answer, within the grammar; or how the backend failed, FAULT_BACKEND where it may do better next time. */
  readonly text: Result<string, Fault>
  /** Of a failure: why. */
  readonly reason?: FailureReason
  /** Where it left the grammar, or stopped short, for good. */
  readonly stray?: Stray
  /** Over all streams that the answer took. */
  readonly tokens: number
  /** Probability that the model gave the whole answer under its mask; undefined where the backend does not tell. */
  readonly confidence: number | undefined
  /** Bytes that the backend sent beyond this machine, as the ledger has them. */
  readonly bytesLeft: number
}

export interface Propose {
  /** Whose goal it is for, as the egress ledger names it. */
  readonly goalId?: string
  /** How far anything may be sent for it; `in-process` where it is left out. */
  readonly postureMax?: Posture
  readonly prompt: Prompt
  /** For this prompt. */
  readonly grammar: Grammar
  /** How it was made from the registered contracts: the thread makes it anew. Left out, it is written out for the thread. */
  readonly making?: GrammarMaking
  readonly options: Omit<ProposeOptions, 'signal'>
  /** By when something of an answer has to be there, on the injected clock; else it fails as `late`. The deadline by default. */
  readonly firstBy?: number
  /** Called once, when the first of an answer was taken: from then on no other rung may be asked in its place. May not throw. */
  readonly onAccepted?: () => void
  /** Aborted when the answer is not wanted any more: the backend is told at once. */
  readonly signal?: AbortSignal
  readonly replyTo: ReplyTo<Proposed>
}

export type BackendCard = Pick<Backend, 'name' | 'rung' | 'posture' | 'capabilities'>
