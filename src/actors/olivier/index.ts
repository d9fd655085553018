// Olivier: the host of a domain model in a worker thread.

export type { DomainCall, DomainReply, StreamTerms } from './domain-call.js'
export { Grants } from './grants.js'
export { callsInFlightMax, type OlivierOptions, olivier } from './host.js'
