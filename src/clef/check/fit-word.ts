// Currencies, pairs, tenors, dates, choices, text, truth values and whole numbers.

import { baseDimension, isCurrency, nearest, splitPair } from '../../fabric/dimension/index.js'
import type { Span } from '../../fabric/fault.js'
import {
  type BoolSchema,
  type ChoiceSchema,
  type CountSchema,
  type CurrencySchema,
  type DateSchema,
  type IntegerSchema,
  isCalendarDate,
  isTenor,
  type PairSchema,
  type TenorSchema,
  type TextSchema,
} from '../../fabric/schema/index.js'
import type { Diagnostic } from '../diagnostic/diagnostic.js'
import { codeOf, type GoalQuantity } from '../goal/quantity-table.js'
import type { DateLiteral, Expression, TextLiteral } from '../syntax/index.js'
import { schemaText } from '../types/index.js'
import type { CallContext, Site } from './context.js'
import { figureOf } from './figure.js'
import { type Fit, open } from './fit.js'
import { ground } from './fit-number.js'
import { fitTyped } from './fit-typed.js'
import { originOfWord } from './grounding.js'
import { tenorOf } from './tenor.js'
import { wholeRange } from './whole-range.js'

type CodeSchema = CurrencySchema | PairSchema | TenorSchema | DateSchema

const phrases = {
  currency: 'an ISO 4217 currency such as "USD"',
  pair: 'a currency pair such as "EURUSD"',
  tenor: 'a tenor such as "3M"',
  date: 'a date such as "2026-03-01"',
} as const

/** The canonical word, or undefined when the text is no such word. */
function canonical(kind: CodeSchema['kind'], text: string): string | undefined {
  switch (kind) {
    case 'currency':
      return isCurrency(text) ? text : undefined
    case 'pair': {
      const pair = splitPair(text)
      return pair === undefined ? undefined : pair.foreign + pair.domestic
    }
    case 'tenor':
      return isTenor(text) ? text : undefined
    case 'date':
      return isCalendarDate(text) ? text : undefined
  }
}

/** The word that a quantity of the goal gives for a field of this kind. */
function wordOf(kind: CodeSchema['kind'], quantity: GoalQuantity): string | undefined {
  if (quantity.kind === 'quantity') return kind === 'tenor' ? tenorOf(quantity.value, quantity.unit) : undefined
  return quantity.kind === kind ? codeOf(quantity) : undefined
}

/** How a quantity of the goal reads in a message. */
function quantityText(quantity: GoalQuantity): string {
  switch (quantity.kind) {
    case 'number':
      return `the number ${quantity.value}`
    case 'quantity':
      return `${quantity.value} ${quantity.unit}`
    case 'array':
      return 'an array'
    default:
      return `a ${quantity.kind}`
  }
}

/** Fits a currency, pair, tenor or date, and binds the measure variables that it stands for. */
export function fitCode(context: CallContext, schema: CodeSchema, expression: Expression, site: Site): Fit {
  const written = context.written(expression)
  const { span } = expression
  if (written.kind === 'slot') {
    const quantity = context.inference.quantity(written)
    if (quantity === null || quantity === undefined) return open
    const word = wordOf(schema.kind, quantity)
    if (word === undefined) return context.wrongType(site.path, span, phrases[schema.kind], quantityText(quantity))
    return bound(context, schema, word, span, site, quantity.span)
  }
  if (written.kind === 'text' || written.kind === 'date') {
    const word = canonical(schema.kind, written.value)
    if (word === undefined) return context.wrongType(site.path, span, phrases[schema.kind], `"${written.value}"`)
    return bound(context, schema, word, span, site, groundWord(context, schema.kind, word, written, site.path))
  }
  return fitTyped(context, schema, expression, site)
}

function groundWord(
  { inference, table, operation, grounds }: CallContext,
  kind: CodeSchema['kind'],
  word: string,
  literal: TextLiteral | DateLiteral,
  path: string,
): Span | undefined {
  if (table === null) return undefined
  const origin = originOfWord(table, kind, word)
  if (origin !== undefined) grounds.found(literal, origin)
  else inference.report({ ...ungroundedWord(literal), path, operation })
  return origin
}

/** What is said of a word that the goal does not hold. */
export const ungroundedWord = ({ value, span }: TextLiteral | DateLiteral): Diagnostic => ({
  code: 'CLEF_UNGROUNDED',
  message: `"${value}" does not come from the goal`,
  span,
})

/** The kinds of words that a text spells, whatever it stands for. */
export const kindsOfWord = ({ kind, value }: TextLiteral | DateLiteral): readonly CodeSchema['kind'][] =>
  kind === 'date' ? ['date'] : codeKinds.filter((of) => canonical(of, value) !== undefined)

const codeKinds = ['currency', 'pair', 'tenor', 'date'] as const

/** A pair says what its two variables stand for, a currency what its one does. */
function bound(
  context: CallContext,
  schema: CodeSchema,
  word: string,
  span: Span,
  { scope, path }: Site,
  origin: Span | undefined,
): Fit {
  const { solver } = context.inference
  const bind = (variable: string | undefined, code: string): void => {
    const dimension = variable === undefined ? undefined : scope.get(variable)
    if (dimension === undefined || solver.unifyMeasures(dimension, baseDimension(code), span)) return
    const expected = solver.measure(dimension).text
    const message = `${path} must agree with ${expected}, got ${code}`
    context.report(path, { code: 'CLEF_DIMENSION', span, message, expected, actual: code })
  }
  if (schema.kind === 'currency') bind(schema.binds, word)
  if (schema.kind === 'pair') {
    bind(schema.binds?.[0], word.slice(0, 3))
    bind(schema.binds?.[1], word.slice(3))
  }
  return { kind: 'word', value: word, origin }
}

export function fitChoice(context: CallContext, schema: ChoiceSchema, expression: Expression, site: Site): Fit {
  const { path } = site
  const written = context.written(expression)
  if (written.kind === 'text' && schema.names.includes(written.value)) {
    context.grounds.plain(written)
    return { kind: 'word', value: written.value, origin: undefined }
  }
  const expected = schemaText(schema)
  if (written.kind === 'text') {
    const near = nearest(written.value, schema.names)
    return context.wrongType(path, expression.span, expected, `"${written.value}"`, near)
  }
  return fitTyped(context, schema, expression, site)
}

export function fitText(context: CallContext, schema: TextSchema, expression: Expression, site: Site): Fit {
  const { path } = site
  const written = context.written(expression)
  if (written.kind !== 'text') return fitTyped(context, schema, expression, site)
  const bytes = new TextEncoder().encode(written.value).length
  context.grounds.plain(written)
  if (bytes <= schema.bytesMax) return { kind: 'word', value: written.value, origin: undefined }
  const message = `${path} may hold ${schema.bytesMax} bytes, got ${bytes}`
  return context.report(path, { code: 'CLEF_RANGE', span: expression.span, message })
}

export function fitBool(context: CallContext, schema: BoolSchema, expression: Expression, site: Site): Fit {
  const written = context.written(expression)
  if (written.kind === 'bool') return { kind: 'word', value: written.value, origin: undefined }
  return fitTyped(context, schema, expression, site)
}

/** Counts and integers. A literal has the digits that a number holds; integers beyond come attached. */
export function fitWhole(
  context: CallContext,
  schema: CountSchema | IntegerSchema,
  expression: Expression,
  site: Site,
): Fit {
  const { min, max, big } = wholeRange(schema)
  const expected = `a whole number from ${min} to ${max}`
  const figure = figureOf(context, expression)
  if (figure === 'open') return open
  if (figure === undefined) return fitTyped(context, schema, expression, site)
  const { value, unit, span } = figure
  const origin = ground(context, figure, undefined, site)
  if (unit === '' && Number.isInteger(value) && value >= min && value <= max) {
    return { kind: 'word', value: big ? BigInt(value) : value, origin }
  }
  return context.wrongType(site.path, span, expected, `${value} ${unit}`.trim())
}
