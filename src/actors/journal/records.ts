// What the journal keeps of a goal. Each kind of record is a message of the fabric, so its schema has an identity.

import {
  choice,
  count,
  type Fault,
  type GoalRecord,
  goalMessage,
  type Infer,
  list,
  message,
  type OutcomeRecord,
  optional,
  outcomeMessage,
  postures,
  quantity,
  record,
  text,
} from '../../fabric/index.js'

const attemptSchema = record({
  /** 1 for the first proposal, then one for each revision. */
  number: count(),
  /** Name of the backend's rung. */
  rung: text(64),
  /** As the model wrote it: a program, `refuse ...` or `clarify ...`. */
  proposal: text(16 * 1024),
  /** `CODE path: message`, one a line; empty when the proposal was accepted. */
  diagnostics: list(text(), { countMax: 64 }),
  tokens: count(),
  duration: quantity('s'),
})

export const attemptMessage = message('journal attempt', attemptSchema)

export type AttemptRecord = Infer<typeof attemptSchema>

const egressSchema = record({
  /** Whose sending it is; absent for what no goal asked for, such as a probe at the start. */
  goalId: optional(text(64)),
  /** Name of the rung, or of the domain elsewhere, that sends. */
  sender: text(128),
  /** Scheme, host and port. */
  destination: text(1_024),
  posture: choice(...postures),
  /** All that is written to the socket for it. */
  bytes: count(),
  /** SHA-256 of the body, hexadecimal: what was sent can be shown to be this, and is not kept. */
  body: text(64),
})

export const egressMessage = message('journal egress', egressSchema)

/** Something that is about to leave this process. */
export type EgressRecord = Infer<typeof egressSchema>

/** What a record of a goal tells, by kind. */
export type JournalEntry =
  | { readonly kind: 'goal'; readonly body: GoalRecord }
  | { readonly kind: 'attempt'; readonly body: AttemptRecord }
  | { readonly kind: 'outcome'; readonly body: OutcomeRecord }

export type JournalKind = JournalEntry['kind']

export type JournalRecord = JournalEntry & {
  readonly goalId: string
  /** Wall time of writing, ms since the Unix epoch. */
  readonly at: number
}

export const messageOfKind = {
  goal: goalMessage,
  attempt: attemptMessage,
  outcome: outcomeMessage,
} as const

const { key: _, ...keylessFields } = goalMessage.schema.fields

/** Goals as they were written before they had keys. What it reads is a goal of today, without a key. */
export const keylessGoalMessage = message(goalMessage.name, record(keylessFields))

const { answers: __, flaggedRows: ___, rowsLeftOut: ____, ...answerlessFields } = outcomeMessage.schema.fields

/**
 * Outcomes as they were written before they told of the answers they rest on, and of rows left out. What it reads is an outcome of today,
 * without any.
 */
export const answerlessOutcomeMessage = message(outcomeMessage.name, record(answerlessFields))

/** Where kinds sort among the records of one goal. The numbers are in the keys on disk: never change one, nor give out 2. */
export const kindCodes: Readonly<Record<JournalKind, number>> = { goal: 0, attempt: 1, outcome: 3 }

/** A line of the egress ledger. */
export interface EgressLine extends EgressRecord {
  /** Wall time of writing, which is before the sending; ms since the Unix epoch. */
  readonly at: number
}

export const journalFault = (message: string): Fault => ({ code: 'FAULT_JOURNAL', message })
