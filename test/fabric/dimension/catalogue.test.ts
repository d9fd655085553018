// The catalogue against a table of its own, written from the sources in other terms.

import { describe, expect, it } from 'vitest'
import {
  currencyCodes,
  isCurrency,
  parseUnit,
  type Unit,
  unitOfSymbol,
  unitSymbols,
} from '../../../src/fabric/dimension/index.js'
import { plainUnits, powersOfPrefixes, prefixedUnits, type TabledUnit } from './catalogue-table.js'

const unit = (symbol: string): Unit => {
  const known = unitOfSymbol(symbol)
  if (known === undefined) throw new Error(`no unit ${symbol}`)
  return known
}

/** pi to 60 digits. */
const piDigits = 314159265358979323846264338327950288419716939937510582097494n
const piOne = 10n ** 59n

/** Whether the two ratios are the same; with pi in them, to 45 digits. */
function expectRatio({ scale }: Unit, { num, den, pi }: TabledUnit): void {
  if (pi === 0) {
    expect(scale.num * den).toBe(num * scale.den)
    return
  }
  const [top, bottom] = pi === 1 ? [num * piDigits, den * piOne] : [num * piOne, den * piDigits]
  const [left, right] = [scale.num * bottom, top * scale.den]
  const difference = left > right ? left - right : right - left
  expect(difference * 10n ** 45n).toBeLessThan(right)
}

const all = [...prefixedUnits, ...plainUnits]

describe('units of the catalogue', () => {
  it.each(all.map((row) => [row.symbol, row] as const))('%s has its exact factor and dimension', (symbol, row) => {
    expect(unit(symbol).dimension.text).toBe(row.dimension)
    expectRatio(unit(symbol), row)
  })

  it('have prefixes with their powers of ten, where nothing plainer is spelt the same', () => {
    const plain = new Set(all.map(({ symbol }) => symbol))
    for (const row of prefixedUnits) {
      for (const [prefix, power] of powersOfPrefixes) {
        const symbol = prefix + row.symbol
        if (plain.has(symbol)) continue
        const [up, down] = power > 0 ? [10n ** BigInt(power), 1n] : [1n, 10n ** BigInt(-power)]
        expect(unit(symbol).dimension.text).toBe(row.dimension)
        expectRatio(unit(symbol), { ...row, num: row.num * up, den: row.den * down })
      }
    }
  })

  it('are those of the table, the bases and the currencies, and no others', () => {
    const tabled = new Set(['kg', ...currencyCodes(), ...all.map(({ symbol }) => symbol)])
    for (const { symbol } of prefixedUnits) for (const prefix of powersOfPrefixes.keys()) tabled.add(prefix + symbol)
    expect(unitSymbols().filter((symbol) => !tabled.has(symbol))).toEqual([])
    expect([...tabled].filter((symbol) => unitOfSymbol(symbol) === undefined)).toEqual([])
  })

  it('do not clash: no symbol can be taken for two of them, and none for a currency', () => {
    const spelt = new Map<string, string[]>()
    const add = (symbol: string, as: string) => spelt.set(symbol, [...(spelt.get(symbol) ?? []), as])
    for (const { symbol } of all) add(symbol, symbol)
    for (const code of currencyCodes()) add(code, 'currency')
    for (const { symbol } of prefixedUnits)
      for (const prefix of powersOfPrefixes.keys()) add(prefix + symbol, `${prefix}-${symbol}`)
    const clashes = [...spelt].filter(([, meanings]) => meanings.length > 1)
    expect(clashes).toEqual([])
  })

  it('have symbols that a program can write', () => {
    for (const symbol of unitSymbols()) {
      expect(symbol).toMatch(/^(?:[A-Za-z]{1,7}|%)$/)
      expect(parseUnit(symbol)).toMatchObject({ ok: true, value: { text: symbol } })
    }
  })

  it('include every currency of ISO 4217, each a dimension of its own', () => {
    expect(currencyCodes().length).toBeGreaterThan(150)
    for (const code of currencyCodes()) {
      expect(isCurrency(code)).toBe(true)
      expect(unit(code).dimension.text).toBe(code)
    }
  })
})
