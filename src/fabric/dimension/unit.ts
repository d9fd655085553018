// Units: a dimension with an exact factor to its coherent unit, looked up by symbol.

import { baseSymbols, siPrefixes, unitCatalogue } from './catalogue.js'
import { currencyCodes, isCurrency } from './currency.js'
import { baseDimension, type Dimension } from './dimension.js'
import { applyScale, divideScale, multiplyScale, readScale, type Scale, unitScale } from './scale.js'
import { readUnitText } from './unit-text.js'

export interface Unit {
  readonly text: string
  readonly dimension: Dimension
  /** Multiply by this to reach the coherent unit. */
  readonly scale: Scale
}

/** Reads catalogue text over base symbols only; throws on a defect in the catalogue. */
function readCoherent(text: string): Dimension {
  const term = readUnitText(text, (symbol) => ({ dimension: baseDimension(symbol), scale: unitScale }))
  if (!term.ok) throw new RangeError(term.error.message)
  return term.value.dimension
}

const bySymbol = new Map<string, Unit>()

function define(symbol: string, dimension: Dimension, scale: Scale): void {
  // Plain symbols win over prefixed ones that happen to spell the same (`min` is a minute, `cd` a candela).
  if (!bySymbol.has(symbol)) bySymbol.set(symbol, { text: symbol, dimension, scale })
}

// Currencies are interned before any text from outside can fill the table.
for (const code of currencyCodes()) baseDimension(code)
for (const symbol of baseSymbols) define(symbol, baseDimension(symbol), unitScale)
for (const { symbol, factor, of } of unitCatalogue) define(symbol, readCoherent(of), readScale(factor))
for (const { symbol, factor, of, prefixed } of unitCatalogue) {
  if (prefixed === undefined) continue
  for (const [prefix, prefixFactor] of siPrefixes) {
    define(prefix + symbol, readCoherent(of), multiplyScale(readScale(prefixFactor), readScale(factor)))
  }
}

/** The unit a symbol names: catalogue, prefixed, or a currency code. */
export function unitOfSymbol(symbol: string): Unit | undefined {
  const known = bySymbol.get(symbol)
  if (known !== undefined) return known
  if (!isCurrency(symbol)) return undefined
  const currency: Unit = { text: symbol, dimension: baseDimension(symbol), scale: unitScale }
  bySymbol.set(symbol, currency)
  return currency
}

/** Every symbol that unitOfSymbol knows, for suggestions and grammars. */
export const unitSymbols = (): readonly string[] => [...new Set([...bySymbol.keys(), ...currencyCodes()])]

/** `value` in `unit` expressed in the coherent unit of its dimension; rounded once. */
export const toCoherent = (value: number, unit: Unit): number => applyScale(value, unit.scale)

/** A coherent `value` expressed in `unit`; rounded once. */
export const fromCoherent = (value: number, unit: Unit): number =>
  applyScale(value, { num: unit.scale.den, den: unit.scale.num })

/** `value` in unit `from`, expressed in unit `to` of the same dimension; rounded once. */
export const convert = (value: number, from: Unit, to: Unit): number =>
  applyScale(value, divideScale(from.scale, to.scale))
