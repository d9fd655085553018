import { describe, expect, it } from 'vitest'
import { type KnownNames, readCanonical, readCanonicalProposal } from '../../../src/clef/syntax/index.js'

const known: KnownNames = { operations: ['finance.sum'] }

const reads = (text: string) => readCanonical(text, known).ok

/** What is said against a text, and where. */
function said(text: string) {
  const read = readCanonical(text, known)
  if (read.ok) return 'read'
  const { code, expected, actual, span } = read.error[0]!
  return code === 'CLEF_LAYOUT' ? `${span.start}-${span.end} ${expected}; ${actual}` : code
}

describe('the canonical layout', () => {
  it.each([
    '1.0',
    '-9.81<m/s^2>',
    '1.5e-3<kg m/s^2>',
    '0.0<_>',
    'let a = 1.0\nlet b = a * 2.0<m>\n(a, b)',
    '[<Measure>] type N = kg m/s^2\n[<Measure>] type furlong\n2.0<N> * 3.0<furlong>',
    "let a x (y : float<'u>) : float<'u> = x * y\na 2.0 3.0<m>",
    'let (a, b) = (1.0, 2.0)\nlet c = fun x -> x + a\n[b] |> List.map c |> List.sum',
    'finance.sum { amounts = [$1; $2] }',
    'let a = finance.sum { amounts = [$1] }\na.total.value * (2.0 - -x1)',
    'match finance.sum {} with | Ok x -> x.amount | Error (_, "no") -> -1.0 | None -> 0.0',
    'fun x -> if x < 2.0 && not (x = 1.0) then { x with a = 1.0 } else { a = { b = x }; c = [] }',
    '(fun (x : Result<float<m>, string list option>) (_, (y, z)) -> let u = x in u)',
    'date "2026-11-23" - (date "2026-11-01")',
    '((1.0))',
    'input "book"',
    'let a = let x = 2.0 in x ** x\na >> a <> a || true',
  ])('holds for %s', (text) => {
    expect(said(text)).toBe('read')
  })

  it('has one space, no space or one line break between two tokens', () => {
    expect(said('1.0  + 2.0')).toBe('3-5 one space; 2 blanks')
    expect(said('1.0+2.0')).toBe('3-3 one space; none')
    expect(said('f (x)'.replace('f', 'sqrt').replace(' ', ''))).toBe('4-4 one space; none')
    expect(said('(1.0 , 2.0)')).toBe('4-5 no space; a space')
    expect(said('[1.0;2.0]')).toBe('5-5 one space; none')
    expect(said('{a = 1.0}')).toBe('1-1 one space; none')
    expect(said('{ }')).toBe('1-2 no space; a space')
    expect(said('- x')).toBe('1-2 no space; a space')
    expect(said('a .b')).toBe('1-2 no space; a space')
    expect(said('(x: float)')).toBe('2-2 one space; none')
    expect(said('(x : Result <float, float>)')).toBe('11-12 no space; a space')
    expect(said('1.0 +\n  2.0')).toBe('5-8 one space; a line break')
    expect(said('1.0 // one')).toBe('3-10 no space; a comment')
    expect(said(' 1.0')).toBe('0-1 no space; a space')
    expect(said('1.0\n')).toBe('3-4 no space; a line break')
    expect(said('let a = 1.0\n\na')).toBe('11-12 no space; a line break')
    expect(said('let a = 1.0\r\na')).toBe('11-12 no space; 1 blanks')
  })

  it('binds letters in their order, locals from their set', () => {
    expect(said('let b = 1.0\nb')).toBe('4-5 a; b')
    expect(said('let a = 1.0\nlet a = 2.0\na')).toBe('16-17 b; a')
    expect(said('let (a, c) = x\na')).toBe('8-9 b; c')
    expect(said('let total = 1.0\ntotal')).toBe('4-9 a; total')
    expect(said('let (a) = 1.0\na')).toBe('4-5 a letter or a tuple of 2 to 4 letters; (')
    expect(said('let _ = 1.0\n1.0')).toBe('4-5 a letter or a tuple of 2 to 4 letters; _')
    expect(said('let a = 1.0 in a')).toBe('12-14 a line break; in')
    expect(said('fun a -> a')).toBe('4-5 one of x y z u v w, with a digit or not; a')
    expect(said('fun x10 -> x10')).toBe('4-7 one of x y z u v w, with a digit or not; x10')
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const all = letters.map((letter) => `let ${letter} = 1.0\n`).join('')
    expect(reads(`${all}z`)).toBe(true)
    expect(said(`${all}let aa = 1.0\nz`)).toContain('no binding behind the 26 letters')
  })

  it('names only what it knows', () => {
    expect(said('foo')).toBe('0-3 a known name; foo')
    expect(said('List.fold2')).toBe('0-4 a known name; List')
    expect(said('List')).toBe('0-4 a known name; List')
    expect(said('finance.convert {}')).toBe('0-7 a known name; finance')
    expect(said(`a.${'x'.repeat(33)}`)).toContain('the name of a field')
    expect(readCanonical('a.amount', { operations: [], fields: ['rate'] }).ok).toBe(false)
  })

  it('spells literals in one way', () => {
    for (const text of [
      '1_000.0',
      '1E5',
      '1e+5',
      '1e100',
      '1.0<m^2.5>',
      '1.0< m>',
      '1.0<kg  m>',
      '$01',
      '$100',
      '"\u0007"',
    ])
      expect(said(text), text).not.toBe('read')
    expect(reads(`"${'x'.repeat(64)}"`)).toBe(true)
    expect(said(`"${'x'.repeat(65)}"`)).toContain('a string of up to 64 characters')
    expect(said('input "Book"')).toBe('6-12 the name of an input; "Book"')
  })

  it('leaves out what may be left out', () => {
    expect(said('[1.0;]')).toContain('another item')
    expect(said('match a with x -> x')).toBe("8-12 'with' and '|'; with")
    expect(said('sqrt -x')).toBe('5-6 a negated argument in parentheses; -')
    expect(said('--x')).toBe('1-2 one sign; -')
  })

  it('is for programs only: what is none stays a syntax error', () => {
    expect(said('1.0 +')).toBe('CLEF_SYNTAX')
  })
})

describe('a proposal in canonical layout', () => {
  it('refuses and asks with single spaces', () => {
    expect(readCanonicalProposal('refuse unsafe', known).ok).toBe(true)
    expect(readCanonicalProposal('refuse  unsafe', known).ok).toBe(false)
    expect(readCanonicalProposal('clarify option.strike speed', known).ok).toBe(true)
    expect(readCanonicalProposal('clarify speed ', known).ok).toBe(false)
    expect(readCanonicalProposal('clarify speed', { ...known, fields: ['rate'] }).ok).toBe(false)
  })
})
