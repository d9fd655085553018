// `constellation check --expr`: the unit or type of one expression under an environment.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { Unreadable } from '../diagnostic/syntax-error.js'
import { parseProgram } from '../syntax/index.js'
import { declareMeasures } from './declare.js'
import { withCandidates } from './diagnostics.js'
import { Inference } from './infer.js'
import { MeasureNames, typeText } from './print.js'
import { readType } from './read-type.js'
import { monomorphic, type Scheme } from './type.js'

/** Units print in normal form; what is not a number has a type instead. */
export type ExpressionType = { readonly unit: string } | { readonly type: string }

/**
 * Infers the unit of `text`, an expression or a program without calls. `environment` gives names their types (`float<m>`,
 * `m`, `string`, `float<'u>`), `measures` declares measures (`{ sqrm: 'm^2' }`).
 */
export function checkExpression(
  text: string,
  environment: Readonly<Record<string, string>> = {},
  measures: Readonly<Record<string, string>> = {},
): Result<ExpressionType, readonly Diagnostic[]> {
  const declared = declareMeasures(measures)
  if (!declared.ok) return err([given('measures', declared.error.name, declared.error.fault)])
  const names = new Map<string, Scheme>()
  for (const [name, annotation] of Object.entries(environment)) {
    const type = readType(annotation, declared.value)
    if (!type.ok) return err([given('env', name, type.error)])
    names.set(name, monomorphic(type.value))
  }
  const program = parseProgram(text)
  if (!program.ok) return program
  const inference: Inference = new Inference({
    declared: declared.value,
    environment: names,
    quantities: null,
    inputs: null,
    domains: [],
    call: ({ span }, operation) =>
      inference.report({
        code: 'CLEF_UNKNOWN_OPERATION',
        message: `'${operation}' cannot be called in a bare expression`,
        span,
        actual: operation,
      }),
    literal: () => {},
  })
  try {
    const type = inference.solver.type(inference.program(program.value))
    if (inference.diagnostics.length > 0) return err(inference.diagnostics)
    return ok(type.kind === 'float' ? { unit: new MeasureNames().text(type.measure) } : { type: typeText(type) })
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err([...inference.diagnostics, thrown.diagnostic])
    throw thrown
  }
}

/** A fault in what was given beside the expression; it has no place in the program's text. */
function given(what: string, name: string, fault: Fault): Diagnostic {
  const code =
    fault.code === 'FAULT_UNKNOWN_UNIT'
      ? 'CLEF_UNKNOWN_UNIT'
      : fault.code === 'FAULT_LIMIT'
        ? 'CLEF_LIMIT'
        : 'CLEF_SYNTAX'
  const candidates = 'candidates' in fault ? fault.candidates : []
  const span = { start: 0, end: 0 }
  return {
    code,
    message: `${what}.${name}: ${fault.message}`,
    span,
    path: `${what}.${name}`,
    ...withCandidates(candidates),
  }
}
