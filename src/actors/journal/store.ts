// Goals on disk: one table of sealed records by goal, kind and number, one of the goals that are not answered yet, and one
// of the keys they were sent under. All change in one transaction. A write resolves when its transaction is on disk; writes
// that wait together share one.

import type { Database, RangeOptions, RootDatabase } from 'lmdb'
import { err, type Fault, type GoalRecord, type OutcomeRecord, ok, type Result } from '../../fabric/index.js'
import { asError } from '../kernel/index.js'
import { EgressLedger, type EgressQuery, type EgressReading } from './egress-ledger.js'
import { seal, unseal } from './envelope.js'
import { type KeyEntry, type KeyTable, keyEntry, readKey } from './keys.js'
import type { OnlyWriter } from './only-writer.js'
import { type EgressLine, type JournalKind, type JournalRecord, journalFault, kindCodes } from './records.js'

type RecordKey = [goalId: string, kind: number, number: number]

/** A record that was skipped, and why. */
export interface Damage {
  readonly goalId: string
  readonly kind: JournalKind | 'unknown'
  readonly fault: Fault
}

export interface Reading {
  /** In order of goal, kind and number; goal ids sort by age. */
  readonly records: readonly JournalRecord[]
  readonly damaged: readonly Damage[]
}

/** A goal that was accepted and has no outcome. */
export interface UnansweredGoal {
  readonly goalId: string
  /** FAULT_JOURNAL where the record of the goal itself is damaged; the goal still wants its outcome. */
  readonly goal: Result<GoalRecord, Fault>
}

/** A goal that was accepted under a key. */
export interface KeyedGoal extends KeyEntry {
  /** Absent while there is none; FAULT_JOURNAL where its record is damaged. */
  readonly outcome?: Result<OutcomeRecord, Fault>
}

const emptyValue = Buffer.alloc(0)
const kindOfCode = new Map(Object.entries(kindCodes).map(([kind, code]) => [code, kind as JournalKind])) // its own keys
const kindCodeMax = Math.max(...Object.values(kindCodes))

/** What LMDB says of a failed commit: its error carries a promise that rejects with the disk's own. */
async function causeOf(error: Error): Promise<Error> {
  if (!('commitError' in error)) return error
  try {
    await error.commitError
    return error
  } catch (cause) {
    return asError(cause)
  }
}

export class JournalStore {
  readonly #root: RootDatabase
  readonly #records: Database<Buffer, RecordKey>
  readonly #unanswered: Database<Buffer, string>
  /** Absent where it is read alone: a journal of an earlier version has no such table. */
  readonly #keys: KeyTable | undefined
  readonly #egress: EgressLedger
  readonly #writer: OnlyWriter | undefined

  constructor(root: RootDatabase, writer: OnlyWriter | undefined) {
    this.#root = root
    this.#writer = writer
    this.#records = root.openDB<Buffer, RecordKey>('records', { encoding: 'binary' })
    this.#unanswered = root.openDB<Buffer, string>('unanswered', { encoding: 'binary' })
    this.#keys = writer && root.openDB<Buffer, Buffer>('keys', { encoding: 'binary', keyEncoding: 'binary' })
    this.#egress = new EgressLedger(root)
  }

  /**
   * Writes a record and resolves when it is on disk. Never rejects.
   *
   * @returns FAULT_JOURNAL when the disk refuses, when the record is there already (a goal has one outcome), or when
   *   it tells of a goal that was never accepted; the body's own fault when it does not fit its schema
   */
  async write(record: JournalRecord): Promise<Result<void, Fault>> {
    const sealed = seal(record)
    if (!sealed.ok) return sealed
    const { goalId, kind } = record
    try {
      if (kind !== 'goal' && !this.#records.doesExist([goalId, kindCodes.goal, 0]))
        return err(journalFault(`A record of kind ${kind} tells of ${goalId}, which was never accepted.`))
      const key: RecordKey = [goalId, kindCodes[kind], record.kind === 'attempt' ? record.body.number : 0]
      const underKey = keyEntry(record)
      const fresh = await this.#records.ifNoExists(key, () => {
        // What fails here fails the whole transaction, whose promise is the one awaited.
        this.#records.put(key, sealed.value).catch(() => {})
        if (kind === 'goal') this.#unanswered.put(goalId, emptyValue).catch(() => {})
        if (underKey !== undefined) this.#keys?.put(underKey.key, underKey.value).catch(() => {})
        if (kind === 'outcome') this.#unanswered.remove(goalId).catch(() => {})
      })
      return fresh ? ok(undefined) : err(journalFault(`The ${kind} of ${goalId} is in the journal already.`))
    } catch (thrown) {
      return err(journalFault(`The journal can't be written: ${(await causeOf(asError(thrown))).message}.`))
    }
  }

  /** Writes a line of the egress ledger and resolves when it is on disk: then, and not before, it may be sent. Never rejects. */
  async writeEgress(line: EgressLine): Promise<Result<void, Fault>> {
    try {
      return await this.#egress.write(line)
    } catch (thrown) {
      return err(journalFault(`The egress ledger can't be written: ${(await causeOf(asError(thrown))).message}.`))
    }
  }

  egress(query: EgressQuery): Result<EgressReading, Fault> {
    return this.#reading(() => this.#egress.read(query))
  }

  /** Goals without an outcome, oldest first; of `among` alone where that is given. */
  unanswered(among?: ReadonlySet<string>): Result<readonly UnansweredGoal[], Fault> {
    return this.#reading(() =>
      [...this.#unanswered.getKeys()]
        .filter((goalId) => among?.has(goalId) !== false)
        .map((goalId) => this.#unansweredGoal(goalId)),
    )
  }

  /** The latest goal accepted under a key; undefined where there is none. */
  keyed(key: string): Result<KeyedGoal | undefined, Fault> {
    const entry = this.#reading(() => (this.#keys === undefined ? ok(undefined) : readKey(this.#keys, key)))
    if (!entry.ok || !entry.value.ok) return entry.ok ? entry.value : entry
    const known = entry.value.value
    return known === undefined ? ok(undefined) : this.#reading(() => this.#withOutcome(known))
  }

  /** All records of one goal; empty for a goal that is not known. */
  history(goalId: string): Result<Reading, Fault> {
    return this.#reading(() => this.#read({ start: [goalId, 0, 0], end: [goalId, kindCodeMax + 1, 0] }))
  }

  /** The latest `countMax` records. */
  latest(countMax: number): Result<Reading, Fault> {
    return this.#reading(() => {
      const { records, damaged } = this.#read({ reverse: true, limit: countMax })
      return { records: records.toReversed(), damaged: damaged.toReversed() }
    })
  }

  /** Resolves when all writes are on disk and the files are let go. Rejects when the disk refuses, the files let go. */
  async close(): Promise<void> {
    try {
      await this.#writer?.release()
    } catch (thrown) {
      throw await causeOf(asError(thrown))
    } finally {
      await this.#root.close()
    }
  }

  #withOutcome(entry: KeyEntry): KeyedGoal {
    const sealed = this.#records.get([entry.goalId, kindCodes.outcome, 0])
    if (sealed === undefined) return entry
    const record = unseal(sealed)
    if (!record.ok) return { ...entry, outcome: record }
    if (record.value.kind === 'outcome') return { ...entry, outcome: ok(record.value.body) }
    return {
      ...entry,
      outcome: err(journalFault(`The record of the outcome of ${entry.goalId} tells of something else.`)),
    }
  }

  #unansweredGoal(goalId: string): UnansweredGoal {
    const sealed = this.#records.get([goalId, kindCodes.goal, 0])
    const record = sealed === undefined ? err(journalFault(`The goal ${goalId} is missing.`)) : unseal(sealed)
    if (!record.ok) return { goalId, goal: record }
    if (record.value.kind === 'goal') return { goalId, goal: ok(record.value.body) }
    return { goalId, goal: err(journalFault(`The record of the goal ${goalId} tells of something else.`)) }
  }

  #read(range: RangeOptions): Reading {
    const records: JournalRecord[] = []
    const damaged: Damage[] = []
    for (const { key, value } of this.#records.getRange(range)) {
      const record = unseal(value)
      const [goalId, code] = key
      const kind = kindOfCode.get(code)
      const fits = record.ok && record.value.goalId === goalId && record.value.kind === kind
      if (fits) records.push(record.value)
      else {
        const fault = record.ok ? journalFault('The record does not belong under its key.') : record.error
        damaged.push({ goalId: String(goalId), kind: kind ?? 'unknown', fault })
      }
    }
    return { records, damaged }
  }

  #reading<T>(read: () => T): Result<T, Fault> {
    try {
      return ok(read())
    } catch (thrown) {
      return err(journalFault(`The journal can't be read: ${asError(thrown).message}.`))
    }
  }
}
