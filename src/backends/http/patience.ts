// How long a server is waited for, as one AbortSignal with a typed reason.

import type { Clock } from './clock.js'
import { failed, type UpstreamFailure } from './upstream-failure.js'

/** Milliseconds. */
export interface PatienceLimits {
  /** From wanting a connection to having one, TLS included. */
  readonly connectMs: number
  /** From a request that is being sent to the first event of its answer. Headers and comments are no event. */
  readonly firstChunkMs: number
  /** From wanting an event to having it, after the first. */
  readonly idleMs: number
  /** Over everything: all attempts, the pauses between them, and the time that the asker takes. */
  readonly totalMs: number
}

const phases = { connect: 'connectMs', firstChunk: 'firstChunkMs', idle: 'idleMs' } as const
type Phase = keyof typeof phases

export class Patience {
  private readonly abort = new AbortController()
  private readonly forgetTotal: () => void
  private closed = false
  private forgetPhase = (): void => {}
  private readonly onGivenUp = (): void => this.abort.abort(this.given?.reason)

  /**
   * @param totalMs what is left of the total
   * @param given the asker's own signal, whose reason is passed on as it is
   */
  constructor(
    private readonly limits: PatienceLimits,
    totalMs: number,
    private readonly clock: Clock,
    private readonly given?: AbortSignal,
  ) {
    this.forgetTotal = clock.setTimer(totalMs, () => this.abort.abort(tookTooLong('total', limits.totalMs)))
    if (given?.aborted) this.onGivenUp()
    else given?.addEventListener('abort', this.onGivenUp, { once: true })
  }

  /** Aborted with an UpstreamFailure once a limit is reached, or with the asker's own reason. */
  get signal(): AbortSignal {
    return this.abort.signal
  }

  /** From now on this is what is waited for. */
  await(phase: Phase): void {
    this.forgetPhase()
    if (this.closed || this.signal.aborted) return
    const ms = this.limits[phases[phase]]
    this.forgetPhase = this.clock.setTimer(ms, () => this.abort.abort(tookTooLong(phase, ms)))
  }

  /** The asker has the word: only the total counts on. */
  rest(): void {
    this.forgetPhase()
  }

  /** Nothing is waited for any more. */
  close(): void {
    this.closed = true
    this.forgetPhase()
    this.forgetTotal()
    this.given?.removeEventListener('abort', this.onGivenUp)
  }
}

const told: Readonly<Record<Phase | 'total', string>> = {
  connect: 'could not be connected to within',
  firstChunk: 'said nothing within',
  idle: 'fell silent for',
  total: 'was not done within',
}

/** Only where nothing was sent is another try free of doubt: a server that is slow may still be at it. */
const tookTooLong = (phase: Phase | 'total', ms: number): UpstreamFailure =>
  failed(`the model's server ${told[phase]} ${ms} ms (${phase}Ms)`, 'timeout', { transient: phase === 'connect' })
