// What the functions of `Option` and `Result` compute.

import { heldBy, isSome, type ResultValue, some } from './option-value.js'
import type { Work } from './work.js'

type Case = ResultValue['case']

const changed =
  (name: Case) =>
  (work: Work, called: unknown, of: ResultValue): ResultValue =>
    of.case === name ? { case: name, value: work.apply(called, [of.value]) } : of

export const caseFunctions = {
  'Option.map': (work: Work, called: unknown, of: unknown) =>
    isSome(of) ? some(work.apply(called, [heldBy(of)])) : of,
  'Option.bind': (work: Work, called: unknown, of: unknown) => (isSome(of) ? work.apply(called, [heldBy(of)]) : of),
  'Option.defaultValue': (_: Work, otherwise: unknown, of: unknown) => (isSome(of) ? heldBy(of) : otherwise),
  'Option.isSome': (_: Work, of: unknown) => isSome(of),
  'Option.isNone': (_: Work, of: unknown) => !isSome(of),
  'Result.map': changed('Ok'),
  'Result.mapError': changed('Error'),
  'Result.bind': (work: Work, called: unknown, of: ResultValue) =>
    of.case === 'Ok' ? work.apply(called, [of.value]) : of,
  'Result.defaultValue': (_: Work, otherwise: unknown, of: ResultValue) => (of.case === 'Ok' ? of.value : otherwise),
  'Result.isOk': (_: Work, of: ResultValue) => of.case === 'Ok',
}
