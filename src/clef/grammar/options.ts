import type { QuantityTable } from '../goal/quantity-table.js'

export interface AttachedName {
  readonly name: string
  /** The named type of a registered contract: `Book`. */
  readonly type: string
}

/**
 * `calls`: requests alone, each field filled with what the goal gave. `whole`: fields also take what was bound before and what
 * is worked out from it, and so do results.
 */
export const programForms = ['calls', 'whole'] as const
export type ProgramForm = (typeof programForms)[number]

/** `typed` offers each field what fits it; `syntax` offers everything that the goal gave, everywhere. */
export const steerings = ['typed', 'syntax'] as const
export type Steering = (typeof steerings)[number]

export interface GrammarOptions {
  /**
   * What the goal attached. Left out, any name may be written; given, only these, and an operation that needs what is not
   * there is not offered.
   */
  readonly inputs?: readonly AttachedName[]
  /** Whether figures and codes may be spelt; otherwise programs only point at the goal's quantities, `$n`. */
  readonly literals: boolean
  /**
   * The goal's quantities. Given, programs point only at these, and a field is offered those that fit it; see steering.ts.
   */
  readonly quantities?: QuantityTable
  /** `calls` where left out: what the in-house model was trained to write. */
  readonly programs?: ProgramForm
  /** `typed` where left out. */
  readonly steering?: Steering
  /**
   * Whether rules are made when a decoder first reaches them: what a program bound is then known by its type. Such a grammar
   * cannot be printed.
   */
  readonly lazy?: boolean
}
