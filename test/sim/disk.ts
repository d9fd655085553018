// The journal's disk: what is on it outlives every actor. Writes take time, fail now and then, and fail all while it is full.

import { contentDigest, type JournalRecord, type JournalStore, type KeyedGoal } from '../../src/actors/journal/index.js'
import type { Clock } from '../../src/actors/kernel/index.js'
import { err, type Fault, type GoalRecord, type OutcomeRecord, ok, type Result } from '../../src/fabric/index.js'
import type { Invariants } from './invariants.js'
import type { Troubles } from './troubled-actor.js'

interface GoalOnDisk {
  readonly goal: GoalRecord
  readonly attempts: Set<number>
  outcome?: OutcomeRecord
}

export interface DiskOptions extends Troubles {
  /** From and until which instant of the clock nothing can be written, in ms. */
  readonly full: readonly [from: number, until: number]
  /** Planted fault: writes are acknowledged before they are done. */
  readonly acknowledgesEarly: boolean
  /** Planted fault: nothing is found under a key. */
  readonly forgetsKeys: boolean
}

export class Disk {
  readonly goals = new Map<string, GoalOnDisk>()
  /** Goals whose outcome has been handed over to be written. */
  private readonly concluded = new Set<string>()

  constructor(
    private readonly clock: Clock,
    private readonly invariants: Invariants,
    private options: DiskOptions,
  ) {}

  /** From now on nothing goes wrong. */
  mend(): void {
    this.options = { ...this.options, rate: 0, full: [0, 0] }
  }

  /** A store as the journal actor opens it anew in each incarnation. */
  open(): JournalStore {
    const writing = new Set<Promise<unknown>>()
    const store: Pick<JournalStore, 'write' | 'unanswered' | 'keyed' | 'history' | 'close'> = {
      write: (record) => {
        const written = this.write(record)
        writing.add(written)
        void written.then(() => writing.delete(written))
        return this.options.acknowledgesEarly ? Promise.resolve(ok(undefined)) : written
      },
      unanswered: () =>
        ok([...this.goals].flatMap(([goalId, { goal, outcome }]) => (outcome ? [] : [{ goalId, goal: ok(goal) }]))),
      keyed: (key) => ok(this.keyed(key)),
      history: () => ok({ records: [], damaged: [] }),
      close: async () => {
        await Promise.all(writing)
      },
    }
    // The journal actor calls these five and no more; a class with private fields can't be stood in for otherwise.
    return store as JournalStore
  }

  /** The latest goal that was accepted under a key. */
  private keyed(key: string): KeyedGoal | undefined {
    const [latest] = [...this.goals].filter(([, { goal }]) => goal.key === key).reverse()
    if (latest === undefined || this.options.forgetsKeys) return undefined
    const [goalId, { goal, outcome }] = latest
    return { goalId, digest: contentDigest(goal), ...(outcome === undefined ? {} : { outcome: ok(outcome) }) }
  }

  /** Whether another goal under the same key has had attempts. */
  private workedOnBefore(goalId: string, { key }: GoalRecord): boolean {
    return [...this.goals].some(
      ([id, { goal, attempts }]) => key !== undefined && id !== goalId && goal.key === key && attempts.size > 0,
    )
  }

  private async write(record: JournalRecord): Promise<Result<void, Fault>> {
    if (record.kind === 'outcome') this.concluded.add(record.goalId)
    if (record.kind === 'attempt' && this.concluded.has(record.goalId)) {
      this.invariants.violated('no attempt after the outcome', `attempt ${record.body.number} came after it`)
    }
    const { dice, rate } = this.options
    const delayMs = dice.chance(rate) ? dice.between(50, 3_000) : dice.between(0, 5)
    await new Promise<void>((resolve) => void this.clock.setTimer(delayMs, resolve))
    const [fullFrom, fullUntil] = this.options.full
    const now = this.clock.now()
    if (now >= fullFrom && now < fullUntil) return refused('there is no space left')
    return dice.chance(rate / 4) ? refused('a sector is bad') : this.commit(record)
  }

  private commit(record: JournalRecord): Result<void, Fault> {
    const { goalId, kind } = record
    const known = this.goals.get(goalId)
    if (kind === 'goal') {
      if (known !== undefined) this.invariants.violated('one outcome per goal', 'a goal was accepted twice')
      this.goals.set(goalId, { goal: record.body, attempts: new Set() })
      return ok(undefined)
    }
    if (known === undefined) {
      this.invariants.violated('no outcome for a goal never sent', `a record of kind ${kind} tells of no accepted goal`)
      return refused('no such goal')
    }
    if (kind === 'attempt' && this.workedOnBefore(goalId, known.goal)) {
      this.invariants.violated('one goal per key', `'${known.goal.text}' is worked on a second time`)
    }
    if (kind === 'attempt') this.invariants.attempted(known.goal, record.body.number, known.attempts)
    if (kind === 'outcome') {
      if (known.outcome !== undefined) this.invariants.violated('one outcome per goal', 'a second outcome was written')
      known.outcome = record.body
    }
    return ok(undefined)
  }
}

const refused = (message: string): Result<never, Fault> => err({ code: 'FAULT_JOURNAL', message })
