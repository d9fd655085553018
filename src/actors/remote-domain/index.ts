// A domain model in another process or on another machine.

export { type Address, readAddress } from './address.js'
export type { LedgeredFrame } from './ledgered-lane.js'
export { type RemoteDomainOptions, remoteDomain } from './remote-domain.js'
