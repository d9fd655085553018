// How the columns of a table lie: one behind the other, in the schema's order, each beginning on a multiple of 8.

import { settled, slotOf } from '../codec/layout.js'
import type { Fields, Schema } from '../schema.js'

export interface ColumnLayout {
  readonly name: string
  /** With `optional` and `defaulted` taken off. */
  readonly schema: Schema
  /** Whether presence bytes stand before the values. */
  readonly sparse: boolean
  /** Bytes a row of the values; a carried column is two of them, numbers and then dimension indices. */
  readonly strides: readonly number[]
}

const roundedUp = (bytes: number): number => Math.ceil(bytes / 8) * 8

/** Bytes from the start of `rows` slots of `stride` bytes to what stands behind them. */
export const stripBytes = (rows: number, stride: number): number => roundedUp(rows * stride)

export const columnLayouts = (fields: Fields): readonly ColumnLayout[] =>
  Object.entries(fields).map(([name, field]) => {
    const schema = settled(field)
    const strides = schema.kind === 'carried' ? [8, 4] : [slotOf(schema).bytes]
    return { name, schema, sparse: field.kind === 'optional', strides }
  })

/** Bytes of one column with its presence bytes. */
export function columnBytes({ sparse, strides }: ColumnLayout, rows: number): number {
  let bytes = sparse ? stripBytes(rows, 1) : 0
  for (const stride of strides) bytes += stripBytes(rows, stride)
  return bytes
}

export function tableBytes(columns: readonly ColumnLayout[], rows: number): number {
  let bytes = 0
  for (const column of columns) bytes += columnBytes(column, rows)
  return bytes
}

/** The strides of all that stands in a column, presence bytes first. */
export const stripStrides = ({ sparse, strides }: ColumnLayout): readonly number[] =>
  sparse ? [1, ...strides] : strides

/** Source of the bytes that these strips of `rows` rows take; `rows` is the name of a variable. */
export const stripsSource = (strides: readonly number[], rows: string): string =>
  strides.length === 0
    ? '0'
    : strides
        .map((stride) => (stride % 8 === 0 ? `${rows} * ${stride}` : `Math.ceil(${rows} * ${stride} / 8) * 8`))
        .join(' + ')
