// What a program that may not check is shown as: its calls, their arguments as JSON.

import { describe, expect, it } from 'vitest'
import { parseProgram, writtenCalls } from '../../../src/clef/index.js'
import { currency, date, goalOf, number, pair, quantity, tenor } from '../registered.js'

function written(text: string, goal = goalOf()) {
  const program = parseProgram(text)
  if (!program.ok) throw new Error(program.error[0]!.message)
  return writtenCalls(program.value, goal.quantities)
}

const argument = (expression: string, goal = goalOf()) =>
  (written(`lab.call { x = ${expression} }`, goal)[0]!.args as { readonly x: unknown }).x

describe('the calls of a program', () => {
  it('are told in the order in which they are made', () => {
    const text =
      'let a = finance.sum { amounts = [$1] }\nlet b = finance.sum { amounts = [a; $1] }\nfinance.convert { amount = b }'
    expect(written(text, goalOf(quantity(5, 'EUR'))).map(({ op }) => op)).toEqual([
      'finance.sum',
      'finance.sum',
      'finance.convert',
    ])
  })

  it('are those of domains alone: no function of a module, and none that a record holds', () => {
    const text = 'let r = { f = sqrt }\nlet g (s) = s.f 4.0\nList.map r.f [(lab.call { x = 1.0 }).y]'
    expect(written(text).map(({ op }) => op)).toEqual(['lab.call'])
  })

  it('are found in functions, branches and local values', () => {
    const calls = ['a', 'b', 'c', 'd', 'e'].map((name) => `(lab.${name} { x = 1.0 })`)
    const [a, b, c, d, e] = calls
    const text = `let f x = ${a}\nif ${b} then let y = ${c} in y else match ${d} with | Ok z -> z | Error _ -> ${e}`
    expect(written(text).map(({ op }) => op)).toEqual(['lab.a', 'lab.b', 'lab.c', 'lab.d', 'lab.e'])
  })

  it('are found inside arguments, tuples and arithmetic', () => {
    const inner = 'lab.inner { y = 1 }'
    for (const text of [
      `lab.outer { x = ${inner} }`,
      `(${inner}, 2)`,
      `-(${inner}) * 2`,
      `[${inner}]`,
      `(${inner}).y`,
    ]) {
      expect(written(text).map(({ op }) => op)).toContain('lab.inner')
    }
    expect(written(`lab.outer { x = ${inner} }`).map(({ op }) => op)).toEqual(['lab.inner', 'lab.outer'])
  })

  it('need not be registered, nor have fields that are', () => {
    expect(written('no.such { of = 1; any = "kind" }')).toEqual([{ op: 'no.such', args: { of: 1, any: 'kind' } }])
  })

  it('leave functions out', () => {
    expect(written('sqrt 4.0')).toEqual([])
  })
})

describe('an argument', () => {
  it.each<[string, unknown]>([
    ['0.7', 0.7],
    ['72.0<km/h>', { value: 72, unit: 'km/h' }],
    ['5000000.0<EUR>', { amount: 5_000_000, unit: 'EUR' }],
    ['1.085<USD/EUR>', { value: 1.085, unit: 'USD/EUR' }],
    ['0.0<_>', 0],
    ['-3.0', -3],
    ['-72.0<km/h>', { value: -72, unit: 'km/h' }],
    ['-5.0<EUR>', { amount: -5, unit: 'EUR' }],
    ['- -5.0<EUR>', { amount: 5, unit: 'EUR' }],
    ['"call"', 'call'],
    ['true', true],
    ['input "book"', 'input:book'],
    ['[1; 2]', [1, 2]],
    ['{ pair = "EURUSD"; strike = 1.1 }', { pair: 'EURUSD', strike: 1.1 }],
  ])('%s is shown as written', (expression, shown) => {
    expect(argument(expression)).toEqual(shown)
  })

  it.each([
    [goalOf(number(0.7)), 0.7],
    [goalOf(quantity(72, 'km/h')), { value: 72, unit: 'km/h' }],
    [goalOf(quantity(5, 'EUR')), { amount: 5, unit: 'EUR' }],
    [goalOf(currency('CHF')), 'CHF'],
    [goalOf(pair('EURUSD')), 'EURUSD'],
    [goalOf(tenor('3M')), '3M'],
    [goalOf(date('2026-03-01')), '2026-03-01'],
  ])('that points at the quantity of %j is shown as what the goal said', (goal, shown) => {
    expect(argument('$1', goal)).toEqual(shown)
  })

  it('that points beyond the goal’s quantities is null', () => {
    expect(argument('$2', goalOf(number(1)))).toBeNull()
  })

  it('that points at a negative is shown negated', () => {
    expect(argument('-$1', goalOf(quantity(5, 'm/s')))).toEqual({ value: -5, unit: 'm/s' })
  })

  it('that is computed, or named, is its source text', () => {
    expect(argument('$1 * 2.0', goalOf(quantity(5, 'm/s')))).toBe('$1 * 2.0')
    expect(argument('-($1 * 2.0)', goalOf(quantity(5, 'm/s')))).toBe('-($1 * 2.0)')
    expect(argument('(($1 + $1)) * 2.0', goalOf(quantity(5, 'm/s')))).toBe('(($1 + $1)) * 2.0')
    expect(argument('2.0 * ( $1 + $1 )', goalOf(quantity(5, 'm/s')))).toBe('2.0 * ( $1 + $1 )')
    expect(argument('-"call"')).toBe('-"call"')
    expect(written('let v = $1\nlab.call { x = v }', goalOf(quantity(5, 'm/s')))[0]!.args).toEqual({ x: 'v' })
  })

  it('that no codomain could hold keeps its text as unit', () => {
    expect(argument('5.0<furlong>')).toEqual({ value: 5, unit: 'furlong' })
  })
})
