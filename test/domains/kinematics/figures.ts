import { expect } from 'vitest'

/** A figure with its unit, as it stands in the JSON view. */
export const given = (value: number, unit: string) => ({ value, unit })

/** The same within rounding. */
export const near = (value: number, unit: string) => ({ value: nearly(value), unit })

/** A number within a few units of the last place, for what is compared as a whole. */
export function nearly(value: number, relative = 1e-13): number {
  const tolerance = Math.max(relative * Math.abs(value), 1e-300)
  // An asymmetric matcher, which stands where a number does.
  return expect.toSatisfy(
    (actual: unknown) => typeof actual === 'number' && Math.abs(actual - value) <= tolerance,
    `nearly ${value}`,
  ) as number
}
