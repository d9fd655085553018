// What the goal gives: its quantities, and what is attached to it.

import { dimensionless } from '../../fabric/dimension/index.js'
import { type GoalQuantity, itemOf } from '../goal/quantity-table.js'
import type { Attached, Slot } from '../syntax/ast.js'
import { unitDiagnostic, withCandidates } from './diagnostics.js'
import type { Inferring } from './inferring.js'
import { readMeasure, scaleOfPoint } from './measure.js'
import { float, listOf, type Type } from './type.js'

/** What `$n` stands for; undefined (and reported) beyond the table, null without a goal. */
export function quantityOf(inferring: Inferring, { index, at = [], span }: Slot): GoalQuantity | undefined | null {
  const { quantities } = inferring.surroundings
  if (quantities === null) {
    inferring.leaveOpen(span)
    return null
  }
  const quantity = quantities[index - 1]
  if (quantity === undefined) {
    const held = quantities.length === 0 ? 'no quantity' : `quantities $1 to $${quantities.length}`
    inferring.report({ code: 'CLEF_UNKNOWN_QUANTITY', message: `the goal has ${held}, not $${index}`, span })
  }
  return at.reduce<GoalQuantity | undefined>((of, item) => (of?.kind === 'array' ? itemOf(of, item) : of), quantity)
}

export function typeOfSlot(inferring: Inferring, slot: Slot): Type {
  const quantity = quantityOf(inferring, slot)
  if (quantity === null || quantity === undefined) return inferring.solver.freshType()
  return typeOfQuantity(inferring, quantity, slot)
}

function typeOfQuantity(inferring: Inferring, quantity: GoalQuantity, slot: Slot): Type {
  if (quantity.kind === 'array') return listOf(typeOfQuantity(inferring, itemOf(quantity, 0)!, slot))
  if (quantity.kind === 'number') return float(dimensionless)
  if (quantity.kind !== 'quantity') return { kind: quantity.kind }
  const scale = scaleOfPoint(quantity.unit)
  if (scale !== undefined) return { kind: 'point', scale }
  const measure = readMeasure(quantity.unit)
  return measure.ok
    ? float(measure.value)
    : inferring.report(unitDiagnostic(measure.error, { text: quantity.unit, span: slot.span }))
}

export function typeOfAttached(inferring: Inferring, { name, span }: Attached): Type {
  const { inputs } = inferring.surroundings
  if (inputs === null) {
    inferring.leaveOpen(span)
    return inferring.solver.freshType()
  }
  const schema = inputs.get(name)
  if (schema !== undefined) return { kind: 'schema', schema }
  const candidates = [...inputs.keys()]
  const held = candidates.length === 0 ? 'nothing is attached' : `attached: ${candidates.join(', ')}`
  const message = `no input is named "${name}"; ${held}`
  return inferring.report({ code: 'CLEF_UNKNOWN_INPUT', message, span, actual: name, ...withCandidates(candidates) })
}
