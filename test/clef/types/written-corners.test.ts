// Corners of F#'s rules for measures, and of how a unit, a number or a program may be spelt: what each text comes to, or the
// place that is refused.

import { describe, expect, it } from 'vitest'
import { typed } from './typed.js'

const names = { x: 'm', y: 's', n: '1', xs: 'float<m> list', o: 'float<m> option', b: 'bool' }

describe('the text of a unit', () => {
  it.each([
    ['m^-(1/2)', '1 / m^(1/2)'],
    ['m^-(2) s', 's / m^2'],
    ['(m^2)^-(1/2)', '1 / m'],
    ['m^(-1/2)', '1 / m^(1/2)'],
    ['m ^ 2', 'm^2'],
    ['1/m*s', 's / m'],
    ['1/m s', '1 / (m s)'],
    ['/s/m', '1 / (m s)'],
    ['/s * m', 'm / s'],
    ['kg * m / s * s', 'kg m'],
    ['m/s kg', 'm / (kg s)'],
    ['m/s * kg/A', 'kg m / (A s)'],
    ['m (s)', 'm s'],
    ['1 m', 'm'],
    ['m^2^3', 'CLEF_SYNTAX m^2^3'],
    ['m^--2', 'CLEF_SYNTAX m^--2'],
    ['m^-(-(2))', 'CLEF_SYNTAX m^-(-(2))'],
    ['m^-', 'CLEF_SYNTAX m^-'],
    ['m^-(1/0)', 'CLEF_SYNTAX m^-(1/0)'],
    ['m^1/2', 'CLEF_SYNTAX m^1/2'],
    ['m//s', 'CLEF_SYNTAX m//s'],
    ['m^0.5', 'CLEF_SYNTAX m^0.5'],
    ['1000 m', 'CLEF_SYNTAX 1000 m'],
    ['  ', 'CLEF_SYNTAX <  >'],
    [`${'m '.repeat(100)}`, `CLEF_LIMIT ${'m '.repeat(100)}`],
  ])('%s : %s', (unit, said) => {
    expect(typed(`1.0<${unit}>`)).toBe(said)
  })
})

describe('a number and an exponent', () => {
  it.each([
    ['1.<m>', 'm'],
    ['1. + 2.', '1'],
    ['1_000.000_1<m>', 'm'],
    ['1.x', 'CLEF_SYNTAX .'],
    ['1..2', 'CLEF_SYNTAX .'],
    ['1_', 'CLEF_SYNTAX 1_'],
    ['.5', 'CLEF_SYNTAX .'],
    ['2.0<m><3.0<m>', 'bool'],
    ['2.0<m> + 1.0<m', 'CLEF_SYNTAX <'],
    ['x ** 2.0<1>', 'm^2'],
    ['x ** 2.0<m>', 'CLEF_DIMENSION 2.0<m>'],
    ['x ** 2 ** -1', 'm^(1/2)'],
    ['x ** 0 ** -1', 'CLEF_DIMENSION 0 ** -1'],
    ['x ** (1/3) ** 3', 'm^(1/27)'],
    ['x ** (1/(1/2))', 'm^2'],
    ['x ** 3.14', 'CLEF_DIMENSION 3.14'],
    ['(x / x) ** n', '1'],
    ['-x ** 2', 'm^2'],
    ['0.0<_> ** 2 + x', 'm'],
    ['1.0<m> / 0.0<_> + 1.0<s>', 's'],
    ['0.0<_ m>', 'CLEF_SYNTAX _ m'],
  ])('%s : %s', (text, said) => {
    expect(typed(text, names)).toBe(said)
  })
})

describe('operators, conditions and bindings', () => {
  it.each([
    ['x <- x', 'CLEF_SYNTAX <-'],
    ['x <-2.0<m>', 'CLEF_SYNTAX <-'],
    ['x < -x', 'bool'],
    ['x < x = true', 'bool'],
    ['not b = b', 'bool'],
    ['x * 2.0 |> sqr |> sqrt', 'm'],
    ['sqrt (x * x) * 2.0 - x', 'm'],
    ['if b then x elif not b then 2.0 * x else 0.0<_>', 'm'],
    ['if b then x elif b then y else x', 'CLEF_DIMENSION y'],
    ['if b then x elif x then x else x', 'CLEF_TYPE x'],
    ['if b then x elif b then x', 'CLEF_SYNTAX '],
    ['if b then x\nelif b then x\nelse x', 'm'],
    ['let elif = x in x', 'CLEF_SYNTAX elif'],
    ['let x = x * x in let x = x * y in x', 'm^2 s'],
    ['let x = 1.0<m> in let x = fun y -> y in x 2.0<s>', 's'],
    ['let (x, y) = (y, x) in let x = x * x in x / y', 's^2 / m'],
    ['let u = x\nlet u = y\nu', 'CLEF_DUPLICATE u'],
    ['let u = x\nlet v = u in let u = v in u', 'CLEF_DUPLICATE u'],
    ['let z = 0.0<_> in (z + x, z + y)', 'float<m> * float<s>'],
    ['(fun f -> f x + f y) (fun u -> u)', 'CLEF_DIMENSION y'],
    ['let f u = u in f f x', 'm'],
    ['fun y -> let g u = u * y in (g 1.0<m>, g 1.0<s>)', "float<'u> -> float<'u m> * float<'u s>"],
    ['fun y -> let g u = u + y in (g 1.0<m>, g 1.0<s>)', 'CLEF_DIMENSION 1.0<s>'],
    ['let dot (a, b) (c, d) = a * c + b * d in dot (x, y) (x, y)', 'CLEF_DIMENSION y'],
    ['List.fold (fun a u -> a + u * u) 0.0<_> xs', 'm^2'],
    ['List.fold (fun a u -> a * u) 1.0 xs', 'CLEF_DIMENSION a * u'],
    ['List.collect (fun u -> [u; u * u]) xs', 'CLEF_DIMENSION u * u'],
    ['xs |> List.map (max 0.0<_>) |> List.sortBy abs |> List.tryHead', 'float<m> option'],
    ['o |> Option.map sqr |> Option.defaultValue 0.0<_>', 'm^2'],
    ['match x with 0.0<_> -> 1.0 | _ -> 2.0', '1'],
    ['match x with 0.0<s> -> 1.0 | _ -> 2.0', 'CLEF_DIMENSION 0.0<s>'],
    ['{}', '{}'],
  ])('%s : %s', (text, said) => {
    expect(typed(text, names)).toBe(said)
  })
})

describe('the most general type', () => {
  it.each([
    [
      'fun h f x -> (f (x + h) - f (x - h)) / (2.0 * h)',
      "float<'u> -> (float<'u> -> float<'v>) -> float<'u> -> float<'v / 'u>",
    ],
    [
      'fun f d x -> x - f x / d x',
      "(float<'u> -> float<'v>) -> (float<'u> -> float<'v / 'u>) -> float<'u> -> float<'u>",
    ],
    [
      'fun a b c -> (-b + sqrt (b * b - 4.0 * a * c)) / (2.0 * a)',
      "float<'u> -> float<'v> -> float<'v^2 / 'u> -> float<'v / 'u>",
    ],
    ['fun x y z -> x + y * z', "float<'u> -> float<'v> -> float<'u / 'v> -> float<'u>"],
    ['fun a b c -> a / b + b / c', "float<'u> -> float<'v> -> float<'v^2 / 'u> -> float<'u / 'v>"],
    ['fun a b c -> a / b + b / c + c / a', "float<'u> -> float<'u> -> float<'u> -> float"],
    ['fun a b c -> a * b + b * c + c * a', "float<'u> -> float<'u> -> float<'u> -> float<'u^2>"],
    ['fun x y -> x * y * x + 1.0<m>', "float<'u> -> float<m / 'u^2> -> float<m>"],
    ['fun x -> sqrt (x * 1.0<m>)', "float<'u^2> -> float<'u m^(1/2)>"],
    ['fun x n -> x ** n', 'float -> float -> float'],
    ['fun f -> f 1.0<m> * f 2.0<m>', "(float<m> -> float<'u>) -> float<'u^2>"],
    ["fun (x : float<'u>) -> x + 1.0<m>", 'float<m> -> float<m>'],
    ["fun (x : float<'u 'v>) (y : float<'v>) -> x / y", "float<'u 'v> -> float<'v> -> float<'u>"],
    ['fun xs -> let m = mean xs in mean (List.map (fun x -> sqr (x - m)) xs)', "float<'u> list -> float<'u^2>"],
  ])('%s : %s', (text, said) => {
    expect(typed(text)).toBe(said)
  })
})

describe('measures that are given', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>?]>([
    ['1.0<b>', 'kg^(1/2)', { a: 'kg^(3/2)', b: 'a^(1/3)' }],
    ['2.0<d>', 'm^(3/4)', { d: 'c^(1/2)', c: 'm^(3/2)' }],
    ['1.0<V>', 'kg m^2 / (A s^3)', { V: 'W/A', W: 'J/s', J: 'N m', N: 'kg m/s^2' }],
    ['1.0<Pa>', 'kg / s', { N: 'kg m/s', Pa: 'N/m' }],
    ['1.0<a> + 2.0', '1', { a: 'm/m' }],
    ['1.0<a> * 1.0<Z> * 1.0<B> / 1.0<z> / 1.0<A>', 'B Z a / (A z)', { a: '', Z: '', B: '', z: '', A: '' }],
    ['1.0<degC> * 1.8<degF/degC> + 32.0<degF>', 'degF', { degC: '', degF: '' }],
    ['2.0 * x', 'degC', { degC: '' }, { x: 'degC' }],
    ['x', '1 / s', { rate: '/s' }, { x: 'rate' }],
    ['x * 1.0<x>', 'm s', { x: 'm' }, { x: 's' }],
    ['1.0<km> - 1.0<m>', 'm', { km: 'm' }],
    ['1.0<m>', 'CLEF_SYNTAX ', { km: '1000 m' }],
    ['1.0<m>', 'CLEF_SYNTAX ', { a: 'b m', b: 'c s', c: 'a' }],
    ['1.0<m>', 'CLEF_UNKNOWN_UNIT ', { a: 'nosuch' }],
    ['1.0<valueOf>', 'm', { valueOf: 'm' }],
  ])('%s : %s with %j', (text, said, measures, environment = {}) => {
    expect(typed(text, environment, measures)).toBe(said)
  })
})
