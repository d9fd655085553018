import type { Claim, Figure, Samples } from './claim.js'

export function median(samples: readonly number[]): number
export function figureOf(
  claim: Pick<Claim, 'id' | 'unit' | 'ratio'>,
  samples: Samples,
): Exclude<Figure, { readonly skipped: string }>
