// What a goal comes to. Every accepted goal gets exactly one outcome.

import { choice, count, data, type Infer, list, optional, quantity, record, text } from '../schema/index.js'
import { answeredSchema } from './answered.js'
import { domainErrorSchema, faultSchema } from './fault-record.js'
import { postures } from './posture.js'

export const outcomeKinds = ['ok', 'fault', 'domainError', 'clarify', 'refuse', 'exhausted', 'expired', 'busy'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

const programBytesMax = 16 * 1024

/** A value that brings its schema: canonical text, and the payload in that schema's fixed layout. */
export const selfDescribed = record({ schema: text(256 * 1024), payload: data(16 * 1024 * 1024) })

const attempt = record({
  program: text(programBytesMax),
  /** `CODE path: message`, one a line; empty when the program was accepted. */
  diagnostics: list(text(), { countMax: 64 }),
})

const call = record({
  operation: text(128),
  /** JSON view of the arguments, as written by the program plus defaults; attached data as "input:NAME". */
  arguments: text(64 * 1024),
})

/** A row of an attached list that does not read: it was left out, and the others stand. */
const flaggedRow = record({
  input: text(128),
  /** Of the rows of data, from 1. */
  row: count(),
  /** `line 7` of text, `row 6` of JSON. */
  place: text(64),
  /** The record's own `id`, where it has one that reads. */
  id: optional(text(256)),
  field: optional(text(256)),
  /** Of a fault. */
  code: text(64),
  message: text(),
})

export const flaggedRowsMax = 1_000

/** Of an assumption's value, bytes of JSON. */
export const assumedBytesMax = 4_096
export const assumedCountMax = 1_024

/** Something the answer rests on that the goal did not say. */
const assumption = record({ operation: text(128), path: text(512), value: text(assumedBytesMax) })

export const outcomeSchema = record({
  goalId: text(64),
  kind: choice(...outcomeKinds),
  program: optional(text(programBytesMax)),
  attempts: list(attempt, { countMax: 64 }),
  calls: list(call, { countMax: 256 }),
  assumptions: list(assumption, { countMax: assumedCountMax }),
  answer: optional(selfDescribed),
  fault: optional(faultSchema),
  domainError: optional(domainErrorSchema),
  /** For clarify: the question and the fields it is about. */
  question: optional(text()),
  fields: list(text(256), { countMax: 64 }),
  /** For refuse. */
  reason: optional(text(64)),
  rung: text(64),
  posture: choice(...postures),
  /** Bytes that went to anything beyond this machine on the goal's behalf. */
  bytesLeft: quantity('1'),
  /** Where the time went, from acceptance until this record was made; writing it comes after. */
  timings: record({
    /** Reading the goal and what is attached to it. Absent, like `journal`, where it did not come to that. */
    inputs: optional(quantity('s')),
    proposal: quantity('s'),
    elaboration: quantity('s'),
    fabric: quantity('s'),
    domain: quantity('s'),
    /** Waiting until what must be durable was. */
    journal: optional(quantity('s')),
    total: quantity('s'),
  }),
  /** Tokens that the model produced over all attempts. */
  tokens: count(),
  /** Each answer that this one rests on, last the one that the program worked out itself, where it did. */
  answers: optional(list(answeredSchema, { countMax: 257 })),
  /** Rows that were left out of what the goal attached, the first of them; none where all were read. */
  flaggedRows: optional(list(flaggedRow, { countMax: flaggedRowsMax })),
  /** How many rows that were in all. */
  rowsLeftOut: optional(count()),
})

export type OutcomeRecord = Infer<typeof outcomeSchema>
