// From samples to the figure that a claim is judged by.

/**
 * @param {readonly number[]} samples at least one
 * @returns {number}
 */
export function median(samples) {
  const sorted = samples.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * @param {Pick<import('./claim.js').Claim, 'id' | 'unit' | 'ratio'>} claim
 * @param {import('./claim.js').Samples} samples
 * @returns {Exclude<import('./claim.js').Figure, {skipped: string}>}
 */
export function figureOf({ id, unit, ratio }, samples) {
  const ours = median(samples.ours)
  if (ratio === 'ours') return { id, ours, peer: null, unit, samples, ratio: ours }
  const peer = median(samples.peer)
  return { id, ours, peer, unit, samples, ratio: ratio === 'ours / peer' ? ours / peer : peer / ours }
}
