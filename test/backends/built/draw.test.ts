import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allows, drawn, likeliest, logProbability } from '../../../src/backends/built/draw.js'
import { createRandom } from '../../../src/backends/engine/index.js'

function maskOf(size: number, allowed: Iterable<number>): Uint32Array {
  const mask = new Uint32Array(Math.ceil(size / 32))
  for (const token of allowed) mask[token >>> 5]! |= 1 << (token & 31)
  return mask
}

const logitsAndMask = fc
  .array(fc.tuple(fc.float({ noNaN: true, min: -30, max: 30 }), fc.boolean()), { minLength: 1, maxLength: 100 })
  .map((entries) => {
    const allowed = entries.flatMap(([, isAllowed], token) => (isAllowed ? [token] : []))
    return {
      logits: Float32Array.from(entries.map(([logit]) => logit)),
      allowed,
      mask: maskOf(entries.length, allowed),
    }
  })

describe('the likeliest token', () => {
  it('is the best of those that the mask allows, the lower of equals, and -1 of none', () => {
    fc.assert(
      fc.property(logitsAndMask, ({ logits, allowed, mask }) => {
        const best = Math.max(...allowed.map((token) => logits[token]!))
        expect(likeliest(logits, mask)).toBe(allowed.find((token) => logits[token] === best) ?? -1)
      }),
    )
  })

  it('reads all 32 bits of a word', () => {
    for (const token of [0, 31, 32, 63]) {
      const mask = maskOf(64, [token])
      expect(likeliest(new Float32Array(64), mask)).toBe(token)
      expect(Array.from({ length: 64 }, (_, id) => id).filter((id) => allows(mask, id))).toEqual([token])
    }
  })
})

describe('a drawn token', () => {
  it('is one that the mask allows, at any temperature, and -1 of none', () => {
    fc.assert(
      fc.property(
        logitsAndMask,
        fc.double({ min: 1e-3, max: 100, noNaN: true }),
        fc.nat(),
        (given, temperature, seed) => {
          const token = drawn(given.logits, given.mask, temperature, createRandom(seed))
          expect(given.allowed.length === 0 ? token === -1 : given.allowed.includes(token)).toBe(true)
        },
      ),
    )
  })

  it('is the same for the same seed', () => {
    const logits = Float32Array.from({ length: 40 }, (_, token) => Math.sin(token))
    const draws = (seed: number) => {
      const random = createRandom(seed)
      return Array.from({ length: 50 }, () => drawn(logits, maskOf(40, logits.keys()), 1, random))
    }
    expect(draws(5)).toEqual(draws(5))
    expect(draws(5)).not.toEqual(draws(6))
  })

  it('comes as often as exp(logit / temperature) says', () => {
    // Probabilities 1/2, 1/3 and 1/6 among the allowed; the fourth, far likelier, is masked.
    const logits = Float32Array.from([Math.log(3), Math.log(2), 0, 20])
    const mask = maskOf(4, [0, 1, 2])
    const draws = 60_000
    for (const [temperature, shares] of [
      [1, [1 / 2, 1 / 3, 1 / 6]],
      [0.5, [9 / 14, 4 / 14, 1 / 14]],
    ] as const) {
      const random = createRandom(11)
      const counts = [0, 0, 0, 0]
      for (let i = 0; i < draws; i++) counts[drawn(logits, mask, temperature, random)]!++
      expect(counts[3]).toBe(0)
      for (const [token, share] of shares.entries()) {
        // Five standard deviations of a binomial; the seed is fixed, so this holds or it does not.
        const deviation = Math.sqrt((share * (1 - share)) / draws)
        expect(Math.abs(counts[token]! / draws - share)).toBeLessThan(5 * deviation)
      }
    }
  })

  it('tends to the likeliest as the temperature falls', () => {
    const logits = Float32Array.from([1, 3, 2])
    const random = createRandom(1)
    for (let i = 0; i < 100; i++) expect(drawn(logits, maskOf(3, [0, 1, 2]), 0.01, random)).toBe(1)
  })
})

describe('the log probability of a token', () => {
  it('makes a distribution over what the mask allows', () => {
    fc.assert(
      fc.property(logitsAndMask, ({ logits, allowed, mask }) => {
        const sum = allowed.reduce((total, token) => total + Math.exp(logProbability(logits, mask, token)), 0)
        if (allowed.length > 0) expect(sum).toBeCloseTo(1, 9)
      }),
    )
  })
})
