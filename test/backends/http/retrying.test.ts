import fc from 'fast-check'
import { expect, it } from 'vitest'
import { failed, pauseMs, retryAfterMs } from '../../../src/backends/http/index.js'

const wall = Date.UTC(2026, 10, 23, 12, 0, 0)
const clock = { wall: () => wall }
const told = (headers: Readonly<Record<string, string>>) => retryAfterMs({ get: (name) => headers[name] }, clock)

it('a server says when to come again in seconds, in milliseconds or as a date', () => {
  expect(told({ 'retry-after': '7' })).toBe(7_000)
  expect(told({ 'retry-after': '0.5' })).toBe(500)
  expect(told({ 'retry-after-ms': '250', 'retry-after': '7' })).toBe(250)
  expect(told({ 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' })).toBe(30_000)
  expect(told({ 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' })).toBe(0)
})

it('what does not read says nothing', () => {
  for (const said of ['', '-1', 'soon', '1e9', '0x10', '99999999999', 'Mon, nonsense'])
    expect(told({ 'retry-after': said })).toBeUndefined()
  expect(told({})).toBeUndefined()
  fc.assert(
    fc.property(fc.string(), (said) => {
      const ms = told({ 'retry-after': said, 'retry-after-ms': said })
      expect(ms === undefined || (Number.isFinite(ms) && ms >= 0)).toBe(true)
    }),
  )
})

const limits = fc.record({
  attemptsMax: fc.integer({ min: 1, max: 10 }),
  baseMs: fc.integer({ min: 1, max: 10_000 }),
  maxMs: fc.integer({ min: 1, max: 60_000 }),
})

it('a pause is within its limits, no shorter than what the server asks for, and ends with the attempts', () => {
  fc.assert(
    fc.property(
      limits,
      fc.integer({ min: 1, max: 12 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
      (retry, sent, random, asked) => {
        const failure = failed('x', '503', { transient: true, ...(asked === undefined ? {} : { retryAfterMs: asked }) })
        const pause = pauseMs(failure, sent, retry, () => random)
        if (sent >= retry.attemptsMax || (asked ?? 0) > retry.maxMs) expect(pause).toBeUndefined()
        else {
          expect(pause).toBeGreaterThan(0)
          expect(pause).toBeLessThanOrEqual(retry.maxMs)
          expect(pause).toBeGreaterThanOrEqual(asked ?? 0)
        }
        expect(pauseMs(failed('x', '400'), sent, retry, () => random)).toBeUndefined()
      },
    ),
  )
})
