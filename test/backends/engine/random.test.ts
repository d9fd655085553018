import { describe, expect, it } from 'vitest'
import { createRandom, shuffle } from '../../../src/backends/engine/index.js'

describe('random numbers', () => {
  it('repeat for a seed and differ between seeds', () => {
    const draw = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 8 }, () => random.bits())
    }
    expect(draw(1)).toEqual(draw(1))
    expect(draw(1)).not.toEqual(draw(2))
    expect(draw(0)).not.toEqual(draw(-1))
  })

  it('spread evenly over the unit interval and over integers', () => {
    const random = createRandom(42)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 20_000; i++) counts[random.integer(10)]!++
    // Chi-squared with 9 degrees of freedom exceeds 27.9 once in a thousand seeds; this seed is fixed.
    const chiSquared = counts.reduce((sum, count) => sum + (count - 2_000) ** 2 / 2_000, 0)
    expect(chiSquared).toBeLessThan(27.9)
    let mean = 0
    for (let i = 0; i < 20_000; i++) mean += random.unit() / 20_000
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01)
  })

  it('shuffle to a permutation, each item as likely in each place', () => {
    const random = createRandom(9)
    const firsts = new Array<number>(6).fill(0)
    for (let i = 0; i < 6_000; i++) {
      const items = Uint32Array.of(0, 1, 2, 3, 4, 5)
      shuffle(items, random)
      expect([...items].sort()).toEqual([0, 1, 2, 3, 4, 5])
      firsts[items[0]!]!++
    }
    for (const count of firsts) expect(Math.abs(count - 1_000)).toBeLessThan(120)
  })
})
