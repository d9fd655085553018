// Types with variables that each use chooses anew.

import {
  baseDimension,
  type Dimension,
  divide,
  divideRational,
  power,
  rational,
  substitute,
} from '../../fabric/dimension/index.js'
import { givenName, variableAlone } from './measure-variable.js'
import { Walk } from './nesting.js'
import type { Solver } from './solver.js'
import {
  float,
  measuresOf,
  monomorphic,
  partsOf,
  type Scheme,
  type Type,
  type TypeVariable,
  withParts,
} from './type.js'
import { freeFactors } from './variables.js'

/**
 * The type for every choice of the variables that belong to a deeper `let` than the solver's present level: nothing of the
 * environment holds on to them.
 */
export function generalise(solver: Solver, open: Type): Scheme {
  const first = solver.type(open)
  if (!isOpen(solver, first)) return monomorphic(first)
  simplify(solver, first)
  const type = solver.type(first)
  const types = new Map<number, TypeVariable>()
  const measures = new Set<string>()
  const visit = (part: Type): void => {
    if (part.kind === 'float') {
      for (const { symbol } of freeFactors(solver, part.measure, solver.level)) measures.add(symbol)
    }
    if (part.kind === 'variable' && solver.asked(part.id).level > solver.level) types.set(part.id, part)
    for (const inner of partsOf(part)) visit(inner)
  }
  visit(type)
  return { typeVariables: types, measureVariables: measures, type }
}

/** Whether a type has variables that belong to a deeper `let`. */
function isOpen(solver: Solver, type: Type): boolean {
  if (type.kind === 'float') return freeFactors(solver, type.measure, solver.level).length > 0
  if (type.kind === 'variable' && solver.asked(type.id).level > solver.level) return true
  return partsOf(type).some((part) => isOpen(solver, part))
}

/**
 * Chooses the variables anew so that types that say the same read the same: from left to right each measure becomes a variable
 * of its own unless it is made of those before it, `float<'u> -> float<'v> -> float<'u / 'v>` and not `float<'u 'v> -> float<'v> ->
 * float<'u>`; and exponents are whole, `float<'u^2> -> float<'u>`. Variables that a person named stay.
 */
export function simplify(solver: Solver, type: Type): void {
  const measures = measuresOf(type)
  /** The variables chosen, each with the least number that makes all its exponents whole. */
  const chosen = new Map<string, number>()
  for (const open of measures) {
    const measure = solver.measure(open)
    const pivot = freeFactors(solver, measure, solver.level).find(
      ({ symbol }) => !chosen.has(symbol) && givenName(symbol) === '',
    )
    if (pivot === undefined) continue
    const { symbol, exponent } = pivot
    const fresh = solver.freshMeasure('', solver.measureLevel(symbol))
    const others = divide(measure, power(baseDimension(symbol), exponent))
    solver.solveMeasure(symbol, power(divide(fresh, others), divideRational(rational(1), exponent)))
    chosen.set(fresh.factors[0]!.symbol, 1)
  }
  for (const open of measures) {
    for (const { symbol, exponent } of solver.measure(open).factors) {
      const multiple = chosen.get(symbol)
      if (multiple !== undefined) chosen.set(symbol, leastCommonMultiple(multiple, exponent.den))
    }
  }
  for (const [symbol, multiple] of chosen) {
    if (multiple === 1 || multiple > wholeMax) continue
    solver.solveMeasure(symbol, power(solver.freshMeasure('', solver.measureLevel(symbol)), rational(multiple)))
  }
}

/** Roots that a type shows as powers of what they are taken of. */
const wholeMax = 64

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b))
const leastCommonMultiple = (a: number, b: number): number => (a / greatestCommonDivisor(a, b)) * b

/** The type with its variables chosen anew. */
export function instantiate(solver: Solver, scheme: Scheme): Type {
  const { typeVariables, measureVariables, type } = scheme
  return typeVariables.size === 0 && measureVariables.size === 0 ? type : new Copy(solver, scheme).of(type)
}

/** One use of a scheme. */
class Copy {
  private readonly types = new Map<number, Type>()
  private readonly measures = new Map<string, Dimension>()
  private readonly walk: Walk

  constructor(
    private readonly solver: Solver,
    private readonly scheme: Scheme,
  ) {
    this.walk = new Walk(solver)
  }

  readonly of = (part: Type): Type => {
    this.walk.enter()
    const copy = this.copy(part)
    this.walk.leave()
    return copy
  }

  private copy(part: Type): Type {
    if (part.kind === 'variable') return this.variable(part)
    if (part.kind !== 'float') return withParts(part, this.of)
    const measure = this.measure(part.measure)
    return measure === part.measure ? part : float(measure)
  }

  private measure(of: Dimension): Dimension {
    for (const { symbol } of of.factors) {
      if (!this.scheme.measureVariables.has(symbol) || this.measures.has(symbol)) continue
      this.measures.set(symbol, this.solver.freshMeasure())
    }
    const alone = variableAlone(of)
    return (alone === undefined ? undefined : this.measures.get(alone)) ?? substitute(of, this.measures)
  }

  private variable(part: TypeVariable): Type {
    const known = this.types.get(part.id)
    const asked = this.scheme.typeVariables.get(part.id)
    if (known !== undefined || asked === undefined) return known ?? part
    const fresh = this.solver.freshType()
    this.types.set(part.id, fresh)
    if (asked.comparable === true || asked.fields !== undefined) {
      const fields = asked.fields && new Map([...asked.fields].map(([name, field]) => [name, this.of(field)]))
      this.solver.ask(fresh.id, { level: this.solver.level, comparable: asked.comparable === true, fields })
    }
    return fresh
  }
}
