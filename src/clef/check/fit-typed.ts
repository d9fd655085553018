import type { Schema } from '../../fabric/schema/index.js'
import type { Expression } from '../syntax/index.js'
import type { CallContext, Site } from './context.js'
import { type Fit, open } from './fit.js'
import { shapeOf } from './shape-of.js'

/** A value that is worked out, or attached: it goes where its type fits. */
export function fitTyped(context: CallContext, schema: Schema, expression: Expression, site: Site): Fit {
  const { inference } = context
  const before = inference.diagnostics.length
  const type = inference.infer(expression)
  // What is wrong within the expression has been said, and leaves its type open.
  if (inference.diagnostics.length > before && inference.solver.head(type).kind === 'variable') return open
  const shape = shapeOf(context, schema, type, site, expression)
  return shape === undefined ? open : { kind: 'shaped', expression, shape }
}
