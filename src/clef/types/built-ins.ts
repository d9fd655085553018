// The built-in functions with F#'s measure rules. `sin`, `cos` and `tan` also take an angle in `rad`; their inverses give
// plain numbers, as in F#.

import { readMeasure } from './measure.js'
import { float, listOf, type Scheme, type Type } from './type.js'

export const builtInNames = [
  'sqrt',
  'sqr',
  'abs',
  'sign',
  'min',
  'max',
  'exp',
  'ln',
  'log',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sum',
  'mean',
] as const
export type BuiltInName = (typeof builtInNames)[number]

export interface BuiltIn {
  readonly name: BuiltInName
  readonly arity: number
  readonly scheme: Scheme
  /** Takes an angle in `rad` as well as a plain number. */
  readonly angular: boolean
}

const variable = "'u"

function number(text: string): Type {
  const measure = readMeasure(text)
  if (!measure.ok) throw new RangeError(measure.error.message)
  return float(measure.value)
}

const arrow = (parameters: readonly Type[], result: Type): Type =>
  parameters.reduceRight<Type>((to, from) => ({ kind: 'function', from, to }), result)

const define = (name: BuiltInName, parameters: readonly Type[], result: string, angular = false): BuiltIn => ({
  name,
  arity: parameters.length,
  scheme: { typeVariables: [], measureVariables: [variable], type: arrow(parameters, number(result)) },
  angular,
})

const one = number('1')
const any = number(variable)

const definitions: readonly BuiltIn[] = [
  define('sqrt', [number("'u^2")], variable),
  define('sqr', [any], "'u^2"),
  define('abs', [any], variable),
  define('sign', [any], '1'),
  define('min', [any, any], variable),
  define('max', [any, any], variable),
  define('exp', [one], '1'),
  define('ln', [one], '1'),
  define('log', [one], '1'),
  define('sin', [one], '1', true),
  define('cos', [one], '1', true),
  define('tan', [one], '1', true),
  define('asin', [one], '1'),
  define('acos', [one], '1'),
  define('atan', [one], '1'),
  define('atan2', [any, any], '1'),
  define('sum', [listOf(any)], variable),
  define('mean', [listOf(any)], variable),
]

export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(definitions.map((builtIn) => [builtIn.name, builtIn]))
