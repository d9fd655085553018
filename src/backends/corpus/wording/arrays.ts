// Lists of numbers and matrices as people write them between brackets.

import type { FieldValue, Mention } from '../meaning.js'
import type { Random } from '../random.js'

/** Spellings of units behind a bracket, by catalogue unit. */
const spellings: Readonly<Record<string, readonly string[]>> = {
  rad: ['rad', 'rad', 'rad', 'radians', 'radian', '(rad)', 'in radians', '(radians)', '[rad]'],
  deg: ['deg', 'deg', 'degrees', '(deg)', 'in degrees', '°', '(degrees)', 'in deg', '[deg]'],
  m: ['m', 'm', 'metres', 'meters', '(m)', 'in metres', '[m]'],
  kg: ['kg', 'kg', 'kilograms', '(kg)'],
  s: ['s', 'seconds', 'sec', '(s)'],
  'm/s': ['m/s', 'm/s', 'metres per second'],
}

/** How the numbers of one list stand apart. */
const separators: readonly (readonly [weight: number, separator: string])[] = [
  [10, ', '],
  [8, ','],
  [1.5, ' '],
  [1, '; '],
  [0.4, ' , '],
]

/** `-0.5`, `.5`, `1.0`, `−0.5`: one manner for a whole array. */
function manner(random: Random): (value: number) => string {
  const decimals = random.chance(0.12) ? 1 : 0
  const noLeading = random.chance(0.04)
  const minus = random.chance(0.04) ? '\u2212' : '-'
  return (value) => {
    const digits = Math.abs(value) % 1 === 0 && decimals > 0 ? Math.abs(value).toFixed(decimals) : `${Math.abs(value)}`
    const text = noLeading ? digits.replace(/^0\./, '.') : digits
    return value < 0 ? minus + text : text
  }
}

/** What stands behind the bracket, and what the lexer makes of it. */
function measured(
  unit: string | undefined,
  random: Random,
): readonly [text: string, means: { readonly unit?: string }] {
  if (unit === undefined) return ['', {}]
  const spelling = random.pick(spellings[unit] ?? [unit])
  return [spelling === '°' ? spelling : ` ${spelling}`, { unit }]
}

/** `[0, 0.2, 0]`, `[0,0.2,0] rad`, `[0; 0.2; 0]`, `[0 0.2 0]`, now and then `(0, 0.2, 0)`. */
export const arrayOf = (random: Random, items: readonly number[], unit?: string): Mention =>
  arraysOf(random, [items], unit)[0]!

/** Several of them, as one person writes them. */
export function arraysOf(random: Random, lists: readonly (readonly number[])[], unit?: string): readonly Mention[] {
  const plain = manner(random)
  const [behind, means] = measured(unit, random)
  const round = lists.every(({ length }) => length >= 3) && random.chance(0.08)
  const separator = round ? random.pick([', ', ',']) : random.weighted(separators)
  const padding = random.chance(0.06) ? ' ' : ''
  return lists.map((items) => {
    const inside = padding + items.map(plain).join(separator) + padding
    const text = round ? `(${inside})` : `[${inside}]`
    return { text: text + behind, means: { kind: 'array', items, ...means } }
  })
}

/** The same numbers in a unit of something else; undefined where the field was not said by an array. */
export function wrongArray(random: Random, value: FieldValue | undefined): Mention | undefined {
  if (value?.kind !== 'quantity' || value.mention.means.kind !== 'array') return undefined
  const items = value.mention.means.items.filter((item) => typeof item === 'number')
  return arrayOf(random, items, random.pick(['kg', 's', 'm/s']))
}

/** `[[1,0],[0,1]]`, `[[1, 0], [0, 1]]`, `[1 0; 0 1]`, or row by row over several lines. */
export function matrixOf(random: Random, rows: readonly (readonly number[])[]): Mention {
  const plain = manner(random)
  const written = rows.map((row) => row.map(plain))
  const means = { kind: 'array', items: rows } as const
  const nested = (separator: string, between: string) =>
    `[${written.map((row) => `[${row.join(separator)}]`).join(between)}]`
  const divided = (separator: string, between: string) => `[${written.map((row) => row.join(separator)).join(between)}]`
  const forms: [number, string][] = [
    [9, nested(',', ',')],
    [7, nested(', ', ', ')],
    [2, nested(', ', ',\n ')],
    [1.5, nested(' ', '\n ')],
    [1, nested(',', '; ')],
    [1, nested(',', ', ')],
  ]
  // With one row there is nothing that divides, and two columns with commas are decimals.
  if (rows.length > 1 && rows[0]!.length > 2) {
    forms.push([2, divided(' ', '; ')], [1, divided(', ', '; ')], [1, divided(' ', ';')], [0.7, divided(',', ';')])
    forms.push([0.7, divided(' ', ';\n ')], [0.5, divided(' ', '\n ')])
  }
  if (rows[0]!.length > 2) forms.push([0.6, `[${written.map((row) => `(${row.join(', ')})`).join(', ')}]`])
  return { text: random.weighted(forms), means }
}
