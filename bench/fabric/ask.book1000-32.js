import { askBookClaim } from '../workload/ask-book-claim.js'

/** @type {import('../claim.js').Claim} */
export const claim = askBookClaim({
  id: 'ask.book1000-32',
  positions: 1_000,
  inFlight: 32,
  oursPerRound: 1_500,
  peerPerRound: 200,
})
