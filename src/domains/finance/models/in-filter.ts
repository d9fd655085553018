// Which positions of a book an operation is about.

import type { Infer } from '../../../fabric/schema/index.js'
import type { filter } from '../contracts/quotes.js'
import { splitPair } from '../kernel/index.js'
import type { Position } from './flags.js'

export type Filter = Infer<typeof filter>

/** The positions of which all that the filter says holds; all where there is none. */
export function inFilter(positions: readonly Position[], filter: Filter | undefined): readonly Position[] {
  if (filter === undefined) return positions
  const { pair, currency, side, type } = filter
  const holds = (position: Position): boolean =>
    (pair === undefined || position.pair === pair) &&
    (currency === undefined || hasCurrency(position.pair, currency)) &&
    (side === undefined || position.side === side) &&
    (type === undefined || position.type === type)
  return positions.filter(holds)
}

function hasCurrency(pair: string, currency: string): boolean {
  const { foreign, domestic } = splitPair(pair)
  return foreign === currency || domestic === currency
}
