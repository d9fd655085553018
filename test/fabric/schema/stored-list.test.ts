// A list that writes itself is to every reader of lists what the list of its elements is.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseDimension } from '../../../src/fabric/dimension/index.js'
import {
  adapterOf,
  bareCodecOf,
  type Codec,
  carried,
  checkCarried,
  codecOf,
  type Infer,
  list,
  listOf,
  map,
  optional,
  quantity,
  record,
  type Schema,
  type StoredList,
  table,
  tableOf,
  text,
  toJson,
  union,
} from '../../../src/fabric/schema/index.js'
import { anyQuantity, anyRows, eur, metre, type Row, row, StoredNumbers, StoredRows, usd } from './stored-rows.js'

const rows = list(row)
const [first, second]: readonly [Row, Row] = [
  { id: 'first', side: 'sell', worth: { value: 2.5, dimension: usd }, pieces: 7 },
  { id: 'zwölfte', side: 'buy', worth: { value: -1, dimension: eur }, pieces: 0 },
]

/** What is typed as an array and writes itself: the one cast that whoever answers with such a list makes too. */
const asArray = <T>(stored: StoredList<T>): readonly T[] => stored as unknown as readonly T[]
const stored = (elements: readonly Row[]): readonly Row[] => asArray(new StoredRows(elements))

/** The list among everything else that a message may have. */
const message = record({
  before: optional(text(200)),
  total: carried('any'),
  book: rows,
  after: carried('any'),
  again: optional(rows),
  byName: map(text(8), rows),
  chosen: union({ rows, name: text(8) }),
  nested: list(rows),
})
type Message = Infer<typeof message>

const anyMessage = fc
  .record({
    before: fc.option(fc.string({ maxLength: 40 }), { nil: undefined }),
    total: anyQuantity,
    after: anyQuantity,
    books: fc.array(anyRows, { minLength: 6, maxLength: 6 }),
    hasAgain: fc.boolean(),
  })
  .map(({ books, before, total, after, hasAgain }) => (rowsOf: (elements: readonly Row[]) => readonly Row[]) => {
    const [book, again, named, chosen, ...nested] = books.map(rowsOf) as [
      readonly Row[],
      readonly Row[],
      readonly Row[],
      readonly Row[],
    ]
    return {
      ...(before === undefined ? {} : { before }),
      total,
      after,
      book,
      ...(hasAgain ? { again } : {}),
      byName: new Map([['n', named]]),
      chosen: { case: 'rows', value: chosen },
      nested,
    } satisfies Message
  })

const plainly = (elements: readonly Row[]): readonly Row[] => elements

function encoded<T>({ encode }: Pick<Codec<T>, 'encode'>, value: T): Uint8Array {
  const payload = encode(value)
  if (!payload.ok) throw new Error(payload.error.message)
  return payload.value
}

describe('a list that writes itself', () => {
  it('has the bytes of its elements, wherever in a message it stands', () => {
    const codec = codecOf(message)
    fc.assert(
      fc.property(anyMessage, (make) => {
        expect(encoded(codec, make(stored))).toEqual(encoded(codec, make(plainly)))
      }),
      { numRuns: 200 },
    )
  })

  it('has them in the memory of another too, wherever they begin, and nothing beside them', () => {
    const codec = codecOf(message)
    const filler = 0xa5
    fc.assert(
      fc.property(anyMessage, fc.nat(70), fc.boolean(), (make, offset, shared) => {
        const payload = encoded(codec, make(plainly))
        const bytes = offset + payload.length + 16
        const memory = new Uint8Array(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes)).fill(filler)
        const length = payload.length
        expect(codec.encodeInto(make(stored), memory, offset)).toEqual({ ok: true, value: length })
        expect(memory.slice(offset, offset + length)).toEqual(payload)
        const around = [...memory.slice(0, offset), ...memory.slice(offset + length)]
        expect(around.every((byte) => byte === filler)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('may be the whole of a message, or have no elements', () => {
    const codec = codecOf(rows)
    expect(encoded(codec, stored([first, second]))).toEqual(encoded(codec, [first, second]))
    expect(encoded(codec, stored([]))).toEqual(encoded(codec, []))
    const lengths = codecOf(list(quantity('m')))
    expect(encoded(lengths, asArray(new StoredNumbers([1, 2, 3])))).toEqual(encoded(lengths, [1, 2, 3]))
  })

  it('is refused where there is too little room for it, as its elements are, and leaves nothing to the next message', () => {
    const codec = codecOf(rows)
    const elements = [first, second, first]
    const payload = encoded(codec, elements)
    for (let room = 0; room < payload.length; room++) {
      const memory = new Uint8Array(payload.length)
      const [refused, alike] = [stored(elements), elements].map((value) => {
        const written = codec.encodeInto(value, memory.subarray(0, room), 0)
        return written.ok ? written : { ...written.error, path: undefined }
      })
      expect(refused).toMatchObject({ code: 'FAULT_LIMIT', limit: room })
      // But for the number of the element, which nobody but the list knows.
      expect(refused).toEqual(alike)
      expect(memory.subarray(room).every((byte) => byte === 0)).toBe(true)
    }
    expect(encoded(codec, elements)).toEqual(payload)
  })

  it.each([
    ['more elements than it may have', list(row, { countMax: 2 }), 'FAULT_LIMIT'],
    ['another number of elements than it must have', listOf(row, 2), 'FAULT_SHAPE'],
  ] as const)('is refused for %s before any is written or made, in either rendering', (_, schema, code) => {
    const elements = [first, second, first]
    for (const codec of [codecOf(record({ book: schema })), bareCodecOf(record({ book: schema }))]) {
      const book = new StoredRows(elements)
      const refused = codec.encode({ book: asArray(book) })
      expect(refused).toMatchObject({ ok: false, error: { code, path: 'book' } })
      expect(refused).toEqual(codec.encode({ book: elements }))
      expect(book).toMatchObject({ stored: 0, made: 0 })
    }
  })

  it('is refused for naming more dimensions than a message may', () => {
    const letter = (number: number) => String.fromCharCode(0x41 + (number % 26))
    const worth = (number: number) => {
      const code = `${letter(number)}${letter(number / 26)}${letter(number / 676)}`
      return { value: number, dimension: baseDimension(code) }
    }
    const elements = Array.from({ length: 4_097 }, (_, number) => ({ ...first, worth: worth(number) }))
    const codec = codecOf(record({ book: rows }))
    const limit = { code: 'FAULT_LIMIT', limit: 4_096, actual: 4_097 }
    expect(codec.encode({ book: elements })).toMatchObject({ error: { ...limit, path: 'book[4096]' } })
    // It alone knows at which element it was.
    expect(codec.encode({ book: stored(elements) })).toMatchObject({ error: { ...limit, path: 'book' } })
  })

  it('is read as it was written: what its schema does not allow is for it to keep out, and refused by whoever reads it', () => {
    const codec = codecOf(rows)
    const long = { ...first, id: 'x'.repeat(25) }
    expect(codec.encode([long])).toMatchObject({ error: { code: 'FAULT_LIMIT', path: 'value[0].id' } })
    expect(codec.decode(encoded(codec, stored([first, long])))).toMatchObject({
      ok: false,
      error: { code: 'FAULT_FRAME', path: 'value[1].id' },
    })
  })

  it('that fails is a defect, after which the next message is as it should be', () => {
    class Failing extends StoredRows {
      override store(): never {
        throw new Error('a bug in the columns')
      }
    }
    const codec = codecOf(record({ book: rows }))
    const book = asArray(new Failing([first]))
    expect(() => codec.encode({ book })).toThrow('a bug in the columns')
    expect(() => codec.encodeInto({ book }, new Uint8Array(500), 8)).toThrow('a bug in the columns')
    const payload = encoded(codec, { book: [first, second] })
    expect(codec.decode(payload)).toEqual({ ok: true, value: { book: [first, second] } })
  })

  it.each([
    ['an iterable', new Set([first])],
    ['what only looks like one', { length: 0, store: () => {}, [Symbol.iterator]: () => [].values() }],
    ['nothing', null],
  ])('is not to be confused with %s', (_, book) => {
    const schema: Schema = record({ book: rows })
    for (const { encode } of [codecOf<Schema>(schema), bareCodecOf<Schema>(schema)])
      expect(encode({ book })).toMatchObject({ error: { code: 'FAULT_SHAPE', path: 'book', expected: 'a list' } })
  })

  it('is no table', () => {
    const encode = codecOf<Schema>(record({ book: table(row) })).encode({ book: new StoredRows([first]) })
    expect(encode).toMatchObject({ ok: false, error: { code: 'FAULT_SHAPE', path: 'book.columns' } })
  })
})

describe('the elements of a list that writes itself', () => {
  it('are made for plain BARE', () => {
    const codec = bareCodecOf(message)
    fc.assert(
      fc.property(anyMessage, (make) => {
        expect(encoded(codec, make(stored))).toEqual(encoded(codec, make(plainly)))
      }),
    )
  })

  it('are made for the JSON view, one by one or as a column', () => {
    fc.assert(
      fc.property(anyMessage, (make) => {
        expect(toJson(message, make(stored))).toEqual(toJson(message, make(plainly)))
      }),
    )
    for (const unit of ['m', '1'])
      expect(toJson(list(quantity(unit)), new StoredNumbers([1, 2]))).toEqual(toJson(list(quantity(unit)), [1, 2]))
  })

  it('are looked at where carried dimensions are checked', () => {
    const priced = record({ worth: carried('money'), id: text() })
    const elements = [first, { ...second, worth: { value: 1, dimension: metre } }]
    for (const onMismatch of ['reject', 'collect'] as const) {
      const schema = record({ book: list(priced, { onMismatch }) })
      const checked = checkCarried(schema, { book: stored(elements) })
      expect(checked).toEqual(checkCarried(schema, { book: elements }))
      expect(checked).toMatchObject(onMismatch === 'reject' ? { ok: false } : { ok: true, value: [{ index: 1 }] })
    }
  })

  it('are made for a peer of another version, as a list or as a table', () => {
    const known = record({ id: text(24), pieces: row.fields.pieces })
    for (const of of [list(known), table(known)]) {
      const adapter = adapterOf(record({ book: rows }), record({ book: of }))
      if (!adapter.ok) throw new Error(adapter.error.message)
      const adapted = adapter.value({ book: stored([first, second]) })
      expect(adapted).toMatchObject({ ok: true })
      expect(adapted).toEqual(adapter.value({ book: [first, second] }))
    }
  })

  it('are the rows of a table', () => {
    const of = table(row)
    const made = tableOf(of, stored([first, second]))
    expect(made).toMatchObject({ ok: true, value: { length: 2 } })
    expect(made).toEqual(tableOf(of, [first, second]))
  })
})
