// What was wrong with a proposal, as the next one is told.

import type { PriorAttempt, PriorDiagnostic, Stray } from '../../backends/index.js'
import type { Diagnostic } from '../../clef/index.js'
import type { Fault } from '../../fabric/index.js'
import type { Composition } from '../composer/index.js'

/** What a model is told of its last try; nothing where it said nothing, for then there is nothing to revise. */
export function priorOf(program: string | undefined, diagnostics: readonly Diagnostic[]): PriorAttempt | undefined {
  const [first] = diagnostics
  if (first === undefined || program === undefined) return undefined
  const told = diagnostics.map(({ message: _, span: __, grounded: ___, ...rest }): PriorDiagnostic => rest)
  return { program, code: first.code, path: first.path ?? '', diagnostics: told }
}

/** A backend that failed, or left the grammar, has made a rejected attempt like any other. */
export const failed = ({ message }: Fault, stray: Stray | undefined): Composition => ({
  kind: 'rejected',
  diagnostics: [stray === undefined ? { code: 'CLEF_SYNTAX', message, span: nowhere } : strayed(message, stray)],
  calls: [],
})

const nowhere = { start: 0, end: 0 }

function strayed(message: string, { prefix, actual, expected }: Stray): Diagnostic {
  const span = { start: prefix.length, end: prefix.length + actual.length }
  const [only, ...others] = expected
  return {
    code: 'CLEF_SYNTAX',
    message,
    span,
    ...(only !== undefined && others.length === 0 ? { expected: only } : {}),
    actual: actual === '' ? 'nothing' : actual,
    ...(others.length === 0 ? {} : { candidates: expected }),
  }
}
