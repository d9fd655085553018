// What is known so far about the variables of inference: what each one is, at which depth of `let` it may still be chosen, and
// what is asked of it. Everything told here can be forgotten again.

import {
  baseDimension,
  type Dimension,
  dimensionless,
  isVariable,
  substitute,
  variablesOf,
} from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import { limitError } from '../diagnostic/syntax-error.js'
import { inferred, variableAlone } from './measure-variable.js'
import { Walk } from './nesting.js'
import { float, type Type, type TypeVariable, withParts } from './type.js'

/** Parts of all types that are walked for one program; some seconds of work at most. */
const stepsMax = 20_000_000

/** What is asked of a type variable that is not solved yet. */
interface Open {
  /** The depth of `let` that it belongs to: it is generalised when that one is left. */
  readonly level: number
  readonly comparable: boolean
  readonly fields: ReadonlyMap<string, Type> | undefined
}

/** Of variables that the surroundings name: they belong to them. */
const outside: Open = { level: 0, comparable: false, fields: undefined }

export class Variables {
  /** The depth of `let` at which new variables are made. */
  level = 0
  /** The expression in hand, for errors about limits. */
  place: Span = { start: 0, end: 0 }
  private readonly measures = new Map<string, Dimension>()
  private readonly measureLevels = new Map<string, number>()
  private readonly types = new Map<number, Type>()
  private readonly open = new Map<number, Open>()
  /** What is asked of a new variable of each level. */
  private readonly atLevel: Open[] = []
  private next = 0
  private attempts = 0
  private readonly trail: (() => void)[] = []
  private steps = 0

  /** `name` is what an annotation calls it. */
  freshMeasure(name = '', level = this.level): Dimension {
    const symbol = inferred(this.next++, name.replace(/^'/, ''))
    this.measureLevels.set(symbol, level)
    return baseDimension(symbol)
  }

  freshType(): TypeVariable {
    const id = this.next++
    this.atLevel[this.level] ??= { ...outside, level: this.level }
    this.open.set(id, this.atLevel[this.level]!)
    return { kind: 'variable', id }
  }

  /** A number of any measure. */
  freshFloat = (): Type => float(this.freshMeasure())

  measureLevel = (symbol: string): number => this.measureLevels.get(symbol) ?? 0

  asked = (id: number): Open => this.open.get(id) ?? outside

  ask(id: number, asked: Open): void {
    this.set(this.open, id, asked)
  }

  setMeasureLevel(symbol: string, level: number): void {
    this.set(this.measureLevels, symbol, level)
  }

  solveMeasure(symbol: string, measure: Dimension): void {
    this.set(this.measures, symbol, measure)
  }

  solveType(id: number, type: Type): void {
    this.set(this.types, id, type)
  }

  /** A measure with every solved variable replaced. */
  measure(measure: Dimension): Dimension {
    let resolved = measure
    while (resolved.factors.some(({ symbol }) => this.measures.has(symbol))) {
      this.count(resolved.factors.length)
      const single = variableAlone(resolved)
      const known = single === undefined ? undefined : this.measures.get(single)
      resolved = known ?? substitute(resolved, this.measures)
    }
    const alone = variableAlone(measure)
    // Chains are shortened as they are walked.
    if (alone !== undefined && resolved !== measure && this.measures.get(alone) !== resolved) {
      this.set(this.measures, alone, resolved)
    }
    return resolved
  }

  /** What is left open at the end is a plain number: only zero can be. */
  closed = (measure: Dimension): Dimension => {
    const resolved = this.measure(measure)
    const open = variablesOf(resolved)
    return open.length === 0 ? resolved : substitute(resolved, new Map(open.map((name) => [name, dimensionless])))
  }

  /** A type as far as its outermost constructor is known; its parts may be variables that are solved. */
  head(type: Type): Type {
    if (type.kind !== 'variable') return type
    let known: Type = type
    while (known.kind === 'variable') {
      const solved = this.types.get(known.id)
      if (solved === undefined) break
      known = solved
    }
    if (known !== type && this.types.get(type.id) !== known) this.set(this.types, type.id, known)
    return known
  }

  /** A type with every solved variable replaced, and with what is asked of the others. */
  type(type: Type): Type {
    const walk = new Walk(this)
    const resolve = (part: Type): Type => {
      walk.enter()
      const resolved = this.resolved(this.head(part), resolve)
      walk.leave()
      return resolved
    }
    return resolve(type)
  }

  private resolved(head: Type, resolve: (part: Type) => Type): Type {
    if (head.kind === 'variable') return this.told(head, resolve)
    if (head.kind !== 'float') return withParts(head, resolve)
    const measure = this.measure(head.measure)
    return measure === head.measure ? head : float(measure)
  }

  private told(variable: TypeVariable, resolve: (part: Type) => Type): TypeVariable {
    const { id } = variable
    const { comparable, fields } = this.asked(id)
    if (!comparable && fields === undefined) return variable
    return {
      kind: 'variable',
      id,
      ...(comparable ? { comparable } : {}),
      ...(fields === undefined ? {} : { fields: new Map([...fields].map(([name, field]) => [name, resolve(field)])) }),
    }
  }

  /** Counts work on types; throws Unreadable with CLEF_LIMIT when there is no end to it. */
  count(steps: number): void {
    this.steps += steps
    if (this.steps > stepsMax) this.tooLarge()
  }

  tooLarge(): never {
    throw limitError('the types of this program grow too large', this.place)
  }

  /** Runs `attempt`; unless it returns true, everything it solved is forgotten. */
  tentatively(attempt: () => boolean): boolean {
    const mark = this.trail.length
    this.attempts++
    let succeeded = false
    try {
      succeeded = attempt()
    } finally {
      this.attempts--
      if (!succeeded) while (this.trail.length > mark) this.trail.pop()!()
      if (this.attempts === 0) this.trail.length = 0
    }
    return succeeded
  }

  private set<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
    if (this.attempts > 0) {
      const before = map.get(key)
      this.trail.push(() => (before === undefined ? map.delete(key) : map.set(key, before)))
    }
    map.set(key, value)
  }
}

const noFactors: Dimension['factors'] = []

/** Variables of a measure that belong to a deeper `let` than `level`, with their exponents. */
export function freeFactors(variables: Variables, { factors }: Dimension, level: number): Dimension['factors'] {
  for (const { symbol } of factors) {
    if (!isVariable(symbol) || variables.measureLevel(symbol) <= level) continue
    return factors.filter((factor) => isVariable(factor.symbol) && variables.measureLevel(factor.symbol) > level)
  }
  return noFactors
}
