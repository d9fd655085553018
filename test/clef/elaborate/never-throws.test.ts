// Whatever a model says and whatever the goal holds, the way from text to plan ends in a value.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callsOf, checkExpression, checkProgram, elaborate, parseProgram } from '../../../src/clef/index.js'
import { contracts, currency, date, goalOf, number, pair, quantity, tenor } from '../registered.js'

const goals = [
  null,
  goalOf(),
  goalOf(
    quantity(72, 'km/h'),
    number(1.5),
    tenor('3M'),
    pair('EURUSD'),
    currency('CHF'),
    date('2026-03-01'),
    quantity(5, 'EUR'),
  ),
  goalOf(
    quantity(1e308, 'TJ'),
    quantity(-0, '%'),
    quantity(Number.NaN, 'm'),
    quantity(3, 'wibble'),
    quantity(2, 'USD/EUR'),
  ),
]

const programs = [
  'finance.priceBook { book = input "book"; market = input "market"; reporting = $5; rate = 5.0<%> }',
  'finance.priceOption { option = { pair = $4; type = "call"; strike = $2; expiry = $3; notional = $7 }; market = input "market"; vol = $2 }',
  'let a = finance.sum { amounts = [$7; 5.0<EUR>] }\nlet b = finance.convert { amount = a; to = "USD"; market = input "market" }\n(a, b.amount)',
  'kinematics.suvat { u = 0.0<_>; a = sqrt ($1 * $1) / 2.0<s>; t = -3.0<s>; solve = ["s"; "v"] }',
  'let r = { speed = $1; reactionTime = mean [1.0<s>; 2.0<min> * 0.5]; deceleration = 7.0<m/s^2> }\nkinematics.stoppingDistance r',
  'let f = max 3.0<m>\n[f 1.0<m>; x |> f; atan2 (1.0, 2.0) * 1.0<m>] |> sum',
  'let z = 0.0<_>\n{ a = z ** (1/3); b = $3; c = (z, input "book", "x", true) }',
]

/** A program with a few pieces cut out, doubled or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...programs),
    fc.array(
      fc.record({
        at: fc.nat({ max: 200 }),
        cut: fc.nat({ max: 12 }),
        put: fc.constantFrom(
          '',
          '',
          '$3',
          '$1',
          ' ',
          '"put"',
          'input "market"',
          '(',
          ')',
          '{ }',
          '[]',
          '0.0<_>',
          ' + ',
          ' |> ',
          '.total',
          'a',
          '5.0<EUR>',
          'sqrt ',
          '; ',
          '= ',
          '\n',
          'sum [] ',
        ),
      }),
      { maxLength: 3 },
    ),
  )
  .map(([program, edits]) =>
    edits.reduce((text, { at, cut, put }) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + put + text.slice(start + cut)
    }, program),
  )

describe('from text to plan', () => {
  it('nothing throws, and what is said stands in the text', () => {
    let planned = 0
    fc.assert(
      fc.property(mutated, fc.constantFrom(...goals), (text, goal) => {
        const program = parseProgram(text)
        const said = program.ok ? [...checkProgram(program.value, goal, contracts).diagnostics] : [...program.error]
        for (const { span } of said) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
        if (!program.ok) return
        const plan = elaborate(checkProgram(program.value, goal, contracts))
        if (plan.ok) planned += callsOf(plan.value).length
      }),
      { numRuns: 5_000 },
    )
    expect(planned).toBeGreaterThan(0)
  })

  it('nor does the check of an expression', () => {
    const pieces = fc.constantFrom(
      'x',
      'f',
      '1.0<m>',
      '0.0<_>',
      '2',
      '"a"',
      '(',
      ')',
      '[',
      ']',
      ';',
      ',',
      '+',
      '-',
      '*',
      '/',
      '**',
      'sqrt ',
      'sum ',
      'max ',
      ' |> ',
      'let a = ',
      ' in ',
      'a',
      '{ b = ',
      ' }',
      '.b',
      '<km/h>',
      ' ',
    )
    const unit = fc.oneof(
      fc.constantFrom('m', 'float<m>', "float<'u>", 'string', 'bool list', 'float<m> list list', '', 'wibble'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), unit, unit, (parts, x, measure) => {
        expect(checkExpression(parts.join(''), { x }, { q: measure }).ok).toBeTypeOf('boolean')
      }),
      { numRuns: 5_000 },
    )
  })
})
