// What a goal comes to. Every accepted goal gets exactly one outcome.

import { choice, count, data, type Infer, list, optional, quantity, record, text } from '../schema/index.js'
import { domainErrorSchema, faultSchema } from './fault-record.js'
import { postures } from './goal.js'

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

/** Something the answer rests on that the goal did not say. */
const assumption = record({ operation: text(128), path: text(512), value: text() })

export const outcomeSchema = record({
  goalId: text(64),
  kind: choice(...outcomeKinds),
  program: optional(text(programBytesMax)),
  attempts: list(attempt, { countMax: 64 }),
  calls: list(call, { countMax: 256 }),
  assumptions: list(assumption, { countMax: 1_024 }),
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
})

export type OutcomeRecord = Infer<typeof outcomeSchema>
