// `attempt (finance.impliedVol { .. })` says how the one call ended.

import type { Span } from '../../fabric/fault.js'
import type { Expression } from '../syntax/ast.js'
import { builtIns } from './built-in.js'
import { instantiate } from './generalise.js'
import type { Inferring } from './inferring.js'
import type { Type } from './type.js'

export function typeOfAttempt(inferring: Inferring, head: Expression, [argument, extra]: readonly Expression[]): Type {
  if (extra !== undefined) return inferring.wrongType(extra.span, 'one call', 'a second argument')
  const scheme = builtIns.get('attempt')?.scheme
  if (argument === undefined || scheme === undefined || !isCall(inferring, argument)) {
    return wrongAttempt(inferring, argument?.span ?? head.span)
  }
  const type = instantiate(inferring.solver, scheme)
  if (type.kind !== 'function') return type
  inferring.check(argument, type.from)
  return type.to
}

export const wrongAttempt = (inferring: Inferring, span: Span): Type =>
  inferring.report({
    code: 'CLEF_TYPE',
    message: 'attempt takes the call itself: attempt (domain.operation { .. })',
    span,
    expected: 'a call',
    actual: 'an expression',
  })

const isCall = (inferring: Inferring, argument: Expression): boolean =>
  argument.kind === 'apply' &&
  argument.function.kind === 'field' &&
  inferring.names.operationOf(argument.function) !== undefined
