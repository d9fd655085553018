// Runs seed after seed and says which failed, of what, and how to see it again.

import type { Mutant } from './mutants.js'
import { type SimReport, simulate } from './simulate.js'

export interface SeedsReport {
  readonly seeds: number
  readonly steps: number
  readonly failures: readonly { readonly seed: number; readonly invariant: string }[]
}

/**
 * @param first the first seed; the others follow it
 * @param say told of progress, a line at a time
 * @param options a fault to plant in each, as the tests do
 */
export async function runSeeds(
  seeds: number,
  first: number,
  say: (line: string) => void,
  options: { readonly mutant?: Mutant } = {},
): Promise<SeedsReport> {
  const failures: { seed: number; invariant: string }[] = []
  const seen: Record<string, number> = {}
  let steps = 0
  for (let n = 1; n <= seeds; n++) {
    const report = await simulate(first + n - 1, options)
    steps += report.steps
    for (const [what, times] of Object.entries(report.seen)) seen[what] = (seen[what] ?? 0) + times
    if (report.violation !== undefined) {
      failures.push({ seed: report.seed, invariant: report.violation.invariant })
      for (const line of failureLines(report)) say(line)
    }
    if (n % 25 === 0 || n === seeds) say(`${n} of ${seeds} seeds, ${steps} steps, ${failures.length} failed`)
  }
  const sights = Object.entries(seen).sort(([a], [b]) => (a < b ? -1 : 1))
  say(`seen: ${sights.map(([what, times]) => `${what} ${times}`).join(', ')}`)
  return { seeds, steps, failures }
}

/** A bundle in memory has its whole text for an address, which stack traces repeat. */
const bundleAddress = /data:text\/javascript;base64,[\w+/=]+/g

function failureLines({ seed, steps, tail, violation }: SimReport): readonly string[] {
  return [
    `seed ${seed} failed after ${steps} steps: ${violation?.invariant}: ${violation?.detail.replace(bundleAddress, 'test/sim')}`,
    ...tail.map((line) => `  ${line}`),
    `replay it: npm run sim -- --seeds 1 --seed ${seed}`,
  ]
}
