// Which options a strategy consists of.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import type { Infer } from '../../../fabric/schema/index.js'
import type { priceStrategy } from '../contracts/exotics.js'
import { atTheMoney, type OptionType, refusal, type StrikeAndVol, strikeAtDelta } from '../kernel/index.js'
import type { QuotedPair } from './quoted-pair.js'

export interface Leg extends StrikeAndVol {
  readonly type: OptionType
  /** options per unit of the strategy, below zero where they are sold */
  readonly quantity: number
}

type Request = Infer<typeof priceStrategy.request>

/**
 * The legs of one unit, bought. Errors: `badStrikes` where not exactly the strikes or the delta are given that the strategy has; those of the vols
 * and of `strikeAtDelta`.
 */
export function strategyLegs(request: Request, quoted: QuotedPair): Result<readonly Leg[], DomainError> {
  const { strategy, strike, strikes, delta } = request
  if ([strike, strikes, delta].filter((given) => given !== undefined).length > 1) {
    return refusal('badStrikes', 'a strategy is given by a strike, by strikes or by a delta, by one of them only')
  }
  if (delta !== undefined) return byDelta(request, delta, quoted)
  const given = strike === undefined ? strikes : [strike]
  if (given === undefined && strategy === 'straddle') {
    const atm = atMoney(request, quoted)
    return atm.ok ? ok(straddle(atm.value, 1)) : atm
  }
  const count = STRIKE_COUNTS[strategy]
  if (given?.length !== count) {
    const byWings = strategy in WINGS ? ', or a delta' : ''
    return refusal('badStrikes', `a ${strategy} needs ${count} ${count === 1 ? 'strike' : 'strikes'}${byWings}`)
  }
  const points: StrikeAndVol[] = []
  for (const at of [...given].sort((one, other) => one - other)) {
    const vol = quoted.volOf(at)
    if (!vol.ok) return vol
    points.push({ strike: at, vol: vol.value })
  }
  return ok(byStrikes(request, points))
}

const STRIKE_COUNTS = { straddle: 1, strangle: 2, riskReversal: 2, butterfly: 3, callSpread: 2, putSpread: 2 } as const
/** Strategies that a delta alone describes. */
const WINGS = { strangle: true, riskReversal: true, butterfly: true } as const

/** @param points as many as the strategy has, ascending in strike */
function byStrikes({ strategy, type = 'call' }: Request, points: readonly StrikeAndVol[]): readonly Leg[] {
  const [low, second, high] = points
  switch (strategy) {
    case 'straddle':
      return straddle(low!, 1)
    case 'strangle':
      return [leg('put', 1, low!), leg('call', 1, second!)]
    case 'riskReversal':
      return [leg('call', 1, second!), leg('put', -1, low!)]
    case 'butterfly':
      return [leg(type, 1, low!), leg(type, -2, second!), leg(type, 1, high!)]
    case 'callSpread':
      return [leg('call', 1, low!), leg('call', -1, second!)]
    case 'putSpread':
      return [leg('put', 1, second!), leg('put', -1, low!)]
  }
}

/** The wings have the delta each at the smile's own vol there; a butterfly is the strangle against the straddle at the money. */
function byDelta(request: Request, given: number, quoted: QuotedPair): Result<readonly Leg[], DomainError> {
  const { strategy } = request
  if (!(strategy in WINGS)) return refusal('badStrikes', `a ${strategy} is given by strikes, not by a delta`)
  const delta = Math.abs(given)
  const convention = request.deltaConvention ?? quoted.conventions.deltaConvention
  const call = strikeAtDelta('call', delta, convention, quoted.volOf, quoted.forward)
  if (!call.ok) return call
  const put = strikeAtDelta('put', delta, convention, quoted.volOf, quoted.forward)
  if (!put.ok) return put
  if (strategy === 'riskReversal') return ok([leg('call', 1, call.value), leg('put', -1, put.value)])
  const strangle = [leg('put', 1, put.value), leg('call', 1, call.value)]
  if (strategy === 'strangle') return ok(strangle)
  const atm = atMoney(request, quoted)
  return atm.ok ? ok([...strangle, ...straddle(atm.value, -1)]) : atm
}

const atMoney = ({ deltaConvention }: Request, { conventions, volOf, forward }: QuotedPair) =>
  atTheMoney(conventions.atmConvention, deltaConvention ?? conventions.deltaConvention, volOf, forward)

const straddle = (at: StrikeAndVol, quantity: number): readonly Leg[] => [
  leg('call', quantity, at),
  leg('put', quantity, at),
]

const leg = (type: OptionType, quantity: number, { strike, vol }: StrikeAndVol): Leg => ({
  type,
  quantity,
  strike,
  vol,
})
