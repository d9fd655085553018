// The thread's end of reporting. What finds no room on the lane at once is dropped and counted: an answer never waits for a report.

import type { BackendServices, ModelMetric } from '../../backends/index.js'
import type { Fault, Message, Result } from '../../fabric/index.js'
import { logMessage, metricMessage, toLogRecord, toMetricRecord } from './report-message.js'

export class ReportLane {
  readonly #send: (about: Message, payload: Uint8Array) => Result<void, Fault>
  #lost = 0

  /** @param send hands a report to the host, or does not where there is no room */
  constructor(send: (about: Message, payload: Uint8Array) => Result<void, Fault>) {
    this.#send = send
  }

  readonly metrics = (metric: ModelMetric): void => {
    this.#report(metricMessage, metricMessage.codec.encode(toMetricRecord(metric, this.#lost)))
  }

  readonly log: BackendServices['log'] & {} = (level, line) => {
    this.#report(logMessage, logMessage.codec.encode(toLogRecord(level, line, this.#lost)))
  }

  #report(about: Message, payload: Result<Uint8Array, Fault>): void {
    const sent = payload.ok ? this.#send(about, payload.value) : payload
    this.#lost = sent.ok ? 0 : this.#lost + 1
  }
}
