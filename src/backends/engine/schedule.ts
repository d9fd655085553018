/**
 * Learning rate at `step` (counted from 1) of `steps`: a linear climb over `warmup` steps, then a straight
 * line to zero just past the last step. Decay to zero does as well as a cosine or better (Bergsma et al.,
 * "Straight to Zero", arXiv 2502.15938), and a line has the same bits on every machine.
 */
export function learningRateAt(step: number, steps: number, warmup: number, peak: number): number {
  if (step <= warmup) return (peak * step) / warmup
  return (peak * (steps - step + 1)) / (steps - warmup)
}
