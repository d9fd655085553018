// `if`, `match`, comparisons and logic: every value has its case, and every case a value.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/types/index.js'
import { typed } from './typed.js'

const environment = {
  x: 'float<m>',
  y: 'float<m>',
  t: 'float<s>',
  c: 'bool',
  o: 'float<m> option',
  r: 'Result<float<m>, string>',
  n: 'float',
  label: 'string',
}

describe('branches', () => {
  it.each([
    ['if c then x else y', 'm'],
    ['if x > 0.0<_> then Some x else None', 'float<m> option'],
    ['if c then 0.0<_> else x', 'm'],
    ['match o with | Some v -> v * v | None -> 0.0<_>', 'm^2'],
    ['match r with Ok v -> v | Error _ -> 0.0<m>', 'm'],
    ['match (o, c) with | (Some v, true) -> v | (None, _) | (_, false) -> x', 'CLEF_SYNTAX |'],
    ['match (o, c) with | (Some v, true) -> v | (None, _) -> x | (_, false) -> y', 'm'],
    ['match n with | 0.0 -> "none" | _ -> "some"', 'string'],
    ['match label with | "a" -> 1.0 | other -> 2.0', '1'],
    ['match r with Ok v -> v | Error e -> e', 'CLEF_TYPE e'],
    ['match o with | Ok v -> v | _ -> x', 'CLEF_TYPE Ok v'],
    ['match x with | 0.0<s> -> 1.0 | _ -> 2.0', 'CLEF_DIMENSION 0.0<s>'],
    ['if c then x else t', 'CLEF_DIMENSION t'],
    ['if x then x else y', 'CLEF_TYPE x'],
    ['x < y && not (x = y) || c', 'bool'],
    ['c && x', 'CLEF_TYPE x'],
    ['x < t', 'CLEF_DIMENSION t'],
    ['x = 1.0', 'CLEF_DIMENSION 1.0'],
    ['label < 1.0', 'CLEF_TYPE 1.0'],
    ['[(x, label)] = [(y, "a")]', 'bool'],
    ['Some x <> o', 'bool'],
    ['sqrt = sqrt', 'CLEF_TYPE sqrt = sqrt'],
    ['{ a = x } = { a = y }', 'CLEF_TYPE { a = x } = { a = y }'],
  ])('%s : %s', (text, type) => {
    expect(typed(text, environment)).toBe(type)
  })
})

describe('a match that forgets a case says which', () => {
  it.each([
    ['match o with | Some v -> v', 'None'],
    ['match r with | Ok v -> v', 'Error _'],
    ['match c with | true -> x', 'false'],
    ['match (c, o) with | (true, Some v) -> v | (false, _) -> x', '(true, None)'],
    ['match (c, c, c) with | (true, _, _) -> x | (_, true, _) -> x | (_, _, true) -> x', '(false, false, false)'],
    ['match Some o with | Some (Some v) -> v | None -> x', 'Some None'],
    ['match label with | "a" -> x', 'any other value'],
  ])('%s: %s', (text, missing) => {
    const checked = checkExpression(text, environment)
    expect(checked).toMatchObject({ ok: false, error: [{ code: 'CLEF_MATCH', expected: missing }] })
  })
})

describe('a case that nothing reaches is an error', () => {
  it.each([
    ['match o with | None -> x | _ -> y | Some v -> v', 'Some v'],
    ['match o with | v -> x | None -> y', 'None'],
    ['match c with | true -> x | false -> y | _ -> x', '_'],
    ['match (c, c) with | (true, _) -> x | (_, true) -> x | (false, false) -> x | (false, _) -> y', '(false, _)'],
    ['match label with | "a" -> x | "a" -> y | _ -> x', '"a"'],
  ])('%s: %s', (text, place) => {
    expect(typed(text, environment)).toBe(`CLEF_MATCH ${place}`)
  })
})

describe('what a case leaves out of a wide tuple', () => {
  it('is told in few words', () => {
    const twelve = (item: string) => `(${Array(12).fill(item).join(', ')})`
    const checked = checkExpression(`match ${twelve('c')} with ${twelve('true')} -> x`, environment)
    const expected = '(false, _, _, _, _, _, _, _, ..)'
    expect(checked).toMatchObject({ ok: false, error: [{ code: 'CLEF_MATCH', expected }] })
  })
})
