import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rootBetween, rootNear } from '../../../../src/domains/finance/kernel/root.js'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })

describe('a root between two ends', () => {
  it('is found to the last bits, for straight, curved and flat functions', () => {
    const shapes: readonly ((x: number) => number)[] = [Math.expm1, Math.atan, (x) => x ** 3, (x) => x ** 9, Math.cbrt]
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        between(-3, 3),
        between(0.01, 30),
        between(0.01, 30),
        (f, root, left, right) => {
          const found = rootBetween((x) => f(x) - f(root), root - left, root + right)!
          // As near as f itself can tell: it changes its sign, or is 0, within a few bits.
          const margin = 4 * 2 ** -52 * Math.max(Math.abs(found), 2 ** -1000)
          const signs = [found - margin, found, found + margin].map((x) => Math.sign(f(x) - f(root)))
          expect(signs.includes(0) || new Set(signs).size > 1).toBe(true)
        },
      ),
    )
  })

  it('is found across the whole range of exponents', () => {
    expect(rootBetween((x) => x - 1e-200, 0, 1e200)).toBeCloseTo(1e-200, 210)
    expect(rootBetween((x) => (x < 0.3 ? -1 : 1), -38, 1e9)).toBeCloseTo(0.3, 14)
  })

  it('takes few evaluations where the function is smooth', () => {
    let evaluations = 0
    const f = (x: number) => {
      evaluations++
      return Math.exp(x) - 2
    }
    expect(rootBetween(f, 0, 2)).toBeCloseTo(Math.LN2, 15)
    expect(evaluations).toBeLessThan(15)
  })

  it('may be an end, and is none where the signs agree', () => {
    expect(rootBetween((x) => x, 0, 1)).toBe(0)
    expect(rootBetween((x) => x, -1, 0)).toBe(0)
    expect(rootBetween((x) => x * x + 1, -1, 1)).toBeUndefined()
  })
})

describe('a root near a guess', () => {
  it('is the same root, wherever the guess lies', () => {
    fc.assert(
      fc.property(between(-30, 30), between(-50, 50), (root, guess) => {
        const f = (x: number) => Math.atan(x - root)
        expect(rootNear(f, guess, 0.5, -38, 38)).toBeCloseTo(root, 12)
      }),
    )
  })

  it('may be the guess or an end, and is none where the sign never changes', () => {
    expect(rootNear((x) => x - 1, 1, 0.5, -38, 38)).toBe(1)
    expect(rootNear((x) => x - 38, 0, 0.5, -38, 38)).toBe(38)
    expect(rootNear((x) => x * x + 1, 0, 0.5, -38, 38)).toBeUndefined()
    // Beyond the end lies another root, at 4, which is not meant.
    expect(rootNear((x) => (x - 1) * (4 - x), 9, 0.5, -38, 3)).toBe(1)
  })
})
