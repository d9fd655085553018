import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { collected } from '../../../../src/actors/olivier/streamed-answer.js'
import { closePools } from '../../../../src/domains/finance/parallel/index.js'
import { type ModelContext, ModelRefused } from '../../../../src/domains/index.js'
import { fromJson, type Schema, toJson } from '../../../../src/fabric/schema/index.js'
import { operationNamed } from '../../ask.js'
import { given, market, money, position } from '../requests.js'

afterAll(closePools)

const pairs = [
  ['EURUSD', 'USD/EUR', 1.1],
  ['USDJPY', 'JPY/USD', 145],
  ['GBPUSD', 'USD/GBP', 1.3],
] as const

/** Strikes around the spots, some with a vol of their own. */
const bookOf = (seeds: readonly number[]) =>
  seeds.map((seed, index) => {
    const [pair, unit, near] = pairs[seed % pairs.length]!
    return position(`p${index}`, {
      pair,
      type: seed % 2 === 0 ? 'call' : 'put',
      side: seed % 5 === 0 ? 'short' : 'long',
      strike: given(near * (0.9 + (seed % 20) / 100), unit),
      notional: money(1e5 * (1 + (seed % 9)), pair.slice(0, 3)),
      ...(seed % 3 === 0 ? { vol: given(0.05 + (seed % 10) / 100, 'yr^(-1/2)') } : {}),
    })
  })

/** The JSON view of the answer with all its points, or the model's no. */
async function asked(name: string, json: unknown, over: Partial<ModelContext>): Promise<unknown> {
  const { contract, model } = operationNamed(name)
  const read = fromJson<Schema>(contract.request, json)
  if (!read.ok) throw new Error(read.error.message)
  try {
    const answered = await model(read.value.value as never, { mismatches: [], ...over }) // read by the model's schema
    return answered.ok ? toJson(contract.response, await collected(contract, answered.value)) : answered.error
  } catch (thrown) {
    if (thrown instanceof ModelRefused) return thrown.refusal
    throw thrown
  }
}

const splitting = (threads: number) => ({ splitting: { threads, rowsMin: 0 } })

describe('a grid that is split over threads', () => {
  it('has the very points, or the very no, of one that is not', async () => {
    const requests = fc.record({
      seeds: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 300 }),
      steps: fc.integer({ min: 1, max: 400 }),
      // A ladder that goes down to a spot of zero says no there.
      from: fc.constantFrom(1.2, 1.1),
      to: fc.constantFrom(1.0, 0.2, 0),
      volShock: fc.constantFrom(undefined, 0.01, -0.2),
      threads: fc.integer({ min: 1, max: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(requests, async ({ seeds, steps, from, to, volShock, threads }) => {
        const rate = (value: number) => given(value, 'USD/EUR')
        const request = {
          book: bookOf(seeds),
          market,
          ladder: { pair: 'EURUSD', from: rate(from), to: rate(to), step: rate((from - to) / steps) },
          ...(volShock === undefined ? {} : { volShock: given(volShock, 'yr^(-1/2)') }),
        }
        expect(await asked('finance.scenario', request, splitting(threads))).toEqual(
          await asked('finance.scenario', request, {}),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('tells how far it is, over all its points', async () => {
    const told: number[] = []
    const rate = (value: number) => given(value, 'USD/EUR')
    const ladder = { pair: 'EURUSD', from: rate(1.2), to: rate(1), step: rate(0.0001) }
    const progress = (done: number, total: number) => told.push(done / total)
    await asked('finance.scenario', { book: bookOf([1, 2, 3]), market, ladder }, { ...splitting(2), progress })
    expect(told).toEqual([...told].sort((one, other) => one - other))
    expect(told.at(-1)).toBe(1)
  })
})

describe('a large book that is priced over threads', () => {
  it('has the very answer that one thread gives', async () => {
    const request = { book: bookOf(Array.from({ length: 6_000 }, (_, seed) => seed)), market, groupBy: 'pair' }
    expect(await asked('finance.priceBook', request, splitting(2))).toEqual(
      await asked('finance.priceBook', request, {}),
    )
  })

  it('names the position that has no value', async () => {
    const bad = position('bad', { notional: money(1e308, 'EUR'), strike: given(1e-300, 'USD/EUR') })
    const request = { book: [...bookOf([1, 2, 3]), bad], market }
    expect(await asked('finance.priceBook', request, splitting(2))).toEqual(
      await asked('finance.priceBook', request, {}),
    )
  })
})
