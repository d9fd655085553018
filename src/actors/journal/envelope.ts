// A record of a goal as bytes: kind, goal, time and body under a checksum. The body is in its schema's own fixed layout.

import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { checked, checksummed } from './checksummed.js'
import {
  answerlessOutcomeMessage,
  type JournalEntry,
  type JournalRecord,
  journalFault,
  keylessGoalMessage,
  messageOfKind,
} from './records.js'

const identityOfKind = Object.fromEntries(
  Object.entries(messageOfKind).map(([kind, { identity }]) => [kind, Buffer.from(identity, 'hex')]),
)

/** Schemas that records of a kind had before. */
const earlier = {
  goal: { message: keylessGoalMessage, identity: Buffer.from(keylessGoalMessage.identity, 'hex') },
  outcome: { message: answerlessOutcomeMessage, identity: Buffer.from(answerlessOutcomeMessage.identity, 'hex') },
} as const

function encodeBody(entry: JournalEntry): Result<Uint8Array, Fault> {
  // A switch, because each kind's codec takes its own body.
  switch (entry.kind) {
    case 'goal':
      return messageOfKind.goal.codec.encode(entry.body)
    case 'attempt':
      return messageOfKind.attempt.codec.encode(entry.body)
    case 'outcome':
      return messageOfKind.outcome.codec.encode(entry.body)
  }
}

function decodeBody(kind: string, identity: Buffer, body: Uint8Array): Result<JournalEntry, Fault> {
  switch (kind) {
    case 'goal':
      return entryOf(kind, (isEarlier(kind, identity) ? earlier.goal.message : messageOfKind.goal).codec.decode(body))
    case 'attempt':
      return entryOf(kind, messageOfKind.attempt.codec.decode(body))
    case 'outcome':
      return entryOf(
        kind,
        (isEarlier(kind, identity) ? earlier.outcome.message : messageOfKind.outcome).codec.decode(body),
      )
    default:
      return err(journalFault(`The journal knows no record of kind '${kind.slice(0, 32)}'.`))
  }
}

const isEarlier = (kind: string, identity: Buffer): boolean =>
  (kind === 'goal' || kind === 'outcome') && identity.equals(earlier[kind].identity)

const entryOf = <K extends JournalEntry['kind'], B>(kind: K, body: Result<B, Fault>) =>
  body.ok ? ok({ kind, body: body.value }) : body

/** The bytes of a record; a body that does not fit its schema is a fault with its path. */
export function seal(record: JournalRecord): Result<Buffer, Fault> {
  const body = encodeBody(record)
  if (!body.ok) return body
  const identity = identityOfKind[record.kind]! // made from the same table of kinds
  return ok(checksummed(identity, [record.kind, record.goalId, record.at, body.value]))
}

/** The record, or FAULT_JOURNAL: damaged, or written under another schema. Never throws, whatever the bytes. */
export function unseal(sealed: Buffer): Result<JournalRecord, Fault> {
  const read = checked(sealed)
  if (!read.ok) return read
  const { identity, fields } = read.value
  const [kind, goalId, at, body] = fields
  if (typeof kind !== 'string' || typeof goalId !== 'string' || typeof at !== 'number' || !(body instanceof Uint8Array))
    return err(journalFault('The fields of the record are not those of this version.'))
  if (identityOfKind[kind]?.equals(identity) === false && !isEarlier(kind, identity))
    return err(journalFault(`This ${kind} was written under another schema, ${identity.toString('hex', 0, 8)}.`))
  // Bytes of a body are views into what it is decoded from, which must not be the store's memory.
  const entry = decodeBody(kind, identity, new Uint8Array(body))
  return entry.ok
    ? ok({ ...entry.value, goalId, at })
    : err(journalFault(`The body does not read: ${entry.error.message}`))
}
