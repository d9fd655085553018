// The steps that traders quote Greeks for.

/** Of spot, for gamma. */
export const perCent = 0.01
/** yr^(-1/2), for vega. */
export const volPoint = 0.01
/** For theta. */
export const daysPerYear = 365
