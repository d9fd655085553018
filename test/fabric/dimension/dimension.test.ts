import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  baseDimension,
  type Dimension,
  dimensionless,
  divide,
  isMoney,
  isRate,
  multiply,
  parseDimension,
  power,
  rational,
  substitute,
  unify,
} from '../../../src/fabric/dimension/index.js'

const dimension = (text: string): Dimension => {
  const parsed = parseDimension(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

const exponent = fc
  .tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([n, d]) => rational(n, d))
const anyOver = (symbols: readonly string[]) =>
  fc
    .array(fc.tuple(fc.constantFrom(...symbols), exponent), { maxLength: 4 })
    .map((factors) =>
      factors.reduce((product, [symbol, n]) => multiply(product, power(baseDimension(symbol), n)), dimensionless),
    )
const ground = anyOver(['m', 's', 'kg', 'EUR', 'yr'])
const open = anyOver(['m', 's', "'a", "'b"])

describe('dimensions form an abelian group', () => {
  it('with commutative, associative products, inverses and powers', () => {
    fc.assert(
      fc.property(ground, ground, ground, exponent, (a, b, c, n) => {
        expect(multiply(a, b)).toBe(multiply(b, a))
        expect(multiply(multiply(a, b), c)).toBe(multiply(a, multiply(b, c)))
        expect(divide(multiply(a, b), b)).toBe(a)
        expect(power(multiply(a, b), n)).toBe(multiply(power(a, n), power(b, n)))
      }),
    )
  })

  it('and print so that they read back as themselves', () => {
    fc.assert(
      fc.property(ground, (a) => {
        expect(dimension(a.text)).toBe(a)
      }),
    )
  })
})

describe('unification', () => {
  it('gives a binding that makes both sides equal, or rightly says that none exists', () => {
    fc.assert(
      fc.property(open, open, (a, b) => {
        const result = unify(a, b)
        if (result.kind === 'bound') {
          const bindings = new Map([[result.variable, result.dimension]])
          expect(substitute(a, bindings)).toBe(substitute(b, bindings))
        } else if (result.kind === 'solved') expect(a).toBe(b)
        else expect(divide(a, b).factors.every(({ symbol }) => !symbol.startsWith("'"))).toBe(true)
      }),
    )
  })

  it("solves 'a^2 = m^2 / s^2 with 'a = m / s", () => {
    expect(unify(dimension("'a^2"), dimension('m^2/s^2'))).toEqual({
      kind: 'bound',
      variable: "'a",
      dimension: dimension('m/s'),
    })
  })
})

describe('shapes', () => {
  it.each([
    ['EUR', true, false],
    ['USD/EUR', false, true],
    ['EUR^2', false, false],
    ['GBP USD / EUR^2', false, false],
    ['m', false, false],
    ['1', false, false],
    ['EUR/yr', false, false],
  ])('%s: money %s, rate %s', (text, money, rate) => {
    expect(isMoney(dimension(text))).toBe(money)
    expect(isRate(dimension(text))).toBe(rate)
  })
})
