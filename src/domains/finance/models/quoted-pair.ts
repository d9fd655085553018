// What the market says of one pair at one expiry, for operations about quotes rather than positions.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import {
  type CurrencyPair,
  type ForwardMarket,
  forwardMarket,
  pairName,
  type QuoteConventions,
  quoteConventions,
  refusal,
  splitPair,
  type VolByStrike,
  volByMarket,
} from '../kernel/index.js'
import { type Market, marketData } from './market-data.js'
import { type Option, timeToExpiry } from './option-terms.js'

export interface QuotedPair {
  readonly pair: CurrencyPair
  readonly forward: ForwardMarket & { readonly path: readonly string[] }
  /** The given vol at every strike, or the market's. */
  readonly volOf: VolByStrike
  readonly conventions: QuoteConventions
}

/** Errors: those of the market's data, of the expiry, of triangulation, `missingYield` and `expired`. */
export function quotedPair(
  request: Pick<Option, 'pair' | 'tenor' | 'expiry'> & { readonly market: Market; readonly vol?: number | undefined },
): Result<QuotedPair, DomainError> {
  const { market, vol } = request
  const pair = splitPair(request.pair)
  const data = marketData(market)
  if (!data.ok) return data
  const expiry = timeToExpiry(request, market.asOf)
  if (!expiry.ok) return expiry
  if (!(expiry.value >= 0)) return refusal('expired', `the expiry lies ${-expiry.value} yr back`)
  const forward = forwardMarket(data.value, pair, expiry.value)
  if (!forward.ok) return forward
  return ok({
    pair,
    forward: forward.value,
    volOf: vol === undefined ? volByMarket(data.value, pair, forward.value) : () => ok(vol),
    conventions: quoteConventions(data.value.vols.get(pairName(pair))),
  })
}
