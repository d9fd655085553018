import { askBookClaim } from '../workload/ask-book-claim.js'

/** @type {import('../claim.js').Claim} */
export const claim = askBookClaim({
  id: 'ask.book100-32',
  positions: 100,
  inFlight: 32,
  oursPerRound: 8_000,
  peerPerRound: 1_500,
})
