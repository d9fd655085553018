// Annotations are constraints, as in F#: what is more general than the truth is solved, what contradicts it is refused.

import { describe, expect, it } from 'vitest'
import { typed } from './typed.js'

describe('annotations', () => {
  const environment = { x: 'float<m>', t: 'float<s>' }
  it.each([
    ['(x : float<m>)', 'm'],
    ['(0.0<_> : float<m>)', 'm'],
    ["(x : float<'u>)", 'm'],
    ['(x : float<_>)', 'm'],
    ['(x : float<s>)', 'CLEF_DIMENSION x'],
    ['(x : string)', 'CLEF_TYPE x'],
    ['let f (y: float<m>) = y * 2.0\nf x', 'm'],
    ['let f (y: float<m>) = y * 2.0\nf t', 'CLEF_DIMENSION t'],
    ['let f (y: float<m>) : float<m^2> = y\nf', 'CLEF_DIMENSION y'],
    ["let sq (y: float<'u>) : float<'u^2> = y * y\n(sq x, sq t)", 'float<m^2> * float<s^2>'],
    ["let sq (y: float<'u>) : float<'u> = y * y\nsq", 'float -> float'],
    ["let same (a: 'a) (b: 'a) = a\nsame x t", 'CLEF_DIMENSION t'],
    ["let apply (f: float<'u> -> float<'v>) (y: float<'u>) : float<'v> = f y\napply sqr x", 'm^2'],
    ['let speed (d: float<m>, s: float<s>) = d / s\nspeed (x, t)', 'm / s'],
    ['let half (a: float<m>, b) = a / b\nhalf (x, t)', 'm / s'],
    ['fun (p: { far: float<m>; label: string }) -> p.far', '{ far: float<m>; label: string } -> float<m>'],
    ['fun (p: { far: float<m>; far: string }) -> p.far', 'CLEF_DUPLICATE string'],
    ['fun (o: float<m> option) -> o', 'float<m> option -> float<m> option'],
    ['fun (r: Result<float<m>, string>) -> r', 'Result<float<m>, string> -> Result<float<m>, string>'],
    ['fun (xs: (float<m> * string) list) -> List.length xs', '(float<m> * string) list -> float'],
    ['(20.0<degC> : float<degC>)', 'degC'],
    ['(x : float<wibble>)', 'CLEF_UNKNOWN_UNIT wibble'],
    ['let f (c: currency) = c\nf "EUR"', 'currency'],
    ['let f (c: currency) = c\nf "EURO"', 'CLEF_TYPE "EURO"'],
    ['let f (d: date) = d + 1.0<day>\nf (date "2026-03-01")', 'date'],
  ])('%s : %s', (text, type) => {
    expect(typed(text, environment)).toBe(type)
  })

  it('share their variables within one definition, and keep the names a person gave', () => {
    expect(typed("fun (x: float<'length>) (y: float<'length>) -> x * y")).toBe(
      "float<'length> -> float<'length> -> float<'length^2>",
    )
    expect(typed("let f (x: float<'u>) = x\nlet g (x: float<'u>) = x\n(f 1.0<m>, g 1.0<s>)")).toBe(
      'float<m> * float<s>',
    )
    expect(typed("fun (x: float<'u m>) -> x / 1.0<m>")).toBe("float<'u m> -> float<'u>")
  })

  it('of a local function may use the variables around it, and have its own', () => {
    expect(typed("let f (x: float<'u>) = let g (y: float<'u>) = y + x in g x\nf 1.0<m>")).toBe('m')
    expect(typed("fun z -> let id2 (y: float<'v>) = y in (id2 1.0<m>, id2 1.0<s>)")).toBe("'a -> float<m> * float<s>")
  })
})

describe('types of names that the surroundings give', () => {
  it.each([
    ['f 2.0<m> / f 1.0<s>', { f: "float<'u> -> float<'u>" }, 'm / s'],
    ['g * g', { g: "float<'u>" }, "'u^2"],
    ['(g + 1.0<m>, h)', { g: "float<'u>", h: "float<'u>" }, 'float<m> * float<m>'],
    ['List.sum xs', { xs: 'float<m> list' }, 'm'],
    ['fst p / snd p', { p: 'float<m> * float<s>' }, 'm / s'],
    ['q + 1.0<m>', { q: 'float<_>' }, 'm'],
    ['a * b', { a: 'kg * m', b: '/s' }, 'kg m / s'],
    ['r.a', { r: '{ a: float<m>; b: string }' }, 'm'],
    ['(k 1.0<m>, k "a")', { k: "'a -> 'a list" }, 'float<m> list * string list'],
    ['d + 1.0<day>', { d: 'date' }, 'date'],
    ['p - p', { p: 'degC' }, 'K'],
    ['match o with Some v -> v | None -> 0.0<_>', { o: 'float<m> option' }, 'm'],
  ])('%s with %o : %s', (text, environment, type) => {
    expect(typed(text, environment)).toBe(type)
  })

  it.each(['float<wibble>', 'float<m', 'strin', '{ a: }', ''])('are refused when they do not read: %s', (type) => {
    expect(typed('1.0', { x: type })).toMatch(/^CLEF_(UNKNOWN_UNIT|SYNTAX) $/)
  })
})
