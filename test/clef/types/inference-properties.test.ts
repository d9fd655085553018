// Random expressions, typed by construction: the unit that inference finds is the one they were built with, and each edit
// that breaks a dimension is caught.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/types/index.js'

/** Exponents of m, s and kg in twelfths, so that the roots below stay whole. */
type Exponents = readonly [m: number, s: number, kg: number]
interface Typed {
  readonly text: string
  readonly of: Exponents
}

const symbols = ['m', 's', 'kg'] as const
const plain: Exponents = [0, 0, 0]
const combine = (a: Exponents, b: Exponents, sign: 1 | -1): Exponents => [
  a[0] + sign * b[0],
  a[1] + sign * b[1],
  a[2] + sign * b[2],
]
const scale = (a: Exponents, by: number): Exponents => [a[0] * by, a[1] * by, a[2] * by]
const small = (a: Exponents) => a.every((exponent) => Math.abs(exponent) <= 12 * 8 && Number.isInteger(exponent))

const greatest = (a: number, b: number): number => (b === 0 ? a : greatest(b, a % b))
function power(symbol: string, twelfths: number): string {
  const divisor = greatest(twelfths, 12)
  const [num, den] = [twelfths / divisor, 12 / divisor]
  if (den !== 1) return `${symbol}^(${num}/${den})`
  return num === 1 ? symbol : `${symbol}^${num}`
}

/** F#'s normal form, written again without the code under test. */
function unitText(of: Exponents): string {
  const ordered = [...symbols.entries()].map(([index, symbol]) => [symbol, of[index]!] as const).sort()
  const above = ordered.filter(([, n]) => n > 0).map(([symbol, n]) => power(symbol, n))
  const below = ordered.filter(([, n]) => n < 0).map(([symbol, n]) => power(symbol, -n))
  const denominator = below.length > 1 ? `(${below.join(' ')})` : below.join('')
  return below.length === 0 ? above.join(' ') || '1' : `${above.join(' ') || '1'} / ${denominator}`
}

const literal = fc
  .tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 }), fc.integer({ min: -1, max: 1 }))
  .map(([m, s, kg]): Typed => {
    const of: Exponents = [m * 12, s * 12, kg * 12]
    return { text: `2.5<${unitText(of)}>`, of }
  })

/** An expression, and another of the same unit. */
const { expression } = fc.letrec<{ expression: Typed }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    literal,
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]): Typed => ({ text: `(${a.text} * ${b.text})`, of: combine(a.of, b.of, 1) })),
    fc
      .tuple(tie('expression'), tie('expression'))
      .map(([a, b]): Typed => ({ text: `(${a.text} / ${b.text})`, of: combine(a.of, b.of, -1) })),
    tie('expression').map((a): Typed => ({ text: `(${a.text} + 0.0<_>)`, of: a.of })),
    tie('expression').map((a): Typed => ({ text: `(${a.text} - 1.5<${unitText(a.of)}>)`, of: a.of })),
    tie('expression').map((a): Typed => ({ text: `sqrt ${bracketed(a)}`, of: scale(a.of, 1 / 2) })),
    tie('expression').map((a): Typed => ({ text: `(${a.text} |> sqr)`, of: scale(a.of, 2) })),
    tie('expression').map((a): Typed => ({ text: `(${bracketed(a)} ** (2/3))`, of: scale(a.of, 2 / 3) })),
    tie('expression').map((a): Typed => ({ text: `(-${bracketed(a)})`, of: a.of })),
    tie('expression').map((a): Typed => ({ text: `sum [${a.text}; ${a.text}]`, of: a.of })),
    tie('expression').map((a): Typed => ({ text: `max ${bracketed(a)} 0.0<_>`, of: a.of })),
    tie('expression').map((a): Typed => ({ text: `(exp (${a.text} / ${a.text}))`, of: plain })),
  ),
}))
const bracketed = ({ text }: Typed) => `(${text})`
const typed = expression.filter(({ of, text }) => small(of) && text.length < 2_000)

describe('random well-typed expressions', () => {
  it('have the unit they were built with', () => {
    fc.assert(
      fc.property(typed, ({ text, of }) => {
        expect(checkExpression(text)).toEqual({ ok: true, value: { unit: unitText(of) } })
      }),
      { numRuns: 500 },
    )
  })

  it('have it through bindings too, each use of a polymorphic zero choosing its own', () => {
    fc.assert(
      fc.property(typed, typed, (a, b) => {
        const text = `let zero = 0.0<_>\nlet a = ${a.text} + zero\nlet b = zero - ${b.text}\na / b`
        expect(checkExpression(text)).toEqual({ ok: true, value: { unit: unitText(combine(a.of, b.of, -1)) } })
      }),
    )
  })

  it('are caught when something of another unit is added', () => {
    fc.assert(
      fc.property(typed, literal, (a, other) => {
        fc.pre(unitText(a.of) !== unitText(other.of))
        const checked = checkExpression(`${a.text} + ${other.text}`)
        expect(checked).toMatchObject({
          ok: false,
          error: [{ code: 'CLEF_DIMENSION', expected: unitText(a.of), actual: unitText(other.of) }],
        })
      }),
    )
  })
})
