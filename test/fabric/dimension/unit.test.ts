import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, fromCoherent, parseUnit, toCoherent } from '../../../src/fabric/dimension/index.js'
import { exact, magnitude, unit } from './exactly.js'

describe('reading unit text', () => {
  it.each([
    ['kg m / s^2', 'kg m / s^2'],
    ['N', 'kg m / s^2'],
    ['m*rad/s', 'm rad / s'],
    ['/yr', '1 / yr'],
    ['1 / yr', '1 / yr'],
    ['yr^(-1/2)', '1 / yr^(1/2)'],
    ['m/s/s', 'm / s^2'],
    ['m / s A', 'm / (A s)'],
    ['USD/EUR', 'USD / EUR'],
    ['m\u00b2', 'm^2'],
    ['kg\u00b7m', 'kg m'],
    ['1', '1'],
    ['km/h', 'm / s'],
    ['rpm', 'rad / s'],
    ['(m s^-1)^2', 'm^2 / s^2'],
  ])('%s has dimension %s', (text, dimension) => {
    expect(unit(text).dimension.text).toBe(dimension)
  })

  it.each(['m//s', 'm^', 'm^(1/0)', '3 m', '(m', 'm)', '^2'])('%s is refused as syntax', (text) => {
    expect(parseUnit(text)).toMatchObject({ ok: false, error: { code: 'FAULT_SYNTAX' } })
  })

  it('names the nearest known units for an unknown one, with its span', () => {
    expect(parseUnit('m/secs')).toMatchObject({
      ok: false,
      error: { code: 'FAULT_UNKNOWN_UNIT', name: 'secs', span: { start: 2, end: 6 } },
    })
    const unknown = parseUnit('USDD')
    expect(!unknown.ok && unknown.error.code === 'FAULT_UNKNOWN_UNIT' && unknown.error.candidates).toContain('USD')
  })

  it('refuses over-long text before reading it', () => {
    expect(parseUnit('m '.repeat(200))).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
  })

  it.each(['m^999', 'm^17', 'm^(1/17)', '(m^16)^2', '((m^(1/16))^(1/16))', 'm^9 m^9', 'm s kg A K mol cd rad yr'])(
    '%s is refused by a limit on exponents and base units',
    (text) => {
      expect(parseUnit(text)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
    },
  )

  it.each(['((km^16)^16)^16', '(((%^16)^16)^16)^16', '((deg/rad)^16)^16'])(
    '%s is refused before its factor grows',
    (text) => {
      expect(parseUnit(text)).toMatchObject({ ok: false, error: { code: 'FAULT_LIMIT' } })
    },
  )

  it('reads exponents and factors up to their limits', () => {
    expect(parseUnit('deg^16')).toMatchObject({ ok: true, value: { dimension: { text: 'rad^16' } } })
    expect(parseUnit('m s kg A K mol cd rad')).toMatchObject({ ok: true })
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => parseUnit(text).ok !== undefined))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('m', 's', '/', '*', '^', '(', ')', '-', '1', '2', ' ', "'a", 'EUR'), {
          maxLength: 24,
        }),
        (parts) => parseUnit(parts.join('')).ok !== undefined,
      ),
    )
  })
})

describe('converting within a dimension', () => {
  it.each([
    [72, 'km/h', 'm/s', 20],
    [60, 'mi/h', 'm/s', 26.8224],
    [180, 'deg', 'rad', Math.PI],
    [1, 'rpm', 'rad/s', 0.10471975511965978],
    [7.5, 'volpt', 'yr^(-1/2)', 0.075],
    [3, 'mo', 'yr', 0.25],
    [1, 'ft', 'in', 12],
  ])('%f %s is %s: %f', (value, from, to, expected) => {
    expect(convert(value, unit(from), unit(to))).toBe(expected)
  })

  it('rounds once: km/h to m/s equals the exact quotient rounded to nearest', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const converted = toCoherent(value, unit('km/h'))
        if (!Number.isFinite(converted) || Math.abs(converted) < 1e-290 || Math.abs(value) > 1e300) return
        // |converted * 18 - value * 5| in exact integers must not exceed that of either neighbouring double.
        const error = (candidate: number) => magnitude(exact(candidate) * 18n - exact(value) * 5n)
        const step = 2 ** (Math.floor(Math.log2(Math.abs(converted))) - 52)
        expect(error(converted) <= error(converted + step)).toBe(true)
        expect(error(converted) <= error(converted - step)).toBe(true)
      }),
    )
  })

  it('comes back within one unit in the last place', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
        fc.constantFrom('km/h', 'deg', 'ft', 'mi/h'),
        (value, text) => {
          const back = fromCoherent(toCoherent(value, unit(text)), unit(text))
          expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 2 ** -51)
        },
      ),
    )
  })
})
