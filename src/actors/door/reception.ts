// Admission: which goals and calls get to the desk, until when, and what becomes of them when the daemon ends.

import {
  type Certified,
  err,
  type Fault,
  type GoalRecord,
  type OutcomeRecord,
  type Progress,
  type Result,
} from '../../fabric/index.js'
import type { Clock, EventLog } from '../kernel/index.js'
import type {
  CallFailure,
  CertifiedPayload,
  Desk,
  DeskOptions,
  StreamControl,
  StreamOptions,
  StreamSink,
} from './desk.js'
import { InFlightWork, type WorkKind } from './in-flight.js'
import type { DoorMetrics } from './metrics.js'
import { unaccepted } from './unaccepted.js'

export interface ReceptionLimits {
  /** Goals worked on at once. Calls are bounded by connections and requests in flight of each. */
  readonly goalsInFlightMax: number
  /** Longest time to an answer, in ms. */
  readonly deadlineMsMax: number
}

/** How a peer wants its answer. */
export interface Want {
  /** Wall time after which it does not want it, ms since the Unix epoch; Infinity for as late as is allowed. */
  readonly until: number
  /** Aborted by the peer, by the end of its connection, or by the end of a drain. */
  readonly abort: AbortController
  /** Hears how far the work on a call is. */
  readonly progress?: (told: Progress) => void
}

const draining: Fault = { code: 'FAULT_BUSY', message: 'The daemon is shutting down and takes nothing new.' }
const tooLate: Fault = { code: 'FAULT_EXPIRED', message: 'The deadline had passed when the request came in.' }

export class Reception {
  readonly desk: Desk
  readonly #clock: Clock
  readonly #log: EventLog
  readonly #limits: ReceptionLimits
  readonly #metrics: DoorMetrics
  readonly #inFlight: InFlightWork
  #goals = 0
  #draining = false

  constructor(desk: Desk, clock: Clock, log: EventLog, limits: ReceptionLimits, metrics: DoorMetrics) {
    this.desk = desk
    this.#clock = clock
    this.#log = log
    this.#limits = limits
    this.#metrics = metrics
    this.#inFlight = new InFlightWork(clock, metrics)
  }

  get inFlight(): number {
    return this.#inFlight.size
  }

  /** Why no more peers are let in; undefined while they are. */
  get closing(): Fault | undefined {
    return this.#draining ? draining : undefined
  }

  readiness(): Result<void, Fault> {
    return this.#draining ? err(draining) : this.desk.readiness()
  }

  /** Never rejects; what is not admitted comes back as `busy` or `expired`. */
  async goal(goal: GoalRecord, { until, abort }: Want): Promise<OutcomeRecord> {
    const wanted = Math.min(until, this.#clock.wall() + (goal.patience ?? Infinity) * 1_000)
    const deadline = this.#deadline(wanted)
    // One that is worked on already takes no room of its own.
    const joins = goal.key !== undefined && this.desk.worksOn(goal.key)
    const refusal = this.#goalRefusal(deadline, joins)
    const began = this.#clock.now()
    const outcome = refusal ?? (await this.#submit(goal, { deadline, signal: abort.signal }, abort, joins ? 0 : 1))
    this.#metrics.goals.inc({ outcome: outcome.kind })
    if (refusal === undefined) this.#metrics.goalSeconds.observe((this.#clock.now() - began) / 1_000)
    return outcome
  }

  /** Waits for the outcome of a goal that was sent before. */
  async collect(key: string, { until, abort }: Want): Promise<Result<OutcomeRecord, CallFailure>> {
    const deadline = this.#deadline(until)
    if (this.#draining) return err(draining)
    if (deadline <= this.#clock.now()) return err(tooLate)
    return this.#answered(abort, () => this.desk.collect(key, { deadline, signal: abort.signal }))
  }

  call(operation: string, payload: Uint8Array, want: Want): Promise<Result<Uint8Array, CallFailure>> {
    return this.#call(want, (options) => this.desk.call(operation, payload, options))
  }

  answerJson(operation: string, request: unknown, want: Want): Promise<Result<Certified, CallFailure>> {
    return this.#call(want, (options) => this.desk.answerJson(operation, request, options))
  }

  answer(operation: string, payload: Uint8Array, want: Want): Promise<Result<CertifiedPayload, CallFailure>> {
    return this.#call(want, (options) => this.desk.answer(operation, payload, options))
  }

  /** As `Desk.stream`. What it opens is in flight until its asker says otherwise: see `enter`. */
  stream(
    operation: string,
    payload: Uint8Array,
    { until, abort }: Want,
    terms: Pick<StreamOptions, 'from' | 'credit' | 'certified'>,
    sink: StreamSink,
  ): StreamControl {
    const deadline = this.#deadline(until)
    const refusal = this.#draining ? draining : deadline <= this.#clock.now() ? tooLate : undefined
    const done: StreamSink['done'] = (answer, certified) => {
      this.#metrics.calls.inc({ result: resultLabel(answer) })
      sink.done(answer, certified)
    }
    const refused = (fault: Fault): StreamControl => {
      queueMicrotask(() => done(err(fault)))
      return { grant: () => {}, cancel: () => {} }
    }
    if (refusal !== undefined) return refused(refusal)
    const item = (bytes: Uint8Array<ArrayBufferLike>): void => {
      this.#metrics.streamItems.inc()
      sink.item(bytes)
    }
    try {
      return this.desk.stream(operation, payload, { deadline, signal: abort.signal, ...terms }, { item, done })
    } catch (thrown) {
      return refused(this.#defect(thrown))
    }
  }

  /** As `InFlightWork.enter`. */
  enter(kind: WorkKind, abort: AbortController): () => void {
    return this.#inFlight.enter(kind, abort)
  }

  /**
   * Takes nothing new from now on and waits for what is in flight; what is left at the deadline is aborted.
   *
   * @param deadline instant on the injected clock
   * @returns whether everything was answered in time
   */
  drain(deadline: number): Promise<boolean> {
    this.#draining = true
    return this.#inFlight.end(deadline)
  }

  #deadline(until: number): number {
    const { deadlineMsMax } = this.#limits
    return this.#clock.now() + Math.min(deadlineMsMax, until - this.#clock.wall())
  }

  #goalRefusal(deadline: number, joins: boolean): OutcomeRecord | undefined {
    if (this.#draining) return unaccepted(this.desk, 'busy', draining)
    if (deadline <= this.#clock.now()) return unaccepted(this.desk, 'expired', tooLate)
    const { goalsInFlightMax } = this.#limits
    if (joins || this.#goals < goalsInFlightMax) return undefined
    const message = `${goalsInFlightMax} goals are being worked on; send it again later.`
    return unaccepted(this.desk, 'busy', { code: 'FAULT_BUSY', message })
  }

  async #submit(goal: GoalRecord, options: DeskOptions, abort: AbortController, room: 0 | 1): Promise<OutcomeRecord> {
    this.#goals += room
    try {
      return await this.#inFlight.during('goal', abort, () => this.desk.submit(goal, options))
    } catch (thrown) {
      return unaccepted(this.desk, 'fault', this.#defect(thrown))
    } finally {
      this.#goals -= room
    }
  }

  async #call<T>(
    { until, abort, progress }: Want,
    work: (options: DeskOptions) => Promise<Result<T, CallFailure>>,
  ): Promise<Result<T, CallFailure>> {
    const deadline = this.#deadline(until)
    const began = this.#clock.now()
    const answer = this.#draining
      ? err(draining)
      : deadline <= began
        ? err(tooLate)
        : await this.#answered(abort, () => work({ deadline, signal: abort.signal, ...(progress && { progress }) }))
    this.#metrics.calls.inc({ result: resultLabel(answer) })
    this.#metrics.callSeconds.observe((this.#clock.now() - began) / 1_000)
    return answer
  }

  async #answered<T>(
    abort: AbortController,
    work: () => Promise<Result<T, CallFailure>>,
  ): Promise<Result<T, CallFailure>> {
    try {
      return await this.#inFlight.during('call', abort, work)
    } catch (thrown) {
      return err(this.#defect(thrown))
    }
  }

  #defect(thrown: unknown): Fault {
    this.#log.error({ event: 'desk-defect', err: thrown }, 'the desk threw')
    return { code: 'FAULT_DEFECT', message: 'The daemon failed on this request; the failure is logged.' }
  }
}

const resultLabel = (answer: Result<unknown, CallFailure>): string => {
  if (answer.ok) return 'ok'
  return 'reason' in answer.error ? 'domainError' : answer.error.code
}
