// What the built-in functions compute.

import type { BuiltInName } from '../types/index.js'
import { caseFunctions } from './case-functions.js'
import { orderOf } from './compare-values.js'
import { listFunctions } from './list-functions.js'
import { binary, unary } from './number-functions.js'
import { none, some } from './option-value.js'
import type { Work } from './work.js'

type Pair = readonly [unknown, unknown]

/** Of two values of one type the one that stands on `side`; of numbers neither where one is none. */
const chosen =
  (side: -1 | 1, ofNumbers: (x: number, y: number) => number) =>
  ({ budget }: Work, a: unknown, b: unknown): unknown => {
    if (typeof a === 'number') return ofNumbers(a, b as number)
    return orderOf(b, a, budget) === side ? b : a
  }

const ofNumbers = Object.fromEntries(
  Object.entries(unary).map(([name, compute]) => [name, (_: Work, x: number) => compute(x)]),
) as Readonly<Record<keyof typeof unary, (work: Work, x: number) => number>> // one entry for each of unary

const functions = {
  ...ofNumbers,
  ...listFunctions,
  ...caseFunctions,
  min: chosen(-1, binary.min),
  max: chosen(1, binary.max),
  atan2: (_: Work, y: number, x: number) => binary.atan2(y, x),
  sum: (work: Work, of: readonly number[]) => listFunctions['List.sum'](work, of),
  mean: (work: Work, of: readonly number[]) => listFunctions['List.average'](work, of),
  not: (_: Work, of: boolean) => !of,
  id: (_: Work, of: unknown) => of,
  fst: (_: Work, of: Pair) => of[0],
  snd: (_: Work, of: Pair) => of[1],
  Some: (_: Work, value: unknown) => some(value),
  None: () => none,
  Ok: (_: Work, value: unknown) => ({ case: 'Ok', value }),
  Error: (_: Work, value: unknown) => ({ case: 'Error', value }),
  // A call that is attempted has the result as its answer already.
  attempt: (_: Work, of: unknown) => of,
} satisfies Readonly<Record<BuiltInName, (work: Work, ...given: never[]) => unknown>>

/** Applies a built-in to as many arguments as its type has. */
export function applyBuiltIn(name: BuiltInName, given: readonly unknown[], work: Work): unknown {
  // The check has typed every argument as the function's type says.
  const compute = functions[name] as (work: Work, ...given: readonly unknown[]) => unknown
  return compute(work, ...given)
}
