// What a run over many cases comes to, with intervals.

/** Wilson's score interval for a share, at 95 % (E. B. Wilson, JASA 22, 1927). */
export function wilsonInterval(successes: number, trials: number): readonly [low: number, high: number] {
  if (trials === 0) return [0, 1]
  const z = 1.959963984540054
  const share = successes / trials
  const denominator = 1 + z ** 2 / trials
  const centre = share + z ** 2 / (2 * trials)
  const spread = z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2))
  // At the edges the interval reaches 0 and 1 exactly, which rounding would miss.
  return [
    successes === 0 ? 0 : (centre - spread) / denominator,
    successes === trials ? 1 : (centre + spread) / denominator,
  ]
}

export interface Judged {
  readonly category: string
  readonly exact: boolean
  /** Answered with figures that are not what was asked. */
  readonly wrongAsRight: boolean
  /** Ended as a fault. */
  readonly fault: boolean
  readonly attempts: number
  /** From asking to the outcome. */
  readonly ms: number
  /** Of that, what the proposals took, all attempts together. */
  readonly proposalMs: number
}

/** Of a run's proposals: milliseconds for each, the attempts of a goal sharing what it took. */
export interface Spread {
  readonly p50: number
  readonly p95: number
  readonly max: number
}

export interface Share {
  readonly count: number
  readonly of: number
  readonly share: number
  readonly interval95: readonly [number, number]
}

export interface Summary {
  readonly cases: number
  readonly exact: Share
  readonly wrongAsRight: Share
  /** Goals that ended as a fault, whether or not that was right. */
  readonly faults: Share
  /** Mean number of proposals. */
  readonly attemptsPerGoal: number
  readonly msMedian: number
  readonly msPerProposal: Spread
  readonly byCategory: Readonly<Record<string, Share>>
}

const shareOf = (count: number, of: number): Share => ({
  count,
  of,
  share: of === 0 ? 0 : count / of,
  interval95: wilsonInterval(count, of),
})

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** The least that so many of them do not exceed; the upper one where there are two. */
const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0

function spreadOf(values: readonly number[]): Spread {
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => Math.round(percentile(values, share) * 100) / 100)
  return { p50: p50!, p95: p95!, max: max! }
}

const countOf = (judged: readonly Judged[], key: 'exact' | 'wrongAsRight' | 'fault'): number =>
  judged.filter((one) => one[key]).length

export function summarise(judged: readonly Judged[]): Summary {
  const categories = [...new Set(judged.map(({ category }) => category))].sort()
  const byCategory = categories.map((category) => {
    const within = judged.filter((one) => one.category === category)
    return [category, shareOf(countOf(within, 'exact'), within.length)] as const
  })
  return {
    cases: judged.length,
    exact: shareOf(countOf(judged, 'exact'), judged.length),
    wrongAsRight: shareOf(countOf(judged, 'wrongAsRight'), judged.length),
    faults: shareOf(countOf(judged, 'fault'), judged.length),
    attemptsPerGoal: mean(judged.map(({ attempts }) => attempts)),
    msMedian: percentile(
      judged.map(({ ms }) => ms),
      0.5,
    ),
    msPerProposal: spreadOf(
      judged.flatMap(({ attempts, proposalMs }) => Array.from({ length: attempts }, () => proposalMs / attempts)),
    ),
    byCategory: Object.fromEntries(byCategory),
  }
}
