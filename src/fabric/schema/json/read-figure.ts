// Quantities from their JSON view: `{value, unit}`, `{amount, unit}`, or a bare number. Units are read and converted once.

import { parseUnit, sameDimension, toCoherent, type Unit, variablesOf } from '../../dimension/index.js'
import { at } from '../../fault.js'
import { dimensionFault, readableDimension, schemaDimension } from '../dimension-text.js'
import type { Quantity } from '../infer.js'
import type { MeasureScope } from '../measure-scope.js'
import type { CarriedSchema, QuantitySchema } from '../schema.js'
import type { Assumptions } from './assumptions.js'
import { isObject, refuseField, refuseRange, refuseShape, Unreadable, within } from './unreadable.js'

/** How people write the units of quotes and of calendar time; of two words a unit text would make a product. */
const spoken: ReadonlyMap<string, string> = new Map([
  ['percent', '%'],
  ['per cent', '%'],
  ['pct', '%'],
  ['basis point', 'bp'],
  ['basis points', 'bp'],
  ['bps', 'bp'],
  ['vol point', 'volpt'],
  ['vol points', 'volpt'],
  ['vol pts', 'volpt'],
  ['volatility point', 'volpt'],
  ['volatility points', 'volpt'],
  ['y', 'yr'],
  ['year', 'yr'],
  ['years', 'yr'],
  ['month', 'mo'],
  ['months', 'mo'],
  ['week', 'wk'],
  ['weeks', 'wk'],
  ['d', 'day'],
  ['days', 'day'],
])

/** The figure as written, and its unit: `''` for none. */
function figureOf(json: unknown, path: string): { readonly figure: number; readonly unit: string } {
  if (typeof json === 'number') return { figure: finite(json, path), unit: '' }
  if (!isObject(json)) return refuseShape(path, 'a number or {"value", "unit"}', json)
  const key = Object.hasOwn(json, 'amount') ? 'amount' : 'value'
  for (const name of Object.keys(json)) if (name !== key && name !== 'unit') refuseField(name, [key, 'unit'], path)
  const { [key]: figure, unit } = json
  if (typeof figure !== 'number') return refuseShape(within(path, key), 'a number', figure)
  if (unit !== undefined && typeof unit !== 'string')
    return refuseShape(within(path, 'unit'), 'the text of a unit', unit)
  return { figure: finite(figure, within(path, key)), unit: spoken.get(unit ?? '') ?? unit ?? '' }
}

const finite = (figure: number, path: string): number =>
  Number.isFinite(figure) ? figure : refuseRange(path, 'is not a finite number')

function unitOf(text: string, path: string): Unit {
  const unit = parseUnit(text === '' ? '1' : text)
  if (!unit.ok) throw new Unreadable(at(path, unit.error))
  return unit.value
}

/** What people write has no measure variables: those are the schemas' own. */
function writtenUnit(text: string, path: string): Unit {
  const unit = unitOf(text, path)
  const [variable] = variablesOf(unit.dimension)
  if (variable === undefined) return unit
  const message = `'${variable}' is no known unit`
  throw new Unreadable({ code: 'FAULT_UNKNOWN_UNIT', path, name: variable, candidates: [], message })
}

export function readQuantity(
  schema: QuantitySchema,
  json: unknown,
  path: string,
  scope: MeasureScope,
  assumptions: Assumptions,
): number {
  const { figure, unit: written } = figureOf(json, path)
  const wanted = scope.resolve(schemaDimension(schema.dimension))
  const unit = writtenUnit(written, path)
  if (sameDimension(unit.dimension, wanted)) return finite(toCoherent(figure, unit), path)
  const convention = schema.quoting?.[written]
  if (convention === undefined)
    throw new Unreadable(dimensionFault(path, readableDimension(wanted), unit.dimension.text))
  return byConvention(figure, convention, path, scope, assumptions).value
}

export function readCarried(
  schema: CarriedSchema,
  json: unknown,
  path: string,
  scope: MeasureScope,
  assumptions: Assumptions,
): Quantity {
  const { figure, unit: written } = figureOf(json, path)
  const convention = schema.quoting?.[written]
  if (convention !== undefined) return byConvention(figure, convention, path, scope, assumptions)
  const unit = writtenUnit(written, path)
  return { value: finite(toCoherent(figure, unit), path), dimension: unit.dimension }
}

function byConvention(
  figure: number,
  convention: string,
  path: string,
  scope: MeasureScope,
  assumptions: Assumptions,
): Quantity {
  const unit = unitOf(convention, path)
  const dimension = scope.resolve(unit.dimension)
  assumptions.note(path, { value: figure, unit: dimension === unit.dimension ? convention : dimension.text })
  return { value: finite(toCoherent(figure, unit), path), dimension }
}
