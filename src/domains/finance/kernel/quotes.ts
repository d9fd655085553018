// Strikes and vols as desks quote them, on a whole smile: where the vol at a strike is not known before the strike is.

import type { DomainError } from '../../../fabric/fault.js'
import { err, ok, type Result } from '../../../fabric/result.js'
import { type DeltaConvention, type ForwardMarket, forwardRate, strikeOfDelta } from './delta.js'
import type { OptionType } from './garman-kohlhagen.js'
import type { VolQuote } from './market.js'
import { refusal } from './refusal.js'
import { rootNear } from './root.js'
import type { AtmConvention, Smile, VolByStrike } from './smile.js'

export interface StrikeAndVol {
  /** DOM per FOR */
  readonly strike: number
  /** yr^(-1/2) */
  readonly vol: number
}

/** What a pair's vols are quoted in; of vols by tenor, the first smile's word. */
export interface QuoteConventions {
  /** of the wings */
  readonly delta: number
  readonly deltaConvention: DeltaConvention
  readonly atmConvention: AtmConvention
}

/** 25 delta, spot, delta-neutral straddle, where a smile says nothing else. */
export function quoteConventions(quote: VolQuote | undefined): QuoteConventions {
  const { delta = 0.25, deltaConvention = 'spot', atmConvention = 'DNS' } = firstSmile(quote) ?? {}
  return { delta, deltaConvention, atmConvention }
}

function firstSmile(quote: VolQuote | undefined): Partial<Smile> | undefined {
  if (typeof quote !== 'object') return undefined
  if (!('pillars' in quote)) return quote
  return quote.pillars.map(({ vol }) => vol).find((vol) => typeof vol === 'object')
}

/** Where the straddle of a call and a put has no delta: F e^(s^2/2), and F e^(-s^2/2) where the premium counts. */
function deltaNeutralStrike(convention: DeltaConvention, vol: number, forward: ForwardMarket): number {
  const sign = convention.startsWith('premiumAdjusted') ? -1 : 1
  return forwardRate(forward) * Math.exp(0.5 * sign * vol * vol * forward.expiry)
}

/** The at-the-money strike and its vol. Errors: those of `volOf`, and `badSmile`. */
export function atTheMoney(
  convention: AtmConvention,
  deltaConvention: DeltaConvention,
  volOf: VolByStrike,
  forward: ForwardMarket,
): Result<StrikeAndVol, DomainError> {
  if (convention === 'DNS') {
    return onSmile(volOf, forward, (vol) => ok(deltaNeutralStrike(deltaConvention, vol, forward)))
  }
  const strike = convention === 'spot' ? forward.spot : forwardRate(forward)
  const vol = volOf(strike)
  return vol.ok ? ok({ strike, vol: vol.value }) : vol
}

/** The strike whose option has this delta at the vol of that strike. Errors: those of `strikeOfDelta` and of `volOf`, and `badSmile`. */
export const strikeAtDelta = (
  type: OptionType,
  delta: number,
  convention: DeltaConvention,
  volOf: VolByStrike,
  forward: ForwardMarket,
): Result<StrikeAndVol, DomainError> =>
  onSmile(volOf, forward, (vol) =>
    vol * Math.sqrt(forward.expiry) > 0
      ? strikeOfDelta(type, delta, convention, vol, forward)
      : refusal('domain', 'without volatility or time left a delta is of no strike of its own'),
  )

/** The strike that follows from a vol which is itself the vol of that strike. */
function onSmile(
  volOf: VolByStrike,
  forward: ForwardMarket,
  strikeOf: (vol: number) => Result<number, DomainError>,
): Result<StrikeAndVol, DomainError> {
  const start = volOf(forwardRate(forward))
  if (!start.ok) return start
  if (!(start.value >= 0)) return refusal('negativeVol', `a vol cannot be below zero, as ${start.value} is`)
  let refused: DomainError | undefined
  const volBack = (vol: number): number => {
    const strike = strikeOf(vol)
    const back = strike.ok ? volOf(strike.value) : strike
    if (back.ok) return back.value
    refused = back.error
    return Number.NaN
  }
  const first = volBack(start.value)
  if (refused !== undefined) return err(refused)
  const guess =
    first === start.value
      ? first // a flat smile
      : rootNear((vol) => volBack(vol) - vol, first, 0.02 * first, LEAST * first, first / LEAST)
  // A search that ran into vols without a strike ends beside them, at no root.
  if (guess === undefined || !(Math.abs(volBack(guess) - guess) <= AGREEMENT * guess)) {
    return err(refused ?? { reason: 'badSmile', message: 'no vol of the smile agrees with its strike' })
  }
  const strike = strikeOf(guess)
  return strike.ok ? ok({ strike: strike.value, vol: guess }) : strike
}

/** A vol is looked for from this share of the first guess up to its inverse. */
const LEAST = 0.02
/** A vol and that of its own strike are one up to this share. */
const AGREEMENT = 1e-9

/** ATM; the risk reversal, call over put; or the butterfly, the wings' mean over ATM. */
export type QuoteKind = 'ATM' | 'RR' | 'BF'

/** A quote of the smile, yr^(-1/2), at any delta of the wings. Errors: those of `strikeAtDelta`. */
export function smileQuote(
  kind: QuoteKind,
  { delta, deltaConvention, atmConvention }: QuoteConventions,
  volOf: VolByStrike,
  forward: ForwardMarket,
): Result<number, DomainError> {
  const atm = atTheMoney(atmConvention, deltaConvention, volOf, forward)
  if (!atm.ok || kind === 'ATM') return atm.ok ? ok(atm.value.vol) : atm
  const call = strikeAtDelta('call', delta, deltaConvention, volOf, forward)
  if (!call.ok) return call
  const put = strikeAtDelta('put', delta, deltaConvention, volOf, forward)
  if (!put.ok) return put
  return ok(kind === 'RR' ? call.value.vol - put.value.vol : 0.5 * (call.value.vol + put.value.vol) - atm.value.vol)
}
