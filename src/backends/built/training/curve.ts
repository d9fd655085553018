// How a training went: its loss and exact matches by step. A function of the recipe, as the weights are.

/** Every so many steps the model is measured, and the training saved. */
export const measureEvery = 500

/** Measured so often in a row without a better exact match, a training ends with the best weights it had. */
export const patience = 6

export interface CurvePoint {
  readonly step: number
  /** Mean loss of the steps since the point before, in nats a scored token. */
  readonly loss: number
  /** Share of held-out examples whose program the model writes exactly. */
  readonly exact: number
}

/** The best point so far; the first of equals. */
export const bestOf = (curve: readonly CurvePoint[]): CurvePoint | undefined =>
  curve.reduce<CurvePoint | undefined>(
    (best, point) => (best === undefined || point.exact > best.exact ? point : best),
    undefined,
  )

/** Whether the last points brought nothing better. */
export function isExhausted(curve: readonly CurvePoint[]): boolean {
  const best = bestOf(curve)
  return best !== undefined && curve.length - 1 - curve.indexOf(best) >= patience
}
