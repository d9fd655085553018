// What is heard of rungs, from the language node that asks them and from their own threads, put where it is looked for: metrics, log, status.

import type { BackendReport } from '../actors/backend/index.js'
import type { EventLog } from '../actors/kernel/index.js'
import type { ChainObserver } from '../actors/language-node/index.js'
import type { RungMetrics } from './rung-metrics.js'
import type { RungSeat } from './rung-seat.js'

export interface RungReports {
  readonly observer: ChainObserver
  /** What the thread of the rung of this name reports. */
  report(rung: string, report: BackendReport): void
}

export function rungReports(seats: readonly RungSeat[], metrics: RungMetrics, log: EventLog): RungReports {
  for (const { name } of seats) metrics.circuit(name, 'closed')
  return {
    observer: {
      asked: metrics.asked,
      passed: metrics.passed,
      circuit(rung, state, why) {
        metrics.circuit(rung, state)
        const seat = seats.find(({ name }) => name === rung)
        if (seat !== undefined) seat.circuit = { state, why }
        if (state === 'open') log.warn({ event: 'rung-resting', rung, reason: why }, 'a rung is left alone for a while')
        if (state === 'closed') log.info({ event: 'rung-back', rung }, 'a rung answers again')
      },
    },
    report(rung, report) {
      metrics.lost(rung, report.lost)
      if (report.kind === 'metric') metrics.request(rung, report.metric)
      else log[report.level]({ event: 'rung-said', rung, reason: report.line }, 'a rung has something to say')
    },
  }
}
