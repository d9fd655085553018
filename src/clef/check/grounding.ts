// Where a literal came from: the entry of the goal's quantity table that says the same, after conversion.

import { affineOf, parseUnit, toCoherent } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Quoting } from '../../fabric/schema/index.js'
import type { GoalQuantity, QuantityTable } from '../goal/quantity-table.js'

/** `value` in `unit` ('' for a plain number) in coherent units; undefined for an unknown unit. */
function coherent(value: number, unit: string): { readonly value: number; readonly dimension: unknown } | undefined {
  const read = parseUnit(unit === '' ? '1' : unit)
  return read.ok ? { value: toCoherent(value, read.value), dimension: read.value.dimension } : undefined
}

interface Figure {
  readonly value: number
  readonly unit: string
}

/** The figures that an entry gives: an array gives all that it holds. */
function figuresOf(entry: GoalQuantity): readonly Figure[] {
  switch (entry.kind) {
    case 'number':
      return [{ value: entry.value, unit: '' }]
    case 'quantity':
      return [entry]
    case 'array':
      return entry.items.flat().map((value) => ({ value, unit: entry.unit ?? '' }))
    default:
      return []
  }
}

/** Up to its sign: "slows down at 3 m/s2" may be written as an acceleration of -3. */
function same(value: number, unit: string, entryValue: number, entryUnit: string): boolean {
  // A point has a sign of its own: 5 degC is not -5 degC.
  if (affineOf(unit) !== undefined || affineOf(entryUnit) !== undefined)
    return unit === entryUnit && value === entryValue
  if (unit === entryUnit) return Math.abs(value) === Math.abs(entryValue)
  const a = coherent(value, unit)
  const b = coherent(entryValue, entryUnit)
  if (a === undefined || b === undefined || a.dimension !== b.dimension) return false
  // Each side was rounded once, so that equal figures may differ in the last place.
  return Math.abs(Math.abs(a.value) - Math.abs(b.value)) <= Math.abs(b.value) * 2 ** -51
}

/**
 * The span of the goal that gives this number. With a field's `quoting`, an entry also gives what the market reads it as;
 * `resolve` spells a convention's unit with its measure variables solved.
 */
export function originOfNumber(
  table: QuantityTable,
  value: number,
  unit: string,
  quoting: Quoting | undefined,
  resolve: (unit: string) => string,
): Span | undefined {
  const gives = (figure: Figure): boolean => {
    if (same(value, unit, figure.value, figure.unit)) return true
    const convention = quoting?.[figure.unit]
    return convention !== undefined && same(value, unit, figure.value, resolve(convention))
  }
  return table.find((entry) => figuresOf(entry).some(gives))?.span
}

/** A tenor in days or in months: `2W` is `14D`, `1Y` is `12M`. */
function tenorLength(tenor: string): string {
  const count = Number.parseInt(tenor, 10)
  switch (tenor.at(-1)) {
    case 'W':
      return `${count * 7}D`
    case 'Y':
      return `${count * 12}M`
    default:
      return `${count}${tenor.at(-1)}`
  }
}

/** The span of the goal that gives this currency, pair, tenor or date. */
export const originOfWord = (table: QuantityTable, kind: CodeKind, word: string): Span | undefined =>
  table.find((entry) => givesWord(entry, kind, word))?.span

type CodeKind = 'currency' | 'pair' | 'tenor' | 'date'

function givesWord(entry: GoalQuantity, kind: CodeKind, word: string): boolean {
  switch (kind) {
    case 'currency':
      return givesCurrency(entry, word)
    case 'pair':
      return entry.kind === 'pair' && entry.pair === word
    case 'tenor':
      return entry.kind === 'tenor' && tenorLength(entry.tenor) === tenorLength(word)
    case 'date':
      return entry.kind === 'date' && entry.date === word
  }
}

/** A currency is given by its own name, as the unit of an amount, or as one side of a pair. */
function givesCurrency(entry: GoalQuantity, code: string): boolean {
  if (entry.kind === 'currency') return entry.code === code
  if (entry.kind === 'quantity') return entry.unit === code
  return entry.kind === 'pair' && (entry.pair.startsWith(code) || entry.pair.endsWith(code))
}
