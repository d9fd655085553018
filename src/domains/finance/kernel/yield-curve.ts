// The yield of a currency by time: flat, or a curve of continuously compounded zero yields.
//
// Between two tenors yield times time, the logarithm of the discount factor, is linear in time: forwards are flat there
// (Hagan and West, "Methods for constructing a yield curve", 2008, "raw" interpolation). Before the first tenor and after the last, the
// yield of that tenor.

export interface YieldPillar {
  /** yr, above 0 */
  readonly expiry: number
  /** 1/yr */
  readonly yield: number
}

export interface YieldCurve {
  /** ascending in expiry, at least one */
  readonly pillars: readonly YieldPillar[]
}

/** 1/yr, flat, or a curve. */
export type YieldQuote = number | YieldCurve

/** The zero yield, 1/yr, for a time in years. */
export function yieldAt(quote: YieldQuote, expiry: number): number {
  if (typeof quote === 'number') return quote
  const { pillars } = quote
  const after = pillars.findIndex((pillar) => pillar.expiry >= expiry)
  const late = pillars[after === -1 ? pillars.length - 1 : after]!
  if (after <= 0 || late.expiry === expiry) return late.yield
  const early = pillars[after - 1]!
  const share = (expiry - early.expiry) / (late.expiry - early.expiry)
  return ((1 - share) * early.yield * early.expiry + share * late.yield * late.expiry) / expiry
}
