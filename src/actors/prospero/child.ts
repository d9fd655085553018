// One supervised child: its current incarnation, its restart budget, and how it starts and stops.

import type { Fault } from '../../fabric/fault.js'
import { err, type Result } from '../../fabric/result.js'
import { asError, describeExit, type Exit, type Parent } from '../kernel/index.js'
import type { ChildSpec, Running } from './child-spec.js'
import { backoffMs, RestartBudget } from './restart-budget.js'
import type { ChildState, ChildView } from './supervision-view.js'

export class Child {
  readonly spec: ChildSpec
  readonly #parent: Parent
  readonly #budget: RestartBudget
  #state: ChildState = 'stopped'
  #running: Running | undefined
  #unwatch: (() => void) | undefined
  #cancelRestart: (() => void) | undefined
  #abandonStart: (() => void) | undefined
  #lastExit: Exit | undefined
  #released: Promise<unknown> = Promise.resolve()
  #starts = 0
  // Which restart timer counts: a group's restart overrules a member's own.
  #ticket = 0

  constructor(spec: ChildSpec, parent: Parent) {
    this.spec = spec
    this.#parent = parent
    this.#budget = new RestartBudget(spec.intensity)
  }

  get state(): ChildState {
    return this.#state
  }

  get restartsLeft(): number {
    return this.#budget.left(this.#parent.clock.now())
  }

  /**
   * Starts a new incarnation, after the last one has released what it held.
   *
   * @param onDown called when this incarnation goes down by itself; not when `stop` is what ends it
   */
  async start(onDown: (incarnation: number, exit: Exit) => void): Promise<Result<void, Fault>> {
    this.#state = 'starting'
    await this.#released
    const started = await this.#startWithin(this.spec.startMs)
    this.#abandonStart = undefined
    if (!started.ok) return started
    const { actor } = started.value
    // Stopped meanwhile, which only one that starts aside can be.
    if (this.#state !== 'starting') {
      actor.kill('it was stopped before it was ready')
      return err({ code: 'FAULT_CANCELLED', message: `${this.spec.id} was stopped before it was ready.` })
    }
    this.#starts++
    this.#running = started.value
    this.#released = actor.whenTerminated()
    this.#state = 'running'
    this.#unwatch = actor.watch((exit) => onDown(actor.incarnation, exit))
    return { ok: true, value: undefined }
  }

  /** True when `incarnation` is the current one. */
  is(incarnation: number): boolean {
    return this.#running?.actor.incarnation === incarnation
  }

  wantsRestart(exit: Exit): boolean {
    if (this.spec.restart === 'transient') return exit.kind !== 'stopped'
    return this.spec.restart === 'permanent'
  }

  /** Notes that it has ended. It is not coming back unless a restart is scheduled. */
  ended(exit: Exit): void {
    this.#running = undefined
    this.#unwatch = undefined
    this.#lastExit = exit
    this.#state = 'ended'
  }

  /** Takes a restart from the budget. Its delay in ms, or undefined when the intensity is exhausted. */
  takeRestart(): number | undefined {
    if (!this.#budget.take(this.#parent.clock.now())) return undefined
    return backoffMs(this.spec.backoff, this.#budget.taken, this.#parent.random)
  }

  /** Waits for another child's restart to bring it back. */
  awaitRestart(): void {
    this.#cancelOwnRestart()
    this.#state = 'backoff'
  }

  /** Waits `delayMs` for its own restart; `due` gets the ticket to check with `isDue`. */
  scheduleRestart(delayMs: number, due: (ticket: number) => void): void {
    this.awaitRestart()
    const ticket = this.#ticket
    this.#cancelRestart = this.#parent.clock.setTimer(delayMs, () => due(ticket))
  }

  /** False when something has overruled the restart since: a stop, or a group's restart. */
  isDue(ticket: number): boolean {
    return this.#state === 'backoff' && this.#ticket === ticket
  }

  /** Stops it within `budgetMs` at most, whatever it is doing. Its exit, if it was running. */
  async stop(budgetMs: number): Promise<Exit | undefined> {
    this.#cancelOwnRestart()
    this.#abandonStart?.()
    this.#unwatch?.()
    this.#unwatch = undefined
    const running = this.#running
    this.#running = undefined
    if (this.#state !== 'ended') this.#state = 'stopped'
    if (running === undefined) return undefined
    this.#lastExit = await running.actor.stop(Math.min(this.spec.shutdownMs, budgetMs))
    return this.#lastExit
  }

  inspect(): ChildView {
    const running = this.#running
    const view = running?.actor.inspect()
    return {
      id: this.spec.id,
      kind: this.spec.kind,
      state: this.#state,
      ...(view === undefined ? {} : { incarnation: view.incarnation }),
      restarts: Math.max(0, this.#starts - 1),
      restartsLeft: this.restartsLeft,
      mailboxDepth: view === undefined ? 0 : view.depth.user + view.depth.control,
      ...(this.#lastExit === undefined ? {} : { lastExit: describeExit(this.#lastExit) }),
      ...(running?.inspect === undefined ? {} : { supervisor: running.inspect() }),
    }
  }

  #cancelOwnRestart(): void {
    this.#ticket++
    this.#cancelRestart?.()
    this.#cancelRestart = undefined
  }

  #startWithin(startMs: number): Promise<Result<Running, Fault>> {
    return new Promise((resolve) => {
      const giveUp = new AbortController()
      this.#abandonStart = () => giveUp.abort()
      const cancelTimer = this.#parent.clock.setTimer(startMs, () => {
        resolve(err({ code: 'FAULT_EXPIRED', message: `${this.spec.id} was not ready within ${startMs} ms.` }))
        giveUp.abort()
      })
      const settle = (outcome: Result<Running, Fault>): void => {
        cancelTimer()
        // Nobody waits for one that comes late, so nobody else would ever end it.
        if (giveUp.signal.aborted && outcome.ok) outcome.value.actor.kill('it was not ready in time')
        resolve(outcome)
      }
      // The async call turns a throw of a synchronous start into a rejection.
      const start = async (): Promise<Result<Running, Fault>> => this.spec.start(this.#parent, giveUp.signal)
      start().then(settle, (thrown: unknown) =>
        settle(err({ code: 'FAULT_DEFECT', message: `start of ${this.spec.id} threw: ${asError(thrown).message}` })),
      )
    })
  }
}
