// Numbers for quantity and carried fields: a call's argument converts within its dimension, and only there.

import { type Dimension, substitute } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import type { Quoting } from '../../fabric/schema/index.js'
import type { Expression } from '../syntax/index.js'
import { readMeasure, typeText } from '../types/index.js'
import { expectedText, type NumberSchema, refuse, refusedDimension } from './accept.js'
import type { CallContext, Site } from './context.js'
import { type Figure, figureOf, writtenMeasure } from './figure.js'
import { type Fit, type NumberForm, open } from './fit.js'
import { originOfNumber } from './grounding.js'
import { dimensionIn, emptyScope, type Scope } from './scope.js'

const formOf = (schema: NumberSchema): NumberForm => (schema.kind === 'carried' ? 'carried' : 'coherent')

/** Fits an expression to a quantity or carried field. */
export function fitNumber(context: CallContext, schema: NumberSchema, expression: Expression, site: Site): Fit {
  const figure = figureOf(context, expression)
  if (figure === 'open') return open
  return figure === undefined
    ? fitComputed(context, schema, expression, site)
    : fitFigure(context, schema, figure, site)
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

function fitComputed(context: CallContext, schema: NumberSchema, expression: Expression, site: Site): Fit {
  const { solver } = context.inference
  const { span } = expression
  const type = solver.type(context.inference.infer(expression))
  switch (type.kind) {
    case 'variable':
      return open
    case 'carried':
      if (schema.kind === 'carried') return { kind: 'passed', expression }
      return { kind: 'released', expression, dimension: dimensionIn(site.scope, schema.dimension) }
    case 'float': {
      const dimension = refusedDimension(solver, schema, type.measure, site.scope, span)
      if (dimension !== undefined) return refuse(context, schema, site, { dimension, span, plain: false })
      return { kind: 'computed', expression, measure: type.measure, form: formOf(schema) }
    }
    default: {
      const expected = expectedText(solver, schema, site.scope)
      return context.wrongType(site.path, span, `a number in ${expected}`, typeText(type))
    }
  }
}

/** The span of the goal that a figure came from. One that came from nowhere is reported; zero of any unit needs no source. */
export function ground(
  { inference, table, operation }: Pick<CallContext, 'inference' | 'table'> & { readonly operation?: string },
  { value, unit, origin, literal }: Figure,
  quoting: Quoting | undefined,
  { scope, path }: Site = { scope: emptyScope, path: '' },
): Span | undefined {
  if (table === null || origin !== undefined || unit === '_' || literal === undefined) return origin
  const resolve = (convention: string) => inference.solver.closed(conventional(convention, scope)).text
  const found = originOfNumber(table, value, unit, quoting, resolve)
  if (found === undefined) {
    inference.report({
      code: 'CLEF_UNGROUNDED',
      message: `${unit === '' ? value : `${value} ${unit}`} does not come from the goal`,
      span: literal.span,
      ...(path === '' ? {} : { path }),
      ...(operation === undefined ? {} : { operation }),
    })
  }
  return found
}
