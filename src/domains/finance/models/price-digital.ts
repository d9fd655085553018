// finance.priceDigital: what pays a fixed amount, at expiry or when a barrier is touched or not.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { Model } from '../../define-domain.js'
import type { priceDigital } from '../contracts/exotics.js'
import {
  atTheMoney,
  type PayoutCurrency,
  refusal,
  valueDigital,
  valueDoubleNoTouch,
  valueGap,
  valueNoTouch,
  valueOneTouch,
} from '../kernel/index.js'
import { finiteAnswer } from './finite-answer.js'
import { dimensionsOf, foreignNotional, type PairDimensions, signOf } from './option-terms.js'
import { type QuotedPair, quotedPair } from './quoted-pair.js'

type Request = Infer<typeof priceDigital.request>

/** The value, DOM, of one unit of payout, and the vol and formula it is by. */
interface Valued {
  readonly value: number
  readonly vol: number
  readonly method: string
}

/**
 * The value is in DOM, for the payout; without one for 1 FOR (assetOrNothing, gap) or 1 DOM. One flat vol is used: the given one; or the
 * smile's at the strike of what pays at expiry, and at the money for what a touch decides.
 */
export const priceDigitalModel: Model<typeof priceDigital.request, typeof priceDigital.response> = (request) => {
  const quoted = quotedPair(request)
  if (!quoted.ok) return quoted
  const { pair } = quoted.value
  const dimensions = dimensionsOf(pair)
  const inAsset = request.kind === 'assetOrNothing' || request.kind === 'gap'
  const currency: PayoutCurrency = inAsset || request.payout?.dimension === dimensions.foreign ? 'foreign' : 'domestic'
  const valued = valueOfOne(request, quoted.value, currency)
  if (!valued.ok) return valued
  const { value, vol, method } = valued.value
  const amount = inAsset ? assetAmount(request, dimensions) : ok(request.payout?.value ?? 1)
  if (!amount.ok) return amount
  const total = signOf(request.side) * amount.value * value
  return finiteAnswer({ value: { value: total, dimension: dimensions.domestic }, vol, method }, [total])
}

function valueOfOne(request: Request, quoted: QuotedPair, payout: PayoutCurrency): Result<Valued, DomainError> {
  switch (request.kind) {
    case 'cashOrNothing':
    case 'assetOrNothing':
      return atStrike(request, quoted, payout)
    case 'gap':
      return gap(request, quoted)
    case 'oneTouch':
    case 'noTouch':
      return touch(request, quoted, payout)
    case 'doubleNoTouch':
      return doubleNoTouch(request, quoted, payout)
  }
}

function atStrike(request: Request, quoted: QuotedPair, payout: PayoutCurrency): Result<Valued, DomainError> {
  const strike = request.strike ?? request.barrier
  if (strike === undefined) return refusal('missingStrike', `a ${request.kind} digital needs a strike`)
  const vol = quoted.volOf(strike)
  if (!vol.ok) return vol
  const value = valueDigital({ ...quoted.forward, type: request.type, strike, vol: vol.value }, payout)
  return named(value, vol.value, 'Garman-Kohlhagen, one flat vol')
}

/** Beyond the barrier the option pays like a vanilla one of the strike. */
function gap(request: Request, quoted: QuotedPair): Result<Valued, DomainError> {
  const { strike, barrier } = request
  if (strike === undefined) return refusal('missingStrike', 'a gap option needs a strike')
  if (barrier === undefined)
    return refusal('missingBarrier', 'a gap option needs a barrier: the rate beyond which it pays')
  const vol = quoted.volOf(barrier)
  if (!vol.ok) return vol
  const value = valueGap({ ...quoted.forward, type: request.type, strike, vol: vol.value }, barrier)
  return named(value, vol.value, 'Garman-Kohlhagen, one flat vol')
}

function touch(request: Request, quoted: QuotedPair, payout: PayoutCurrency): Result<Valued, DomainError> {
  const { kind, payAt } = request
  const barrier = request.barrier ?? request.strike
  if (barrier === undefined) return refusal('missingBarrier', `a ${kind} digital needs a barrier`)
  const vol = volOfTouch(request, quoted)
  if (!vol.ok) return vol
  const terms = { ...quoted.forward, barrier, payout, vol: vol.value }
  const value = kind === 'oneTouch' ? valueOneTouch({ ...terms, payAt }) : valueNoTouch(terms)
  return named(value, vol.value, 'first passage, continuous monitoring, one flat vol')
}

function doubleNoTouch(request: Request, quoted: QuotedPair, payout: PayoutCurrency): Result<Valued, DomainError> {
  const { barriers } = request
  if (barriers === undefined) return refusal('missingBarrier', 'a doubleNoTouch digital needs two barriers')
  const vol = volOfTouch(request, quoted)
  if (!vol.ok) return vol
  const [lower, upper] = [...barriers].sort((one, other) => one - other) as [number, number]
  const value = valueDoubleNoTouch({ ...quoted.forward, lower, upper, payout, vol: vol.value })
  return named(value, vol.value, 'images or Fourier series, continuous monitoring, one flat vol')
}

/** What decides about a touch lies between spot and the barrier: desks take the vol at the money for its theoretical value. */
function volOfTouch({ vol }: Request, { volOf, forward, conventions }: QuotedPair): Result<number, DomainError> {
  if (vol !== undefined) return ok(vol)
  const found = atTheMoney(conventions.atmConvention, conventions.deltaConvention, volOf, forward)
  return found.ok ? ok(found.value.vol) : found
}

/** FOR; what is given in DOM is divided by the strike. */
function assetAmount(request: Request, dimensions: PairDimensions): Result<number, DomainError> {
  if (request.payout === undefined) return ok(1)
  const strike = request.strike ?? request.barrier
  if (strike === undefined) return refusal('missingStrike', `a ${request.kind} digital needs a strike`)
  return ok(foreignNotional(request.payout, strike, dimensions))
}

const named = (value: Result<number, DomainError>, vol: number, method: string): Result<Valued, DomainError> =>
  value.ok ? ok({ value: value.value, vol, method }) : value
