import type { Budget } from './budget.js'

/** What built-in functions need of the evaluation that they stand in. */
export interface Work {
  readonly budget: Budget
  /** The value of a function for these arguments. */
  apply(called: unknown, given: readonly unknown[]): unknown
}
