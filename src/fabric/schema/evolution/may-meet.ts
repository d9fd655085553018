// Whether two dimensions can be one, given that measure variables stand for currencies.

import { type Dimension, isCurrency, isVariable } from '../../dimension/index.js'

/** The base symbols and variables of a dimension by their exponent. */
export type Powers = ReadonlyMap<string, readonly string[]>

export function byPower({ factors }: Dimension): Powers {
  const symbols = new Map<string, string[]>()
  for (const { symbol, exponent } of factors) {
    const power = `${exponent.num}/${exponent.den}`
    symbols.set(power, [...(symbols.get(power) ?? []), symbol])
  }
  return symbols
}

/** Whether currencies can be put for the variables of two dimensions so that they become one. */
export const mayMeet = (a: Powers, b: Powers): boolean =>
  a.size === b.size && [...a].every(([power, symbols]) => canPair(symbols, b.get(power) ?? []))

/** Whether each symbol has one of its own on the other side: itself, or a variable for a currency. */
function canPair(one: readonly string[], other: readonly string[]): boolean {
  const ownOf = (symbols: readonly string[], others: readonly string[]): readonly string[] =>
    symbols.filter((symbol) => !isVariable(symbol) && !others.includes(symbol))
  const room = (symbols: readonly string[]): number => symbols.filter(isVariable).length
  const [ownOne, ownOther] = [ownOf(one, other), ownOf(other, one)]
  return (
    one.length === other.length &&
    [...ownOne, ...ownOther].every(isCurrency) &&
    ownOne.length <= room(other) &&
    ownOther.length <= room(one)
  )
}
