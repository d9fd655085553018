// The same with messages of 64 KiB: the frame's header and payload together, the peer's bytes alone.

import { headerBytes } from '../../dist/fabric/index.js'
import { oneWayClaim } from '../workload/one-way-claim.js'

/** @type {import('../claim.js').Claim} */
export const claim = oneWayClaim({
  id: 'ring.oneway-64KB',
  bytes: 64 * 1024 - headerBytes,
  ring: { ringBytes: 4 * 1024 * 1024 },
  batch: 32,
  oursPerRound: 16_000,
  peerPerRound: 16_000,
})
