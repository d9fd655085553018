// The types of names, and of what stands behind a dot.

import { nearest } from '../../fabric/dimension/index.js'
import type { FieldAccess, Name } from '../syntax/ast.js'
import { diagnosticsMax } from '../syntax/limits.js'
import { wrongAttempt } from './attempt.js'
import { builtIns, moduleNames } from './built-in.js'
import { unknownName } from './diagnostics.js'
import { instantiate } from './generalise.js'
import type { Inferring } from './inferring.js'
import { typeOfField } from './records.js'
import type { Type } from './type.js'

export function typeOfName(inferring: Inferring, name: Name): Type {
  const { names, solver } = inferring
  const known = names.scope.find(name.name)
  const binder = names.settle(name)
  if (known !== undefined) return instantiate(solver, known.scheme)
  if (binder?.kind !== 'builtIn') return unknown(inferring, name)
  if (binder.builtIn.name === 'attempt') return wrongAttempt(inferring, name.span)
  return instantiate(solver, binder.builtIn.scheme)
}

/** Reports a name that nothing gives. */
export function unknown(inferring: Inferring, { name, span }: Name): Type {
  const { domains } = inferring.surroundings
  const isModule = moduleNames.includes(name)
  if (isModule || domains.includes(name)) {
    const actual = isModule ? 'a module' : 'a domain'
    const member = isModule ? `a function: ${name}.function` : `an operation: ${name}.operation { .. }`
    const message = `'${name}' is ${actual}; name ${member}`
    return inferring.report({ code: 'CLEF_TYPE', message, span, expected: 'an expression', actual })
  }
  // Nobody reads more diagnostics than that, and each look at every name costs.
  const told = inferring.diagnostics.length < diagnosticsMax
  return inferring.report(unknownName(name, span, told ? near(inferring, name) : []))
}

/** Functions of modules that have this name first: `length` is `List.length`. */
function near(inferring: Inferring, name: string): readonly string[] {
  const members = [...builtIns.keys()].filter((known) => known.endsWith(`.${name}`))
  return members.length > 0 ? members : nearest(name, everyName(inferring))
}

const plainBuiltIns = [...builtIns.keys()].filter((name) => !name.includes('.'))

const everyName = ({ names, surroundings }: Inferring): readonly string[] => [
  ...names.scope.known(),
  ...plainBuiltIns,
  ...surroundings.domains,
  ...moduleNames,
]

/** `a.b`: a field, a function of a module, or an operation that is not called. */
export function typeOfDotted(inferring: Inferring, access: FieldAccess): Type {
  const { names, solver } = inferring
  const { of, span } = access
  const builtIn = names.builtInOf(access)
  if (builtIn !== undefined) return instantiate(solver, builtIn.scheme)
  const member = names.memberOf(access, moduleNames)
  if (member !== undefined) return inferring.report(unknownName(member, span, nearest(member, builtIns.keys())))
  const operation = names.operationOf(access)
  if (operation === undefined || of.kind !== 'name') return typeOfField(inferring, access)
  if (!inferring.surroundings.domains.includes(of.name)) return unknown(inferring, of)
  const message = `${operation} needs its request: ${operation} { .. }`
  return inferring.report({ code: 'CLEF_TYPE', message, span, expected: 'a request', actual: 'nothing' })
}
