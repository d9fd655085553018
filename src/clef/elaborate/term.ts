// What a plan computes: pure data, without names, types or spans. Terms that a program shares are the same object, and
// are worked out once.

import type { Dimension, Unit } from '../../fabric/dimension/index.js'
import type { Operator } from '../syntax/index.js'
import type { BuiltInName } from '../types/index.js'

export type Term =
  | { readonly kind: 'constant'; readonly value: unknown }
  /** The answer of the plan's call number `call`. */
  | { readonly kind: 'answer'; readonly call: number }
  | { readonly kind: 'input'; readonly name: string }
  | { readonly kind: 'field'; readonly of: Term; readonly name: string }
  | { readonly kind: 'record'; readonly fields: readonly (readonly [name: string, of: Term])[] }
  | { readonly kind: 'list'; readonly items: readonly Term[] }
  | { readonly kind: 'arithmetic'; readonly operator: Operator; readonly left: Term; readonly right: Term }
  | { readonly kind: 'negate'; readonly of: Term }
  | { readonly kind: 'builtIn'; readonly name: BuiltInName; readonly arguments: readonly Term[] }
  /** A number in `unit` as the coherent one, checked to be finite. */
  | { readonly kind: 'coherent'; readonly of: Term; readonly unit: Unit; readonly path: string }
  /** The same with its dimension beside it. */
  | { readonly kind: 'carry'; readonly of: Term; readonly unit: Unit; readonly path: string }
  /** A carried number as a plain one of this dimension; another dimension is a fault. */
  | { readonly kind: 'release'; readonly of: Term; readonly dimension: Dimension; readonly path: string }
  | { readonly kind: 'case'; readonly name: string; readonly of: Term }
