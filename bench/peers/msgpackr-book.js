// The option book through msgpackr with shared structures: plain objects, the dimension of a quantity as text beside its number.

import { Packr } from 'msgpackr'

const plainQuantity = (quantity) => quantity && { value: quantity.value, dimension: quantity.dimension.text }

/** The positions as msgpackr takes them: what ours has, with texts for dimensions. */
export const plainPositions = (positions) =>
  positions.map(({ strike, notional, premium, vol, ...rest }) => ({
    ...rest,
    strike: plainQuantity(strike),
    notional: plainQuantity(notional),
    ...(premium === undefined ? {} : { premium: plainQuantity(premium) }),
    ...(vol === undefined ? {} : { vol: plainQuantity(vol) }),
  }))

/** Both sides of a connection hold the same structures, so that no message has the names of its fields. */
export const openPackr = () => new Packr({ structures: [] })
