import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { priceBook } from '../../../src/domains/finance/contract.js'
import { restReader } from '../../../src/domains/finance/models/book-payload.js'
import { closePools } from '../../../src/domains/finance/parallel/index.js'
import type { ModelContext } from '../../../src/domains/index.js'
import { codecOf, StoredList } from '../../../src/fabric/index.js'
import { bookCases } from './book-cases.js'
import { bookInPlace, inPlaceAnswer, modelAnswer, payloadOf } from './book-payloads.js'
import { given, market, money, position } from './requests.js'

const { layout } = restReader(priceBook.request)!
const smile = { atm: given(8, '%'), rr: given(0.5, '%'), bf: given(0.2, '%') }

/** More than a block of the kernel, in several pairs, tenors, sides, types and currencies of notional. */
const plain = Array.from({ length: 2_500 }, (_, index) => {
  const [pair, strike, unit] = (
    [
      ['EURUSD', 1.05, 'USD/EUR'],
      ['USDJPY', 140, 'JPY/USD'],
      ['GBPUSD', 1.2, 'USD/GBP'],
      ['EURJPY', 160, 'JPY/EUR'],
    ] as const
  )[index % 4]!
  return position(`p${index}`, {
    pair,
    type: index % 3 === 0 ? 'put' : 'call',
    side: index % 5 === 0 ? 'short' : 'long',
    strike: given(strike * (1 + (index % 97) / 970), unit),
    notional: money(1e6 + index, index % 7 === 0 ? pair.slice(3) : pair.slice(0, 3)),
    tenor: ['2W', '1M', '3M', '10M', '1Y'][index % 5],
  })
})

const vols = { ...market.vols, EURJPY: given(11, '%') }

afterAll(closePools)

describe('a book priced where it lies in its request', () => {
  it.each([
    ['with flat volatilities', { market: { ...market, vols }, reporting: 'EUR' }],
    ['with a smile', { market: { ...market, vols: { ...vols, EURUSD: smile } } }],
    ['from a date', { market: { ...market, vols, asOf: '2026-01-30' } }],
    ['with a yield of the reporting currency', { market: { ...market, vols }, rate: given(0.07, '1/yr') }],
  ])('%s has every byte of the answer that it has decoded', async (_, over) => {
    const payload = payloadOf(plain, over)
    const answer = await inPlaceAnswer(payload)
    expect(answer).toEqual(await modelAnswer(payload))
    expect(answer).toMatchObject({ bytes: expect.any(String) })
  })

  it('has every byte of the decoded answer or is left to be decoded, whatever the book', async () => {
    let priced = 0
    await fc.assert(
      fc.asyncProperty(bookCases, async ({ book, over, isPlain }) => {
        const payload = payloadOf(book, over)
        const [sooner, decoded] = [await inPlaceAnswer(payload), await modelAnswer(payload)]
        if (isPlain && 'bytes' in decoded) expect(sooner).toBeDefined()
        if (sooner === undefined) return
        priced++
        expect(sooner).toEqual(decoded)
      }),
      { numRuns: 300 },
    )
    expect(priced).toBeGreaterThan(50)
  })

  it('is left to be decoded, or answered as it is decoded, where any word of its payload is another', async () => {
    const payload = payloadOf(plain.slice(0, 3), { rate: given(0.05, '1/yr') })
    const words = payload.length / 4
    const damages = fc.array(
      fc.record({
        word: fc.nat(words - 1),
        to: fc.oneof(
          fc.integer(),
          fc.nat(payload.length),
          fc.constantFrom(0, 1, 2, -1, 0x7ff0_0000, 0x7ff8_0000, 0x2020_2020),
        ),
      }),
      { minLength: 1, maxLength: 2 },
    )
    await fc.assert(
      fc.asyncProperty(damages, fc.nat(3), async (each, shift) => {
        const damaged = payload.slice()
        const view = new DataView(damaged.buffer)
        for (const { word, to } of each) {
          const was = view.getInt32(4 * word, true)
          view.setInt32(4 * word, to === 2 ? was ^ (1 << (8 * shift)) : to, true)
        }
        const sooner = await inPlaceAnswer(damaged)
        if (sooner !== undefined) expect(sooner).toEqual(await modelAnswer(damaged))
      }),
      { numRuns: 4_000 },
    )
  })

  it('is split over threads with the same bytes, tells how far it is, and stops when it is told to', async () => {
    const payload = payloadOf(plain, { market: { ...market, vols } })
    const told: number[] = []
    const splitting = { threads: 2, rowsMin: 1_000 }
    const context: ModelContext = { mismatches: [], splitting, progress: (done) => told.push(done) }
    const answering = inPlaceAnswer(payload, context)
    // The asker's memory is given to others meanwhile.
    const kept = payload.slice()
    payload.fill(0xff)
    expect(await answering).toEqual(await modelAnswer(kept))
    expect(told.at(-1)).toBe(plain.length)
    const signal = AbortSignal.abort(new Error('nobody wants it'))
    await expect(inPlaceAnswer(kept, { mismatches: [], splitting, signal })).rejects.toThrow('nobody wants it')
  })

  it('names a position that is too large when others priced it', async () => {
    const book = [
      ...plain.slice(0, 2),
      position('large', { notional: money(1e308, 'EUR'), strike: given(1e-3, 'USD/EUR') }),
    ]
    const over = { market: { ...market, vols, spots: { ...market.spots, EURUSD: given(1e3, 'USD/EUR') } } }
    const payload = payloadOf(book, over)
    const decoded = await modelAnswer(payload)
    expect(decoded).toMatchObject({ error: { message: expect.stringContaining('large') } })
    expect(await inPlaceAnswer(payload)).toBeUndefined()
    expect(await inPlaceAnswer(payload, { mismatches: [], splitting: { threads: 1, rowsMin: 1 } })).toEqual(decoded)
  })

  it('gives its lines one by one to those who want them so', async () => {
    const payload = payloadOf(plain.slice(0, 50), { market: { ...market, vols } })
    const answer = await bookInPlace(payload, { mismatches: [] })
    if (answer?.ok !== true) throw new Error('not answered')
    const { lines } = answer.value
    if (!(lines instanceof StoredList)) throw new Error('lines that were made')
    const { encode } = codecOf(priceBook.response)
    const whole = encode({ ...answer.value, lines: [...lines] })
    expect(whole).toEqual(encode({ ...answer.value, lines: lines as never })) // a list that stores itself is one to the encoder
  })

  it.each([
    ['a strike quoted the wrong way round', { strike: given(0.9, 'EUR/USD') }],
    ['a notional in a third currency', { notional: money(1e6, 'GBP') }],
    ['a strike below zero', { strike: given(-1, 'USD/EUR') }],
    ['a premium', { premium: money(1e4, 'EUR') }],
    ['a vol of its own', { vol: given(9, 'volpt') }],
    ['a date for its expiry', { tenor: undefined, expiry: given(0.5, 'yr') }],
    ['a tenor of five characters', { tenor: '1000D' }],
    ['an id that is not ASCII', { id: 'Zürich-1' }],
    ['the id of another', { id: 'p1' }],
    ['a pair without a vol', { pair: 'EURGBP', strike: given(0.85, 'GBP/EUR') }],
    ['a pair that no spots lead to', { pair: 'EURHUF', strike: given(400, 'HUF/EUR'), notional: money(1, 'EUR') }],
  ])('is left to be decoded where a position has %s', async (_, over) => {
    const book = [...plain.slice(0, 2), position('odd', over), ...plain.slice(4, 6)]
    expect(await inPlaceAnswer(payloadOf(plain.slice(0, 3)))).toBeDefined()
    expect(await inPlaceAnswer(payloadOf(book))).toBeUndefined()
  })

  it('is answered whatever the order of its ids, and left to be decoded where one of them is there twice', async () => {
    const several = fc.array(
      fc.tuple(fc.constantFrom('', 'DESK-', 'BOOK-OF-THE-DESK-'), fc.nat(40), fc.constantFrom('', '-OF-THE-DESK')),
      { minLength: 1, maxLength: 30 },
    )
    await fc.assert(
      fc.asyncProperty(several, fc.boolean(), async (each, sorted) => {
        const ids = each.map(([before, number, behind]) => `${before}${number}${behind}`)
        if (sorted) ids.sort((one, other) => one.length - other.length || (one < other ? -1 : 1))
        const payload = payloadOf(ids.map((id) => position(id, {})))
        const answer = await inPlaceAnswer(payload)
        if (new Set(ids).size < ids.length) expect(answer).toBeUndefined()
        else expect(answer).toEqual(await modelAnswer(payload))
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['in one byte of the first word', ['DESK-1', 'DESK-3', 'DESK-1']],
    ['in the last byte of the first word', ['DESKS-01', 'DESKS-03', 'DESKS-01']],
    ['in the second word', ['DESK-OF-1', 'DESK-OF-3', 'DESK-OF-1']],
    ['first upwards and then down', ['DESK-OF-19', 'DESK-OF-21', 'DESK-OF-19']],
  ])('finds an id again where ids of one length differ %s', async (_, ids) => {
    const bookOf = (own: readonly string[]) => payloadOf(own.map((id) => position(id, {})))
    expect(await inPlaceAnswer(bookOf(ids))).toBeUndefined()
    expect(await inPlaceAnswer(bookOf(ids.slice(0, 2)))).toBeDefined()
    expect(await inPlaceAnswer(bookOf(ids.slice(1)))).toBeDefined()
  })

  it.each([
    ['ordered', (index: number) => `p${index}`],
    ['in no order', (index: number) => `p${(index * 1_663) % plain.length}`],
  ])('is left to be decoded where ids of two blocks of the kernel are the same, the others %s', async (_, idOf) => {
    const book = plain.map((one, index) => ({ ...one, id: idOf(index) }))
    expect(await inPlaceAnswer(payloadOf(book, { market: { ...market, vols } }))).toBeDefined()
    for (const [first, second] of [
      [2_047, 2_048],
      [100, 2_400],
    ] as const) {
      const twice = book.map((one, index) => (index === second ? { ...one, id: book[first]!.id } : one))
      expect(await inPlaceAnswer(payloadOf(twice, { market: { ...market, vols } }))).toBeUndefined()
    }
  })

  it('is left to be decoded where it is empty, or its totals are to be grouped', async () => {
    expect(await inPlaceAnswer(payloadOf([]))).toBeUndefined()
    expect(await inPlaceAnswer(payloadOf(plain.slice(0, 3), { groupBy: 'pair' }))).toBeUndefined()
  })

  it('is left to be decoded where two positions lie in the same bytes', async () => {
    const payload = payloadOf(plain.slice(0, 3))
    const view = new DataView(payload.buffer)
    const { bytes, id, positionsAt } = layout
    const slot = positionsAt + 4 * id
    view.setUint32(slot + bytes, view.getUint32(slot, true), true)
    expect(await inPlaceAnswer(payload)).toBeUndefined()
  })
})
