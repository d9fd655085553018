// What the evaluation of one plan may cost. Each term that is worked out is a step, and so is each element of a list that is
// made, so that the steps bound the size of values too.

import type { Fault } from '../../fabric/fault.js'

/** Steps of one plan's evaluation: some hundred for every element of the longest list. */
export const stepsMax = 5_000_000

/**
 * Terms within terms that are being worked out at once. A program is 200 levels high at most; more than that comes only of
 * functions that apply functions. The stack of a thread holds several times as many.
 */
export const nestedMax = 2_000

/** Carries a fault up to where the evaluation began, nowhere else. */
export class Unevaluable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

export const outOfRange = (message: string, path = ''): Unevaluable =>
  new Unevaluable({ code: 'FAULT_RANGE', path, message })

export class Budget {
  private left: number

  constructor(private readonly steps: number) {
    this.left = steps
  }

  /** @throws Unevaluable with FAULT_LIMIT when all is spent */
  spend(steps: number): void {
    this.left -= steps
    if (this.left >= 0) return
    const message = `the program needs more than ${this.steps} steps`
    throw new Unevaluable({ code: 'FAULT_LIMIT', limit: this.steps, actual: this.steps - this.left, message })
  }
}
