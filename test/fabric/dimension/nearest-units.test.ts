// What is said about a unit that there is none of.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearestUnits, parseUnit, unitOfSymbol, unitSymbols } from '../../../src/fabric/dimension/index.js'

describe('what an unknown unit may have meant', () => {
  it.each([
    ['KM', 'km'],
    ['Kg', 'kg'],
    ['KG', 'kg'],
    ['hz', 'Hz'],
    ['KW', 'kW'],
    ['Kwh', 'kWh'],
    ['MPH', 'mph'],
    ['usd', 'USD'],
    ['metres', 'm'],
    ['Meters', 'm'],
    ['seconds', 's'],
    ['secs', 's'],
    ['Newtons', 'N'],
    ['henries', 'H'],
    ['inches', 'in'],
    ['feet', 'ft'],
    ['kilometres', 'km'],
    ['milligrams', 'mg'],
    ['microseconds', 'us'],
    ['megawatts', 'MW'],
    ['dollars', 'USD'],
    ['euros', 'EUR'],
    ['EURO', 'EUR'],
    ['days', 'day'],
    ['d', 'day'],
    ['years', 'yr'],
    ['l', 'L'],
    ['kmh', 'km/h'],
    ['pct', '%'],
    ['bps', 'bp'],
    ['permille', 'permil'],
    ['celsius', 'degC'],
    ['degK', 'K'],
    ['mdegC', 'mK'],
    ['m2', 'm^2'],
    ['s2', 's^2'],
    ['ft3', 'ft^3'],
    ['metres2', 'm^2'],
    ['Nm', 'N m'],
    ['metrs', 'm'],
    ['farenheit', 'degF'],
    ['mmph', 'mph'],
    ['USDD', 'USD'],
    ['\u20ac', 'EUR'],
    ['$', 'USD'],
    ['\u00a3', 'GBP'],
    ['\u00b0', 'deg'],
    ['\u00b0C', 'degC'],
    ['\u2103', 'degC'],
    ['\u00b5m', 'um'],
    ['\u03bcs', 'us'],
    ['k\u2126', 'kohm'],
    ['\u2030', 'permil'],
  ])('%s: first of all %s', (name, meant) => {
    expect(nearestUnits(name)[0]).toBe(meant)
    expect(parseUnit(`m/${name}`)).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_UNIT', name, span: { start: 2, end: 2 + name.length } },
    })
  })

  it('may be either of two: a pound is a mass and money', () => {
    expect(nearestUnits('pounds')).toEqual(['lb', 'GBP'])
  })

  it.each(['x', 'wibble', 'furlongs'])('is nothing for %s', (name) => {
    expect(nearestUnits(name)).toEqual([])
  })

  it('may be a unit that the program declares', () => {
    expect(nearestUnits('fathms', ['fathom', 'sqm'])[0]).toBe('fathom')
  })

  it('is always something that reads as a unit', () => {
    const mutated = fc
      .tuple(fc.constantFrom(...unitSymbols()), fc.nat(8), fc.constantFrom('', 's', 'a', 'K', '2', '\u00b5', '_'))
      .map(([symbol, at, put]) => symbol.slice(0, at % symbol.length) + put + symbol.slice((at % symbol.length) + 1))
      .filter((name) => name !== '' && unitOfSymbol(name) === undefined)
    fc.assert(
      fc.property(mutated, (name) => {
        for (const candidate of nearestUnits(name)) expect(parseUnit(candidate)).toMatchObject({ ok: true })
      }),
    )
  })

  it('says nothing of text that is far longer than any unit', () => {
    expect(nearestUnits('ab'.repeat(60))).toEqual([])
    expect(nearestUnits('\ufdfa'.repeat(100))).toEqual([])
  })
})
