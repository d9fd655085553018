// What is used of odex. Its own types are its source, which does not pass strict checks; tsconfig.json names this file in their place.

export declare enum Outcome {
  Converged,
  MaxStepsExceeded,
  EarlyReturn,
}

/** Extrapolation of the explicit midpoint rule with variable order and step (Hairer and Wanner's ODEX). */
export declare class Solver {
  constructor(dimension: number)
  absoluteTolerance: number | number[]
  relativeTolerance: number | number[]
  maxSteps: number
  /** @param observe at the start and after each accepted step; `false` ends the integration */
  solve(
    derivative: (x: number, y: number[]) => number[],
    x: number,
    y: number[],
    xEnd: number,
    observe?: (step: number, xBefore: number, x: number, y: number[]) => boolean,
  ): { readonly y: number[]; readonly outcome: Outcome }
}
