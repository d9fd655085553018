// A record as bytes: u32 CRC-32 of all that follows, 32 bytes of schema identity, then msgpackr of the fields in a fixed
// order. Nothing of msgpackr's records or shared structures is used: read with other structures than they were written
// with, those give wrong field names without an error. The body is in its schema's own fixed layout.

import { crc32 } from 'node:zlib'
import { Packr } from 'msgpackr'
import { err, type Fault, identityBytes, ok, type Result } from '../../fabric/index.js'
import {
  answerlessOutcomeMessage,
  type JournalEntry,
  type JournalRecord,
  journalFault,
  keylessGoalMessage,
  messageOfKind,
} from './records.js'

const crcBytes = 4
const headBytes = crcBytes + identityBytes

const packr = new Packr({ useRecords: false })

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
  const fields = packr.pack([record.kind, record.goalId, record.at, body.value])
  const sealed = Buffer.allocUnsafe(headBytes + fields.byteLength)
  sealed.set(identityOfKind[record.kind]!, crcBytes) // made from the same table of kinds
  sealed.set(fields, headBytes)
  sealed.writeUInt32LE(crc32(sealed.subarray(crcBytes)), 0)
  return ok(sealed)
}

/** The record, or FAULT_JOURNAL: damaged, or written under another schema. Never throws, whatever the bytes. */
export function unseal(sealed: Buffer): Result<JournalRecord, Fault> {
  if (sealed.byteLength <= headBytes) return err(journalFault(`A record has more than ${headBytes} bytes.`))
  if (sealed.readUInt32LE(0) !== crc32(sealed.subarray(crcBytes)))
    return err(journalFault('The checksum does not fit: the record is damaged.'))
  let fields: unknown
  try {
    fields = packr.unpack(sealed.subarray(headBytes))
  } catch (thrown) {
    return err(journalFault(`The record does not unpack: ${(thrown as Error).message}.`)) // msgpackr throws Errors alone
  }
  if (!Array.isArray(fields)) return err(journalFault('The record is no list of fields.'))
  const [kind, goalId, at, body]: unknown[] = fields
  if (typeof kind !== 'string' || typeof goalId !== 'string' || typeof at !== 'number' || !(body instanceof Uint8Array))
    return err(journalFault('The fields of the record are not those of this version.'))
  const identity = sealed.subarray(crcBytes, headBytes)
  if (identityOfKind[kind]?.equals(identity) === false && !isEarlier(kind, identity))
    return err(journalFault(`This ${kind} was written under another schema, ${identity.toString('hex', 0, 8)}.`))
  // Bytes of a body are views into what it is decoded from, which must not be the store's memory.
  const entry = decodeBody(kind, identity, new Uint8Array(body))
  return entry.ok
    ? ok({ ...entry.value, goalId, at })
    : err(journalFault(`The body does not read: ${entry.error.message}`))
}
