// What stands behind the door: the only thing that the door knows of the rest of the daemon.

import type {
  Certified,
  DomainError,
  Fault,
  GoalRecord,
  Json,
  OperationMessages,
  OutcomeRecord,
  Posture,
  Progress,
  Result,
} from '../../fabric/index.js'

export interface DeskOptions {
  /** Instant on the injected clock after which no answer is wanted; never later than the door's own limit. */
  readonly deadline: number
  /** Aborted when the peer cancels, its connection ends, or the drain's deadline passes. */
  readonly signal: AbortSignal
  /** Hears how far the work on a call is. May not throw. */
  readonly progress?: (told: Progress) => void
}

/** A domain model's "no" (it has a `reason`) or the fault that kept the request from an answer (it has a `code`). */
export type CallFailure = Fault | DomainError

/** An answer in its fixed layout, with what it rests on. */
export interface CertifiedPayload {
  readonly payload: Uint8Array<ArrayBufferLike>
  readonly certified: Certified
}

export interface StreamOptions extends DeskOptions {
  /** Items to leave out: how many of this stream the peer holds already. */
  readonly from: number
  /** Items that may be sent before more is granted. */
  readonly credit: number
  /** Whether the end is to say what the whole rests on, certified. The first items then count, though they are left out. */
  readonly certified?: boolean
}

/** Where a stream goes. Neither method may throw. */
export interface StreamSink {
  /** One element of the streamed list in its fixed layout, in order; the sink may keep it. Never beyond the credit granted. */
  item(payload: Uint8Array<ArrayBufferLike>): void
  /**
   * The end, exactly once, unless the stream was cancelled first: the operation's response with the streamed list empty,
   * or why there is none. Never called before `stream` has returned. An abort of its signal ends it with FAULT_CANCELLED.
   *
   * @param certified where that was asked for, with an answer
   */
  done(answer: Result<Uint8Array<ArrayBufferLike>, CallFailure>, certified?: Certified): void
}

export interface StreamControl {
  /** Room for more items. More than `streamCreditMax` outstanding ends the stream with FAULT_LIMIT. */
  grant(items: number): void
  /** The stream is no longer wanted; its sink hears nothing more. */
  cancel(): void
}

/** Answers on behalf of the daemon. None of its promises rejects; one that does is reported as FAULT_DEFECT. */
export interface Desk {
  /** Operation name (`finance.convert`) to its messages, for every contract registered. Fixed for the desk's life. */
  readonly operations: ReadonlyMap<string, OperationMessages>
  /** Whether goals are answered here, and not calls alone. */
  readonly takesGoals: boolean
  /** Name of the backend's rung and where it sends data; what an outcome says that no backend was asked for. */
  readonly rung: string
  readonly posture: Posture

  /**
   * Accepts the goal durably and answers it with exactly one outcome. A deadline that passes is an outcome of kind
   * `expired`; an abort is a `fault` with FAULT_CANCELLED.
   */
  submit(goal: GoalRecord, options: DeskOptions): Promise<OutcomeRecord>

  /** Whether a goal under this key is worked on now: sent again it only waits with the first. */
  worksOn(key: string): boolean

  /**
   * Waits for the outcome of the goal that was accepted under `key`; a deadline or an abort ends the waiting alone.
   *
   * @returns FAULT_UNKNOWN_KEY where no goal was
   */
  collect(key: string, options: DeskOptions): Promise<Result<OutcomeRecord, Fault>>

  /**
   * Calls one operation, fixed layout in and out.
   *
   * @param payload the request in its fixed layout, unread; the desk may keep it
   */
  call(
    operation: string,
    payload: Uint8Array,
    options: DeskOptions,
  ): Promise<Result<Uint8Array<ArrayBufferLike>, CallFailure>>

  /**
   * Calls one operation and has the list that its contract names in `stream` item by item, as credit allows. A deadline
   * that passes is FAULT_EXPIRED, whoever it was that waited.
   *
   * @param payload the request in its fixed layout, unread; the desk may keep it
   */
  stream(operation: string, payload: Uint8Array, options: StreamOptions, sink: StreamSink): StreamControl

  /** Calls one operation with the JSON view of its request; defaults are filled in. */
  callJson(operation: string, request: unknown, options: DeskOptions): Promise<Result<Json, CallFailure>>

  /** The same with what the answer rests on, certified. */
  answerJson(operation: string, request: unknown, options: DeskOptions): Promise<Result<Certified, CallFailure>>

  /** As `call`, with what the answer rests on, certified. */
  answer(operation: string, payload: Uint8Array, options: DeskOptions): Promise<Result<CertifiedPayload, CallFailure>>

  /** JSON view of an outcome with its answer decoded. */
  outcomeJson(outcome: OutcomeRecord): Json

  /** Why the daemon can't take work now, or ok. The truth at this instant; asked by GET /readyz. */
  readiness(): Result<void, Fault>

  /** What is missing while work is taken all the same, a sentence each; nothing where it is left out. Asked by GET /readyz. */
  degradations?(): readonly string[]

  /** For GET /v1/status: the tree, its queues and restarts. */
  status(): Readonly<Record<string, Json>>
}
