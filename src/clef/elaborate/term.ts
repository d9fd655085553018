// What a plan computes: pure data, without names, types or spans. A value that a program binds is a shared term: it is worked
// out once, in the frame it belongs to.

import type { TableSchema } from '../../fabric/schema/index.js'
import type { ComparisonOperator, Operator } from '../syntax/index.js'
import type { BuiltInName } from '../types/index.js'
import type { View } from './view.js'

/** What a value needs from outside: answers of calls, one bit for each call's number, and whether attached data. */
export interface Needs {
  readonly calls: bigint
  readonly data: boolean
}

/**
 * Worked out at most once per frame and kept in `slot`. Level 0 is the program's own frame; each function within another is
 * one level up, with a frame for each application.
 */
export interface Shared {
  readonly kind: 'shared'
  readonly level: number
  readonly slot: number
  readonly of: Term
  readonly needs: Needs
}

/** A function of the program. A frame holds its arguments first, then what the body shares. */
export interface Lambda {
  readonly kind: 'lambda'
  readonly level: number
  readonly arity: number
  readonly slots: number
  readonly body: Term
}

export type Term =
  | { readonly kind: 'constant'; readonly value: unknown }
  /** The answer of the plan's call number `call`. */
  | { readonly kind: 'answer'; readonly call: number }
  | { readonly kind: 'input'; readonly name: string }
  /** An argument of the function whose frame is at `level`. */
  | { readonly kind: 'parameter'; readonly level: number; readonly slot: number }
  | Shared
  | { readonly kind: 'field'; readonly of: Term; readonly name: string }
  /** A table of a message as the list of its records. */
  | { readonly kind: 'rows'; readonly of: Term; readonly schema: TableSchema }
  /** A member of a tuple. */
  | { readonly kind: 'item'; readonly of: Term; readonly index: number }
  /** What `Some x` holds. */
  | { readonly kind: 'held'; readonly of: Term }
  /** What `Ok x` or `Error x` holds. */
  | { readonly kind: 'payload'; readonly of: Term }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [name: string, of: Term])[] }
  | { readonly kind: 'update'; readonly of: Term; readonly fields: readonly (readonly [name: string, of: Term])[] }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'arithmetic'; readonly operator: Operator; readonly left: Term; readonly right: Term }
  | { readonly kind: 'negate'; readonly of: Term }
  /** Days from `right` to `left`. */
  | { readonly kind: 'daysBetween'; readonly left: Term; readonly right: Term }
  /** `of` moved by `sign` times `days` whole days. */
  | { readonly kind: 'laterDate'; readonly of: Term; readonly days: Term; readonly sign: 1 | -1 }
  | { readonly kind: 'compare'; readonly operator: ComparisonOperator; readonly left: Term; readonly right: Term }
  | { readonly kind: 'logical'; readonly operator: '&&' | '||'; readonly left: Term; readonly right: Term }
  | { readonly kind: 'if'; readonly condition: Term; readonly whenTrue: Term; readonly whenFalse: Term }
  /** Which of the tests the value passes first: its index. */
  | { readonly kind: 'choose'; readonly of: Term; readonly tests: readonly Test[] }
  /** The case that `choice` tells by its index. */
  | { readonly kind: 'match'; readonly choice: Term; readonly cases: readonly Term[] }
  | Lambda
  | { readonly kind: 'apply'; readonly function: Term; readonly arguments: readonly Term[] }
  /** A built-in function with all of its arguments. */
  | { readonly kind: 'builtIn'; readonly name: BuiltInName; readonly arguments: readonly Term[] }
  | { readonly kind: 'compose'; readonly first: Term; readonly second: Term }
  /** A value in the form in which messages hold it. `path` is where it goes. */
  | { readonly kind: 'shaped'; readonly of: Term; readonly view: View; readonly path: string }

/** What a pattern asks of a value. Names in it take what they find by `item`, `held` and `payload`. */
export type Test =
  | { readonly kind: 'any' }
  | { readonly kind: 'items'; readonly tests: readonly Test[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly of: Test }
  | { readonly kind: 'case'; readonly name: 'Ok' | 'Error'; readonly of: Test }
  | { readonly kind: 'equal'; readonly value: unknown }
