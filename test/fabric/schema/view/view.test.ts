import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension } from '../../../../src/fabric/dimension/index.js'
import {
  bool,
  carried,
  choice,
  codecOf,
  count,
  currency,
  type Infer,
  list,
  map,
  nil,
  optional,
  pair,
  quantity,
  type RecordSchema,
  record,
  type Schema,
  settled,
  type Table,
  type TableView,
  tenor,
  text,
  union,
  type ViewOf,
  viewOf,
} from '../../../../src/fabric/schema/index.js'
import { turnToRows, turnToTable } from '../../../../src/fabric/schema/table/turn.js'
import { anySample, damage } from '../any-schema.js'

const usd = baseDimension('USD')
const eur = baseDimension('EUR')

const bookSchema = record({
  positions: list(
    record({
      id: text(16),
      pair: pair(),
      side: choice('long', 'short'),
      live: bool(),
      strike: quantity('USD/EUR'),
      notional: carried('money'),
      premium: optional(carried('money')),
      legs: list(record({ weight: quantity('1') })),
      expiry: union({ time: quantity('yr'), tenor: tenor(), none: nil() }),
    }),
  ),
  yields: map(currency(), quantity('1/yr')),
  version: count(),
})

const book: Infer<typeof bookSchema> = {
  positions: [
    {
      id: 'FX-1',
      pair: 'EURUSD',
      side: 'short',
      live: true,
      strike: 1.1,
      notional: { value: 5e6, dimension: eur },
      premium: { value: 10, dimension: usd },
      legs: [{ weight: 1 }, { weight: -2 }],
      expiry: { case: 'tenor', value: '3M' },
    },
    {
      id: 'FX-2',
      pair: 'EURUSD',
      side: 'long',
      live: false,
      strike: 1.2,
      notional: { value: 6e6, dimension: usd },
      legs: [],
      expiry: { case: 'none', value: undefined },
    },
  ],
  yields: new Map([
    ['USD', 0.05],
    ['EUR', 0.03],
  ]),
  version: 7,
}

function encoded<S extends Schema>(schema: S, value: Infer<S>): Uint8Array {
  const payload = codecOf(schema).encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

const payload = encoded(bookSchema, book)

describe('a view', () => {
  it('reads single fields out of the bytes, with their types', () => {
    const read = viewOf(bookSchema).read(payload, (view) => {
      const first = view.positions.at(0)
      const id: string = first.id
      const strike: number = first.strike
      return [
        view.positions.length,
        id,
        strike,
        first.side,
        first.notional.value,
        first.premium?.dimension.text,
        view.version,
      ]
    })
    expect(read).toEqual({ ok: true, value: [2, 'FX-1', 1.1, 'short', 5e6, 'USD', 7] })
  })

  it('goes through lists, maps and unions with one cursor each', () => {
    const read = viewOf(bookSchema).read(payload, ({ positions, yields }) => {
      const seen: unknown[] = []
      const first = positions.at(0)
      for (let i = 0; i < positions.length; i++) {
        const { expiry, legs, premium } = positions.at(i)
        seen.push([expiry.case, expiry.value, legs.length, premium?.value])
      }
      seen.push(first.id)
      for (let i = 0; i < yields.size; i++) seen.push([yields.keyAt(i), yields.valueAt(i)])
      return seen
    })
    expect(read.ok && read.value).toEqual([
      ['tenor', '3M', 2, 10],
      ['none', undefined, 0, undefined],
      'FX-2',
      ['USD', 0.05],
      ['EUR', 0.03],
    ])
  })

  it('checks what it is asked for, and nothing else', () => {
    const damaged = payload.slice()
    const view = new DataView(damaged.buffer)
    view.setFloat64(view.getUint32(16, true), Number.NaN, true)
    expect(viewOf(bookSchema).read(damaged, ({ version }) => version)).toEqual({ ok: true, value: 7 })
    expect(viewOf(bookSchema).read(damaged, ({ positions }) => positions.at(0).strike)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', message: expect.stringContaining('finite') },
    })
  })

  it('is not good after its callback has returned', () => {
    let kept: ViewOf<typeof bookSchema> | undefined
    viewOf(bookSchema).read(payload, (view) => {
      kept = view
    })
    expect(() => kept?.version).toThrow(RangeError)
  })

  it('refuses an index outside a list', () => {
    const outside = (index: number) => () => viewOf(bookSchema).read(payload, ({ positions }) => positions.at(index).id)
    for (const index of [-1, 2, 2.5]) expect(outside(index)).toThrow(RangeError)
  })

  it('lets what its callback throws pass', () => {
    const broken = () =>
      viewOf(bookSchema).read(payload, () => {
        throw new Error('of my own')
      })
    expect(broken).toThrow('of my own')
  })

  it('reads of every message what its decoder reads', () => {
    fc.assert(
      fc.property(anySample, ({ schema, value }) => {
        const bytes = encoded(schema, value as Infer<Schema>)
        const decoded = codecOf(schema).decode(bytes)
        expect(viewOf(schema).read(bytes, (view) => everything(schema, view))).toEqual(decoded)
      }),
    )
  })

  it('meets damaged bytes with a value or a fault, and reads no byte outside the payload', () => {
    fc.assert(
      fc.property(anySample, damage, ({ schema, value }, damaged) => {
        const bytes = damaged(encoded(schema, value as Infer<Schema>))
        const read = viewOf(schema).read(bytes, (view) => everything(schema, view))
        if (!read.ok) expect(read.error.code).toMatch(/^FAULT_/)
      }),
      { numRuns: 1_000 },
    )
  })
})

/** All that a view shows, as a decoder would give it. Casts: a view has the shape of its schema. */
function everything(outer: Schema, view: unknown): unknown {
  const schema = settled(outer)
  if (view === undefined) return undefined
  switch (schema.kind) {
    case 'carried': {
      const { value, dimension } = view as ViewOf<typeof schema>
      return { value, dimension }
    }
    case 'data':
      return new Uint8Array(view as Uint8Array)
    case 'list': {
      const items = view as { length: number; at(i: number): unknown }
      return Array.from({ length: items.length }, (_, i) => everything(schema.of, items.at(i)))
    }
    case 'table':
      return asDecoded(schema.of, view as TableView)
    case 'map': {
      const entries = view as { size: number; keyAt(i: number): unknown; valueAt(i: number): unknown }
      return new Map(
        Array.from({ length: entries.size }, (_, i) => [entries.keyAt(i), everything(schema.of, entries.valueAt(i))]),
      )
    }
    case 'record': {
      const fields = view as Readonly<Record<string, unknown>>
      const shown = Object.entries(schema.fields).map(([name, of]) => [name, everything(of, fields[name])] as const)
      return Object.fromEntries(shown.filter(([, value]) => value !== undefined))
    }
    case 'union': {
      const chosen = view as { case: string; value: unknown }
      return { case: chosen.case, value: everything(schema.cases[chosen.case]!, chosen.value) }
    }
    default:
      return view
  }
}

/** The table that a decoder would give: text in lists, and dimensions named as the column itself would. */
function asDecoded(of: RecordSchema, { length, columns }: TableView): Table {
  const held = (column: unknown): unknown => {
    const { present, values, at } = column as { present?: Uint8Array; values?: unknown; at?: (row: number) => unknown }
    if (present !== undefined) return { present, values: held(values) }
    if (ArrayBuffer.isView(column) || at === undefined) return column
    return Array.from({ length }, (_, row) => at(row))
  }
  const table = {
    length,
    columns: Object.fromEntries(Object.keys(of.fields).map((name) => [name, held(columns[name])])),
  }
  return turnToTable(of, turnToRows(of, table))
}
