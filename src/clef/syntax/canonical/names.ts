// The closed sets of names that canonical programs are written in, for the reader of the layout and for the grammar alike.

import { constructors } from '../token.js'

/** What a program binds, in this order. */
export const letters: readonly string[] = [...'abcdefghijklmnopqrstuvwxyz']

/** What parameters, patterns and bindings inside expressions bind. */
export const localLetters = 'uvwxyz'
export const localName = /^[uvwxyz][1-9]?$/

export const functionNames = [
  'sqrt',
  'sqr',
  'abs',
  'sign',
  'min',
  'max',
  'floor',
  'ceil',
  'round',
  'truncate',
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
  'not',
  'fst',
  'snd',
  'id',
  'attempt',
] as const

/** Functions by the module that stands before their dot. */
export const moduleNames = {
  List: [
    'map',
    'map2',
    'filter',
    'choose',
    'fold',
    'sum',
    'sumBy',
    'average',
    'averageBy',
    'min',
    'max',
    'minBy',
    'maxBy',
    'length',
    'isEmpty',
    'exists',
    'forall',
    'tryFind',
    'tryHead',
    'sortBy',
    'sortByDescending',
    'rev',
    'append',
    'concat',
    'collect',
    'zip',
  ],
  Option: ['map', 'bind', 'defaultValue', 'isSome', 'isNone'],
  Result: ['map', 'mapError', 'bind', 'defaultValue', 'isOk'],
} as const

/** `List.map` and the like. */
export const qualifiedNames: readonly string[] = Object.entries(moduleNames).flatMap(([module, functions]) =>
  functions.map((name) => `${module}.${name}`),
)

/** Names that stand alone and that no program binds. */
export const givenNames: readonly string[] = [...functionNames, ...constructors]

/** What a canonical program may name besides all this. */
export interface KnownNames {
  /** `finance.convert` and the like. */
  readonly operations: readonly string[]
  /** Names of fields; left out, any of up to 32 letters, digits and `_` that begins with a letter. */
  readonly fields?: readonly string[]
}
