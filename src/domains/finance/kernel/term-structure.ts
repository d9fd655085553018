// Vol by expiry from quotes at a few tenors.
//
// Between two tenors the total variance sigma^2 T is linear in time at a fixed forward moneyness K/F. Along such a
// line it may not fall with time, or calendar spreads would be free (Gatheral and Jacquier, "Arbitrage-free SVI
// volatility surfaces", 2014, lemma 2.1): what holds at the tenors then holds between them. Before the first tenor
// and after the last, the vol of the same moneyness at that tenor.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { ForwardMarket } from './delta.js'
import { refusal } from './refusal.js'
import { type Smile, type VolByStrike, volBySmile } from './smile.js'

export interface TermPillar {
  /** yr */
  readonly expiry: number
  /** yr^(-1/2), or a smile */
  readonly vol: number | Smile
}

export interface TermStructure {
  /** ascending in expiry */
  readonly pillars: readonly TermPillar[]
}

/** The vol of one quote, yr^(-1/2), at any strike in DOM per FOR. Errors: those of `volBySmile`. */
export const volByQuote = (vol: number | Smile, market: ForwardMarket): VolByStrike =>
  typeof vol === 'number' ? () => ok(vol) : volBySmile(vol, market)

/** The vol, yr^(-1/2), at the market's expiry and any strike. Errors: `missingVol` (no pillar), those of `volBySmile`. */
export function volByTerm({ pillars }: TermStructure, market: ForwardMarket): VolByStrike {
  if (pillars.length === 0) return () => refusal('missingVol', 'the vols by tenor name no tenor')
  const after = pillars.findIndex((pillar) => pillar.expiry >= market.expiry)
  const late = pillars[after === -1 ? pillars.length - 1 : after]!
  const lateVolOf = volByMoneyness(late, market)
  if (after <= 0 || late.expiry === market.expiry) return lateVolOf
  const early = pillars[after - 1]!
  const earlyVolOf = volByMoneyness(early, market)
  const share = (market.expiry - early.expiry) / (late.expiry - early.expiry)
  return (strike) => {
    const lateVol = lateVolOf(strike)
    if (!lateVol.ok) return lateVol
    const earlyVol = earlyVolOf(strike)
    if (!earlyVol.ok) return earlyVol
    const variance = (1 - share) * earlyVol.value ** 2 * early.expiry + share * lateVol.value ** 2 * late.expiry
    return ok(Math.sqrt(variance / market.expiry))
  }
}

/** `volByTerm` at one strike. */
export const termVol = (term: TermStructure, market: ForwardMarket, strike: number): Result<number, DomainError> =>
  volByTerm(term, market)(strike)

/** The pillar's vol at the strike that lies as far from its forward as the asked one does from the asked forward. */
function volByMoneyness(pillar: TermPillar, market: ForwardMarket): VolByStrike {
  const drift = Math.exp((market.domesticYield - market.foreignYield) * (pillar.expiry - market.expiry))
  const volOf = volByQuote(pillar.vol, { ...market, expiry: pillar.expiry })
  return (strike) => volOf(strike * drift)
}
