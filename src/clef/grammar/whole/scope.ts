import type { Expression } from '../grammar.js'
import { alternatives } from '../joined.js'

/** A place in a program: what was bound before it, and so what may be written there. */
export interface Scope {
  /** Bindings so far. */
  readonly count: number
  /** A call, wherever one may stand. */
  readonly call: Expression | undefined
  /** A result, or a part of one, that is no call; undefined where there is nothing to read. */
  readonly value: Expression | undefined
  /** What may be bound next, each with the line's end and all that follows it. */
  next(rest: (scope: () => Scope) => Expression): readonly Expression[]
}

/** One of several ways; undefined where there is none. */
export const eitherOf = (ways: readonly Expression[]): Expression | undefined =>
  ways.length === 0 ? undefined : alternatives(...ways)
