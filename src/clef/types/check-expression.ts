// `constellation check --expr`: the unit or type of one expression under an environment.

import type { Fault } from '../../fabric/fault.js'
import { err, ok, type Result } from '../../fabric/result.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { Unreadable } from '../diagnostic/syntax-error.js'
import { diagnosticsMax, parseProgram } from '../syntax/index.js'
import { declareMeasures } from './declare.js'
import { unitDiagnostic, withCandidates } from './diagnostics.js'
import { Inference } from './infer.js'
import { typeText, unitOrType, VariableNames } from './print.js'
import { readType } from './read-type.js'
import type { Scheme } from './type.js'

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
  const declared = declareMeasures(new Map(Object.entries(measures)))
  if (!declared.ok) return err([given('measures', declared.error.name, wrongMeasure(declared.error.fault))])
  const names = new Map<string, Scheme>()
  for (const [ordinal, [name, annotation]] of Object.entries(environment).entries()) {
    const type = readType(annotation, declared.value, ordinal)
    if (!type.ok) return err([given('env', name, type.error)])
    names.set(name, type.value)
  }
  const program = parseProgram(text)
  if (!program.ok) return program
  const inference: Inference = new Inference({
    declared: declared.value,
    environment: names,
    quantities: null,
    inputs: null,
    domains: [],
    hiding: true,
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
    if (inference.diagnostics.length > 0) return err(inference.diagnostics.slice(0, diagnosticsMax))
    const numeric = type.kind === 'float' || type.kind === 'point'
    return ok(numeric ? { unit: unitOrType(type, new VariableNames()) } : { type: typeText(type) })
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err([...inference.diagnostics, thrown.diagnostic].slice(0, diagnosticsMax))
    throw thrown
  }
}

/** Something wrong in what was given beside the expression; it has no place in the program's text. */
const given = (what: string, name: string, { code, message, candidates = [] }: Diagnostic): Diagnostic => ({
  code,
  message: `${what}.${name}: ${message}`,
  span: { start: 0, end: 0 },
  path: `${what}.${name}`,
  ...withCandidates(candidates),
})

const wrongMeasure = (fault: Fault): Diagnostic => unitDiagnostic(fault, { text: '', span: { start: 0, end: 0 } })
