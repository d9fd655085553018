// Rounds of the two sides in turn, so that what else the machine does falls on both alike.

/**
 * Each side runs `warmups` rounds that are not counted. Who goes first alternates.
 *
 * @param {Pick<import('./claim.js').Contest, 'ours' | 'peer'>} contest
 * @param {{rounds: number, warmups: number, onRound?: (round: number) => void}} options
 * @returns {Promise<import('./claim.js').Samples>}
 */
export async function interleave(contest, { rounds, warmups, onRound = () => {} }) {
  /** @type {{ours: number[], peer: number[]}} */
  const samples = { ours: [], peer: [] }
  /** @type {readonly ('ours' | 'peer')[]} */
  const sides = contest.peer === undefined ? ['ours'] : ['ours', 'peer']
  for (let round = -warmups; round < rounds; round++) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      const sample = await contest[side]?.()
      if (sample === undefined) continue
      if (round >= 0) samples[side].push(sample)
    }
    if (round >= 0) onRound(round + 1)
  }
  return samples
}
