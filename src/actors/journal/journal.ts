// The actor that keeps what must survive a crash. Its answer to a write is the acknowledgement: it comes when the record is on disk.

import { err, type Fault, type GoalRecord, type OutcomeRecord, ok, type Result } from '../../fabric/index.js'
import type { ActorOptions, ActorRef, Context, ReplyTo } from '../kernel/index.js'
import { CHILD_DEFAULTS, type ChildOptions, type ChildSpec } from '../prospero/index.js'
import { openStore } from './open-store.js'
import type { AttemptRecord, EgressRecord, JournalEntry } from './records.js'
import type { Damage, JournalStore, KeyedGoal, Reading, UnansweredGoal } from './store.js'

interface About {
  readonly goalId: string
}

interface Write extends About {
  readonly replyTo: ReplyTo<void>
}

/** Answered when it is on disk, or with why it is not. */
type WriteMessage =
  | (Write & { readonly type: 'accept'; readonly goal: GoalRecord })
  | (Write & { readonly type: 'attempt'; readonly attempt: AttemptRecord })
  | (Write & { readonly type: 'outcome'; readonly outcome: OutcomeRecord })

export type JournalMessage =
  | WriteMessage
  /** Goals that were accepted before this actor started and have no outcome yet. */
  | { readonly type: 'unanswered'; readonly replyTo: ReplyTo<readonly UnansweredGoal[]> }
  | (About & { readonly type: 'history'; readonly replyTo: ReplyTo<Reading> })
  /** The latest goal accepted under a key, and its outcome. */
  | { readonly type: 'keyed'; readonly key: string; readonly replyTo: ReplyTo<KeyedGoal | undefined> }
  /** Answered when the ledger has it on disk: what it tells of may leave then. */
  | { readonly type: 'egress'; readonly egress: EgressRecord; readonly replyTo: ReplyTo<void> }
  | { readonly type: 'view'; readonly replyTo: ReplyTo<JournalView> }

/** Counts since the actor started. */
export interface JournalView {
  readonly written: number
  /** Writes that failed, for whatever reason. */
  readonly refused: number
  /** Damaged records that reads have skipped. */
  readonly damaged: number
  readonly writing: number
}

export type JournalRef = ActorRef<JournalMessage>

/** Writes that may wait for the disk at once; one group commit takes them all. */
const writingMax = 4_096

/** The journal in `directory` as a supervised child. A folder that can't be used is FAULT_JOURNAL at the start. */
export function journalChild(child: ChildOptions, directory: string, onReady?: (ref: JournalRef) => void): ChildSpec {
  return {
    ...CHILD_DEFAULTS,
    ...child,
    async start(parent, signal) {
      const store = openStore(directory)
      if (!store.ok) return store
      const ref = parent.spawn(journalActor(child.id, store.value))
      signal.addEventListener('abort', () => ref.kill('it was not ready in time'), { once: true })
      const ready = await ref.whenReady()
      if (!ready.ok) return ready
      onReady?.(ref)
      return ok({ actor: ref })
    },
  }
}

export const journalActor = (name: string, store: JournalStore): ActorOptions<JournalMessage> => ({
  name,
  init: (context) => new Journal(context, store),
})

function entryOf(message: WriteMessage): JournalEntry {
  switch (message.type) {
    case 'accept':
      return { kind: 'goal', body: message.goal }
    case 'attempt':
      return { kind: 'attempt', body: message.attempt }
    case 'outcome':
      return { kind: 'outcome', body: message.outcome }
  }
}

class Journal {
  readonly #context: Context<JournalMessage>
  readonly #store: JournalStore
  /** Unanswered at the start; what is accepted since is somebody's work. */
  readonly #leftOver: Result<ReadonlySet<string>, Fault>
  #written = 0
  #refused = 0
  #damaged = 0
  #writing = 0

  constructor(context: Context<JournalMessage>, store: JournalStore) {
    this.#context = context
    this.#store = store
    const before = store.unanswered()
    this.#leftOver = before.ok ? ok(new Set(before.value.map(({ goalId }) => goalId))) : before
  }

  receive(message: JournalMessage): void {
    if (message.type === 'unanswered') this.#unanswered(message.replyTo)
    else if (message.type === 'history') this.#history(message.goalId, message.replyTo)
    else if (message.type === 'keyed') message.replyTo.reply(this.#store.keyed(message.key))
    else if (message.type === 'egress') this.#egress(message.egress, message.replyTo)
    else if (message.type === 'view') message.replyTo.reply(ok(this.#view()))
    else this.#write(message, entryOf(message))
  }

  close(): Promise<void> {
    return this.#store.close()
  }

  /** Does not wait for the disk: what comes meanwhile shares the next commit. */
  #write({ goalId, replyTo }: Write, entry: JournalEntry): void {
    const at = this.#context.clock.wall()
    this.#writes(replyTo, () => this.#store.write({ ...entry, goalId, at }), goalId, entry.kind)
  }

  #egress(egress: EgressRecord, replyTo: ReplyTo<void>): void {
    const at = this.#context.clock.wall()
    this.#writes(replyTo, () => this.#store.writeEgress({ ...egress, at }), egress.goalId, 'egress')
  }

  /** @param write never rejects */
  #writes(
    replyTo: ReplyTo<void>,
    write: () => Promise<Result<void, Fault>>,
    goalId: string | undefined,
    kind: JournalEntry['kind'] | 'egress',
  ): void {
    if (this.#writing >= writingMax) {
      this.#refused++
      replyTo.reply(err({ code: 'FAULT_BUSY', message: `The journal has ${writingMax} writes under way.` }))
      return
    }
    this.#writing++
    void write().then((outcome) => {
      this.#writing--
      this.#count(goalId, kind, outcome)
      replyTo.reply(outcome)
    })
  }

  #count(goalId: string | undefined, kind: JournalEntry['kind'] | 'egress', outcome: Result<void, Fault>): void {
    if (outcome.ok) this.#written++
    else {
      this.#refused++
      const { code, message } = outcome.error
      this.#context.log.error({ event: 'journal-refused', goalId, kind, code, reason: message }, 'journal write failed')
    }
  }

  #unanswered(replyTo: ReplyTo<readonly UnansweredGoal[]>): void {
    const leftOver = this.#leftOver
    const goals = leftOver.ok ? this.#store.unanswered(leftOver.value) : leftOver
    if (goals.ok)
      for (const { goalId, goal } of goals.value)
        if (!goal.ok) this.#report({ goalId, kind: 'goal', fault: goal.error })
    replyTo.reply(goals)
  }

  #history(goalId: string, replyTo: ReplyTo<Reading>): void {
    const reading = this.#store.history(goalId)
    if (reading.ok) for (const damage of reading.value.damaged) this.#report(damage)
    replyTo.reply(reading)
  }

  #report({ goalId, kind, fault }: Damage): void {
    this.#damaged++
    const { code, message } = fault
    this.#context.log.warn({ event: 'journal-damage', goalId, kind, code, reason: message }, 'journal record skipped')
  }

  #view(): JournalView {
    return { written: this.#written, refused: this.#refused, damaged: this.#damaged, writing: this.#writing }
  }
}
