// Fits an expression to a schema, whatever its kind: the recursion over requests.

import {
  type ListSchema,
  number,
  type OptionalSchema,
  type Schema,
  settled,
  type UnionSchema,
} from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import type { Attached, Conditional, Expression, Match, RecordLiteral, Slot } from '../syntax/index.js'
import { schemaText, typeText } from '../types/index.js'
import type { CallContext, Site } from './context.js'
import { type Fit, open } from './fit.js'
import { fitNumber } from './fit-number.js'
import { fitRecord } from './fit-record.js'
import { fitTyped } from './fit-typed.js'
import { fitBool, fitChoice, fitCode, fitText, fitWhole } from './fit-word.js'
import { data } from './shape.js'
import { isSame, shapeOf } from './shape-of.js'

export function fitValue(context: CallContext, outer: Schema, expression: Expression, site: Site): Fit {
  const written = context.written(expression)
  if (outer.kind === 'optional') {
    const option = fitOption(context, outer, written, expression, site)
    if (option !== undefined) return option
  }
  const schema = settled(outer)
  if (written.kind === 'if' || written.kind === 'match') return fitBranches(context, outer, written, site)
  if (written.kind === 'input') return fitInput(context, schema, written, site)
  switch (schema.kind) {
    case 'quantity':
    case 'carried':
      return fitNumber(context, schema, expression, site)
    case 'float':
      // In a program a number without a measure is one of dimension 1.
      return fitNumber(context, number(), expression, site)
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
      return fitCode(context, schema, expression, site)
    case 'choice':
      return fitChoice(context, schema, expression, site)
    case 'text':
      return fitText(context, schema, expression, site)
    case 'bool':
      return fitBool(context, schema, expression, site)
    case 'count':
    case 'integer':
      return fitWhole(context, schema, expression, site)
    case 'list':
      return fitList(context, schema, written, expression, site)
    case 'record': {
      const record = recordWritten(context, written)
      return record === undefined
        ? fitTyped(context, schema, expression, site)
        : fitRecord(context, schema, record, site, fitValue)
    }
    case 'union':
      return fitUnion(context, schema, expression, site)
    default:
      // Maps, tables and bytes have no literal. Presence is settled above.
      return fitTyped(context, schema, expression, site)
  }
}

/** An option where a field is optional: None is nothing, Some of a value is the value. */
function fitOption(
  context: CallContext,
  { of }: OptionalSchema,
  written: Expression,
  expression: Expression,
  site: Site,
): Fit | undefined {
  const { inference } = context
  if (inference.builtInOf(written)?.name === 'None') return { kind: 'absent' }
  if (written.kind === 'apply' && inference.builtInOf(written.function)?.name === 'Some') {
    return fitValue(context, of, written.argument, site)
  }
  if (written.kind === 'if' || written.kind === 'match') return undefined
  if (!mayBeOption(written)) return undefined
  const type = inference.solver.type(inference.infer(expression))
  if (type.kind !== 'option') return undefined
  const shape = shapeOf(context, of, type.of, site, expression)
  return shape === undefined ? open : { kind: 'shaped', expression, shape: { kind: 'presence', of: shape } }
}

const literalKinds: ReadonlySet<Expression['kind']> = new Set([
  'number',
  'text',
  'bool',
  'date',
  'slot',
  'record',
  'list',
])
const mayBeOption = ({ kind }: Expression): boolean => !literalKinds.has(kind)

/** Each branch on its own, so that a word or a figure in it is read as the field reads it. */
function fitBranches(context: CallContext, schema: Schema, expression: Conditional | Match, site: Site): Fit {
  const { inference } = context
  const before = inference.diagnostics.length
  inference.infer(expression)
  if (inference.diagnostics.length > before) return open
  const bodies =
    expression.kind === 'if' ? [expression.then, expression.otherwise] : expression.cases.map(({ body }) => body)
  const branches = bodies.map((body) => fitValue(context, schema, body, site))
  return branches.some(({ kind }) => kind === 'open') ? open : { kind: 'decided', expression, branches }
}

/** The record that a program writes, also as another one with some fields replaced. */
function recordWritten(context: CallContext, written: Expression): Pick<RecordLiteral, 'fields' | 'span'> | undefined {
  if (written.kind === 'record') return written
  if (written.kind !== 'update') return undefined
  const of = recordWritten(context, context.written(written.of))
  if (of === undefined) return undefined
  // The whole says what is wrong with it as an update; here only its fields matter.
  context.inference.infer(written)
  const replaced = new Set(written.fields.map(({ name }) => name))
  return { fields: [...of.fields.filter(({ name }) => !replaced.has(name)), ...written.fields], span: written.span }
}

/** A list that the program writes out, or an array of the goal; anything else by its type. */
function fitList(
  context: CallContext,
  schema: ListSchema,
  written: Expression,
  expression: Expression,
  site: Site,
): Fit {
  if (written.kind === 'list') return fitItems(context, schema, written.items, expression, site)
  const array = written.kind === 'slot' ? context.inference.quantity(written) : undefined
  if (written.kind !== 'slot' || array?.kind !== 'array') return fitTyped(context, schema, expression, site)
  const items = array.items.map((_, item): Slot => ({ ...written, at: [...(written.at ?? []), item] }))
  const fit = fitItems(context, schema, items, expression, site)
  return fit.kind === 'list' ? { ...fit, origin: array.span } : fit
}

function fitItems(
  context: CallContext,
  schema: ListSchema,
  items: readonly Expression[],
  { span }: Expression,
  { scope, path }: Site,
): Fit {
  if (items.length > schema.countMax) {
    const message = `${path} may hold ${schema.countMax}, got ${items.length}`
    return context.report(path, { code: 'CLEF_RANGE', span, message })
  }
  const item = (of: Expression, index: number) => fitValue(context, schema.of, of, { scope, path: `${path}[${index}]` })
  return { kind: 'list', items: items.map(item) }
}

/** Tries the alternatives in order; the first that takes the value is meant. */
function fitUnion(context: CallContext, schema: UnionSchema, expression: Expression, site: Site): Fit {
  const { inference } = context
  const before = inference.diagnostics.length
  // Whatever is wrong with the expression itself is said once, before any alternative is tried.
  const type = inference.solver.type(inference.infer(expression))
  if (inference.diagnostics.length > before) return open
  if (type.kind === 'schema' && isSame(type.schema, schema)) return { kind: 'shaped', expression, shape: data }
  let telling: readonly Diagnostic[] = []
  for (const [name, alternative] of Object.entries(schema.cases)) {
    let of: Fit = open
    const fits = inference.solver.tentatively(() => {
      of = fitValue(context, alternative, expression, site)
      return inference.diagnostics.length === before
    })
    if (fits) return { kind: 'case', name, of }
    const said = inference.diagnostics.splice(before)
    if (telling.length === 0 && said.some(({ code }) => code !== 'CLEF_TYPE')) telling = said
  }
  // An alternative that failed by more than its kind says best what is wrong: a time given in metres.
  if (telling.length === 0) return context.wrongType(site.path, expression.span, schemaText(schema), typeText(type))
  inference.diagnostics.push(...telling)
  return open
}

/** Where nobody says what is attached, any input may be what the field wants. */
function fitInput(context: CallContext, schema: Schema, expression: Attached, site: Site): Fit {
  if (context.inference.surroundings.inputs === null) return { kind: 'shaped', expression, shape: data }
  return fitTyped(context, schema, expression, site)
}
