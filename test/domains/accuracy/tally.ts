// How far figures are from a reference, in units of what their condition allows.

import { type BigFloat, relativeError } from '../reference/big-float.js'

export interface Tally {
  /** how many figures were compared */
  cases: number
  /** the largest relative error over max(1, condition number) */
  worst: number
  /** the relative error and the condition number there, and the case */
  relativeError: number
  condition: number
  at: unknown
  /** the smallest figure, without its sign, that was compared digit by digit; infinite where only errors were told */
  least: number
  /** what `worst` may be */
  promised: number
}

/** Below this a float64 loses digits to underflow, in the figure itself or on the way to it. */
const SMALLEST = 1e-300

/** What is promised of every closed form. */
export const PROMISED = 1e-12

export class Tallies {
  readonly byFigure = new Map<string, Tally>()

  /** @param condition of the figure, as conditionNumbers defines it */
  add(figure: string, actual: number, reference: BigFloat, condition: number, at: unknown): void {
    // A figure too small to be held is right when the answer is as small.
    const vanishing = reference.abs().compare(SMALLEST) < 0 && Math.abs(actual) < 2 * SMALLEST
    this.addError(figure, vanishing ? 0 : relativeError(actual, reference), condition, at)
    const tally = this.byFigure.get(figure)
    if (tally !== undefined && !vanishing) tally.least = Math.min(tally.least, Math.abs(reference.toNumber()))
  }

  /** @param error relative; infinite where there is no answer */
  addError(figure: string, error: number, condition: number, at: unknown, promised = PROMISED): void {
    const empty = { cases: 0, worst: 0, relativeError: 0, condition: 1, at: undefined, least: Infinity, promised }
    const tally = this.byFigure.get(figure) ?? empty
    this.byFigure.set(figure, tally)
    tally.cases++
    const worst = error === 0 ? 0 : error / Math.max(1, condition)
    // The comparison is the wrong way round so that no number is never the best.
    if (!(worst <= tally.worst)) Object.assign(tally, { worst, relativeError: error, condition, at })
  }
}
