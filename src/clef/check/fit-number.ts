// Numbers for quantity and carried fields: a call's argument converts within its dimension, and only there.

import { affineOf, type Dimension, substitute } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Quoting } from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import type { Expression, NumberLiteral } from '../syntax/index.js'
import { type Inference, readMeasure } from '../types/index.js'
import { type NumberSchema, refuse, refusedDimension } from './accept.js'
import type { CallContext, Site } from './context.js'
import { type Figure, figureOf, writtenMeasure } from './figure.js'
import { type Fit, open } from './fit.js'
import { fitTyped } from './fit-typed.js'
import { originOfNumber } from './grounding.js'
import { emptyScope, type Scope } from './scope.js'
import { formOf } from './shape-of.js'

/** Fits an expression to a quantity or carried field. */
export function fitNumber(context: CallContext, schema: NumberSchema, expression: Expression, site: Site): Fit {
  const figure = figureOf(context, expression)
  if (figure === 'open') return open
  return figure === undefined ? fitTyped(context, schema, expression, site) : fitFigure(context, schema, figure, site)
}

function fitFigure(context: CallContext, schema: NumberSchema, figure: Figure, site: Site): Fit {
  const { value, unit, span } = figure
  const convention = schema.quoting?.[unit]
  const measure = convention === undefined ? writtenMeasure(context, figure) : conventional(convention, site.scope)
  if (measure === undefined) return open
  if (!Number.isFinite(value)) {
    return context.report(site.path, { code: 'CLEF_RANGE', span, message: 'this number is too large to hold' })
  }
  const origin = ground(context, figure, schema.quoting, site)
  const dimension = refusedDimension(context.inference.solver, schema, measure, site.scope, span)
  if (dimension !== undefined) return refuse(context, schema, site, { dimension, span, plain: unit === '' })
  return {
    kind: 'amount',
    value,
    unit: convention === undefined && unit !== '_' ? unit : null,
    measure,
    scale: convention === undefined && affineOf(unit) !== undefined ? unit : undefined,
    form: formOf(schema),
    byConvention: convention !== undefined,
    origin,
  }
}

/** The measure of a quoting convention, `'D / 'F` as this record has it. */
function conventional(unit: string, scope: Scope): Dimension {
  const measure = readMeasure(unit)
  if (!measure.ok) throw new RangeError(`in a schema's quoting: ${measure.error.message}`)
  return substitute(measure.value, scope)
}

/** The span of the goal that a figure came from. One that came from nowhere is reported; zero of any unit needs no source. */
export function ground(
  { inference, table, operation, grounds }: CallContext,
  { value, unit, origin, literal }: Figure,
  quoting: Quoting | undefined,
  { scope, path }: Site = { scope: emptyScope, path: '' },
): Span | undefined {
  if (table === null || origin !== undefined || unit === '_' || literal === undefined) return origin
  const resolve = (convention: string) => inference.solver.closed(conventional(convention, scope)).text
  const found = originOfNumber(table, value, meantUnit(inference, literal), quoting, resolve)
  if (found !== undefined) grounds.found(literal, found)
  else inference.report({ ...ungrounded(literal), ...(path === '' ? {} : { path }), operation })
  return found
}

/** The unit of a literal in units that a goal knows: a program may declare names of its own. */
export function meantUnit(inference: Inference, literal: NumberLiteral): string {
  const unit = literal.unit?.text.trim() ?? ''
  if (unit === '' || unit === '_' || inference.declared.size === 0) return unit
  const type = inference.number(literal)
  return type.kind === 'float' ? type.measure.text : unit
}

/** What is said of a number that the goal does not hold. */
export function ungrounded({ value, unit, span }: NumberLiteral): Diagnostic {
  const text = unit === null ? `${value}` : `${value} ${unit.text.trim()}`
  return { code: 'CLEF_UNGROUNDED', message: `${text} does not come from the goal`, span }
}
