// F#'s documented rules for units of measure: what is accepted, what is inferred, what is refused.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/types/index.js'
import { typed } from './typed.js'

const environment = {
  x: 'float<m>',
  y: 'float<m>',
  t: 'float<s>',
  v: 'm / s',
  d: 'km',
  mass: 'kg',
  n: 'float',
  g: "float<'u>",
  xs: 'float<m> list',
  angle: 'rad',
  S: 'USD/EUR',
  vol: 'yr^(-1/2)',
  T: 'yr',
  label: 'string',
}

describe('inferred units', () => {
  it.each([
    ['2.0', '1'],
    ['2.0<kg>', 'kg'],
    ['x + y', 'm'],
    ['x - 1.0<m>', 'm'],
    ['-x', 'm'],
    ['x * y', 'm^2'],
    ['x / t', 'm / s'],
    ['x / t / t', 'm / s^2'],
    ['x / (t * t)', 'm / s^2'],
    ['x / y', '1'],
    ['1.0 / t', '1 / s'],
    ['2.0 * x', 'm'],
    ['mass * x / t ** 2', 'kg m / s^2'],
    ['1.0<N> + mass * x / t ** 2', 'kg m / s^2'],
    ['1.0<J> - 1.0<N m>', 'kg m^2 / s^2'],
    ['1.0<Hz> * t', '1'],
    ['1.0<kg m s^-2>', 'kg m / s^2'],
    ['1.0<m/s/s>', 'm / s^2'],
    ['1.0</s>', '1 / s'],
    ['1.0<1/s>', '1 / s'],
    ['1.0<1>', '1'],
    ['72.0<km/h>', 'km / h'],
    ['d / 2.0<h>', 'km / h'],
    ['3.0<kg> * 1000.0<g/kg>', 'g'],
    ['sqrt (x * y)', 'm'],
    ['sqrt x', 'm^(1/2)'],
    ['sqrt(2.0 * 9.81<m/s^2> * x)', 'm / s'],
    ['sqr v', 'm^2 / s^2'],
    ['x ** 2', 'm^2'],
    ['x ** 2.0', 'm^2'],
    ['x ** 0.5', 'm^(1/2)'],
    ['x ** (1/2)', 'm^(1/2)'],
    ['x ** -1', '1 / m'],
    ['x ** (-3/2)', '1 / m^(3/2)'],
    ['x ** 0', '1'],
    ['n ** n', '1'],
    ['abs -x', 'm'],
    ['sign x', '1'],
    ['min x y', 'm'],
    ['max (x, y)', 'm'],
    ['exp (x / y)', '1'],
    ['ln n', '1'],
    ['log 2.0', '1'],
    ['sin angle', '1'],
    ['sin n', '1'],
    ['cos 1.0<rad> + tan 0.0<_>', '1'],
    ['asin n', '1'],
    ['atan2 x y', '1'],
    ['atan2 (x, y)', '1'],
    ['sum [x; y]', 'm'],
    ['sum xs', 'm'],
    ['mean xs', 'm'],
    ['xs |> sum |> sqr', 'm^2'],
    ['x |> max y', 'm'],
    ['0.0<_> + x', 'm'],
    ['x + 0.0<_>', 'm'],
    ['sum [0.0<_>; x]', 'm'],
    ['g * g', "'u^2"],
    ['g + x', 'm'],
    ['g + g * g', '1'],
    ['sqrt g', "'u^(1/2)"],
    ['1.5<USD/EUR> * 100.0<EUR>', 'USD'],
    ['S * 100.0<EUR>', 'USD'],
    ['vol * sqrt T', '1'],
    ['sqr vol', '1 / yr'],
    ['1.0<m^(1/2)> * 1.0<m^(1/2)>', 'm'],
    ['1.0<A s> / 1.0<C>', '1'],
    ['x ** 2 ** 2', 'm^4'],
    ['-x ** 2', 'm^2'],
    ['let z = 0.0<_> in (z + x) / (z + t)', 'm / s'],
    ['let twice = 2.0 * x\nlet area = twice * y\narea / x', 'm'],
    ['{ a = x; b = t }.b', 's'],
    ["0.0<'u m> + x", 'm'],
    ['let f = max x\nlet r = { g = f }\nr.g y', 'm'],
  ])('%s : %s', (expression, unit) => {
    expect(checkExpression(expression, environment)).toEqual({ ok: true, value: { unit } })
  })

  it('leaves open what nothing decides', () => {
    expect(checkExpression('0.0<_>')).toEqual({ ok: true, value: { unit: "'u" } })
    expect(checkExpression('x * 0.0<_>', { x: "float<'u>" })).toEqual({ ok: true, value: { unit: "'u 'v" } })
  })

  it.each([
    ['label', 'string'],
    ['"call"', 'string'],
    ['true', 'bool'],
    ['(x, t)', 'float<m> * float<s>'],
    ['[x; y]', 'float<m> list'],
    ['{ a = x; b = label }', '{ a: float<m>; b: string }'],
    ['max x', 'float<m> -> float<m>'],
  ])('%s has type %s', (expression, type) => {
    expect(checkExpression(expression, environment)).toEqual({ ok: true, value: { type } })
  })
})

describe('refusals', () => {
  it.each([
    ['2.0<kg> + x', 'kg', 'm'],
    ['x + 1.0', 'm', '1'],
    ['1.0 - x', '1', 'm'],
    ['v + 1.0<km/h>', 'm / s', 'km / h'],
    ['d + x', 'km', 'm'],
    ['1.0<deg> + angle', 'deg', 'rad'],
    ['5.0<%> + 1.0', '%', '1'],
    ['min x t', 'm', 's'],
    ['atan2 x t', 'm', 's'],
    ['exp x', '1', 'm'],
    ['ln x', '1', 'm'],
    ['sin x', '1 or rad', 'm'],
    ['sin 30.0<deg>', '1 or rad', 'deg'],
    ['asin angle', '1', 'rad'],
    ['[x; t]', 'm', 's'],
    ['sum [x; t]', 'm', 's'],
    ['x ** n', '1', 'm'],
    ['n ** x', '1', 'm'],
    ['1.0<EUR> + 1.0<USD>', 'EUR', 'USD'],
    ['S + 1.0<EUR/USD>', 'USD / EUR', 'EUR / USD'],
    ['1.0<rad/s> * x + v', 'm rad / s', 'm / s'],
    ['T + t', 'yr', 's'],
  ])('%s: expected %s, got %s', (expression, expected, actual) => {
    const checked = checkExpression(expression, environment)
    expect(checked).toMatchObject({ ok: false, error: [{ code: 'CLEF_DIMENSION', expected, actual }] })
  })

  it.each([
    ['x + label', 'CLEF_TYPE'],
    ['x y', 'CLEF_TYPE'],
    ['x -y', 'CLEF_TYPE'],
    ['label.length', 'CLEF_TYPE'],
    ['{ a = x }.b', 'CLEF_UNKNOWN_FIELD'],
    ['wibble + x', 'CLEF_UNKNOWN_NAME'],
    ['1.0<furlong>', 'CLEF_UNKNOWN_UNIT'],
    ['1.0<m//s>', 'CLEF_SYNTAX'],
    ['5.0<_> + x', 'CLEF_UNIT_MISSING'],
    ["5.0<'u> + x", 'CLEF_UNIT_MISSING'],
    ['1e999', 'CLEF_RANGE'],
    ['finance.convert { amount = x }', 'CLEF_UNKNOWN_OPERATION'],
    [`${'sqr ('.repeat(40)}x${')'.repeat(40)}`, 'CLEF_LIMIT'],
  ])('%s is %s', (expression, code) => {
    expect(checkExpression(expression, environment)).toMatchObject({ ok: false, error: [{ code }] })
  })

  it('points at what is wrong', () => {
    const checked = checkExpression('2.0<kg> + x', environment)
    expect(!checked.ok && checked.error[0]!.span).toEqual({ start: 10, end: 11 })
    const unknown = checkExpression('1.0<m/sqrd>', environment)
    expect(!unknown.ok && unknown.error[0]).toMatchObject({ span: { start: 6, end: 10 }, actual: 'sqrd' })
    const near = checkExpression('1.0<mmph>')
    expect(!near.ok && near.error[0]!.candidates).toContain('mph')
  })
})

describe('declared measures', () => {
  const measures = { sqrm: 'm^2', volume: 'sqrm m', furlong: '', chain: 'chain' }
  it.each([
    ['x * y + 1.0<sqrm>', 'm^2'],
    ['1.0<volume> / 1.0<sqrm>', 'm'],
    ['1.0<furlong/s> * t', 'furlong'],
    ['sqrt 1.0<chain>', 'chain^(1/2)'],
  ])('%s : %s', (expression, unit) => {
    expect(checkExpression(expression, environment, measures)).toEqual({ ok: true, value: { unit } })
  })

  it.each([
    ['[<Measure>] type furlong\n2.0<furlong> / t', 'furlong / s'],
    ['[<Measure>] type m\n[<Measure>] type s\n[<Measure>] type v = m / s\n3.0<v> * t + x', 'm'],
    ['[<Measure>] type area = side^2\n[<Measure>] type side\nsqrt 4.0<area>', 'side'],
    ['[<Measure>] type mile\n1.0<mile> + x', 'CLEF_DIMENSION x'],
    ['[<Measure>] type a = b\n[<Measure>] type b = a\n1.0', 'CLEF_SYNTAX a'],
    ['[<Measure>] type q\n[<Measure>] type q\n1.0<q>', 'CLEF_DUPLICATE q'],
    ['[<Measure>] type q = wibble\n1.0<q>', 'CLEF_UNKNOWN_UNIT wibble'],
  ])('stand in a program: %s', (program, said) => {
    expect(typed(program, environment)).toBe(said)
  })

  it('are refused when they go round in circles or name what is unknown', () => {
    expect(checkExpression('1.0', {}, { a: 'b', b: 'a' })).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_SYNTAX' }],
    })
    expect(checkExpression('1.0', {}, { a: 'wibble' })).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_UNKNOWN_UNIT', path: 'measures.a' }],
    })
    expect(checkExpression('1.0', { x: 'float<wibble>' })).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_UNKNOWN_UNIT', path: 'env.x' }],
    })
  })
})

describe('programs as people write them in F#', () => {
  it.each([
    [
      "a scale of one's own: declared measures have no zero of their own",
      `[<Measure>] type degC
[<Measure>] type degF
let toF (c: float<degC>) = 9.0<degF> / 5.0<degC> * c + 32.0<degF>
let toC (f: float<degF>) = 5.0<degC> / 9.0<degF> * (f - 32.0<degF>)
(toF 20.0<degC>, toC 68.0<degF>)`,
      'float<degF> * float<degC>',
    ],
    [
      'a typed conversion',
      `let gramsPerKilogram : float<g kg^-1> = 1000.0<g/kg>
let inKilograms (x: float<g>) = x / gramsPerKilogram
inKilograms 500.0<g>`,
      'kg',
    ],
    [
      'a function of any unit',
      `let add (x: float<'u>) (y: float<'u>) = x + y
(add 3.1<m/s> 2.7<m/s>, add 1.0<s> 2.0<s>)`,
      'float<m / s> * float<s>',
    ],
    [
      'a function of any unit, misused',
      "let add (x: float<'u>) (y: float<'u>) = x + y\nadd 3.1<m/s> 1.2<m>",
      'CLEF_DIMENSION 1.2<m>',
    ],
    [
      'a scalar product',
      'let dot a b = List.map2 (fun x y -> x * y) a b |> List.sum\ndot [1.0<m>; 2.0<m>] [3.0<N>; 0.0<_>]',
      'kg m^2 / s^2',
    ],
    [
      'an exchange',
      "let exchange (rate: float<'to / 'from>) (v: float<'from>) : float<'to> = rate * v\nexchange 1.1<USD/EUR> 5.0<EUR>",
      'USD',
    ],
    [
      'a mean with its count',
      'List.fold (fun (sum, n) x -> (sum + x, n + 1.0)) (0.0<_>, 0.0) [1.0<m>]',
      'float<m> * float',
    ],
    ['the larger of two', 'let larger x y = if x > y then x else y\nlarger 1.0<m> 2.0<s>', 'CLEF_DIMENSION 2.0<s>'],
    [
      'an unusual spelling',
      '1.0<m / s * kg> = 1.0<kg m s^-1> && 1.0<(m/s)^2> = 1.0<m^2/s^2> && 1.0</ m> = 1.0<m^-1>',
      'bool',
    ],
  ])('%s', (_, program, said) => {
    expect(typed(program)).toBe(said)
  })
})
