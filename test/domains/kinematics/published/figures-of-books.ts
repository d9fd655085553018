// Rows of the tables beside it: a request with its quantities as text, and the figures that the source prints.

import {
  checkPublished,
  checkRefusals as checkPublishedRefusals,
  exactly,
  type Figure,
  printed,
  QUANTITY,
} from '../../published-cases.js'

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

export const checkRows = (rows: readonly Row[]): void =>
  checkPublished(
    rows.map(([what, operation, request, figures]) => ({
      what,
      operation: `kinematics.${operation}`,
      request,
      figures: figuresOf(figures, ''),
    })),
  )

/** Requests that the model refuses with these reasons. */
export const checkRefusals = (
  rows: readonly (readonly [what: string, operation: string, request: object, reason: string])[],
): void =>
  checkPublishedRefusals(
    rows.map(([what, operation, request, reason]) => ({ what, operation: `kinematics.${operation}`, request, reason })),
  )

function figuresOf(given: Printed, path: string): readonly Figure[] {
  if (typeof given === 'number') return [exactly(path, given)]
  if (typeof given === 'string') return [printed(path, QUANTITY.exec(given)?.[1] ?? given)]
  if (given instanceof Rounded) {
    const tolerance = 0.6 * 10 ** -given.decimals
    const entries = given.rows.flatMap((row, i) =>
      row.map((value, j) => ({ path: `${path}.${i}.${j}`, value, tolerance })),
    )
    return [...entries, ...lengthOf(given.rows, path), ...given.rows.flatMap((row, i) => lengthOf(row, `${path}.${i}`))]
  }
  const fields = Object.entries(given).flatMap(([name, field]) =>
    figuresOf(field, path === '' ? name : `${path}.${name}`),
  )
  return Array.isArray(given) ? [...fields, ...lengthOf(given, path)] : fields
}

const lengthOf = ({ length }: readonly unknown[], path: string): readonly Figure[] => [
  { path: `${path}.length`, value: length, tolerance: 0 },
]
