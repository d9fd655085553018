import type { Fault } from '../../fabric/index.js'
import { BackendFailure, type FailureReason, reasonOfFault } from '../failure.js'

export interface UpstreamFailureDetail {
  /** The same request may go better if it is sent again. */
  readonly transient?: boolean
  /** How long the server asks to be left alone, in ms. */
  readonly retryAfterMs?: number
}

/** How a server failed us: a typed fault for the asker, and what a retry and a metric need to know beyond it. */
export class UpstreamFailure extends BackendFailure {
  readonly transient: boolean
  readonly retryAfterMs: number | undefined

  /** @param kind one of few words, as OpenTelemetry's `error.type` has it: a status, `timeout`, `ECONNREFUSED` */
  constructor(
    fault: Fault,
    readonly kind: string,
    { transient = false, retryAfterMs }: UpstreamFailureDetail = {},
  ) {
    super(fault, reasonOf(fault, kind))
    this.name = 'UpstreamFailure'
    this.transient = transient
    this.retryAfterMs = retryAfterMs
  }
}

/** What the kind says beyond the code. What is no error of a socket is an answer that does not read. */
function reasonOf(fault: Fault, kind: string): FailureReason {
  if (fault.code === 'FAULT_BUSY' && kind === '429') return 'throttled'
  if (fault.code !== 'FAULT_BACKEND') return reasonOfFault(fault)
  if (kind === 'timeout' || kind === '408') return 'timeout'
  if (kind === 'content_filter') return 'goal'
  if (/^\d{3}$/.test(kind)) return Number(kind) >= 500 ? 'server' : 'refused'
  return /^(E[A-Z_]+|UND_ERR_\w+)$/.test(kind) ? 'unreachable' : 'server'
}

/** A failure that another proposal may not meet: FAULT_BACKEND. */
export const failed = (message: string, kind: string, detail?: UpstreamFailureDetail): UpstreamFailure =>
  new UpstreamFailure({ code: 'FAULT_BACKEND', message }, kind, detail)
