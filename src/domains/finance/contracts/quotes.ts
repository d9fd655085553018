// How figures of FX options are quoted. A rate for pair FORDOM has dimension DOM / FOR; measure variables 'F and 'D are
// bound per record by its pair, so a strike quoted the wrong way round cannot be written down.

import {
  carried,
  choice,
  currency,
  date,
  defaulted,
  described,
  optional,
  pair,
  quantity,
  record,
  tenor,
  union,
} from '../../../fabric/schema/index.js'

export const volatilityUnit = 'yr^(-1/2)'
/** "7.5%" beside a volatility is read as volatility points, "75 bp" as hundredths of them. */
export const volatility = () => quantity(volatilityUnit, { '%': 'volpt', bp: 'volbp' })
/** "5.3%" beside a yield is read per year. */
export const yieldRate = () => quantity('1/yr', { '%': '%/yr', bp: 'bp/yr' })

export const optionPair = () => described('the currency pair', pair("'F", "'D"))
/** Beside an `optionPair`: a bare one is read in the pair's own rate, as every dealer writes it. */
export const pairRate = () => quantity("'D / 'F", { '': "'D / 'F" })
/** Beside an `optionPair`: an amount in either of its currencies. */
export const pairMoney = () => carried(["'F", "'D"])

export const optionType = () => described('whether it is a call or a put', choice('call', 'put'))
export const side = () => defaulted(described('long or short', choice('long', 'short')), 'long')
export const expiry = () => described('the expiry', union({ time: quantity('yr'), date: date() }))

/** When an option ends: `exactlyOne: [['tenor', 'expiry']]` belongs to its record. */
export const expiring = () => ({
  tenor: optional(described('the tenor', tenor())),
  expiry: optional(expiry()),
})

export const deltaConventions = ['spot', 'forward', 'premiumAdjustedSpot', 'premiumAdjustedForward'] as const
export const deltaConvention = () => described('the delta convention', choice(...deltaConventions))
export const atmConvention = () => described('what at the money means', choice('spot', 'forward', 'DNS'))

export const option = record(
  {
    pair: optionPair(),
    type: optionType(),
    strike: described('the strike', pairRate()),
    ...expiring(),
    side: side(),
    notional: optional(described('the notional', pairMoney())),
  },
  { exactlyOne: [['tenor', 'expiry']] },
)

/** Which positions of a book are meant; all that is given must hold. */
export const filter = described(
  'which positions',
  record({
    pair: optional(pair()),
    /** either currency of the pair */
    currency: optional(currency()),
    side: optional(choice('long', 'short')),
    type: optional(choice('call', 'put')),
  }),
)
