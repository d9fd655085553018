// The market of a request as the kernels read it.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { market } from '../contract.js'
import { type MarketData, type TermPillar, type VolQuote, yearsToExpiry } from '../kernel/index.js'

export type Market = Infer<typeof market>
type QuotedVol = Market['vols'] extends ReadonlyMap<string, infer Quoted> ? Quoted : never

/** Tenors become year fractions from the market's date. Errors: those of `yearsToExpiry`. */
export function marketData({ asOf, spots, yields, vols }: Market): Result<MarketData, DomainError> {
  const quotes = new Map<string, VolQuote>()
  for (const [pair, quoted] of vols) {
    const quote = volQuote(quoted, asOf)
    if (!quote.ok) return quote
    quotes.set(pair, quote.value)
  }
  return ok({ spots, yields, vols: quotes })
}

function volQuote(quoted: QuotedVol, asOf: string | undefined): Result<VolQuote, DomainError> {
  if (quoted.case !== 'byTenor') return ok(quoted.value)
  const pillars: TermPillar[] = []
  for (const [tenor, { value }] of quoted.value) {
    const expiry = yearsToExpiry(tenor, asOf)
    if (!expiry.ok) return expiry
    pillars.push({ expiry: expiry.value, vol: value })
  }
  return ok({ pillars: pillars.sort((one, other) => one.expiry - other.expiry) })
}
