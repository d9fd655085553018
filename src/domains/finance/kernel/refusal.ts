import type { DomainError } from '../../../fabric/fault.js'
import { err } from '../../../fabric/result.js'

/** Every reason for which the finance kernels say no. The names are part of the contracts. */
export type FinanceReason =
  | 'noPath' // no chain of spots joins two currencies
  | 'unknownCurrency' // a currency that no spot of the market mentions
  | 'nonPositiveRate' // a spot, strike or conversion rate that is zero or negative
  | 'negativeVol'
  | 'missingVol' // the market has no vol for the pair
  | 'missingYield' // the market has no yield for the currency
  | 'badSmile' // ATM, RR and BF imply a vol that is not positive, or pillars that cross
  | 'deltaOutOfRange' // no strike has this delta
  | 'expired' // expiry lies before the market's date
  | 'needsAsOf' // a calendar date without the market's date
  | 'badExpiry' // neither a tenor nor a calendar date
  | 'duplicatePosition' // two positions of a book with one id
  | 'noShock' // a scenario in which nothing moves
  | 'belowIntrinsic' // a price that even an option without volatility exceeds
  | 'aboveMaximum' // a price that no volatility reaches
  | 'badBarrier' // a barrier that is not above zero, or barriers out of order
  | 'missingBarrier'
  | 'missingStrike'
  | 'badStrikes' // strikes of a number or an order that the strategy does not have
  | 'domain' // the answer is not a finite number

export const refusal = (reason: FinanceReason, message: string) => err<DomainError>({ reason, message })
