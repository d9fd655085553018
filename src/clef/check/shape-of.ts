// Fits types to schemas: what a program has worked out becomes a field's value, if its type says that it can.

import { dimensionless } from '../../fabric/dimension/index.js'
import { canonicalText, type RecordSchema, type Schema, settled, type UnionSchema } from '../../fabric/schema/index.js'
import type { Expression } from '../syntax/index.js'
import { float, listOf, sameData, schemaText, type Type, typeOfSchema, typeText } from '../types/index.js'
import { expectedText, type NumberSchema, refuse, refusedDimension } from './accept.js'
import type { CallContext, Site } from './context.js'
import { pointMeasure } from './point.js'
import { alternatives, defaultOf, missing, unknownField, within } from './record-fields.js'
import { dimensionIn, enter } from './scope.js'
import { data, type NumberForm, type Shape, same } from './shape.js'
import { wholeRange } from './whole-range.js'

/**
 * How a value of this type becomes one of the schema; undefined when it does not, and has been reported, or when an error
 * before it has left its type open. A type that is anything becomes what the schema wants.
 */
export function shapeOf(
  context: CallContext,
  outer: Schema,
  open: Type,
  site: Site,
  { span }: Pick<Expression, 'span'>,
): Shape | undefined {
  const schema = settled(outer)
  const { solver } = context.inference
  let type = solver.type(open)
  if (type.kind === 'variable') {
    if (!solver.unify(type, naturalType(schema, site), span)) return wrong(context, schema, type, site, span)
    type = solver.type(type)
  }
  const place = { span }
  if (type.kind === 'schema' && isSame(settled(type.schema), schema)) {
    return schema.kind === 'table' ? { kind: 'table', schema } : data
  }
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
      return numberShape(context, schema, type, site, place)
    case 'float':
      return type.kind === 'float' && solver.unifyMeasures(type.measure, dimensionless, span)
        ? { kind: 'number', measure: dimensionless, form: 'coherent' }
        : wrong(context, schema, type, site, span)
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
    case 'bool':
      return type.kind === schema.kind ? same : wrong(context, schema, type, site, span)
    case 'text':
      return type.kind === 'string' ? same : wrong(context, schema, type, site, span)
    case 'count':
    case 'integer':
      return type.kind === 'float' && solver.unifyMeasures(type.measure, dimensionless, span)
        ? { kind: 'whole', ...wholeRange(schema) }
        : wrong(context, schema, type, site, span)
    case 'list': {
      if (type.kind !== 'list') return wrong(context, schema, type, site, span)
      const of = shapeOf(context, schema.of, type.of, { ...site, path: `${site.path}[]` }, place)
      return of === undefined ? undefined : { kind: 'list', of }
    }
    case 'record':
      return type.kind === 'record'
        ? recordShape(context, schema, type, site, place)
        : wrong(context, schema, type, site, span)
    case 'union':
      return unionShape(context, schema, type, site, place)
    default:
      return wrong(context, schema, type, site, span)
  }
}

/** What a value of any type is taken for where it goes to this schema. */
function naturalType(schema: Schema, { scope }: Site): Type {
  switch (schema.kind) {
    case 'quantity':
      return float(dimensionIn(scope, schema.dimension))
    case 'float':
    case 'count':
    case 'integer':
      return float(dimensionless)
    case 'list':
      return schema.named === undefined
        ? listOf(naturalType(settled(schema.of), { scope, path: '' }))
        : typeOfSchema(schema)
    default:
      return typeOfSchema(schema)
  }
}

function wrong(context: CallContext, schema: Schema, type: Type, { path }: Site, span: Expression['span']): undefined {
  context.wrongType(path, span, schemaText(schema), typeText(type))
  return undefined
}

export const formOf = (schema: NumberSchema): NumberForm => (schema.kind === 'carried' ? 'carried' : 'coherent')

function numberShape(
  context: CallContext,
  schema: NumberSchema,
  type: Type,
  site: Site,
  { span }: Pick<Expression, 'span'>,
): Shape | undefined {
  const { solver } = context.inference
  const form = formOf(schema)
  switch (type.kind) {
    case 'carried':
      return schema.kind === 'carried'
        ? data
        : { kind: 'released', dimension: dimensionIn(site.scope, schema.dimension) }
    case 'float':
    case 'point': {
      const measure = type.kind === 'float' ? type.measure : pointMeasure(type.scale)
      const dimension = refusedDimension(solver, schema, measure, site.scope, span)
      if (dimension !== undefined) {
        refuse(context, schema, site, { dimension, span, plain: false })
        return undefined
      }
      return type.kind === 'float' ? { kind: 'number', measure, form } : { kind: 'point', scale: type.scale, form }
    }
    default: {
      const expected = expectedText(solver, schema, site.scope)
      context.wrongType(site.path, span, `a number in ${expected}`, typeText(type))
      return undefined
    }
  }
}

/** Fields by name, as a record in the program's text has them; an absent option is an absent field. */
function recordShape(
  context: CallContext,
  schema: RecordSchema,
  type: Type & { kind: 'record' },
  site: Site,
  place: Pick<Expression, 'span'>,
): Shape | undefined {
  const scope = enter(schema, site.scope, context.inference.solver)
  const members = new Map<string, Shape>()
  const known = context.inference.diagnostics.length
  for (const name of type.fields.keys()) {
    if (!Object.hasOwn(schema.fields, name)) unknownField(context, schema, name, site.path, place.span)
  }
  alternatives(
    context,
    schema,
    [...type.fields.keys()].map((name) => ({ name, nameSpan: place.span })),
    site.path,
    place.span,
  )
  for (const [name, field] of Object.entries(schema.fields)) {
    const path = within(site.path, name)
    const given = type.fields.get(name)
    if (given === undefined) {
      if (field.kind === 'defaulted') members.set(name, { kind: 'default', ...defaultOf(field.of, field.value) })
      else if (field.kind !== 'optional') missing(context, field, path, place.span)
      continue
    }
    const shape = fieldShape(context, field, given, { scope, path }, place)
    if (shape !== undefined) members.set(name, shape)
  }
  return context.inference.diagnostics.length > known ? undefined : { kind: 'record', members }
}

/** An optional field takes an option as well as a value. */
export function fieldShape(
  context: CallContext,
  field: Schema,
  open: Type,
  site: Site,
  place: Pick<Expression, 'span'>,
): Shape | undefined {
  const type = context.inference.solver.type(open)
  if (field.kind !== 'optional' || type.kind !== 'option') return shapeOf(context, field, type, site, place)
  const of = shapeOf(context, field.of, type.of, site, place)
  return of === undefined ? undefined : { kind: 'presence', of }
}

/** The first alternative that takes the type is meant. */
function unionShape(
  context: CallContext,
  schema: UnionSchema,
  type: Type,
  site: Site,
  place: Pick<Expression, 'span'>,
): Shape | undefined {
  const { inference } = context
  const before = inference.diagnostics.length
  for (const [name, alternative] of Object.entries(schema.cases)) {
    let of: Shape | undefined
    const fits = inference.solver.tentatively(() => {
      of = shapeOf(context, alternative, type, site, place)
      return of !== undefined && inference.diagnostics.length === before
    })
    if (fits && of !== undefined) return { kind: 'case', name, of }
    inference.diagnostics.splice(before)
  }
  return wrong(context, schema, type, site, place.span)
}

export const isSame = (a: Schema, b: Schema): boolean => sameData(a, b) || canonicalText(a) === canonicalText(b)
