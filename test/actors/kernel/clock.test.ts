import { afterEach, expect, test, vi } from 'vitest'
import { ManualClock, systemClock } from '../../../src/actors/kernel/index.js'

afterEach(() => {
  vi.useRealTimers()
})

test('the manual clock fires what falls due in order of time, then of arming, also what timers arm', () => {
  const clock = new ManualClock(1_000)
  const fired: string[] = []
  const note = (name: string) => () => void fired.push(`${name} at ${clock.now()}`)
  clock.setTimer(20, note('late'))
  clock.setTimer(10, () => {
    note('early')()
    clock.setTimer(5, note('chained'))
    clock.setTimer(100, note('too late'))
  })
  clock.setTimer(10, note('second'))
  const cancel = clock.setTimer(10, note('cancelled'))
  cancel()
  clock.advance(20)
  expect(fired).toEqual(['early at 10', 'second at 10', 'chained at 15', 'late at 20'])
  expect([clock.now(), clock.wall(), clock.pending]).toEqual([20, 1_020, 1])
})

test('the system clock keeps timers longer than setTimeout can, and cancels them in any part', () => {
  vi.useFakeTimers()
  const weeks = 60 * 24 * 3_600_000
  const fired: string[] = []
  systemClock.setTimer(weeks, () => fired.push('long'))
  const cancel = systemClock.setTimer(weeks, () => fired.push('cancelled'))
  vi.advanceTimersByTime(weeks - 1)
  expect(fired).toEqual([])
  cancel()
  vi.advanceTimersByTime(1)
  expect(fired).toEqual(['long'])
})
