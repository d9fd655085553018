// Fits an expression to a schema, whatever its kind: the recursion over requests.

import {
  canonicalText,
  type ListSchema,
  number,
  type Schema,
  settled,
  type UnionSchema,
} from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import type { Expression } from '../syntax/index.js'
import { sameData, schemaText, type Type, typeText } from '../types/index.js'
import type { CallContext, Site } from './context.js'
import { type Fit, open } from './fit.js'
import { fitNumber } from './fit-number.js'
import { fitRecord } from './fit-record.js'
import { fitBool, fitChoice, fitCode, fitText, fitWhole } from './fit-word.js'

export function fitValue(context: CallContext, outer: Schema, expression: Expression, site: Site): Fit {
  const schema = settled(outer)
  const written = context.inference.written(expression)
  if (written.kind === 'input') return fitData(context, schema, written, site)
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
      return fitBool(context, expression, site)
    case 'count':
    case 'integer':
      return fitWhole(context, schema, expression, site)
    case 'list':
      return written.kind === 'list'
        ? fitItems(context, schema, written.items, expression, site)
        : fitData(context, schema, expression, site)
    case 'record':
      return written.kind === 'record'
        ? fitRecord(context, schema, written, site, fitValue)
        : fitData(context, schema, expression, site)
    case 'union':
      return fitUnion(context, schema, expression, site)
    default:
      // Maps, tables and bytes have no literal. Presence is settled above.
      return fitData(context, schema, expression, site)
  }
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
  if (type.kind === 'schema' && isSame(type.schema, schema)) return { kind: 'passed', expression }
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

/** Attached data, and values whose type says that they have the schema's form already. */
function fitData(context: CallContext, schema: Schema, expression: Expression, { path }: Site): Fit {
  // Without a goal any attached input may be what the field wants.
  if (expression.kind === 'input' && context.table === null) return { kind: 'passed', expression }
  const type = context.inference.solver.type(context.inference.infer(expression))
  if (type.kind === 'variable') return open
  if (hasForm(type, schema)) return { kind: 'passed', expression }
  return context.wrongType(path, expression.span, schemaText(schema), typeText(type))
}

function hasForm(type: Type, outer: Schema): boolean {
  const schema = settled(outer)
  if (type.kind === 'schema') return isSame(settled(type.schema), schema)
  if (type.kind === 'list') return schema.kind === 'list' && hasForm(type.of, schema.of)
  if (type.kind === 'carried') return schema.kind === 'carried'
  if (type.kind === 'string') return schema.kind === 'text'
  // A program's number has a measure, which no float of a schema has.
  if (type.kind === 'float') return false
  return type.kind === schema.kind
}

const isSame = (a: Schema, b: Schema): boolean => sameData(a, b) || canonicalText(a) === canonicalText(b)
