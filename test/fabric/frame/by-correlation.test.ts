import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByCorrelation } from '../../../src/fabric/index.js'

/** Close together, alike in all the bits that are looked at, and at either end of what correlations are. */
const correlation = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.nat(30).map((n) => 7 + n * 2 ** 32),
  fc.nat(30).map((n) => Number.MAX_SAFE_INTEGER - n),
  fc.nat(30).map((n) => 2 ** 32 + n),
)

const steps = fc.array(
  fc.oneof(
    { arbitrary: fc.record({ do: fc.constant('set' as const), correlation, value: fc.nat() }), weight: 3 },
    { arbitrary: fc.record({ do: fc.constant('take' as const), correlation, value: fc.constant(0) }), weight: 2 },
  ),
  { maxLength: 300, size: 'max' },
)

describe('what is open under which correlation', () => {
  it('is found as in a map, whatever is taken in and let go', () => {
    fc.assert(
      fc.property(steps, fc.array(correlation, { maxLength: 10 }), (each, others) => {
        const open = new ByCorrelation<number>()
        const model = new Map<number, number>()
        for (const { do: step, correlation, value } of each) {
          if (step === 'set') {
            open.set(correlation, value)
            model.set(correlation, value)
          } else {
            expect(open.take(correlation)).toBe(model.get(correlation))
            model.delete(correlation)
          }
          expect(open.size).toBe(model.size)
        }
        for (const sought of [...model.keys(), ...others]) expect(open.get(sought)).toBe(model.get(sought))
        expect(open.correlations()).toEqual([...model.keys()].sort((a, b) => a - b))
      }),
      { numRuns: 150 },
    )
  })

  it('is found among many, and when most of them have gone', () => {
    const open = new ByCorrelation<number>()
    const count = 20_000
    for (let n = 1; n <= count; n++) open.set(n, -n)
    const taken: (number | undefined)[] = []
    for (let n = 1; n <= count; n++) if (n % 1_000 !== 0) taken.push(open.take(n))
    expect(taken.every((value) => value !== undefined && value % 1_000 !== 0)).toBe(true)
    expect(new Set(taken).size).toBe(count - count / 1_000)
    const left = Array.from({ length: count / 1_000 }, (_, n) => (n + 1) * 1_000)
    expect(open.correlations()).toEqual(left)
    expect(left.map((n) => open.get(n))).toEqual(left.map((n) => -n))
  })

  it.each([0, -1, 1.5, Number.NaN, 2 ** 53])('is nothing under %d, which no request has', (correlation) => {
    const open = new ByCorrelation<string>()
    open.set(1, 'one')
    expect(() => open.set(correlation, 'none')).toThrow(RangeError)
    expect(open.get(correlation)).toBeUndefined()
    expect(open.take(correlation)).toBeUndefined()
    expect(open.size).toBe(1)
  })
})
