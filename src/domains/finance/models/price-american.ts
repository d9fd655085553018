// finance.priceAmerican: a vanilla option that may be exercised at any time.

import type { Model } from '../../define-domain.js'
import type { priceAmerican } from '../contracts/exotics.js'
import { valueAmerican } from '../kernel/index.js'
import { finiteAnswer } from './finite-answer.js'
import { dimensionsOf, foreignNotional, signOf } from './option-terms.js'
import { quotedPair } from './quoted-pair.js'

const METHODS = {
  waiting: 'the European value: waiting never costs interest',
  bounds: 'bounds of the value in closed form, which leave nothing to tell',
  boundary: 'integral equation of the exercise boundary (Kim), smooth fit at Chebyshev points',
} as const

/** The value, and the part of it that early exercise adds, are of the whole notional in DOM, and of the sign of the side; the error has none. */
export const priceAmericanModel: Model<typeof priceAmerican.request, typeof priceAmerican.response> = ({
  option,
  market,
  vol: given,
}) => {
  const quoted = quotedPair({ ...option, market, vol: given })
  if (!quoted.ok) return quoted
  const { pair, forward, volOf } = quoted.value
  const { type, strike } = option
  const vol = volOf(strike)
  if (!vol.ok) return vol
  const valued = valueAmerican({ ...forward, type, strike, vol: vol.value })
  if (!valued.ok) return valued
  const dimensions = dimensionsOf(pair)
  const notional = option.notional === undefined ? 1 : foreignNotional(option.notional, strike, dimensions)
  const signed = signOf(option.side) * notional
  const inDomestic = (value: number) => ({ value, dimension: dimensions.domestic })
  const value = signed * valued.value.value
  const answer = {
    value: inDomestic(value),
    earlyExercisePremium: inDomestic(signed * valued.value.earlyExercisePremium),
    error: inDomestic(Math.abs(notional) * valued.value.error),
    vol: vol.value,
    method: METHODS[valued.value.by],
  }
  return finiteAnswer(answer, [value, answer.earlyExercisePremium.value, answer.error.value])
}
