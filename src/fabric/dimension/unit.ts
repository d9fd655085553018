// Units: a dimension with an exact factor to its coherent unit, looked up by symbol.

import { baseSymbols, siPrefixes, type UnitEntry, unitCatalogue } from './catalogue/index.js'
import { currencyCodes, isCurrency } from './currency.js'
import { baseDimension, type Dimension } from './dimension.js'
import {
  applyAffine,
  applyScale,
  divideScale,
  multiplyScale,
  readScale,
  type Scale,
  subtractScale,
  unitScale,
} from './scale.js'
import { type Affine, readUnitText } from './unit-text.js'

export interface Unit {
  readonly text: string
  readonly dimension: Dimension
  /** Multiply by this to reach the coherent unit, and then add the offset of `affine`. */
  readonly scale: Scale
  /** Given where numbers in this unit are points on a scale with a zero of its own: degC, degF. */
  readonly affine?: Affine
}

/** A unit whose numbers are points on a scale: they may be subtracted, and shifted by a difference. */
export interface AffineUnit extends Unit {
  readonly affine: Affine
}

/** Reads catalogue text over base symbols only; throws on a defect in the catalogue. */
function readCoherent(text: string): Dimension {
  const term = readUnitText(text, (symbol) => ({ dimension: baseDimension(symbol), scale: unitScale }))
  if (!term.ok) throw new RangeError(term.error.message)
  return term.value.dimension
}

const bySymbol = new Map<string, Unit>()

function define(unit: Unit): void {
  // Plain symbols win over prefixed ones that happen to spell the same (`min` is a minute, `cd` a candela).
  if (!bySymbol.has(unit.text)) bySymbol.set(unit.text, unit)
}

function unitOfEntry({ symbol, factor, of, zero }: UnitEntry): Unit {
  const unit = { text: symbol, dimension: readCoherent(of), scale: readScale(factor) }
  if (zero === undefined) return unit
  return { ...unit, affine: { offset: readScale(zero.at), difference: zero.difference } }
}

// Currencies are interned before any text from outside can fill the table.
for (const code of currencyCodes()) baseDimension(code)
for (const symbol of baseSymbols) define({ text: symbol, dimension: baseDimension(symbol), scale: unitScale })
for (const entry of unitCatalogue) define(unitOfEntry(entry))
const prefixes = siPrefixes.map(([prefix, factor]) => [prefix, readScale(factor)] as const)
for (const entry of unitCatalogue) {
  if (entry.prefixed === undefined) continue
  const { text, dimension, scale } = unitOfEntry(entry)
  for (const [prefix, factor] of prefixes)
    define({ text: prefix + text, dimension, scale: multiplyScale(factor, scale) })
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

/** Whether numbers in `unit` are points on a scale with a zero of its own. */
export const isAffine = (unit: Unit): unit is AffineUnit => unit.affine !== undefined

/** The unit that `symbol` names, where its numbers are points: `degC`, whose differences are in `affine.difference`, `K`. */
export function affineOf(symbol: string): AffineUnit | undefined {
  const unit = bySymbol.get(symbol)
  return unit !== undefined && isAffine(unit) ? unit : undefined
}

/** Whether numbers in `unit` are in the coherent unit of its dimension as they stand. */
export const isCoherent = (unit: Unit): boolean => unit.scale.num === unit.scale.den && !isAffine(unit)

const noOffset: Scale = { num: 0n, den: 1n }
const offsetOf = (unit: Unit): Scale => unit.affine?.offset ?? noOffset

/** `value` in `unit` expressed in the coherent unit of its dimension; rounded once. */
export const toCoherent = (value: number, unit: Unit): number =>
  unit.affine === undefined ? applyScale(value, unit.scale) : applyAffine(value, unit.scale, unit.affine.offset)

/** A coherent `value` expressed in `unit`; rounded once. */
export const fromCoherent = (value: number, unit: Unit): number => {
  const inverse = divideScale(unitScale, unit.scale)
  if (unit.affine === undefined) return applyScale(value, inverse)
  return applyAffine(value, inverse, multiplyScale(subtractScale(noOffset, unit.affine.offset), inverse))
}

/** `value` in unit `from`, expressed in unit `to` of the same dimension; rounded once. */
export const convert = (value: number, from: Unit, to: Unit): number => {
  const factor = divideScale(from.scale, to.scale)
  if (from.affine === undefined && to.affine === undefined) return applyScale(value, factor)
  return applyAffine(value, factor, divideScale(subtractScale(offsetOf(from), offsetOf(to)), to.scale))
}
