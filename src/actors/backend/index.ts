// The host of a model backend in a worker thread.

export { type BackendHostOptions, backendHost, proposalsMax, type SendingOf } from './host.js'
export type { BackendCard, Propose, Proposed } from './propose.js'
export type { BackendReport, ReportedMetric } from './report-message.js'
export type { BackendModule } from './thread-data.js'
