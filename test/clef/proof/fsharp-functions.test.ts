// F#'s rules for functions that are generic in their units: what is inferred, generalised and annotated, and what stays fixed.
//
// Spec: F# language specification, chapter 9 (units-of-measure): 9 (introduction), 9.3.1 constraint solving, 9.3.2 generalisation,
// 9.5 parameters. Guide: F# language reference, "Units of Measure": generic units, aggregates, conversions.
// Kennedy: A. Kennedy, "Types for Units-of-Measure: Theory and Practice" (2009), on generalisation where lambdas are in scope.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/index.js'

const environment = {
  x: 'float<m>',
  y: 'float<m>',
  t: 'float<s>',
  mass: 'float<kg>',
  n: 'float',
  xs: 'float<m> list',
  ts: 'float<s> list',
}

/** The unit of a number, or the type of anything else, with variables in the order in which they first stand. */
function found(text: string): string {
  const checked = checkExpression(text, environment)
  if (!checked.ok) throw new Error(checked.error.map(({ message }) => message).join('; '))
  const printed = 'unit' in checked.value ? checked.value.unit : checked.value.type
  const names = new Map<string, string>()
  return printed.replaceAll(/'[a-z]\d*/g, (name) => {
    if (!names.has(name)) names.set(name, `'${'uvwxyz'[names.size]}`)
    return names.get(name)!
  })
}

const refuses = (text: string, said: Readonly<Record<string, unknown>>): void =>
  expect(checkExpression(text, environment)).toMatchObject({ ok: false, error: [said] })

describe('Spec 9: functions are generic in the units that nothing fixes', () => {
  it.each([
    ['fun x -> x * x', "float<'u> -> float<'u^2>"],
    ['let sqr1 (x: float<_>) = x * x\nsqr1', "float<'u> -> float<'u^2>"],
    ['let sqr1 (x: float<_>) = x * x\nlet both x y = sqr1 x + sqr1 y\nboth', "float<'u> -> float<'u> -> float<'u^2>"],
    ['fun x y -> x + y', "float<'u> -> float<'u> -> float<'u>"],
    ['fun x y -> x * y', "float<'u> -> float<'v> -> float<'u 'v>"],
    ['fun x y -> x / y', "float<'u> -> float<'v> -> float<'u / 'v>"],
    ['fun x -> 1.0 / x', "float<'u> -> float<1 / 'u>"],
    ['fun x -> x / x', "float<'u> -> float"],
    ['fun x -> x + x', "float<'u> -> float<'u>"],
    ['fun x -> 2.0 * x', "float<'u> -> float<'u>"],
    ['fun x -> -x', "float<'u> -> float<'u>"],
    ['fun x -> sqrt (x * x)', "float<'u> -> float<'u>"],
    ['fun x -> x + 1.0', 'float -> float'],
    ['fun x -> x + 1.0<m>', 'float<m> -> float<m>'],
    ['fun x -> x * 1.0<m>', "float<'u> -> float<'u m>"],
    ['fun x y -> x * 1.0<m> + y * 1.0<s>', "float<'u> -> float<'u m / s> -> float<'u m>"],
    ['fun x y -> sqrt (x * x + y * y)', "float<'u> -> float<'u> -> float<'u>"],
    ['fun x -> exp x', 'float -> float'],
    ['let id1 x = x\nid1 x', 'm'],
  ])('%s : %s', (text, type) => {
    expect(found(text)).toBe(type)
  })
})

describe('Guide: each use of a generic function chooses its own units', () => {
  it.each([
    ["let add (x: float<'u>) (y: float<'u>) = x + y\nadd 3.1<m/s> 2.7<m/s>", 'm / s'],
    ['let area (a: float<m>, b: float<m>) : float<m^2> = a * b / 2.0\narea (x, y)', 'm^2'],
    ['let area (a: float<m>) (b: float<m>) : float<m^2> = a * b / 2.0\narea x y', 'm^2'],
    ['let far (speed: float<m/s>, time: float<s>) : float<m> = speed * time\nfar (x / t, t)', 'm'],
    ['let toKg (x: float<g>) = x / 1000.0<g/kg>\ntoKg 5.0<g>', 'kg'],
    ['let square x = x * x\nsquare x / square t', 'm^2 / s^2'],
    ['let square x = x * x\nsquare (square x)', 'm^4'],
    ['let ratio x y = x / y\nratio x t * ratio t mass', 'm / kg'],
    ['let twice f x = f (f x)\ntwice (fun x -> x * x) 2.0', '1'],
    ['let twice f x = f (f x)\ntwice (fun v -> v + 1.0<m>) x', 'm'],
    ['let after f g x = g (f x)\nafter sqr sqr x', 'm^4'],
    ['let zero = 0.0<_>\n(zero + x) * (zero + t)', 'm s'],
    ['let norm a b = sqrt (a * a + b * b)\nnorm x y / norm t t', 'm / s'],
    ["let root (a: float<'u^2>) : float<'u> = sqrt a\nroot (x * y) + x", 'm'],
    ['let cube a = a ** 3\ncube x / cube t', 'm^3 / s^3'],
    ['let mean a b = (a + b) / 2.0\nmean x y + mean 1.0<m> x', 'm'],
    ['xs |> List.map (fun v -> v / t) |> List.sum', 'm / s'],
    ['List.map2 (fun a b -> a * b) xs ts |> List.sum', 'm s'],
    ['List.fold (fun sum v -> sum + v * v) 0.0<_> xs', 'm^2'],
    ['(sqr >> sqrt) x', 'm'],
    ['(fun v -> v / t) >> sqr', "float<'u> -> float<'u^2 / s^2>"],
    ['let f = fun a -> fun b -> a * b\nf x t', 'm s'],
    ['let f a b = a * b\nlet g = f x\ng t + g 1.0<s>', 'm s'],
  ])('%s : %s', (text, unit) => {
    expect(found(text)).toBe(unit)
  })

  it.each([
    ["let add (x: float<'u>) (y: float<'u>) = x + y\nadd 3.1<m/s> 2.7<m>", 'm / s', 'm'],
    ['let f (a: float<m>) = a * 2.0\nf t', 'm', 's'],
    ['let f (a: float<m>) = a * 2.0\nf 1.0', 'm', '1'],
    ['let f (a: float<m>) : float<s> = a\nf x', 's', 'm'],
    ['let area (a: float<m>) (b: float<m>) : float<m^2> = a + b\narea x y', 'm^2', 'm'],
    ["let root (a: float<'u^2>) : float<'u> = sqrt a\nroot (x * y) + x * y", 'm', 'm^2'],
    ['let toKg (a: float<g>) = a / 1000.0<g/kg>\ntoKg mass', 'g', 'kg'],
    ['xs |> List.map (fun v -> v + t)', 'm', 's'],
    ['List.fold (fun sum v -> sum + v) t xs', 's', 'm'],
    ['if x > t then x else y', 'm', 's'],
    ['if x > y then x else t', 'm', 's'],
    ['match Some x with | Some v -> v | None -> t', 'm', 's'],
    ['(x : float<s>)', 's', 'm'],
  ])('%s: expected %s, got %s', (text, expected, actual) => {
    refuses(text, { code: 'CLEF_DIMENSION', expected, actual })
  })
})

describe('Spec 9.3.1: equations between measures', () => {
  it.each([
    ["let f (a: float<'u^2>) = sqrt a\nf 1.0<m^2/s^2>", 'm / s'], // the specification's own: 'u^2 = m^2 / s^2
    ["let f (a: float<'u^3>) (b: float<'u>) = a / b\nf 1.0<m^3> 1.0<m>", 'm^2'],
    ["let f (a: float<'u^2>) (b: float<'u^3>) : float<'u> = b / a\nf 1.0<s^2> 1.0<s^3>", 's'],
    ["let f (a: float<'u 'v>) (b: float<'u / 'v>) : float<'u^2> = a * b\nf (x * t) (x / t)", 'm^2'],
    ["let f (a: float<'u 'v>) (b: float<'v>) : float<'u> = a / b\nf (x * t) t", 'm'],
    ["let f (a: float<'u^2>) : float<'u> = sqrt a\nf x", 'm^(1/2)'], // beyond F#, where no whole power solves it
  ])('%s : %s', (text, unit) => {
    expect(found(text)).toBe(unit)
  })

  it('what cannot be solved is an error: m^2 = s', () => {
    refuses('(fun (a: float<m^2>) (b: float<s>) -> a + b) (x * y) t', {
      code: 'CLEF_DIMENSION',
      expected: 'm^2',
      actual: 's',
    })
  })
})

describe('Kennedy: generalisation where a lambda’s parameter is in scope', () => {
  it.each([
    ['fun a -> let d = (fun b -> a / b) in (d 1.0<kg>, d 1.0<s>)', "float<'u> -> float<'u / kg> * float<'u / s>"],
    ['fun a -> let d = (fun b -> a * b) in (d 1.0<kg>, d 1.0<s>)', "float<'u> -> float<'u kg> * float<'u s>"],
    ['fun a -> let d = (fun b -> a * a * b) in (d 1.0<kg>, d 1.0<s>)', "float<'u> -> float<'u^2 kg> * float<'u^2 s>"],
    ['fun a -> let d = (fun b -> a + b) in d 1.0<kg>', 'float<kg> -> float<kg>'],
  ])('%s : %s', (text, type) => {
    expect(found(text)).toBe(type)
  })

  it('and what the parameter holds on to is not chosen anew', () => {
    refuses('fun a -> let d = (fun b -> a + b) in (d 1.0<kg>, d 1.0<s>)', {
      code: 'CLEF_DIMENSION',
      expected: 'kg',
      actual: 's',
    })
    refuses('fun f -> (f 1.0<kg>, f 1.0<s>)', { code: 'CLEF_DIMENSION', expected: 'kg', actual: 's' })
  })
})

describe('Guide: aggregates of numbers with units', () => {
  it.each([
    ['{ x = 1.0<m>; y = 2.0<m>; z = 0.0<m> }', '{ x: float<m>; y: float<m>; z: float<m> }'],
    [
      'let make a = { x = a; y = a }\n(make 1.0<m>, make 1.0<m/s>)',
      '{ x: float<m>; y: float<m> } * { x: float<m / s>; y: float<m / s> }',
    ],
    ['[1.0<m>; 2.0<m>]', 'float<m> list'],
    ['(x, t)', 'float<m> * float<s>'],
    ['Some x', 'float<m> option'],
    ['(Ok x : Result<float<m>, string>)', 'Result<float<m>, string>'],
    ['[[x]; [y]]', 'float<m> list list'],
    ['fst (x, t)', 'm'],
    ['let (a, b) = (x, t)\na / b', 'm / s'],
    ['{ { a = x; b = t } with a = y }.a', 'm'],
  ])('%s : %s', (text, type) => {
    expect(found(text)).toBe(type)
  })

  it.each([
    ['[1.0<m>; 2.0<s>]', 'm', 's'],
    ['{ { a = x; b = t } with a = t }', 'm', 's'],
    ['[x] = [t]', 'm', 's'],
  ])('%s: expected %s, got %s', (text, expected, actual) => {
    const checked = checkExpression(text, environment)
    expect(checked).toMatchObject({ ok: false, error: [{ code: 'CLEF_DIMENSION' }] })
    const said = checked.ok ? '' : JSON.stringify(checked.error)
    for (const unit of [expected, actual]) expect(said).toContain(unit)
  })
})
