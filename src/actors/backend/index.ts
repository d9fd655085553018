// The host of a model backend in a worker thread.

export { type BackendHostOptions, backendHost, proposalsMax, type SendingOf } from './host.js'
export type { BackendCard, Propose, Proposed } from './propose.js'
export type { BackendModule } from './thread-data.js'
