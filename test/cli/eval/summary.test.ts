import { describe, expect, it } from 'vitest'
import { type Judged, summarise, wilsonInterval } from '../../../src/cli/eval/summary.js'

describe('Wilson’s interval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3; and the closed forms at the edges.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [29, 29, 0.883, 1],
  ])('of %d in %d is [%d, %d]', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials)
    expect(interval[0]).toBeCloseTo(low, 4)
    expect(interval[1]).toBeCloseTo(high, 4)
  })

  it('of nothing says nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1])
  })

  it('stays within [0, 1], holds the share, is symmetric and narrows with more trials', () => {
    for (const trials of [1, 2, 7, 60, 1_000]) {
      for (let successes = 0; successes <= trials; successes += Math.max(1, Math.floor(trials / 7))) {
        const [low, high] = wilsonInterval(successes, trials)
        const [mirroredLow, mirroredHigh] = wilsonInterval(trials - successes, trials)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(successes / trials)
        expect(high).toBeGreaterThanOrEqual(successes / trials)
        expect(low).toBeCloseTo(1 - mirroredHigh, 12)
        expect(high).toBeCloseTo(1 - mirroredLow, 12)
        const [lowMore, highMore] = wilsonInterval(successes * 4, trials * 4)
        expect(highMore - lowMore).toBeLessThan(high - low)
      }
    }
  })
})

describe('a summary', () => {
  const judged: readonly Judged[] = [
    { category: 'plain', exact: true, wrongAsRight: false, fault: false, attempts: 1, ms: 2, proposalMs: 1 },
    { category: 'typo', exact: false, wrongAsRight: true, fault: false, attempts: 1, ms: 3, proposalMs: 1 },
    { category: 'plain', exact: true, wrongAsRight: false, fault: false, attempts: 1, ms: 2, proposalMs: 1 },
    { category: 'typo', exact: false, wrongAsRight: false, fault: false, attempts: 1, ms: 2, proposalMs: 1 },
  ]

  it('counts all cases and each category, in order of name', () => {
    const summary = summarise(judged)
    expect(summary).toMatchObject({
      cases: 4,
      exact: { count: 2, of: 4, share: 0.5, interval95: wilsonInterval(2, 4) },
      wrongAsRight: { count: 1, of: 4, share: 0.25 },
      byCategory: { plain: { count: 2, of: 2, share: 1 }, typo: { count: 0, of: 2, share: 0 } },
    })
    expect(Object.keys(summary.byCategory)).toEqual(['plain', 'typo'])
  })

  it('tells what the goals took: proposals, time, and how many ended as a fault', () => {
    const of = (attempts: number, ms: number, proposalMs: number, fault = false): Judged => ({
      category: 'plain',
      exact: true,
      wrongAsRight: false,
      fault,
      attempts,
      ms,
      proposalMs,
    })
    // The four attempts of one goal took 2 ms each.
    expect(summarise([of(1, 90, 80), of(1, 20, 10), of(4, 30, 8, true)])).toMatchObject({
      attemptsPerGoal: 2,
      msMedian: 30,
      msPerProposal: { p50: 2, p95: 80, max: 80 },
      faults: { count: 1, of: 3 },
    })
  })

  it('of no cases is empty, not NaN', () => {
    expect(summarise([])).toMatchObject({
      cases: 0,
      exact: { count: 0, of: 0, share: 0 },
      attemptsPerGoal: 0,
      msMedian: 0,
      msPerProposal: { p50: 0, p95: 0, max: 0 },
      byCategory: {},
    })
  })
})
