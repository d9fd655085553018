// What a model is shown of a quantity: its kind, never its digits.

import type { GoalQuantity } from '../../../clef/goal/index.js'
import { type Dimension, isMoney, isRate, parseUnit } from '../../../fabric/dimension/index.js'

const kindsOfDimension: Readonly<Record<string, string>> = {
  m: '[length]',
  s: '[time]',
  'm/s': '[speed]',
  'm/s^2': '[acceleration]',
  rad: '[angle]',
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
  ...Object.values(kindsOfDimension),
]

function numberKind(value: number): string {
  const size = Math.abs(value)
  if (size === 0) return '[zero]'
  if (size < 1) return '[fraction]'
  if (size >= 1000) return '[large]'
  return Number.isInteger(size) ? '[integer]' : '[decimal]'
}

/** The kind token of `quantity`. `words` is its own text: zero speed in words is `[rest]`. */
export function quantityKind(quantity: GoalQuantity, words: string): string {
  if (quantity.kind === 'number') return numberKind(quantity.value)
  if (quantity.kind !== 'quantity') return `[${quantity.kind}]`
  if (quantity.unit === '%') return '[%]'
  if (quantity.value === 0 && quantity.unit === 'm/s' && !/[0-9]/.test(words)) return '[rest]'
  const unit = parseUnit(quantity.unit)
  if (!unit.ok) return '[other]'
  const { dimension } = unit.value
  if (isMoney(dimension)) return '[money]'
  if (isRate(dimension)) return '[rate]'
  return kindByDimension.get(dimension) ?? '[other]'
}
