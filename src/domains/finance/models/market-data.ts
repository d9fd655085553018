// The market of a request as the kernels read it.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { market } from '../contracts/market-data.js'
import {
  type MarketData,
  refusal,
  type TermPillar,
  type VolQuote,
  type YieldQuote,
  yearsToExpiry,
} from '../kernel/index.js'

export type Market = Infer<typeof market>
type QuotedYield = Market['yields'] extends ReadonlyMap<string, infer Quoted> ? Quoted : never
type QuotedVol = Market['vols'] extends ReadonlyMap<string, infer Quoted> ? Quoted : never

interface ReportingRequest {
  readonly market: Market
  readonly reporting: string
  /** 1/yr, continuously compounded */
  readonly rate?: number | undefined
}

/** Tenors become year fractions from the market's date. Errors: those of `yearsToExpiry`, `missingYield` for a curve of no tenors. */
export function marketData({ asOf, spots, yields, vols }: Market): Result<MarketData, DomainError> {
  const quotes = new Map<string, VolQuote>()
  for (const [pair, quoted] of vols) {
    const quote = volQuote(quoted, asOf)
    if (!quote.ok) return quote
    quotes.set(pair, quote.value)
  }
  const curves = new Map<string, YieldQuote>()
  for (const [currency, quoted] of yields) {
    const curve = yieldQuote(currency, quoted, asOf)
    if (!curve.ok) return curve
    curves.set(currency, curve.value)
  }
  return ok({ spots, yields: curves, vols: quotes })
}

/** The market that a book is reported in: a `rate` stands for the reporting currency's yield. Errors: those of `marketData`. */
export function reportingMarket({ market, reporting, rate }: ReportingRequest): Result<MarketData, DomainError> {
  const data = marketData(market)
  if (!data.ok || rate === undefined) return data
  return ok({ ...data.value, yields: new Map([...data.value.yields, [reporting, rate]]) })
}

function yieldQuote(currency: string, quoted: QuotedYield, asOf: string | undefined): Result<YieldQuote, DomainError> {
  if (quoted.case === 'flat') return ok(quoted.value)
  if (quoted.value.size === 0) return refusal('missingYield', `the yields of ${currency} by tenor name no tenor`)
  const pillars = []
  for (const [tenor, value] of quoted.value) {
    const expiry = yearsToExpiry(tenor, asOf)
    if (!expiry.ok) return expiry
    pillars.push({ expiry: expiry.value, yield: value })
  }
  return ok({ pillars: pillars.sort((one, other) => one.expiry - other.expiry) })
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
