// What a model is shown of a quantity: its kind, never its digits.

import { type ArrayQuantity, type GoalQuantity, sizeOf } from '../../../clef/goal/index.js'
import { type Dimension, isMoney, isRate, parseUnit } from '../../../fabric/dimension/index.js'

const kindsOfDimension: Readonly<Record<string, string>> = {
  m: '[length]',
  s: '[time]',
  'm/s': '[speed]',
  'm/s^2': '[acceleration]',
  rad: '[angle]',
  'rad/s': '[turning]',
  'rad/s^2': '[spin-up]',
  'm^2': '[area]',
  'kg/m^3': '[density]',
  'm/s^3': '[jerk]',
  'rad/s^3': '[jerk]',
  kg: '[mass]',
  '1': '[ratio]',
  '1/yr': '[yield]',
  yr: '[years]',
  'yr^(-1/2)': '[vol]',
}
const kindByDimension = new Map<Dimension, string>(
  Object.entries(kindsOfDimension).flatMap(([unit, kind]) => {
    const parsed = parseUnit(unit)
    return parsed.ok ? [[parsed.value.dimension, kind] as const] : []
  }),
)

/** All kinds, as special tokens. */
export const quantityKinds: readonly string[] = [
  '[zero]',
  '[fraction]',
  '[decimal]',
  '[integer]',
  '[large]',
  '[money]',
  '[rate]',
  '[currency]',
  '[pair]',
  '[tenor]',
  '[date]',
  '[rest]',
  '[%]',
  '[other]',
  '[array]',
  '[array 6]',
  '[matrix]',
  '[matrix nx6]',
  '[matrix 4x4]',
  ...Object.values(kindsOfDimension),
]

function numberKind(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '[zero]'
  if (size < 1) return '[fraction]'
  if (size >= 1000) return '[large]'
  return Number.isInteger(size) ? '[integer]' : '[decimal]'
}

/** By its size where that says what it may be: a screw has six numbers, a pose four rows of four. */
function arrayKind(array: ArrayQuantity): string {
  const { rows, columns } = sizeOf(array)
  if (rows === undefined) return columns === 6 ? '[array 6]' : '[array]'
  if (columns === 6) return '[matrix nx6]'
  return rows === 4 && columns === 4 ? '[matrix 4x4]' : '[matrix]'
}

/** The kind token of `quantity`. `words` is its own text: zero speed in words is `[rest]`. */
export function quantityKind(quantity: GoalQuantity, words: string): string {
  if (quantity.kind === 'number') return numberKind(quantity.value)
  if (quantity.kind === 'array') return arrayKind(quantity)
  if (quantity.kind !== 'quantity') return `[${quantity.kind}]`
  if (quantity.unit === '%') return '[%]'
  if (quantity.value === 0 && /^(?:m|rad)\/s$/.test(quantity.unit) && !/[0-9]/.test(words)) return '[rest]'
  const unit = parseUnit(quantity.unit)
  if (!unit.ok) return '[other]'
  const { dimension } = unit.value
  if (isMoney(dimension)) return '[money]'
  if (isRate(dimension)) return '[rate]'
  return kindByDimension.get(dimension) ?? '[other]'
}
