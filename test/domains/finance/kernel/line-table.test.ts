import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockRows, columnKernel, keptSums, linesMax, setLine } from '../../../../src/domains/finance/kernel/index.js'

const figures = ['value', 'delta', 'gamma', 'vega', 'theta'] as const
const kernel = columnKernel()

/** Desks' markets, and what is none or needs more care. */
const numbersOf = (min: number, max: number) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.double({ min, max, noNaN: true }) },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, -1, 1e-200, 1e200, 1e308, Number.NaN, Number.POSITIVE_INFINITY) },
  )
const desk = fc.record({
  spot: numbersOf(0.5, 2),
  domesticYield: numbersOf(-0.05, 0.2),
  foreignYield: numbersOf(-0.05, 0.2),
  vol: numbersOf(0.01, 0.5),
  expiry: numbersOf(1 / 365, 10),
})
/** Each beyond one of the kernel's bounds, and within the others for some strike below. */
const bounded = { spot: 1, domesticYield: 0, foreignYield: 0, vol: 0.1, expiry: 1 }
const beyond = fc.constantFrom(
  { ...bounded, domesticYield: 200, foreignYield: 200 },
  { ...bounded, vol: 1e-10 },
  { ...bounded, spot: 0.95e-150 },
  { ...bounded, spot: 1.05e150 },
)
const market = fc.oneof({ weight: 5, arbitrary: desk }, { weight: 1, arbitrary: beyond })
const row = fc.record({
  line: fc.nat(3),
  type: fc.constantFrom(1, -1),
  notional: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  strike: fc.oneof(
    { weight: 10, arbitrary: numbersOf(0.3, 4) },
    { weight: 1, arbitrary: fc.constantFrom(1, 1.01e-150, 0.99e-150, 0.99e150, 1.01e150) },
  ),
})
const books = fc.record({
  markets: fc.array(market, { minLength: 4, maxLength: 4 }),
  rows: fc.array(row, { minLength: 1, maxLength: 300 }),
})

const names = { pairHigh: 0, tenor: 0x4d31, tenorBytes: 2, rateAt: 0, foreignAt: 1, domesticAt: 2 }

function fill({ markets, rows }: typeof books extends fc.Arbitrary<infer Book> ? Book : never): void {
  kernel.clearLines()
  markets.forEach((at, line) => {
    setLine(line, { ...names, pairLow: line }, at)
  })
  rows.forEach(({ line, type, notional, strike }, at) => {
    kernel.lineOf[at] = line
    kernel.block.type[at] = type
    kernel.block.notional[at] = notional
    kernel.block.strike[at] = strike
  })
}

const priced = (count: number) =>
  Object.fromEntries(figures.map((name) => [name, kernel.block[name].slice(0, count)])) as Record<
    (typeof figures)[number],
    Float64Array
  > // an entry for each figure

describe('rows whose market is that of their line', () => {
  it('have the figures that they have with a market of their own, to the last bit', () => {
    let whole = 0
    fc.assert(
      fc.property(books, (book) => {
        const count = book.rows.length
        fill(book)
        const left = kernel.priceLines(count)
        const byLine = priced(count)
        kernel.spread(count)
        const leftAlone = kernel.price(count)
        const alone = priced(count)
        if (left === 0) whole++
        // What is rounded up to even is not of the book, and may be anything.
        if (count % 2 === 0) expect(left).toBe(leftAlone)
        for (let at = 0; at < count; at++) {
          expect(byLine.value[at]).toBe(alone.value[at])
          if (Number.isNaN(alone.value[at])) expect(left).toBe(1)
          else for (const name of figures) expect(byLine[name][at]).toBe(alone[name][at])
        }
      }),
      { numRuns: 400 },
    )
    expect(whole).toBeGreaterThan(5)
  })

  it('are added up line by line, and none is above the limit', () => {
    const finite = fc.double({ min: -1e100, max: 1e100, noNaN: true })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(2), finite, finite), { minLength: 1, maxLength: 40 }),
        fc.option(fc.tuple(fc.nat(39), fc.constantFrom(...figures), fc.constantFrom(1e150, -1e200, Number.NaN)), {
          nil: undefined,
        }),
        (rows, odd) => {
          for (const line of [0, 1, 2]) {
            setLine(
              line,
              { ...names, pairLow: line },
              { spot: 1, domesticYield: 0, foreignYield: 0, vol: 1, expiry: 1 },
            )
          }
          rows.forEach(([line, value, delta], at) => {
            kernel.lineOf[at] = line
            for (const name of figures) kernel.block[name][at] = 0
            kernel.block.value[at] = value
            kernel.block.delta[at] = delta
          })
          if (odd !== undefined) kernel.block[odd[1]][odd[0]] = odd[2]
          const isOdd = odd !== undefined && odd[0] < rows.length
          expect(kernel.addUp(rows.length, 1e150)).toBe(isOdd ? 0 : 1)
          if (isOdd) return
          const { value, delta } = keptSums(3)
          for (const line of [0, 1, 2]) {
            const own = rows.filter(([of]) => of === line)
            expect(value[line]).toBe(own.reduce((sum, [, term]) => sum + term, 0))
            expect(delta[line]).toBe(own.reduce((sum, [, , term]) => sum + term, 0))
          }
        },
      ),
    )
  })

  it('may be of the last line and fill a block', () => {
    const at = { spot: 1.1, domesticYield: 0.05, foreignYield: 0.03, vol: 0.1, expiry: 1 }
    setLine(linesMax - 1, { ...names, pairLow: 7 }, at)
    kernel.lineOf.fill(linesMax - 1)
    kernel.block.type.fill(1)
    kernel.block.notional.fill(1e6)
    kernel.block.strike.fill(1.1)
    expect(kernel.priceLines(blockRows)).toBe(0)
    expect(new Set(kernel.block.value).size).toBe(1)
  })
})
