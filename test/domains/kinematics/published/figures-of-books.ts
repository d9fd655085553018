// Rows of the tables beside it: a request with its quantities as text, and the figures that the source prints.

import { expect, it } from 'vitest'
import { answerTo, reasonFrom } from '../../ask.js'

/** `'56.3 m'` is as printed, right to its last digit; a plain number is exact, in SI units. */
type Printed = string | number | Rounded | readonly Printed[] | { readonly [field: string]: Printed }
/** What is asked, the operation, the request, the figures of the answer. */
export type Row = readonly [
  what: string,
  operation: string,
  request: object,
  figures: { readonly [field: string]: Printed },
]

class Rounded {
  constructor(
    readonly decimals: number,
    readonly rows: readonly (readonly number[])[],
  ) {}
}

/** A matrix as printed with so many decimals. */
export const rounded = (decimals: number, rows: readonly (readonly number[])[]): Rounded => new Rounded(decimals, rows)

export function checkRows(rows: readonly Row[]): void {
  it.each(rows)('%s: %s', (_, operation, request, figures) => {
    expect(answerTo(`kinematics.${operation}`, withQuantities(request))).toMatchObject(expected(figures) as object)
  })
}

/** A request that the model refuses with this reason. */
export function checkRefusals(
  rows: readonly (readonly [what: string, operation: string, request: object, reason: string])[],
) {
  it.each(rows)('%s: %s', (_, operation, request, reason) => {
    expect(reasonFrom(`kinematics.${operation}`, withQuantities(request))).toEqual({ ok: true, value: reason })
  })
}

const QUANTITY = /^(-?\d[\d.]*(?:e-?\d+)?) (\S.*)$/

function withQuantities(given: unknown): unknown {
  if (typeof given === 'string') {
    const [, value, unit] = QUANTITY.exec(given) ?? []
    return value === undefined ? given : { value: Number(value), unit }
  }
  if (Array.isArray(given)) return given.map(withQuantities)
  if (typeof given !== 'object' || given === null) return given
  return Object.fromEntries(Object.entries(given).map(([name, field]) => [name, withQuantities(field)]))
}

function expected(figure: Printed): unknown {
  if (typeof figure === 'number') return within(figure, 1e-12 * Math.abs(figure) + 1e-15)
  if (typeof figure === 'string') return asPrinted(figure)
  if (figure instanceof Rounded)
    return figure.rows.map((row) => row.map((entry) => within(entry, 0.6 * 10 ** -figure.decimals)))
  if (Array.isArray(figure)) return figure.map(expected)
  return Object.fromEntries(Object.entries(figure).map(([name, field]) => [name, expected(field)]))
}

/** Sources round on their way: one unit of the last digit, which is half a unit of rounding and as much of theirs. */
function asPrinted(text: string): unknown {
  const [, digits = '', unit] = QUANTITY.exec(text) ?? []
  const [mantissa = '', exponent = '0'] = digits.split('e')
  const decimals = (mantissa.split('.')[1] ?? '').length - Number(exponent)
  const value = within(Number(digits), 1.0001 * 10 ** -decimals)
  return unit === '1' ? value : { value, unit: expect.any(String) }
}

/** A number, or a quantity in its SI unit. */
function within(value: number, tolerance: number): unknown {
  const near = (actual: unknown): boolean => typeof actual === 'number' && Math.abs(actual - value) <= tolerance
  return expect.toSatisfy(
    (actual: unknown) =>
      near(actual) || (typeof actual === 'object' && actual !== null && near(Reflect.get(actual, 'value'))),
    `${value} within ${tolerance}`,
  )
}
