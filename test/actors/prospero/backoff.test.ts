import fc from 'fast-check'
import { expect, test } from 'vitest'
import { supervise } from '../../../src/actors/prospero/index.js'
import { backoffMs } from '../../../src/actors/prospero/restart-budget.js'
import { elapse, quiesce, testSystem } from '../kernel/test-system.js'
import { testChild } from './test-child.js'

test('restarts wait twice as long each time, up to the maximum', async () => {
  // The largest random number: no jitter is taken off.
  const { system, clock } = testSystem(() => 1 - Number.EPSILON)
  const child = testChild('a', [], {
    intensity: { restarts: 10, periodMs: 60_000 },
    backoff: { initialMs: 100, maxMs: 500 },
  })
  await supervise(system, { name: 'prospero', strategy: 'oneForOne', shutdownMs: 5_000, children: [child.spec] })
  for (const [index, waitMs] of [100, 200, 400, 500, 500].entries()) {
    child.current.tell('crash')
    await quiesce()
    await elapse(clock, waitMs - 1)
    expect(child.refs).toHaveLength(index + 1)
    await elapse(clock, 1)
    expect(child.refs).toHaveLength(index + 2)
  }
})

test('the delay lies between a half and the whole of the doubled, capped one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.integer({ min: 1, max: 100_000 }),
      fc.integer({ min: 1, max: 2_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (initialMs, maxMs, attempt, draw) => {
        const delay = backoffMs({ initialMs, maxMs }, attempt, () => draw)
        const whole = Math.min(maxMs, initialMs * 2 ** (attempt - 1))
        expect(delay).toBeGreaterThanOrEqual(whole / 2)
        expect(delay).toBeLessThanOrEqual(whole)
      },
    ),
    { seed: 3 },
  )
})
