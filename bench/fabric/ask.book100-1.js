import { askBookClaim } from '../workload/ask-book-claim.js'

/** @type {import('../claim.js').Claim} */
export const claim = askBookClaim({
  id: 'ask.book100-1',
  positions: 100,
  inFlight: 1,
  oursPerRound: 4_000,
  peerPerRound: 1_500,
})
