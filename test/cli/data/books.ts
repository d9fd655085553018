// Books as data files of every format that is read.

import { Field, Float64, Schema, Table, tableToIPC, Utf8, vectorFromArray } from 'apache-arrow'
import { parquetWriteBuffer } from 'hyparquet-writer'

export interface Position {
  readonly id: string
  readonly strike: number | null
  readonly notional: number
  readonly tenor: string
}

export const positions: readonly Position[] = [
  { id: 'a', strike: 1.1, notional: 1_000_000, tenor: '3M' },
  { id: 'b', strike: 1.2, notional: 2_500_000, tenor: '6M' },
  { id: 'c', strike: 1.05, notional: 1e6 / 3, tenor: '1Y' },
]

export const units = { strike: 'USD/EUR', notional: 'EUR' } as const

const columnsOf = (rows: readonly Position[]) => ({
  id: rows.map(({ id }) => id),
  pair: rows.map(() => 'EURUSD'),
  type: rows.map(() => 'call'),
  strike: rows.map(({ strike }) => strike),
  notional: rows.map(({ notional }) => notional),
  tenor: rows.map(({ tenor }) => tenor),
})

const figures = new Set(['strike', 'notional'])

export function parquetBook(rows = positions, options: { readonly units?: boolean } = {}): Uint8Array {
  const columnData = Object.entries(columnsOf(rows)).map(([name, data]) => ({
    name,
    data: [...data],
    type: figures.has(name) ? ('DOUBLE' as const) : ('STRING' as const),
  }))
  const kvMetadata = options.units === false ? [] : [{ key: 'units', value: JSON.stringify(units) }]
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }))
}

export function arrowBook(form: 'file' | 'stream', rows = positions): Uint8Array {
  const vectors = Object.fromEntries(
    Object.entries(columnsOf(rows)).map(([name, data]) => [
      name,
      // What a column of these is follows from its name.
      figures.has(name)
        ? vectorFromArray(data as (number | null)[], new Float64())
        : vectorFromArray(data as string[], new Utf8()),
    ]),
  )
  const plain = new Table(vectors)
  const fields = plain.schema.fields.map(({ name, type, nullable }) => {
    const unit = Object.hasOwn(units, name) ? units[name as keyof typeof units] : undefined // as was asked
    return new Field(name, type, nullable, unit === undefined ? new Map() : new Map([['unit', unit]]))
  })
  return tableToIPC(new Table(new Schema(fields), plain.batches), form)
}

const headed = 'id,pair,type,strike [USD/EUR],notional [EUR],tenor'
const cellsOf = ({ id, strike, notional, tenor }: Position) => [id, 'EURUSD', 'call', strike ?? '', notional, tenor]

export const csvBook = (rows = positions, delimiter = ','): string =>
  `${[headed.replaceAll(',', delimiter), ...rows.map((row) => cellsOf(row).join(delimiter))].join('\n')}\n`

export const jsonBook = (rows = positions) =>
  rows.map(({ id, strike, notional, tenor }) => ({
    id,
    pair: 'EURUSD',
    type: 'call',
    ...(strike === null ? {} : { strike: { value: strike, unit: units.strike } }),
    notional: { amount: notional, unit: units.notional },
    tenor,
  }))
