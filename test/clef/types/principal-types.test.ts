// Functions have the most general type that their bodies allow.

import { describe, expect, it } from 'vitest'
import { typed } from './typed.js'

describe('functions', () => {
  it.each([
    ['fun x -> x', "'a -> 'a"],
    ['fun x y -> x', "'a -> 'b -> 'a"],
    ['fun x y -> x + y', "float<'u> -> float<'u> -> float<'u>"],
    ['fun x y -> x * y', "float<'u> -> float<'v> -> float<'u 'v>"],
    ['fun x y -> x / y', "float<'u> -> float<'v> -> float<'u / 'v>"],
    ['fun x -> 1.0 / x', "float<'u> -> float<1 / 'u>"],
    ['fun x -> x * x', "float<'u> -> float<'u^2>"],
    ['fun x -> x ** (2/3)', "float<'u^3> -> float<'u^2>"],
    ['fun x -> sqrt x / sqrt x', "float<'u> -> float"],
    ['fun x y -> (sqrt (x * x * y), y)', "float<'u> -> float<'v^2> -> float<'u 'v> * float<'v^2>"],
    ['fun x -> sqrt x', "float<'u^2> -> float<'u>"],
    ['fun a b c -> a * b + c', "float<'u> -> float<'v> -> float<'u 'v> -> float<'u 'v>"],
    ['fun a b -> a ** 2 + b', "float<'u> -> float<'u^2> -> float<'u^2>"],
    ['fun x -> x + 1.0<m>', 'float<m> -> float<m>'],
    ['fun (x, y) -> x * y', "float<'u> * float<'v> -> float<'u 'v>"],
    ['fun x -> (x, x)', "'a -> 'a * 'a"],
    ['fun x y -> x = y', "'a -> 'a -> bool when 'a : comparison"],
    ['fun x y -> (x < y, x)', "'a -> 'a -> bool * 'a when 'a : comparison"],
    ['fun f x -> f (f x)', "('a -> 'a) -> 'a -> 'a"],
    ['fun f g x -> g (f x)', "('a -> 'b) -> ('b -> 'c) -> 'a -> 'c"],
    ['fun f g -> f >> g', "('a -> 'b) -> ('b -> 'c) -> 'a -> 'c"],
    ['sqr >> sqrt', "float<'u> -> float<'u>"],
    ['max', "'a -> 'a -> 'a when 'a : comparison"],
    ['List.map', "('a -> 'b) -> 'a list -> 'b list"],
    ['List.fold', "('a -> 'b -> 'a) -> 'a -> 'b list -> 'a"],
    ['Result.map', "('a -> 'b) -> Result<'a, 'c> -> Result<'b, 'c>"],
    ['Some', "'a -> 'a option"],
    ['None', "'a option"],
    ['[]', "'a list"],
    ['fun c x -> if c then Ok x else Error "no"', "bool -> 'a -> Result<'a, string>"],
    ['fun r -> r.price * r.amount', "{ price: float<'u>; amount: float<'v>; .. } -> float<'u 'v>"],
  ])('%s : %s', (text, type) => {
    expect(typed(text)).toBe(type)
  })

  it('are the same whether they are bound or written on the spot', () => {
    expect(typed('let kinetic m v = 0.5 * m * v * v\nkinetic')).toBe("float<'u> -> float<'v> -> float<'u 'v^2>")
    expect(typed('let kinetic m v = 0.5 * m * v * v\nkinetic 2.0<kg> 3.0<m/s>')).toBe('kg m^2 / s^2')
    expect(typed('(fun m v -> 0.5 * m * v * v) 2.0<kg> 3.0<m/s>')).toBe('kg m^2 / s^2')
  })

  it('are refused where a type would have to hold itself', () => {
    expect(typed('fun x -> x x')).toBe('CLEF_TYPE x')
  })
})

describe('each use of a bound function chooses anew', () => {
  it.each([
    ['let sq x = x * x\n(sq 2.0<m>, sq 3.0<s>)', 'float<m^2> * float<s^2>'],
    ['let add = fun x y -> x + y\n(add 1.0<m> 2.0<m>, add 1.0<s> 2.0<s>)', 'float<m> * float<s>'],
    ['let zero = 0.0<_>\n(zero + 1.0<m>, zero + 1.0<s>)', 'float<m> * float<s>'],
    ['let twice f x = f (f x)\ntwice sqr', 'float -> float'],
    ['let pair x = (x, x)\n(pair true, pair "a")', '(bool * bool) * (string * string)'],
    ['let f x = let y = x * x in y * x\nf 2.0<m>', 'm^3'],
    [
      'let total r = r.price * r.amount\n(total { price = 2.0<EUR>; amount = 3.0 }, total { price = 1.0<m>; amount = 2.0<m>; of = "x" })',
      'float<EUR> * float<m^2>',
    ],
  ])('%s : %s', (text, type) => {
    expect(typed(text)).toBe(type)
  })

  it.each([
    ['fun x -> x = x && (let y = x in y = x)', "'a -> bool when 'a : comparison"],
    ['fun r -> (r.a, let s = r in (s.b, r = r))', 'CLEF_TYPE r = r'],
    ['fun r -> (r.a + 1.0<m>, let s = r in [s; r])', '{ a: float<m>; .. } -> float<m> * { a: float<m>; .. } list'],
  ])('and what is asked of a parameter is asked of its other names: %s', (text, type) => {
    expect(typed(text)).toBe(type)
  })

  it('but a parameter is one thing throughout', () => {
    expect(typed('fun f -> (f 1.0<m>, f 1.0<s>)')).toBe('CLEF_DIMENSION 1.0<s>')
  })
})

describe("Kennedy's generalisation: what the environment holds on to as a product takes one degree of freedom, not two", () => {
  it.each([
    // The divisor is free, though the result mentions the parameter's own unit.
    ['fun x -> let d = (fun y -> x / y) in (d 1.0<kg>, d 1.0<s>)', "float<'u> -> float<'u / kg> * float<'u / s>"],
    // The instance of `split` makes of the parameter's unit a product of two; only the product belongs to the parameter.
    [
      "let split (x: float<'a 'b>) (y: float<'a>) : float<'b> = x / y\nfun p -> let d = split p in (d 1.0<kg>, d 1.0<s>)",
      "float<'u> -> float<'u / kg> * float<'u / s>",
    ],
    [
      "let split (x: float<'a 'b 'c^2>) (y: float<'a>) (z: float<'b>) : float<'c^2> = x / y / z\nfun p -> let d = split p in (d 1.0<kg> 1.0<m>, d 1.0<s> 2.0)",
      "float<'u> -> float<'u / (kg m)> * float<'u / s>",
    ],
    [
      'let over x y = x / y\nfun p -> let d = over p in (d 1.0<kg>, d 1.0<s>)',
      "float<'u> -> float<'u / kg> * float<'u / s>",
    ],
    [
      'let over x y = x / y\nlet by x y = x * y\nfun x -> let d = over (by x x) in (d 1.0<kg>, d 1.0<s>)',
      "float<'u> -> float<'u^2 / kg> * float<'u^2 / s>",
    ],
    [
      'let f x y z = (x * y, y * z)\nfun a b -> let g = (fun y -> f a y b) in (g 1.0<m>, g 1.0<s>)',
      "float<'u> -> float<'v> -> (float<'u m> * float<'v m>) * (float<'u s> * float<'v s>)",
    ],
    // What the parameter's unit is decides the rest.
    ['fun x -> let d = (fun y -> x + y * y) in (d 1.0<m>, x)', 'float<m^2> -> float<m^2> * float<m^2>'],
  ])('%s : %s', (text, type) => {
    expect(typed(text)).toBe(type)
  })

  it.each([
    'fun x -> let same = (fun y -> x + y) in (same 1.0<m>, same 1.0<s>)',
    'fun x -> let y = x in (y + 1.0<m>, y + 1.0<s>)',
    'fun x -> let (a, b) = (x, x) in (a + 1.0<m>, b + 1.0<s>)',
    'fun r -> let f = (fun y -> r.a) in (f 1.0 + 1.0<m>, f 2.0 + 1.0<s>)',
    'fun r -> let a = r.a in (a + 1.0<m>, r.a + 1.0<s>)',
    'fun x -> let f = (fun y -> let g = (fun z -> x + z) in g y) in (f 1.0<m>, f 1.0<s>)',
    'fun f -> let g = (fun y -> f y) in (g 1.0<m>, g 1.0<s>)',
    'fun x -> let d = (fun y -> (x / y, x + 1.0<m> * y)) in (d 1.0<kg>, d 1.0<s>)',
    'fun xs -> let s = List.sum xs in (s + 1.0<m>, s + 1.0<s>)',
    'fun x -> match Some x with | Some y -> (y + 1.0<m>, y + 1.0<s>) | None -> (1.0<m>, 1.0<s>)',
  ])('leaves to the parameter what is its own: %s', (text) => {
    expect(typed(text)).toMatch(/^CLEF_DIMENSION /)
  })
})

describe('what is known of the place of a function goes into it', () => {
  const environment = { xs: 'float<m> list', r: '{ price: float<EUR>; amount: float }' }
  it.each([
    ['xs |> List.map (fun x -> x * x) |> List.sum', 'm^2'],
    ['List.map (fun r -> r.price) [r]', 'float<EUR> list'],
    ['[r] |> List.sumBy (fun r -> r.price * r.amount)', 'EUR'],
    ['xs |> List.fold (fun acc x -> acc + x) 0.0<_>', 'm'],
    ['List.fold (fun acc x -> acc + x) 0.0<_> xs', 'm'],
    ['List.map2 (fun a b -> a / b) xs [1.0<s>]', 'float<m / s> list'],
    ['xs |> List.filter (fun x -> x > 1.0<s>)', 'CLEF_DIMENSION 1.0<s>'],
    ['List.fold (fun acc x -> acc * x) 1.0 xs', 'CLEF_DIMENSION acc * x'],
    ['[r] |> List.map (fun r -> r.amont)', 'CLEF_UNKNOWN_FIELD amont'],
    ['List.sortBy (fun x -> sqrt) xs', 'CLEF_TYPE sqrt'],
  ])('%s : %s', (text, type) => {
    expect(typed(text, environment)).toBe(type)
  })
})
