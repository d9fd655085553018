// What the quantity lexer finds in a goal's text: every number, unit, currency, pair, tenor, date and array, each with
// the span it came from. Programs point at an entry as `$1`, `$2`, ... and never spell digits.

import type { Span } from '../../fabric/fault.js'

export type GoalQuantity =
  /** A plain number, "0.7" or "ten million". */
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  /** A number with a unit as the catalogue spells it, or with a currency: "72 km/h", "5mio EUR". */
  | { readonly kind: 'quantity'; readonly value: number; readonly unit: string; readonly span: Span }
  /** A list of numbers in brackets, or a list of such lists: "[0, 0.2] rad", "[[1,0],[0,1]]". */
  | ArrayQuantity
  /** An ISO 4217 code on its own. */
  | { readonly kind: 'currency'; readonly code: string; readonly span: Span }
  /** `EURUSD` (foreign, domestic). */
  | { readonly kind: 'pair'; readonly pair: string; readonly span: Span }
  /** `3M`, canonical. */
  | { readonly kind: 'tenor'; readonly tenor: string; readonly span: Span }
  /** ISO 8601 calendar date. */
  | { readonly kind: 'date'; readonly date: string; readonly span: Span }

export interface ArrayQuantity {
  readonly kind: 'array'
  /** Numbers alone, or rows alone, all equally long. */
  readonly items: readonly (number | readonly number[])[]
  /** Of all its numbers, as the catalogue spells it, or a currency. */
  readonly unit?: string
  readonly span: Span
}

/** One item of an array as a quantity of its own: a figure, or a row; undefined beyond the array. */
export function itemOf({ items, unit, span }: ArrayQuantity, index: number): GoalQuantity | undefined {
  const item = items[index]
  if (item === undefined) return undefined
  const measured = unit === undefined ? {} : { unit }
  if (typeof item !== 'number') return { kind: 'array', items: item, ...measured, span }
  return unit === undefined ? { kind: 'number', value: item, span } : { kind: 'quantity', value: item, unit, span }
}

/** Its number of rows, undefined of a plain list, and of numbers in a row. */
export function sizeOf({ items }: Pick<ArrayQuantity, 'items'>): { readonly rows?: number; readonly columns: number } {
  const [first] = items
  return typeof first === 'object' ? { rows: items.length, columns: first.length } : { columns: items.length }
}

/** In order of appearance; `$n` is entry n - 1. */
export type QuantityTable = readonly GoalQuantity[]

/** A quantity that is a code and no figure. */
export type CodeQuantity = Exclude<GoalQuantity, { kind: 'number' | 'quantity' | 'array' }>

/** The code that such a quantity stands for: `EUR`, `EURUSD`, `3M`, `2026-03-01`. */
export function codeOf(quantity: CodeQuantity): string {
  switch (quantity.kind) {
    case 'currency':
      return quantity.code
    case 'pair':
      return quantity.pair
    case 'tenor':
      return quantity.tenor
    case 'date':
      return quantity.date
  }
}
