// Each seed is another life of the tree: crashes, hung children, a full disk, leaps of time, impatient peers.

import { describe, expect, it } from 'vitest'
import { runSeeds } from './run-seeds.js'
import { type SimReport, simulate } from './simulate.js'

const seeds = 45

async function reportsOf(count: number): Promise<readonly SimReport[]> {
  const reports: SimReport[] = []
  for (let seed = 1; seed <= count; seed++) reports.push(await simulate(seed))
  return reports
}

describe('the tree under a seed', () => {
  it('keeps every invariant, and meets every trouble there is', async () => {
    const reports = await reportsOf(seeds)
    expect(reports.flatMap(({ seed, violation }) => (violation === undefined ? [] : [{ seed, ...violation }]))).toEqual(
      [],
    )
    const seen = new Set(reports.flatMap((report) => Object.keys(report.seen)))
    const outcomes = [
      'ok',
      'domainError',
      'clarify',
      'refuse',
      'expired',
      'FAULT_DIMENSION',
      'FAULT_BACKEND',
      'FAULT_BUSY',
    ]
    const troubles = ['crash', 'restart', 'escalation', 'kill', 'leap', 'wall', 'FAULT_JOURNAL', 'FAULT_ACTOR_DOWN']
    expect([...outcomes, ...troubles].filter((what) => !seen.has(what))).toEqual([])
  })

  it('lives the same life twice, step for step', async () => {
    const seed = 17
    const [once, again] = [await simulate(seed), await simulate(seed)]
    expect(once.steps).toBeGreaterThan(100)
    expect(again).toEqual(once)
  })

  it('lives another life under another seed', async () => {
    const traces = (await reportsOf(5)).map(({ trace }) => trace)
    expect(new Set(traces).size).toBe(5)
  })
})

describe('a run of seeds', () => {
  it('counts seeds and steps, from the seed it is given', async () => {
    const [third, fourth] = [await simulate(3), await simulate(4)]
    const report = await runSeeds(2, 3, () => {})
    expect(report).toEqual({ seeds: 2, steps: third.steps + fourth.steps, failures: [] })
  })

  it('names what failed, and how to see it again', async () => {
    const said: string[] = []
    const report = await runSeeds(40, 1, (line) => said.push(line), { mutant: 'answers twice' })
    const [failure] = report.failures
    expect(failure?.invariant).toBe('one outcome per goal')
    expect(said).toContain(`replay it: npm run sim -- --seeds 1 --seed ${failure?.seed}`)
  })
})
