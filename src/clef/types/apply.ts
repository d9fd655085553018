// Applications: of functions, built-ins and operations.

import { dimensionless } from '../../fabric/dimension/index.js'
import type { Application, Expression, FieldAccess } from '../syntax/ast.js'
import { typeOfAttempt } from './attempt.js'
import type { BuiltIn } from './built-in.js'
import type { Inferring } from './inferring.js'
import { unknown } from './name-types.js'
import { typeText } from './print.js'
import type { Type } from './type.js'

export function typeOfApplication(inferring: Inferring, application: Application): Type {
  const { head, arguments: given } = inferring.spineOf(application)
  if (head.kind === 'field') {
    const name = inferring.names.operationOf(head)
    if (name !== undefined) return call(inferring, head, name, given, application)
  }
  const builtIn = inferring.names.builtInOf(head)
  if (builtIn?.name === 'attempt') return typeOfAttempt(inferring, head, given)
  let type = inferring.solver.head(inferring.infer(head))
  let next = 0
  while (next < given.length) {
    const ready: [Expression, Type][] = []
    while (next < given.length && type.kind === 'function') {
      ready.push([given[next++]!, type.from])
      type = inferring.solver.head(type.to)
    }
    if (ready.length > 0) passed(inferring, builtIn, head, ready)
    type = inferring.solver.head(type)
    if (next === given.length) break
    if (type.kind === 'function') continue
    if (type.kind !== 'variable') return notAFunction(inferring, application, type)
    const made: Type = { kind: 'function', from: inferring.solver.freshType(), to: inferring.solver.freshType() }
    inferring.expect(head, type, made)
    type = made
  }
  return type
}

/**
 * Arguments tell each other's types in the order in which a reader meets them, `xs |> List.map (fun x -> ..)`, but for functions
 * written on the spot: these come last.
 */
function passed(
  inferring: Inferring,
  builtIn: BuiltIn | undefined,
  head: Expression,
  ready: readonly [Expression, Type][],
): void {
  const rank = ({ span, kind }: Expression) => (span.start < head.span.start ? 0 : kind === 'lambda' ? 2 : 1)
  for (const [argument, parameter] of [...ready].sort(([a], [b]) => rank(a) - rank(b))) {
    if (builtIn?.manner === 'angular') passAngle(inferring, argument, parameter)
    else inferring.check(argument, parameter)
  }
}

function passAngle(inferring: Inferring, argument: Expression, parameter: Type): void {
  const { solver } = inferring
  const actual = solver.head(inferring.infer(argument))
  if (actual.kind !== 'float') {
    inferring.check(argument, parameter)
    return
  }
  const measure = solver.measure(actual.measure)
  if (measure.text === 'rad' || solver.unifyMeasures(measure, dimensionless, argument.span)) return
  inferring.wrongMeasure(argument.span, '1 or rad', measure)
}

function call(
  inferring: Inferring,
  head: FieldAccess,
  name: string,
  [argument, extra]: readonly Expression[],
  whole: Application,
): Type {
  if (extra !== undefined) {
    const { of } = head
    // `Lst.map f xs` is no call with one argument too many.
    if (of.kind === 'name' && !inferring.surroundings.domains.includes(of.name)) return unknown(inferring, of)
    return inferring.wrongType(extra.span, 'one request', 'a second argument')
  }
  return inferring.surroundings.call(head, name, argument!, whole, inferring.functionDepth > 0)
}

function notAFunction(inferring: Inferring, { span }: Application, type: Type): Type {
  const actual = typeText(inferring.solver.type(type))
  const message = `${actual} is not a function; between two values write an operator with space on both sides`
  return inferring.report({ code: 'CLEF_TYPE', message, span, expected: 'a function', actual })
}
