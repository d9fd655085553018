// Goals under keys. Each is worked on once: whoever sends it again, or asks for it by its key, gets the outcome that it comes
// or came to, also in a later life of the daemon.

import type { DeskOptions } from '../actors/door/index.js'
import { contentDigest, type KeyedGoal } from '../actors/journal/index.js'
import type { Clock } from '../actors/kernel/index.js'
import { bareOutcome, faultOutcome } from '../actors/language-node/index.js'
import { err, type Fault, type GoalRecord, type OutcomeRecord, ok, type Result } from '../fabric/index.js'
import { lostOutcome } from './journalling.js'
import type { Switchboard } from './switchboard.js'

/** Of an outcome: the goal's id, and the backend's rung and posture. */
export type About = Parameters<typeof faultOutcome>[0]

export type Keyed = GoalRecord & { readonly key: string }

/** Works on a goal from its acceptance to its outcome. */
export type Work = (options: DeskOptions) => Promise<OutcomeRecord>

interface InFlight {
  readonly digest: Uint8Array
  readonly deadline: number
  readonly work: AbortController
  readonly outcome: Promise<OutcomeRecord>
}

/** What the journal gets to look a key up. */
const lookUpMs = 5_000

export class KeyedGoals {
  readonly #clock: Clock
  readonly #board: Switchboard
  readonly #inFlight = new Map<string, InFlight>()

  constructor({ clock, board }: { readonly clock: Clock; readonly board: Switchboard }) {
    this.#clock = clock
    this.#board = board
  }

  /** Whether a goal under this key is worked on now. */
  has(key: string): boolean {
    return this.#inFlight.has(key)
  }

  /**
   * The one outcome of the goal. Who sends it again is its sender: cancelling then cancels the goal. The first one's
   * deadline holds for the work; a later one that wants to wait less is told `expired`, and the work goes on.
   */
  submit(goal: Keyed, options: DeskOptions, about: About, work: Work): Promise<OutcomeRecord> {
    const { key } = goal
    const digest = contentDigest(goal)
    const known = this.#inFlight.get(key)
    if (known === undefined)
      return this.#joined(this.#begin(key, digest, options.deadline, about, work), options, about)
    return same(known.digest, digest) ? this.#joined(known, options, about) : Promise.resolve(refused(about))
  }

  /**
   * Waits for the outcome of the goal under `key`. Ends its own waiting alone.
   *
   * @returns FAULT_UNKNOWN_KEY where no goal was accepted under it; FAULT_EXPIRED and FAULT_CANCELLED of the wait
   */
  async collect(key: string, options: DeskOptions): Promise<Result<OutcomeRecord, Fault>> {
    const inFlight = this.#inFlight.get(key)
    if (inFlight !== undefined) {
      const waited = await this.#until(inFlight.outcome, options)
      if (!waited.ok) return waited
    }
    const earlier = await this.#earlier(key)
    if (!earlier.ok) return earlier
    return earlier.value === undefined ? err(unknownKey) : this.#outcomeOf(earlier.value)
  }

  #begin(key: string, digest: Uint8Array, deadline: number, about: About, work: Work): InFlight {
    const abort = new AbortController()
    const outcome = this.#once(key, digest, about, () => work({ deadline, signal: abort.signal }))
    const begun = { digest, deadline, work: abort, outcome }
    this.#inFlight.set(key, begun)
    const forget = (): boolean => this.#inFlight.delete(key)
    outcome.then(forget, forget)
    return begun
  }

  /** What the goal came to before, or comes to now. */
  async #once(
    key: string,
    digest: Uint8Array,
    about: About,
    work: () => Promise<OutcomeRecord>,
  ): Promise<OutcomeRecord> {
    const earlier = await this.#earlier(key)
    if (!earlier.ok) return faultOutcome(about, earlier.error)
    if (earlier.value === undefined) return work()
    if (!same(earlier.value.digest, digest)) return refused(about)
    const outcome = this.#outcomeOf(earlier.value)
    return outcome.ok ? outcome.value : faultOutcome({ ...about, goalId: earlier.value.goalId }, outcome.error)
  }

  async #joined({ outcome, deadline, work }: InFlight, options: DeskOptions, about: About): Promise<OutcomeRecord> {
    const cancel = (): void => work.abort()
    options.signal.addEventListener('abort', cancel, { once: true })
    if (options.signal.aborted) cancel()
    // At its own deadline the goal gets its outcome, on disk, and that is what all are told.
    const waited =
      options.deadline < deadline ? await this.#until(outcome, { deadline: options.deadline }) : ok(await outcome)
    options.signal.removeEventListener('abort', cancel)
    return waited.ok ? waited.value : bareOutcome({ ...about, goalId: '' }, { kind: 'expired' })
  }

  async #earlier(key: string): Promise<Result<KeyedGoal | undefined, Fault>> {
    const journal = this.#board.journal.current()
    if (!journal.ok) return journal
    return journal.value.ask<KeyedGoal | undefined>((replyTo) => ({ type: 'keyed', key, replyTo }), {
      timeoutMs: lookUpMs,
    })
  }

  /** A goal that nobody works on and that has no outcome will get the one that a crash leaves it. */
  #outcomeOf({ goalId, outcome }: KeyedGoal): Result<OutcomeRecord, Fault> {
    return outcome ?? ok(lostOutcome(goalId, this.#board))
  }

  #until<T>(
    settled: Promise<T>,
    { deadline, signal }: { readonly deadline: number; readonly signal?: AbortSignal },
  ): Promise<Result<T, Fault>> {
    return new Promise((resolve, reject) => {
      const settle = (outcome: Result<T, Fault>): void => {
        cancelTimer()
        signal?.removeEventListener('abort', onAbort)
        resolve(outcome)
      }
      const onAbort = (): void => settle(err(notWanted))
      const cancelTimer = this.#clock.setTimer(deadline - this.#clock.now(), () => settle(err(tooLate)))
      signal?.addEventListener('abort', onAbort, { once: true })
      if (signal?.aborted === true) onAbort()
      settled.then((value) => settle(ok(value)), reject)
    })
  }
}

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0

const refused = (about: About): OutcomeRecord =>
  faultOutcome(about, {
    code: 'FAULT_POLICY',
    path: 'key',
    message: 'Another goal was sent under this key; each goal needs a key of its own.',
  })

const unknownKey: Fault = {
  code: 'FAULT_UNKNOWN_KEY',
  path: 'key',
  message: 'No goal was accepted under this key.',
}

const notWanted: Fault = { code: 'FAULT_CANCELLED', message: 'The outcome is not waited for any more.' }
const tooLate: Fault = { code: 'FAULT_EXPIRED', message: 'The goal has no outcome yet; it is still worked on.' }
