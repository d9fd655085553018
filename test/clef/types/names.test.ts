// What names refer to, and what elaboration is told of it.

import { describe, expect, it } from 'vitest'
import { type Expression, type Name, parseProgram } from '../../../src/clef/syntax/index.js'
import { checkExpression, Inference, noMeasures } from '../../../src/clef/types/index.js'
import { typed } from './typed.js'

const environment = { x: 'float<m>', t: 'float<s>' }

describe('scopes', () => {
  it.each([
    ['let a = x\n(let a = t in a) / a', 's / m'],
    ['(fun x -> x * 1.0<kg>) 2.0', 'kg'],
    ['let f x = x * 2.0\nf 1.0<kg> * x', 'kg m'],
    ['match Some 1.0<s> with | Some x -> x | None -> 0.0<_>', 's'],
    ['let y = (let z = x in z * z) in y', 'm^2'],
    ['let abs v = v * 1.0<kg>\nabs x', 'kg m'],
    ['let (a, (b, _)) = (x, (t, 1.0))\na / b', 'm / s'],
    ['(let z = x in z) + z', 'CLEF_UNKNOWN_NAME z'],
    ['let a = b\nlet b = x\na', 'CLEF_UNKNOWN_NAME b'],
    ['let a = x\nlet a = t\na', 'CLEF_DUPLICATE a'],
    ['let (a, a) = (x, t)\na', 'CLEF_DUPLICATE a'],
    ['fun y y -> y', 'CLEF_DUPLICATE y'],
    ['match (x, t) with (a, a) -> a', 'CLEF_DUPLICATE a'],
    ['{ a = x; a = t }', 'CLEF_DUPLICATE a'],
    ['{ { a = x } with a = x; a = x }', 'CLEF_DUPLICATE a'],
    ['List.mapp', 'CLEF_UNKNOWN_NAME List.mapp'],
    ['Lst.map id [x]', 'CLEF_UNKNOWN_NAME Lst'],
    ['List', 'CLEF_TYPE List'],
    ['attempt x', 'CLEF_TYPE x'],
  ])('%s : %s', (text, said) => {
    expect(typed(text, environment)).toBe(said)
  })
})

describe('records', () => {
  const r = { r: '{ a: float<m>; b: string }' }
  it.each([
    ['{ r with a = 2.0<m> }', '{ a: float<m>; b: string }'],
    ['{ r with a = 2.0<s> }', 'CLEF_DIMENSION 2.0<s>'],
    ['{ r with c = 2.0 }', 'CLEF_UNKNOWN_FIELD c'],
    ['r.c', 'CLEF_UNKNOWN_FIELD c'],
    ['{ 1.0 with a = 2.0 }', 'CLEF_TYPE 1.0'],
    ['fun p -> { p with a = 1.0<m> }', '{ a: float<m>; .. } -> { a: float<m>; .. }'],
    ['(fun p -> { p with a = 1.0<m> }) r', '{ a: float<m>; b: string }'],
    ['(fun p -> p.c) r', 'CLEF_UNKNOWN_FIELD r'],
    ['(fun p -> p.a + 1.0<s>) r', 'CLEF_DIMENSION r'],
  ])('%s : %s', (text, said) => {
    expect(typed(text, r)).toBe(said)
  })
})

function inferred(text: string) {
  const program = parseProgram(text)
  if (!program.ok) throw new Error(program.error[0]!.message)
  const calls: { readonly name: string; readonly inFunction: boolean }[] = []
  const inference: Inference = new Inference({
    declared: noMeasures,
    environment: new Map(),
    quantities: null,
    inputs: null,
    domains: ['finance'],
    call: (_, name, argument, __, inFunction) => {
      calls.push({ name, inFunction })
      return inference.infer(argument)
    },
    literal: () => {},
  })
  inference.program(program.value)
  expect(inference.diagnostics).toEqual([])
  return { inference, program: program.value, calls }
}

/** Every name in an expression, in order. */
function namesIn(node: unknown): readonly Name[] {
  if (typeof node !== 'object' || node === null) return []
  const inner = Object.values(node).flatMap(namesIn)
  return (node as Partial<Expression>).kind === 'name' && !('span' in node && inner.length > 0)
    ? [node as Name, ...inner]
    : inner
}

describe('elaboration is told', () => {
  it('what each name refers to', () => {
    const { inference, program } = inferred('let a = 1.0\nlet (b, c) = (2.0, a)\n(fun x -> let y = x in max y b) c')
    const told = namesIn(program.result).map((name) => [name.name, inference.binderOf(name)?.kind])
    expect(told).toEqual(
      expect.arrayContaining([
        ['x', 'local'],
        ['max', 'builtIn'],
        ['y', 'local'],
        ['b', 'binding'],
        ['c', 'binding'],
      ]),
    )
    const b = namesIn(program.result).find(({ name }) => name === 'b')!
    expect(inference.binderOf(b)).toMatchObject({ binding: program.bindings[1], pattern: { name: 'b' } })
  })

  it('which built-in a qualified name means', () => {
    const { inference, program } = inferred('List.map Some [1.0]')
    const spine = program.result.kind === 'apply' ? inference.spineOf(program.result) : undefined
    expect(inference.builtInOf(spine!.head)).toMatchObject({ name: 'List.map', arity: 2 })
    expect(inference.builtInOf(spine!.arguments[0]!)).toMatchObject({ name: 'Some', arity: 1 })
  })

  it('where the program wrote a value, through names, members and fields', () => {
    const { inference, program } = inferred(
      'let r = { a = 1.0; b = "x" }\nlet (p, q) = (r.a, r)\nlet s = q.b\nlet t = (s : string)\nt',
    )
    expect(inference.written(program.result)).toMatchObject({ kind: 'text', value: 'x' })
  })

  it('which calls stand in a function', () => {
    const { calls } = inferred(
      'let a = finance.one { x = 1.0 }\nlet f y = finance.two { x = y }\n(fun z -> 1.0, if true then finance.three { x = 1.0 } else a)'.replace(
        '(fun z -> 1.0,',
        '(2.0,',
      ),
    )
    expect(calls).toEqual([
      { name: 'finance.one', inFunction: false },
      { name: 'finance.two', inFunction: true },
      { name: 'finance.three', inFunction: false },
    ])
  })

  it('that a call which is attempted ends well or with a code and a message', () => {
    const { inference, program } = inferred(
      'match attempt (finance.one { x = 1.0 }) with Ok r -> r.x | Error e -> if e.code = "no" then 0.0 else 1.0',
    )
    expect(inference.solver.type(inference.infer(program.result))).toMatchObject({ kind: 'float' })
  })
})

describe('a function that reads fields of two units as one', () => {
  const f = 'let f r = r.a + r.b\n'

  it('names the value that does not fit', () => {
    expect(typed(`${f}f { a = x; b = t }`, environment)).toBe('CLEF_DIMENSION t')
    expect(typed(`${f}f { c = 1.0; b = x; a = x }`, environment)).toBe('m')
  })

  it('names the field where the record was made elsewhere', () => {
    const checked = checkExpression(`${f}let r = { a = x; b = t }\nf r`, environment)
    expect(checked).toMatchObject({
      ok: false,
      error: [{ code: 'CLEF_DIMENSION', message: "'b': expected m, got s", expected: 'm', actual: 's' }],
    })
  })
})

describe('a function that reads a field', () => {
  it('says that a number has none', () => {
    const checked = checkExpression('let f r = r.h\nf x', environment)
    const message = "'h' is no field of float<m>"
    expect(checked).toMatchObject({ ok: false, error: [{ code: 'CLEF_UNKNOWN_FIELD', message, actual: 'h' }] })
  })
})

describe('a type with `_`', () => {
  it('reads as any other that is not known', () => {
    expect(typed('u', { u: 'float<_>' })).toBe("'u")
    expect(typed('g x', { ...environment, g: 'float<_> -> float<s>' })).toBe('s')
  })

  it('is one of its own each time', () => {
    expect(typed('(u + x, w + t)', { ...environment, u: 'float<_>', w: 'float<_>' })).toBe('float<m> * float<s>')
    expect(typed('(u + x, w + t)', { ...environment, u: "float<'k>", w: "float<'k>" })).toBe('CLEF_DIMENSION t')
  })
})
