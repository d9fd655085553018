// Whether a value that a program has bound may stand for a field, as the check will judge it.

import type { Dimension } from '../../../fabric/dimension/index.js'
import { canonicalText, type ListSchema, type Schema, settled } from '../../../fabric/schema/index.js'
import { unitOfMeasure } from '../../types/measure.js'
import { acceptsDimension, acceptsShape } from '../steering.js'
import { type Held, measureOfHeld } from './references.js'

/** Whether a number of this measure converts to what the field holds. */
export function measureFits(outer: Schema, measure: Dimension): boolean {
  const schema = settled(outer)
  if (schema.kind === 'union') return Object.values(schema.cases).some((of) => measureFits(of, measure))
  if (schema.kind !== 'quantity' && schema.kind !== 'carried') return false
  const unit = unitOfMeasure(measure)
  return unit.ok && acceptsDimension(schema, unit.value.dimension)
}

export function heldFits(outer: Schema, held: Held): boolean {
  const schema = settled(outer)
  if (schema.kind === 'union' && Object.values(schema.cases).some((of) => heldFits(of, held))) return true
  const measure = measureOfHeld(held)
  if (measure !== undefined) return measureFits(schema, measure)
  return held.kind === 'answer' && answerFits(schema, settled(held.schema))
}

function answerFits(wanted: Schema, given: Schema): boolean {
  if (given.kind === 'carried') {
    return (wanted.kind === 'quantity' || wanted.kind === 'carried') && acceptsShape(wanted, given.accepts)
  }
  switch (wanted.kind) {
    case 'currency':
    case 'pair':
    case 'tenor':
    case 'date':
    case 'bool':
    case 'text':
      return given.kind === wanted.kind
    case 'list':
      return given.kind === 'list' && sameItems(wanted, given)
    default:
      return sameForm(wanted, given)
  }
}

/** Lists are passed as they are: their elements must have the wanted form already. */
function sameItems(wanted: ListSchema, given: ListSchema): boolean {
  const [one, other] = [settled(wanted.of), settled(given.of)]
  return (one.kind === 'carried' && other.kind === 'carried') || sameForm(one, other)
}

const sameForm = (one: Schema, other: Schema): boolean =>
  one.kind === other.kind && canonicalText(one) === canonicalText(other)
