// The built-in functions and constructors: their types, with F#'s measure rules. `sin`, `cos` and `tan` also take an angle in
// `rad`; their inverses give plain numbers, as in F#.

import { readMeasure } from './measure.js'
import { float, functionOf, listOf, optionOf, resultOf, type Scheme, type Type, type TypeVariable } from './type.js'

function number(text: string): Type {
  const measure = readMeasure(text)
  if (!measure.ok) throw new RangeError(measure.error.message)
  return float(measure.value)
}

// Variables of these schemes have numbers that no inference gives out.
const a: TypeVariable = { kind: 'variable', id: -1 }
const b: TypeVariable = { kind: 'variable', id: -2 }
const c: TypeVariable = { kind: 'variable', id: -3 }
/** Of values that can be compared. */
const k: TypeVariable = { kind: 'variable', id: -4, comparable: true }
const typeVariables = new Map([a, b, c, k].map((variable) => [variable.id, variable]))
const measureVariables = new Set(["'u"])

const one = number('1')
const u = number("'u")
const bool: Type = { kind: 'bool' }
const string: Type = { kind: 'string' }
const failure: Type = {
  kind: 'record',
  fields: new Map([
    ['code', string],
    ['message', string],
  ]),
}

/** How a built-in may be applied, beyond one argument after the other. */
type Manner =
  | 'curried'
  /** Takes its two arguments as a pair too: `atan2 (y, x)`. */
  | 'paired'
  /** Takes an angle in `rad` as well as a plain number. */
  | 'angular'

interface Definition {
  readonly parameters: readonly Type[]
  readonly result: Type
  readonly manner: Manner
}

const define = (parameters: readonly Type[], result: Type, manner: Manner = 'curried'): Definition => ({
  parameters,
  result,
  manner,
})
const to = (from: Type, result: Type): Type => functionOf([from], result)
const list = listOf
const option = optionOf

const definitions = {
  sqrt: define([number("'u^2")], u),
  sqr: define([u], number("'u^2")),
  abs: define([u], u),
  sign: define([u], one),
  min: define([k, k], k, 'paired'),
  max: define([k, k], k, 'paired'),
  exp: define([one], one),
  ln: define([one], one),
  log: define([one], one),
  sin: define([one], one, 'angular'),
  cos: define([one], one, 'angular'),
  tan: define([one], one, 'angular'),
  asin: define([one], one),
  acos: define([one], one),
  atan: define([one], one),
  atan2: define([u, u], one, 'paired'),
  // Not the same in every unit, and so of plain numbers only: `floor (x / 1.0<m>)`.
  floor: define([one], one),
  ceil: define([one], one),
  round: define([one], one),
  truncate: define([one], one),
  sum: define([list(u)], u),
  mean: define([list(u)], u),
  not: define([bool], bool),
  id: define([a], a),
  fst: define([{ kind: 'tuple', items: [a, b] }], a),
  snd: define([{ kind: 'tuple', items: [a, b] }], b),
  Some: define([a], option(a)),
  None: define([], option(a)),
  Ok: define([a], resultOf(a, b)),
  Error: define([b], resultOf(a, b)),
  attempt: define([a], resultOf(a, failure)),
  'List.map': define([to(a, b), list(a)], list(b)),
  'List.map2': define([functionOf([a, b], c), list(a), list(b)], list(c)),
  'List.filter': define([to(a, bool), list(a)], list(a)),
  'List.choose': define([to(a, option(b)), list(a)], list(b)),
  'List.fold': define([functionOf([b, a], b), b, list(a)], b),
  'List.sum': define([list(u)], u),
  'List.sumBy': define([to(a, u), list(a)], u),
  'List.average': define([list(u)], u),
  'List.averageBy': define([to(a, u), list(a)], u),
  'List.min': define([list(k)], k),
  'List.minBy': define([to(a, k), list(a)], a),
  'List.max': define([list(k)], k),
  'List.maxBy': define([to(a, k), list(a)], a),
  'List.length': define([list(a)], one),
  'List.isEmpty': define([list(a)], bool),
  'List.exists': define([to(a, bool), list(a)], bool),
  'List.forall': define([to(a, bool), list(a)], bool),
  'List.tryFind': define([to(a, bool), list(a)], option(a)),
  'List.tryHead': define([list(a)], option(a)),
  'List.sortBy': define([to(a, k), list(a)], list(a)),
  'List.sortByDescending': define([to(a, k), list(a)], list(a)),
  'List.rev': define([list(a)], list(a)),
  'List.append': define([list(a), list(a)], list(a)),
  'List.concat': define([list(list(a))], list(a)),
  'List.collect': define([to(a, list(b)), list(a)], list(b)),
  'List.zip': define([list(a), list(b)], list({ kind: 'tuple', items: [a, b] })),
  'Option.map': define([to(a, b), option(a)], option(b)),
  'Option.bind': define([to(a, option(b)), option(a)], option(b)),
  'Option.defaultValue': define([a, option(a)], a),
  'Option.isSome': define([option(a)], bool),
  'Option.isNone': define([option(a)], bool),
  'Result.map': define([to(a, b), resultOf(a, c)], resultOf(b, c)),
  'Result.mapError': define([to(a, b), resultOf(c, a)], resultOf(c, b)),
  'Result.bind': define([to(a, resultOf(b, c)), resultOf(a, c)], resultOf(b, c)),
  'Result.defaultValue': define([a, resultOf(a, c)], a),
  'Result.isOk': define([resultOf(a, c)], bool),
} satisfies Readonly<Record<string, Definition>>

/** `sqrt`, `Some`, `List.map` */
export type BuiltInName = keyof typeof definitions

export interface BuiltIn {
  readonly name: BuiltInName
  /** Arguments before it gives a value; 0 for `None`. */
  readonly arity: number
  readonly scheme: Scheme
  readonly manner: Manner
}

// The keys of a literal are the names of its type.
const entries = Object.entries(definitions) as readonly (readonly [BuiltInName, Definition])[]

export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  entries.map(([name, { parameters, result, manner }]) => {
    const scheme = { typeVariables, measureVariables, type: functionOf(parameters, result) }
    return [name, { name, arity: parameters.length, scheme, manner }]
  }),
)

export const builtInNames: readonly BuiltInName[] = entries.map(([name]) => name)

/** Names that may stand before the dot of a built-in. */
export const moduleNames: readonly string[] = ['List', 'Option', 'Result']
