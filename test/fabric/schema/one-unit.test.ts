import { expect, it } from 'vitest'
import {
  carried,
  fromJson,
  list,
  listOf,
  number,
  quantity,
  record,
  type Schema,
  toJson,
  union,
} from '../../../src/fabric/schema/index.js'

const read = (schema: Schema, json: unknown): unknown => {
  const value = fromJson<Schema>(schema, json)
  if (!value.ok) throw new Error(JSON.stringify(value.error))
  return value.value.value
}

const angles = record({ angles: list(quantity('rad')) })

it('reads a list of one unit as a column, each figure converted', () => {
  expect(read(angles, { angles: { value: [0, 180], unit: 'deg' } })).toEqual({ angles: [0, Math.PI] })
  expect(read(list(carried('money')), { amount: [1, 2], unit: 'EUR' })).toMatchObject([{ value: 1 }, { value: 2 }])
  expect(read(list(number()), { value: [1, 2] })).toEqual([1, 2])
})

it('reads it item by item as well', () => {
  expect(
    read(angles, {
      angles: [
        { value: 180, unit: 'deg' },
        { value: 1, unit: 'rad' },
      ],
    }),
  ).toEqual({
    angles: [Math.PI, 1],
  })
})

it('shows quantities of one dimension as a column, and plain numbers as they are', () => {
  expect(toJson(angles, { angles: [1, 2] })).toEqual({ angles: { value: [1, 2], unit: 'rad' } })
  expect(toJson(angles, { angles: [] })).toEqual({ angles: { value: [], unit: 'rad' } })
  expect(toJson(list(number()), [1, 2])).toEqual([1, 2])
})

it('tells a column from one figure in a union', () => {
  const either = union({ one: quantity('m'), several: list(quantity('m')) })
  expect(read(either, { value: 1, unit: 'm' })).toEqual({ case: 'one', value: 1 })
})

it.each([
  [{ angles: { value: [1, 2], unit: 'kg' } }, 'FAULT_DIMENSION', 'angles[0]'],
  [{ angles: { value: [1, '2'], unit: 'rad' } }, 'FAULT_SHAPE', 'angles[1].value'],
  [{ angles: { value: [1], unit: 'rad', more: 1 } }, 'FAULT_FIELD_UNKNOWN', 'angles.more'],
  [{ angles: { value: 1, unit: 'rad' } }, 'FAULT_SHAPE', 'angles'],
])('refuses %j with %s at %s', (json, code, path) => {
  expect(fromJson<Schema>(angles, json)).toMatchObject({ ok: false, error: { code, path } })
})

it('checks the count before it spreads a column', () => {
  const few = listOf(quantity('m'), 2)
  expect(fromJson<Schema>(few, { value: [1, 2, 3], unit: 'm' })).toMatchObject({ error: { code: 'FAULT_LIMIT' } })
})
