// Olivier: the host of a domain model in a worker thread.

export type { DomainCall, DomainReply } from './domain-call.js'
export { callsInFlightMax, type OlivierOptions, olivier } from './host.js'
