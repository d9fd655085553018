// Lists that write themselves, as a model's columns do.

import fc from 'fast-check'
import { baseDimension, type Dimension, dimensionless, divide } from '../../../src/fabric/dimension/index.js'
import {
  carried,
  choice,
  count,
  type Infer,
  type ListMemory,
  layoutTables,
  list,
  record,
  StoredList,
  text,
} from '../../../src/fabric/schema/index.js'

export const row = record({ id: text(24), side: choice('buy', 'sell'), worth: carried('any'), pieces: count() })
export type Row = Infer<typeof row>

const { bytes: rowBytes = 0, slots } = layoutTables(list(row)).find(({ path }) => path === 'value[]')!
const offsetOf = (name: keyof Row): number => slots.find((slot) => slot.name === name)!.offset!

export class StoredRows extends StoredList<Row> {
  readonly length: number
  stored = 0
  made = 0

  constructor(private readonly rows: readonly Row[]) {
    super()
    this.length = rows.length
  }

  override store(memory: ListMemory, start: number): void {
    this.stored++
    for (const [index, { id, side, worth, pieces }] of this.rows.entries()) {
      const at = start + index * rowBytes
      // Of its own, and perhaps in other memory from then on.
      const letters = new TextEncoder().encode(id)
      const place = memory.takeUncleared(letters.length)
      memory.bytes.set(letters, place)
      memory.bytes.fill(0, at, at + rowBytes)
      memory.extent(at + offsetOf('id'), place, letters.length)
      memory.view.setUint8(at + offsetOf('side'), side === 'buy' ? 0 : 1)
      memory.view.setFloat64(at + offsetOf('worth'), worth.value, true)
      memory.view.setUint32(at + offsetOf('worth') + 8, memory.dimensions.placeOf(worth.dimension), true)
      memory.view.setUint32(at + offsetOf('pieces'), pieces, true)
    }
  }

  override *[Symbol.iterator](): Iterator<Row> {
    for (const one of this.rows) {
      this.made++
      yield one
    }
  }
}

/** Numbers of one dimension, eight bytes each. */
export class StoredNumbers extends StoredList<number> {
  readonly length: number

  constructor(private readonly numbers: readonly number[]) {
    super()
    this.length = numbers.length
  }

  override store({ view }: ListMemory, start: number): void {
    for (const [index, number] of this.numbers.entries()) view.setFloat64(start + index * 8, number, true)
  }

  override [Symbol.iterator](): Iterator<number> {
    return this.numbers[Symbol.iterator]()
  }
}

export const [usd, eur, metre] = ['USD', 'EUR', 'm'].map(baseDimension) as [Dimension, Dimension, Dimension]

export const anyDimension: fc.Arbitrary<Dimension> = fc.constantFrom(
  usd,
  eur,
  metre,
  divide(usd, eur),
  divide(eur, usd),
  dimensionless,
)
export const anyQuantity = fc.record({
  value: fc.double({ noNaN: true, noDefaultInfinity: true }),
  dimension: anyDimension,
})

export const anyRows: fc.Arbitrary<Row[]> = fc.array(
  fc.record({
    id: fc.string({ maxLength: 8, unit: 'binary' }).filter((id) => new TextEncoder().encode(id).length <= 24),
    side: fc.constantFrom('buy', 'sell'),
    worth: anyQuantity,
    pieces: fc.nat(),
  }),
  { maxLength: 40 },
)
