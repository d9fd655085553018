// Expressions as they are put together: how tightly each binds, what its type depends on, and what holds it fixed.

import { type Piece, piece, type Tie } from './piece.js'

/** An expression: its text, how tightly its outermost operator binds, and the names on whose types its own depends. */
export interface Made {
  readonly piece: Piece
  readonly level: Level
  readonly deps: ReadonlySet<string>
}

/** As in the grammar: higher binds tighter. `open` begins with a keyword and reaches as far to the right as it can. */
export const levels = {
  open: 0,
  or: 1,
  and: 2,
  compare: 3,
  sum: 4,
  product: 5,
  power: 6,
  negated: 7,
  applied: 8,
  atom: 9,
} as const
export type Level = (typeof levels)[keyof typeof levels]

export const none: ReadonlySet<string> = new Set()
export const union = (...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => {
  const filled = sets.filter(({ size }) => size > 0)
  return filled.length === 0 ? none : filled.length === 1 ? filled[0]! : new Set(filled.flatMap((set) => [...set]))
}
export const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const name of a) if (b.has(name)) return true
  return false
}

/** Parenthesised unless it binds at least as tightly as its place asks. */
export const within = ({ piece: inner, level }: Made, least: Level): Piece =>
  level >= least ? inner : piece(['(', inner, ')'])

/** Two expressions that must have the same type: each holds the other fixed, unless it changes along. */
export const besides =
  (others: readonly { readonly deps: ReadonlySet<string> }[], outer: Tie): Tie =>
  (changed) =>
    others.some(({ deps }) => !meet(deps, changed)) || outer(changed)

/** What holds fixed the definition of a name, or a value that is matched against it. */
export const throughUses =
  (name: string, variable: { readonly uses: readonly Tie[] }): Tie =>
  (changed) => {
    const also = new Set([...changed, name])
    return variable.uses.some((use) => use(also))
  }

/** Through the parts of a product, where the others do not change along. */
export const beside =
  (other: { readonly deps: ReadonlySet<string> }, outer: Tie): Tie =>
  (changed) =>
    !meet(other.deps, changed) && outer(changed)
