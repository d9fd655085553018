export { contentDigest } from './goal-content.js'
export { mintGoalId } from './goal-id.js'
export { type JournalMessage, type JournalRef, type JournalView, journalActor, journalChild } from './journal.js'
export { type ReadOptions, readJournal } from './read-journal.js'
export type { AttemptRecord, JournalEntry, JournalKind, JournalRecord } from './records.js'
export {
  type Damage,
  type JournalStore,
  type KeyedGoal,
  openStore,
  type Reading,
  type UnansweredGoal,
} from './store.js'
