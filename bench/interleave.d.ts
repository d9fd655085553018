import type { Contest, Samples } from './claim.js'

export function interleave(
  contest: Pick<Contest, 'ours' | 'peer'>,
  options: { readonly rounds: number; readonly warmups: number; readonly onRound?: (round: number) => void },
): Promise<Samples>
