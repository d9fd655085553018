// A result leaves the program: it is no function, and its numbers have exact coherent units.

import type { Program } from '../syntax/ast.js'
import { holdsFunction, type Inference, measuresOf, type Type, typeText, unitOfMeasure } from '../types/index.js'

/** Reports a result that cannot be sent. */
export function refuseResult(inference: Inference, program: Program, result: Type): void {
  const { solver } = inference
  const { span } = program.result
  const type = solver.type(result)
  if (holdsFunction(type)) {
    const actual = typeText(type)
    const message = `a program ends in a value that can be sent, not in a function: ${actual}`
    inference.report({ code: 'CLEF_TYPE', message, span, expected: 'a value', actual })
  }
  const unread = measuresOf(type).find((measure) => !unitOfMeasure(solver.closed(measure)).ok)
  if (unread === undefined || wrongMeasures(inference, program)) return
  const message = `${unread.text} has no exact factor to a coherent unit, so the result cannot be sent`
  const expected = 'a unit with an exact factor'
  inference.report({ code: 'CLEF_DIMENSION', message, span, expected, actual: unread.text })
}

/** Something is wrong above the first binding, where measures are declared: what they mean is then not known. */
const wrongMeasures = ({ diagnostics }: Inference, { bindings, result }: Program): boolean =>
  diagnostics.some(({ span }) => span.end <= (bindings[0] ?? result).span.start)
