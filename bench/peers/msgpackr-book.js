// The option book through msgpackr with shared structures: plain objects, the dimension of a quantity as text beside its number.

import { Packr } from 'msgpackr'

const plainQuantity = ({ value, dimension }) => ({ value, dimension: dimension.text })

/**
 * The positions of the book as msgpackr takes them: what ours has, with texts for dimensions. Spelt out: objects made of others by
 * spreading take msgpackr half as long again.
 */
export const plainPositions = (positions) =>
  positions.map(({ id, pair, type, side, strike, notional, tenor }) => ({
    id,
    pair,
    type,
    side,
    strike: plainQuantity(strike),
    notional: plainQuantity(notional),
    tenor,
  }))

/** Both sides of a connection hold the same structures, so that no message has the names of its fields. */
export const openPackr = () => new Packr({ structures: [] })
