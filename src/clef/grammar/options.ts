import type { QuantityTable } from '../goal/quantity-table.js'

export interface AttachedName {
  readonly name: string
  /** The named type of a registered contract: `Book`. */
  readonly type: string
}

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
}
