// Between the market's quotes, strikes and vols: finance.strikeFromDelta, finance.atmStrike and finance.volQuote.

import { type Dimension, divide } from '../../../fabric/dimension/index.js'
import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Model } from '../../define-domain.js'
import type { atmStrike, strikeFromDelta, volQuote } from '../contracts/vanilla.js'
import { atTheMoney, type CurrencyPair, forwardRate, refusal, smileQuote, strikeAtDelta } from '../kernel/index.js'
import { dimensionsOf } from './option-terms.js'
import { quotedPair } from './quoted-pair.js'

/**
 * The strike at which an option has the delta, at the vol given or at the smile's vol of that very strike. The convention, where none is
 * asked for, is that of the pair's smile, and `spot` where the smile names none. A put's delta is taken by its magnitude; of
 * premium-adjusted calls the strike is the one right of the greatest delta.
 */
export const strikeFromDeltaModel: Model<typeof strikeFromDelta.request, typeof strikeFromDelta.response> = (
  request,
) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { pair, forward, volOf, conventions } = quoted.value
  const { type, deltaConvention = conventions.deltaConvention } = request
  const delta = type === 'put' ? Math.abs(request.delta) : request.delta
  const found = strikeAtDelta(type, delta, deltaConvention, volOf, forward)
  if (!found.ok) return found
  return finite({ strike: inRate(found.value.strike, pair), vol: found.value.vol, deltaConvention }, found.value.strike)
}

/** Spot: the spot itself. Forward: F. DNS: where a straddle has no delta in the convention, at the vol of that strike. */
export const atmStrikeModel: Model<typeof atmStrike.request, typeof atmStrike.response> = (request) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { pair, forward, volOf, conventions } = quoted.value
  const { convention, deltaConvention = conventions.deltaConvention } = request
  if (convention !== 'DNS') {
    const strike = convention === 'spot' ? forward.spot : forwardRate(forward)
    return finite({ strike: inRate(strike, pair) }, strike)
  }
  const found = atTheMoney('DNS', deltaConvention, volOf, forward)
  if (!found.ok) return found
  const { strike, vol } = found.value
  return finite({ strike: inRate(strike, pair), vol, deltaConvention }, strike)
}

/** sigma_ATM; RR = sigma_call - sigma_put; BF = (sigma_call + sigma_put)/2 - sigma_ATM: of the smile, at the delta and in the pair's conventions. */
export const volQuoteModel: Model<typeof volQuote.request, typeof volQuote.response> = (request) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { forward, volOf, conventions } = quoted.value
  const { quote, delta = conventions.delta } = request
  const vol = smileQuote(quote, { ...conventions, delta }, volOf, forward)
  if (!vol.ok) return vol
  const { deltaConvention, atmConvention } = conventions
  const wings = quote === 'ATM' ? {} : { delta }
  return ok({ vol: vol.value, ...wings, deltaConvention, ...(quote === 'RR' ? {} : { atmConvention }) })
}

const finite = <Answer>(answer: Answer, strike: number): Result<Answer, DomainError> =>
  Number.isFinite(strike) && strike > 0 ? ok(answer) : refusal('domain', 'the strike is too large to be represented')

const inRate = (value: number, pair: CurrencyPair): { readonly value: number; readonly dimension: Dimension } => {
  const { foreign, domestic } = dimensionsOf(pair)
  return { value, dimension: divide(domestic, foreign) }
}
