// The keys that goals were sent under: each leads to the latest goal accepted under it, and to what that goal asked for.

import type { Database } from 'lmdb'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { contentDigest } from './goal-content.js'
import { type JournalRecord, journalFault } from './records.js'

/** 32 bytes of content digest, then the goal's id. */
export type KeyTable = Database<Buffer, Buffer>

const digestBytes = 32

export interface KeyEntry {
  readonly goalId: string
  readonly digest: Uint8Array
}

/** How a key lies on disk: as its UTF-8, whatever characters it has. */
const onDisk = (key: string): Buffer => Buffer.from(key, 'utf8')

/** What is to be put under a record's key; undefined for a record that has none. */
export function keyEntry(record: JournalRecord): { readonly key: Buffer; readonly value: Buffer } | undefined {
  if (record.kind !== 'goal' || record.body.key === undefined) return undefined
  return {
    key: onDisk(record.body.key),
    value: Buffer.concat([contentDigest(record.body), Buffer.from(record.goalId)]),
  }
}

/** FAULT_JOURNAL for an entry that is damaged. */
export function readKey(keys: KeyTable, key: string): Result<KeyEntry | undefined, Fault> {
  const value = keys.get(onDisk(key))
  if (value === undefined) return ok(undefined)
  if (value.byteLength <= digestBytes) return err(journalFault('The entry of a key is damaged.'))
  return ok({ digest: Uint8Array.from(value.subarray(0, digestBytes)), goalId: value.toString('utf8', digestBytes) })
}
