// One-way messages from thread to thread, 64 bytes of payload each. Ours are whole frames, header and all, over the lane that
// the daemon's threads use, sent sixty-four at a time as a sender of many would; the peer's are posted one by one, which is all
// that a MessagePort knows.

import { oneWayClaim } from '../workload/one-way-claim.js'

/** @type {import('../claim.js').Claim} */
export const claim = oneWayClaim({
  id: 'ring.oneway-64B',
  bytes: 64,
  ring: { ringBytes: 1024 * 1024 },
  batch: 64,
  oursPerRound: 1_024_000,
  peerPerRound: 100_000,
})
