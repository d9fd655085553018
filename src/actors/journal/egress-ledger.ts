// What leaves the process, each sending written down before it is sent: a table of its own in the journal's store, by time.

import type { Database, RootDatabase } from 'lmdb'
import { err, type Fault, ok, type Result } from '../../fabric/index.js'
import { checked, checksummed } from './checksummed.js'
import { type EgressLine, type EgressRecord, egressMessage, journalFault } from './records.js'

/** Milliseconds since the Unix epoch, and which one of that millisecond. */
type LineKey = [at: number, number: number]

/** Which lines are wanted, the latest of them. */
export interface EgressQuery {
  /** Those of this goal alone. */
  readonly goalId?: string
  /** Not before this wall time, ms since the Unix epoch. */
  readonly since?: number
  readonly countMax: number
}

export interface EgressReading {
  /** Oldest first. */
  readonly lines: readonly EgressLine[]
  /** Earlier lines that were wanted too, beyond `countMax`. */
  readonly more: number
  /** Lines that do not read. */
  readonly damaged: number
}

type LineTable = Database<Buffer, LineKey>

const identity = Buffer.from(egressMessage.identity, 'hex')

export class EgressLedger {
  /** Absent where it is read alone and no sending was ever written. */
  readonly #lines: LineTable | undefined
  #last: LineKey = [0, 0]

  constructor(root: RootDatabase) {
    // Of a table that is not there, and may not be made, LMDB gives nothing.
    this.#lines = root.openDB<Buffer, LineKey>('egress', { encoding: 'binary' }) as LineTable | undefined
  }

  /** Resolves when the line is on disk; rejects as the disk refuses. The body's own fault where it does not fit its schema. */
  async write({ at, ...sending }: EgressLine): Promise<Result<void, Fault>> {
    const lines = this.#lines
    if (lines === undefined) return err(journalFault('This journal was opened for reading alone.'))
    const body = egressMessage.codec.encode(sending)
    if (!body.ok) return body
    const sealed = checksummed(identity, [at, body.value])
    // A clock may have been put back since the last life: no line takes the place of another.
    for (let key = this.#next(at); ; key = this.#next(at)) {
      // What fails inside fails the whole transaction, whose promise is the one awaited.
      const put = (): void => void lines.put(key, sealed).catch(() => {})
      if (await lines.ifNoExists(key, put)) return ok(undefined)
    }
  }

  #next(at: number): LineKey {
    const [last, number] = this.#last
    this.#last = at === last ? [at, number + 1] : [at, 0]
    return this.#last
  }

  read({ goalId, since = 0, countMax }: EgressQuery): EgressReading {
    const lines: EgressLine[] = []
    let damaged = 0
    let more = 0
    // Backwards from the latest to `since`.
    for (const { value } of this.#lines?.getRange({ reverse: true, end: [since, -1] }) ?? []) {
      const isFull = lines.length >= countMax
      // Of those that are only counted nothing but the goal's name is of interest.
      if (isFull && goalId === undefined) {
        more++
        continue
      }
      const line = lineIn(value)
      if (!line.ok) damaged++
      else if (goalId !== undefined && line.value.goalId !== goalId) continue
      else if (isFull) more++
      else lines.push(line.value)
    }
    return { lines: lines.toReversed(), more, damaged }
  }
}

function lineIn(sealed: Buffer): Result<EgressLine, Fault> {
  const read = checked(sealed)
  if (!read.ok) return read
  const [at, body] = read.value.fields
  if (typeof at !== 'number' || !(body instanceof Uint8Array))
    return err(journalFault('The fields of the line are not those of this version.'))
  if (!read.value.identity.equals(identity)) return err(journalFault('The line was written under another schema.'))
  const sending: Result<EgressRecord, Fault> = egressMessage.codec.decode(new Uint8Array(body))
  return sending.ok
    ? ok({ ...sending.value, at })
    : err(journalFault(`The line does not read: ${sending.error.message}`))
}
