// Typed steering: which of the goal's quantities may stand for a field. It picks among what the user gave and is lifted where
// nothing given fits, so that a wrong unit reaches the check as it was said.

import {
  type Dimension,
  hasShape,
  isMoney,
  isRate,
  parseUnit,
  type Shape,
  variablesOf,
} from '../../fabric/dimension/index.js'
import {
  type CarriedSchema,
  type ListSchema,
  type QuantitySchema,
  type Schema,
  schemaDimension,
  settled,
} from '../../fabric/schema/index.js'
import type { ArrayQuantity, GoalQuantity, QuantityTable } from '../goal/quantity-table.js'

/** Slots, from 1, that fit a schema by their kind and dimension. */
export const fittingSlots = (schema: Schema, table: QuantityTable): readonly number[] =>
  table.flatMap((quantity, index) => (fits(settled(schema), quantity) ? [index + 1] : []))

/**
 * Slots that may be written for a field.
 *
 * @param rivals fields of the same record that the same quantities fit, this one included: with fewer quantities than
 * fields one of them was given in a wrong unit, and no field may be steered past it
 */
export function offeredSlots(schema: Schema, rivals: number, table: QuantityTable): readonly number[] {
  const fitting = fittingSlots(schema, table)
  if (fitting.length >= rivals) return fitting
  const isList = settled(schema).kind === 'list'
  const alike = table.flatMap(({ kind }, index) => ((kind === 'array') === isList ? [index + 1] : []))
  return alike.length > 0 || isList ? alike : allSlots(table)
}

export const allSlots = (table: QuantityTable): readonly number[] => table.map((_, index) => index + 1)

function fits(schema: Schema, quantity: GoalQuantity): boolean {
  switch (schema.kind) {
    case 'pair':
    case 'currency':
    case 'tenor':
    case 'date':
      return quantity.kind === schema.kind
    case 'count':
      return quantity.kind === 'number' && isCount(quantity.value)
    case 'quantity':
    case 'carried':
      return figureFits(schema, quantity)
    case 'union':
      return Object.values(schema.cases).some((of) => fits(settled(of), quantity))
    case 'list':
      return quantity.kind === 'array' && arrayFits(schema, quantity)
    default:
      return false
  }
}

/** By its depth and size alone: a list in a wrong unit looks like no other list, and is to reach the check as it was said. */
function arrayFits({ of, length, countMax }: ListSchema, array: Pick<ArrayQuantity, 'items'>): boolean {
  const { items } = array
  if (items.length > countMax || (length !== undefined && items.length !== length)) return false
  const element = settled(of)
  const [first] = items
  if (typeof first === 'object') return element.kind === 'list' && arrayFits(element, { items: first })
  return isFigure(element)
}

/** Whether a schema's values are single numbers. */
export const isFigure = ({ kind }: Schema): boolean => kind === 'quantity' || kind === 'carried' || kind === 'count'

/** Whether an array of the goal may be such a list: numbers, or rows of them. */
export function takesArrays({ of }: ListSchema): boolean {
  const element = settled(of)
  return element.kind === 'list' ? takesArrays(element) : isFigure(element)
}

/** Whether a goal has arrays; where nobody knows the goal, it may. */
export const mayHaveArrays = (table: QuantityTable | undefined): boolean =>
  table === undefined || table.some(({ kind }) => kind === 'array')
/** Whether arrays are all that a goal has. */
export const hasArraysAlone = (table: QuantityTable | undefined): boolean =>
  table !== undefined && table.length > 0 && table.every(({ kind }) => kind === 'array')

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff

function figureFits(schema: QuantitySchema | CarriedSchema, quantity: GoalQuantity): boolean {
  switch (quantity.kind) {
    case 'number':
      return quantity.value === 0 || schema.quoting?.[''] !== undefined || accepts(schema, '1')
    case 'quantity':
      return schema.quoting?.[quantity.unit] !== undefined || accepts(schema, quantity.unit)
    case 'tenor':
      return accepts(schema, 'yr')
    default:
      return false
  }
}

function accepts(schema: QuantitySchema | CarriedSchema, unitText: string): boolean {
  const unit = parseUnit(unitText)
  return unit.ok && acceptsDimension(schema, unit.value.dimension)
}

/** Whether a field takes numbers of this dimension, in coherent units, once its currencies are known. */
export function acceptsDimension(schema: QuantitySchema | CarriedSchema, dimension: Dimension): boolean {
  if (schema.kind === 'quantity') return sameForm(schemaDimension(schema.dimension), dimension)
  if (typeof schema.accepts === 'string') return hasShape(dimension, schema.accepts)
  return schema.accepts.some((text) => sameForm(schemaDimension(text), dimension))
}

/** Whether a field may take a number that brings a dimension of this form along: no more is known before it is there. */
export function acceptsShape(schema: QuantitySchema | CarriedSchema, brought: CarriedSchema['accepts']): boolean {
  if (typeof brought !== 'string') return brought.some((text) => acceptsForm(schema, schemaDimension(text)))
  const wanted = schema.kind === 'quantity' ? [schema.dimension] : schema.accepts
  if (brought === 'any' || wanted === 'any' || wanted === brought) return true
  return typeof wanted !== 'string' && wanted.some((text) => isForm(schemaDimension(text), brought))
}

/** The same for a dimension that may itself have variables. */
const acceptsForm = (schema: QuantitySchema | CarriedSchema, brought: Dimension): boolean => {
  if (variablesOf(brought).length === 0) return acceptsDimension(schema, brought)
  return acceptsShape(schema, brought.factors.length === 1 ? 'money' : 'rate')
}

const isForm = (dimension: Dimension, shape: Shape): boolean =>
  variablesOf(dimension).length === 0
    ? hasShape(dimension, shape)
    : shape === (dimension.factors.length === 1 ? 'money' : 'rate')

/** Measure variables stand for currencies, known only once the program is: money fits money and a rate a rate. */
function sameForm(wanted: Dimension, actual: Dimension): boolean {
  if (variablesOf(wanted).length === 0) return wanted === actual
  return wanted.factors.length === 1 ? isMoney(actual) : isRate(actual)
}
