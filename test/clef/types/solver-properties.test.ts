// Laws of unification and inference, on random types and on random terms whose type is known by construction.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { float, functionOf, listOf, optionOf, Solver, type Type, typeText } from '../../../src/clef/types/index.js'
import { baseDimension, multiply, power, rational } from '../../../src/fabric/dimension/index.js'
import { typed } from './typed.js'

const nowhere = { start: 0, end: 0 }

/** Types over three type variables and three measure variables of one solver. */
type Shape =
  | { readonly kind: 'type' | 'word'; readonly index: number }
  | { readonly kind: 'float'; readonly exponents: readonly number[] }
  | { readonly kind: 'list' | 'option'; readonly of: Shape }
  | { readonly kind: 'tuple' | 'function'; readonly of: readonly [Shape, Shape] }

const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.nat(2).map((index): Shape => ({ kind: 'type', index })),
    fc.nat(1).map((index): Shape => ({ kind: 'word', index })),
    fc
      .tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: -2, max: 2 })))
      .map((exponents): Shape => ({ kind: 'float', exponents })),
    fc.tuple(fc.constantFrom('list', 'option'), tie('shape')).map(([kind, of]): Shape => ({ kind, of })),
    fc
      .tuple(fc.constantFrom('tuple', 'function'), tie('shape'), tie('shape'))
      .map(([kind, a, b]): Shape => ({ kind, of: [a, b] })),
  ),
}))

function world() {
  const solver = new Solver()
  const types = [0, 1, 2].map(() => solver.freshType())
  const measures = [...[0, 1, 2].map(() => solver.freshMeasure()), baseDimension('m')]
  const make = (of: Shape): Type => {
    switch (of.kind) {
      case 'type':
        return types[of.index]!
      case 'word':
        return { kind: of.index === 0 ? 'string' : 'bool' }
      case 'float': {
        const parts = of.exponents.map((exponent, index) => power(measures[index]!, rational(exponent)))
        return float(parts.reduce(multiply))
      }
      case 'list':
        return listOf(make(of.of))
      case 'option':
        return optionOf(make(of.of))
      case 'tuple':
        return { kind: 'tuple', items: of.of.map(make) }
      case 'function':
        return functionOf([make(of.of[0])], make(of.of[1]))
    }
  }
  return { solver, make, everything: (): Type => ({ kind: 'tuple', items: [...types, ...measures.map(float)] }) }
}

const solved = (solver: Solver, type: Type): string => typeText(solver.type(type))

describe('unification', () => {
  it('makes its sides equal, or says that nothing can, whichever side comes first', () => {
    fc.assert(
      fc.property(shape, shape, (a, b) => {
        const [one, other] = [world(), world()]
        const [a1, b1, a2, b2] = [one.make(a), one.make(b), other.make(a), other.make(b)]
        const unified = one.solver.unify(a1, b1, nowhere)
        expect(other.solver.unify(b2, a2, nowhere)).toBe(unified)
        if (!unified) return
        expect(solved(one.solver, a1)).toBe(solved(one.solver, b1))
        // Nothing more is left to solve.
        expect(one.solver.unify(a1, b1, nowhere)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('asks no more than it must: sides that are made equal one by one can be made equal in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(shape, shape), { maxLength: 3 }), (pairs) => {
        const [one, other] = [world(), world()]
        const all = (of: typeof one, list: typeof pairs) =>
          list.every(([a, b]) => of.solver.unify(of.make(a), of.make(b), nowhere))
        expect(all(other, [...pairs].reverse())).toBe(all(one, pairs))
      }),
      { numRuns: 1_000 },
    )
  })

  it('leaves no trace of an attempt that fails', () => {
    fc.assert(
      fc.property(shape, shape, shape, shape, (a, b, c, d) => {
        const { solver, make, everything } = world()
        solver.unify(make(a), make(b), nowhere)
        const before = solved(solver, everything())
        solver.tentatively(() => solver.unify(make(c), make(d), nowhere) && false)
        expect(solved(solver, everything())).toBe(before)
      }),
    )
  })
})

/** Takes choices from a tape, so that a term shrinks with it. */
class Tape {
  private at = 0
  constructor(private readonly choices: readonly number[]) {}
  pick<T>(from: readonly T[]): T {
    return from[(this.choices[this.at++] ?? 0) % from.length]!
  }
}

interface Local {
  readonly name: string
  readonly type: string
}

const units = ['m', 's', 'kg', 'm / s', 'm^2']

/** A term of the type, written so that each rule of typing is met. */
function term(tape: Tape, type: string, locals: readonly Local[], depth: number): string {
  const known = locals.filter((local) => local.type === type).map(({ name }) => name)
  if (known.length > 0 && tape.pick([true, false])) return tape.pick(known)
  const unit = /^float<(.*)>$/.exec(type)?.[1]
  const leaf = unit === undefined ? 'true' : tape.pick([`2.0<${unit}>`, `-1.5<${unit}>`])
  if (depth === 0) return leaf
  const of = (wanted: string, inner = locals) => term(tape, wanted, inner, depth - 1)
  const other = `float<${tape.pick(units)}>`
  const fresh = `x${locals.length}`
  const more = [...locals, { name: fresh, type: other }]
  const general = [
    () => `(if ${of('bool')} then ${of(type)} else ${of(type)})`,
    () => `(let ${fresh} = ${of(other)} in ${of(type, more)})`,
    () => `((fun ${fresh} -> ${of(type, more)}) ${of(other)})`,
    () => `(match Some ${of(other)} with | Some ${fresh} -> ${of(type, more)} | None -> ${of(type)})`,
    () => `(fst (${of(type)}, ${of(other)}))`,
    () => `({ a = ${of(type)}; b = ${of(other)} }.a)`,
    () => `(${of(type)} : ${type})`,
    () => `(${of(type)} |> id)`,
    () => `(let g y = y in g ${of(type)})`,
    () => `([${of(other)}] |> List.fold (fun a ${fresh} -> a) ${of(type)})`,
  ]
  const numeric = [
    () => `(${of(type)} + ${of(type)})`,
    () => `(0.0<_> - ${of(type)})`,
    () => `(${of(type)} * ${of(other)} / ${of(other)})`,
    () => `(sqrt (${of(type)} * ${of(type)}))`,
    () => `(let h y = y * ${of(other)} in h ${of(type)} / ${of(other)})`,
    () => `([${of(type)}; 0.0<_>] |> List.map (fun y -> y) |> List.sum)`,
  ]
  const logical = [
    () => `(${of(other)} < ${of(other)})`,
    () => `(${of('bool')} && not ${of('bool')})`,
    () => `((${of(other)}, ${of('bool')}) = (${of(other)}, true))`,
  ]
  return tape.pick([() => leaf, ...general, ...(unit === undefined ? logical : numeric)])()
}

const tape = fc.array(fc.nat(999), { minLength: 20, maxLength: 400 })

describe('terms of a known type', () => {
  it('have it', () => {
    fc.assert(
      fc.property(tape, fc.constantFrom(...units), (choices, unit) => {
        const text = term(new Tape(choices), `float<${unit}>`, [], 4)
        expect([text, typed(text)]).toEqual([text, unit])
      }),
      { numRuns: 300 },
    )
  })

  it('have no other', () => {
    fc.assert(
      fc.property(tape, fc.constantFrom(...units), (choices, unit) => {
        const text = term(new Tape(choices), `float<${unit}>`, [], 3)
        expect(typed(`(${text}) + 1.0<A>`)).toMatch(/^CLEF_DIMENSION/)
      }),
    )
  })

  it('have the same type whatever their parameters are called', () => {
    fc.assert(
      fc.property(tape, (choices) => {
        const text = `fun p q -> (${term(new Tape(choices), 'bool', [], 3)}, p * q)`
        const renamed = text
          .replace(/\bx(\d+)\b/g, 'w$1')
          .replace(/\bp\b/g, 'u')
          .replace(/\bq\b/g, 'v')
        expect(typed(renamed)).toBe(typed(text))
        expect(typed(text)).toBe("float<'u> -> float<'v> -> bool * float<'u 'v>")
      }),
    )
  })
})

/** A term that may have a type or none. */
function anyTerm(tape: Tape, names: readonly string[], depth: number): string {
  const name = () => tape.pick(names)
  if (depth === 0) return tape.pick([name, name, () => tape.pick(['2.0', '1.0<m>', '3.0<s>', '0.0<_>'])])()
  const of = (more: readonly string[] = []) => anyTerm(tape, [...names, ...more], depth - 1)
  const fresh = `y${names.length}`
  return tape.pick([
    name,
    () => `(${of()} * ${of()})`,
    () => `(${of()} / ${of()})`,
    () => `(${of()} + ${of()})`,
    () => `(${of()}, ${of()})`,
    () => `(fun ${fresh} -> ${of([fresh])})`,
    () => `(${name()} ${of()})`,
    () => `((fun ${fresh} -> ${of([fresh])}) ${of()})`,
    () => `(let ${fresh} = ${of()} in ${of([fresh])})`,
    () => `(sqrt ${of()})`,
    () => `(fst ${of()})`,
    () => `(snd ${of()})`,
  ])()
}

describe('a local binding', () => {
  // There are no effects, so that generalisation must lose nothing against writing the value out at each use.
  it('has a type exactly where its value written out has one, and the same', () => {
    let sound = 0
    fc.assert(
      fc.property(tape, (choices) => {
        const from = new Tape(choices)
        const value = anyTerm(from, ['p', 'q'], 3)
        const body = anyTerm(from, ['p', 'x', 'x', 'x'], 3)
        const [bound, spelt] = [`let x = ${value} in (x, ${body})`, `(${value}, ${body.replace(/\bx\b/g, value)})`]
        const said = [bound, spelt].map((text) => typed(`fun p q -> (${text})`))
        if (said[0]!.startsWith('CLEF_')) expect([spelt, said[1]]).toEqual([spelt, expect.stringMatching(/^CLEF_/)])
        else {
          sound++
          expect([bound, said[0]]).toEqual([bound, said[1]])
        }
      }),
      { numRuns: 2_000 },
    )
    expect(sound).toBeGreaterThan(100)
  })
})
