import type { Fault, Result } from '../../fabric/index.js'
import type { EgressQuery, EgressReading } from './egress-ledger.js'
import { openStoreForReading } from './open-store.js'
import type { Reading } from './store.js'

export interface ReadOptions {
  /** Only the records of this goal. */
  readonly goalId?: string
  /** The latest so many records; 10,000 by default. */
  readonly countMax?: number
}

/** Reads the journal in `directory` for inspection, whether or not a daemon is running on it. Damaged records are told apart. */
export async function readJournal(directory: string, options: ReadOptions = {}): Promise<Result<Reading, Fault>> {
  const opened = openStoreForReading(directory)
  if (!opened.ok) return opened
  const store = opened.value
  const { goalId, countMax = 10_000 } = options
  const reading = goalId === undefined ? store.latest(countMax) : store.history(goalId)
  await store.close()
  return reading
}

/** The egress ledger of the journal in `directory`, whether or not a daemon is running on it. */
export async function readEgress(directory: string, query: EgressQuery): Promise<Result<EgressReading, Fault>> {
  const opened = openStoreForReading(directory)
  if (!opened.ok) return opened
  const reading = opened.value.egress(query)
  await opened.value.close()
  return reading
}
