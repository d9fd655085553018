// Values in the form in which messages hold them.

import { type Dimension, toCoherent, type Unit } from '../../fabric/dimension/index.js'
import { at } from '../../fabric/fault.js'
import { type Quantity, type TableSchema, tableOf } from '../../fabric/schema/index.js'
import { type Budget, outOfRange, Unevaluable } from './budget.js'
import { fieldOf, heldBy, isSome, type ResultValue } from './option-value.js'
import { sizeOf } from './size-of.js'
import type { View } from './view.js'

/**
 * A view was made from the value's type, so that what is cast here is what the type says.
 * @param path where the value goes, for faults
 * @throws Unevaluable with FAULT_RANGE, FAULT_DIMENSION or FAULT_LIMIT
 */
export const viewed = (value: unknown, view: View, path: string, budget: Budget): unknown =>
  shown(value, view, { outer: undefined, part: path }, budget)

/** Where a value goes, from the inside out: put into words only for a fault. */
interface Trail {
  readonly outer: Trail | undefined
  readonly part: string | number
}

function pathOf(trail: Trail): string {
  const { outer, part } = trail
  const before = outer === undefined ? '' : pathOf(outer)
  if (typeof part === 'number') return `${before}[${part}]`
  return before === '' ? part : `${before}.${part}`
}

function shown(value: unknown, view: View, path: Trail, budget: Budget): unknown {
  budget.spend(1)
  switch (view.kind) {
    case 'same':
      return value
    case 'data':
      budget.spend(sizeOf(value))
      return value
    case 'table':
      budget.spend(sizeOf(value))
      return tabled(value, view.schema, path)
    case 'coherent':
      return coherent(value as number, view.unit, path)
    case 'carry':
      return { value: coherent(value as number, view.unit, path), dimension: view.unit.dimension }
    case 'release':
      return released(value as Quantity, view.dimension, path)
    case 'whole':
      return whole(value as number, view, path)
    case 'list':
      return (value as readonly unknown[]).map((item, index) =>
        shown(item, view.of, { outer: path, part: index }, budget),
      )
    case 'tuple': {
      const items = value as readonly unknown[]
      return membersOf(view.members, (_, index) => items[index], path, budget)
    }
    case 'record': {
      const fields = value as Readonly<Record<string, unknown>>
      return membersOf(view.members, (name) => fieldOf(fields, name), path, budget)
    }
    case 'presence':
      return isSome(value) ? shown(heldBy(value), view.of, path, budget) : undefined
    case 'option':
      return isSome(value)
        ? { case: 'Some', value: shown(heldBy(value), view.of, path, budget) }
        : { case: 'None', value: undefined }
    case 'result': {
      const { case: name, value: held } = value as ResultValue
      return { case: name, value: shown(held, name === 'Ok' ? view.ok : view.error, path, budget) }
    }
    case 'case':
      return { case: view.name, value: shown(value, view.of, path, budget) }
    case 'default':
      return view.value
  }
}

function membersOf(
  members: readonly (readonly [string, View])[],
  read: (name: string, index: number) => unknown,
  path: Trail,
  budget: Budget,
): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown>()
  members.forEach(([name, view], index) => {
    fields.set(name, shown(read(name, index), view, { outer: path, part: name }, budget))
  })
  return present(fields)
}

/** Fields without a value are left out, as optional fields of messages are. */
export const present = (fields: ReadonlyMap<string, unknown>): Readonly<Record<string, unknown>> =>
  Object.fromEntries([...fields].filter(([, value]) => value !== undefined))

function tabled(rows: unknown, schema: TableSchema, trail: Trail): unknown {
  const table = tableOf(schema, rows as never) // records of this schema, as the check has found
  if (table.ok) return table.value
  throw new Unevaluable(at(pathOf(trail), table.error))
}

function coherent(value: number, unit: Unit, trail: Trail): number {
  const converted = toCoherent(value, unit)
  if (Number.isFinite(converted)) return converted
  const path = pathOf(trail)
  throw outOfRange(`${path || 'the result'} is not a finite number`, path)
}

function released({ value, dimension }: Quantity, wanted: Dimension, trail: Trail): number {
  if (dimension === wanted) return value
  const path = pathOf(trail)
  const message = `${path} must be in ${wanted.text}, got ${dimension.text}`
  throw new Unevaluable({ code: 'FAULT_DIMENSION', path, expected: wanted.text, actual: dimension.text, message })
}

function whole(value: number, { min, max, big }: View & { kind: 'whole' }, trail: Trail): number | bigint {
  if (Number.isInteger(value) && value >= min && value <= max) return big ? BigInt(value) : value
  const path = pathOf(trail)
  throw outOfRange(`${path} must be a whole number from ${min} to ${max}, got ${value}`, path)
}
