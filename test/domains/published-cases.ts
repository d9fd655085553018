// Cases of the literature, as tables: what is asked, and the figures that a source gives for it.
//
// Where a figure stands is told as we remember it; no source was at hand when these tables were written. Each figure was therefore worked out anew, by
// a computation that shares nothing with the kernel, before it was held against it; what agreed is here.

import { expect, it } from 'vitest'
import { answerTo, reasonFrom } from './ask.js'

export interface Figure {
  /** In the answer: `value`, `T.0.3`. The number, amount or value there is meant. */
  readonly path: string
  readonly value: number
  readonly tolerance: number
}

export interface PublishedCase {
  readonly what: string
  readonly operation: string
  /** Quantities may be text, `'30 m/s'`. */
  readonly request: object
  readonly figures: readonly Figure[]
}

export interface PublishedRefusal extends Omit<PublishedCase, 'figures'> {
  readonly reason: string
}

export function checkPublished(cases: readonly PublishedCase[]): void {
  it.each(cases)('$what: $operation', ({ operation, request, figures }) => {
    const answer = answerTo(operation, withQuantities(request))
    for (const { path, value, tolerance } of figures) {
      const found = figureAt(answer, path)
      expect(Math.abs(found - value), `${path} is ${found}, for ${value}`).toBeLessThanOrEqual(tolerance)
    }
  })
}

export function checkRefusals(cases: readonly PublishedRefusal[]): void {
  it.each(cases)('$what: $operation', ({ operation, request, reason }) => {
    expect(reasonFrom(operation, withQuantities(request))).toEqual({ ok: true, value: reason })
  })
}

/**
 * Right to its last printed digit: sources round on their way, and some cut, so that is one unit of it.
 *
 * @param text `'56.3'`, `'1.72e3'`
 */
export function printed(path: string, text: string): Figure {
  const [mantissa = '', exponent = '0'] = text.split('e')
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent)
  return { path, value: Number(text), tolerance: 1.001 * 10 ** -decimals }
}

/** Exact but for rounding. */
export const exactly = (path: string, value: number): Figure => ({
  path,
  value,
  tolerance: 1e-12 * Math.abs(value) + 1e-15,
})

/** Of a quantity as text, its digits and its unit. */
export const QUANTITY = /^(-?\d[\d.]*(?:e-?\d+)?) (\S.*)$/

function withQuantities(given: unknown): unknown {
  if (typeof given === 'string') {
    const [, value, unit] = QUANTITY.exec(given) ?? []
    return value === undefined ? given : { value: Number(value), unit }
  }
  if (Array.isArray(given)) return given.map(withQuantities)
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).map(([name, field]) => [name, withQuantities(field)]))
}

/** NaN where the answer has no such figure. */
function figureAt(answer: unknown, path: string): number {
  const found = path.split('.').reduce<unknown>((part, name) => fieldOf(part, name), answer)
  if (typeof found === 'number') return found
  return Number(fieldOf(found, 'amount') ?? fieldOf(found, 'value') ?? Number.NaN)
}

const fieldOf = (part: unknown, name: string): unknown =>
  typeof part === 'object' && part !== null ? Reflect.get(part, name) : undefined
