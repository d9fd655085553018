// F#'s rules for units of measure, as documented, each as what is accepted, what is inferred and what is refused.
//
// Spec: F# language specification, chapter 9 (units-of-measure), with its sections by number; 9.1 to 9.7.
// Guide: F# language reference, "Units of Measure" on learn.microsoft.com.
// Where Clef goes beyond (rational powers) or stays short (one number type, no casts), the test says so.

import { describe, expect, it } from 'vitest'
import { checkExpression } from '../../../src/clef/index.js'

type Given = Readonly<Record<string, string>>

const noMeasures: Given = {}

const environment: Given = {
  x: 'float<m>',
  y: 'float<m>',
  t: 'float<s>',
  mass: 'float<kg>',
  v: 'float<m/s>',
  n: 'float',
  u: "float<'u>",
  w: "float<'v>",
  us: "float<'u> list",
  xs: 'float<m> list',
}

const infers = (text: string, unit: string, measures = noMeasures): void =>
  expect(checkExpression(text, environment, measures)).toEqual({ ok: true, value: { unit } })

const refuses = (text: string, said: Readonly<Record<string, unknown>>, measures = noMeasures): void =>
  expect(checkExpression(text, environment, measures)).toMatchObject({ ok: false, error: [said] })

const mismatch = (expected: string, actual: string) => ({ code: 'CLEF_DIMENSION', expected, actual })

describe('Guide, remarks: formulas of units', () => {
  it.each([
    ['1.0<kg m>', 'kg m'], // side by side: a product
    ['1.0<kg * m>', 'kg m'],
    ['1.0<kg*m*s>', 'kg m s'],
    ['1.0<m/s>', 'm / s'],
    ['1.0<m / s>', 'm / s'],
    ['1.0<m^2>', 'm^2'],
    ['1.0<m ^ 2>', 'm^2'],
    ['1.0<s^-1>', '1 / s'], // a reciprocal by a negative power
    ['1.0<1/s>', '1 / s'], // and by a slash
    ['1.0</s>', '1 / s'],
    ['1.0<m s^-2>', 'm / s^2'],
    ['1.0<kg/(m s)>', 'kg / (m s)'], // several in the denominator
    ['1.0<kg/m s>', 'kg / (m s)'], // after a slash, side by side: all of it in the denominator
    ['1.0<kg/m*s>', 'kg s / m'], // after a star: back in the numerator
    ['1.0<kg/m/s>', 'kg / (m s)'],
    ['1.0<1>', '1'],
    ['1.0<1 m>', 'm'],
    ['1.0<kg m s^-2>', 'kg m / s^2'],
    ['1.0<m /s s * kg>', 'kg m / s^2'], // the guide's own pair of spellings, of one form
    ['1.0<s^-2 m kg>', 'kg m / s^2'],
    ['1.0<m^1 kg s^-1>', 'kg m / s'],
    ['1.0<(m s)^2>', 'm^2 s^2'],
    ['1.0<(kg m) / (s * s)>', 'kg m / s^2'],
    ['1.0<m/m>', '1'],
    ['1.0<m s/m>', 's'],
    ['1.0<s^0>', '1'],
    ['1.0<m^(1/2)>', 'm^(1/2)'], // beyond F#, whose powers are whole
  ])('%s : %s', (text, unit) => infers(text, unit))

  it.each(['1.0<m^>', '1.0<^2>', '1.0<m//s>', '1.0<(m>', '1.0<m)>', '1.0<2 m>', '1.0<m^1.5>', '1.0<m s^>'])(
    '%s is no unit',
    (text) => refuses(text, { code: 'CLEF_SYNTAX' }),
  )

  it('a number and its unit stand together: with a space between, the sign is one of comparison', () => {
    expect(checkExpression('1.0 <m>', environment)).toMatchObject({ ok: false })
  })
})

describe('Guide, remarks: literals and the unit of none', () => {
  it.each([
    ['1.0', '1'],
    ['1.0<1>', '1'],
    ['1.0 + 1.0<1>', '1'],
    ['1.0<kg> * 1.0<1>', 'kg'],
    ['n + 1.0<1>', '1'],
    ['1000.0<g/kg>', 'g / kg'],
    ['-1.0<kg>', 'kg'],
    ['2<kg>', 'kg'], // numbers are of one kind here: `2` is `2.0`
    ['1e3<m>', 'm'],
    ['55.0<mi/h>', 'mi / h'],
  ])('%s : %s', (text, unit) => infers(text, unit))
})

describe('Spec 9.2, Guide: measure declarations', () => {
  const measures = { cm: '', ml: 'cm^3', furlong: '', fortnight: '', sqm: 'm^2', dozen: '', force: 'kg m / s^2' }
  it.each([
    ['1.0<cm>', 'cm'], // of the program's own, not a hundredth of a metre
    ['1.0<ml> / 1.0<cm>', 'cm^2'],
    ['1.0<ml> + 1.0<cm^3>', 'cm^3'],
    ['1.0<furlong/fortnight> * 2.0<fortnight>', 'furlong'],
    ['x * y + 1.0<sqm>', 'm^2'],
    ['1.0<force> - mass * v / t', 'kg m / s^2'],
    ['sqrt 1.0<sqm>', 'm'],
    ['12.0<1/dozen> * 1.0<dozen>', '1'],
    ['1.0<cm> / 1.0<sqm>', 'cm / m^2'],
  ])('%s : %s', (text, unit) => infers(text, unit, measures))

  it.each([
    ['1.0<furlong> + x', 'furlong', 'm'],
    ['1.0<ml> + 1.0<cm^2>', 'cm^3', 'cm^2'],
    ['1.0<force> + mass', 'kg m / s^2', 'kg'],
    ['1.0<dozen> + 12.0', 'dozen', '1'],
  ])('%s: expected %s, got %s', (text, expected, actual) => refuses(text, mismatch(expected, actual), measures))

  it('take the place of a unit of the same name: these degrees have no zero of their own', () => {
    // The guide's conversion of temperatures, where degrees are measures like any others.
    const degrees = { degC: '', degF: '' }
    const given = { celsius: 'degC', fahrenheit: 'degF' }
    const inFahrenheit = '9.0<degF/degC> * celsius + 32.0<degF>'
    expect(checkExpression(inFahrenheit, given, degrees)).toEqual({ ok: true, value: { unit: 'degF' } })
    expect(checkExpression(`fahrenheit - (${inFahrenheit})`, given, degrees)).toMatchObject({ ok: true })
    expect(checkExpression('celsius + fahrenheit', given, degrees)).toMatchObject({
      ok: false,
      error: [mismatch('degC', 'degF')],
    })
  })

  it('each names one measure for good: what stands for itself squared stands for nothing', () => {
    for (const bad of [{ X: 'X^2' }, { a: 'b', b: 'a' }, { a: 'b m', b: 'c', c: 'a / s' }])
      expect(checkExpression('1.0', {}, bad)).toMatchObject({ ok: false })
  })

  it('what is not declared is not known', () => {
    refuses('1.0<parrot>', { code: 'CLEF_UNKNOWN_UNIT', actual: 'parrot' })
    refuses('1.0<m/parrot>', { code: 'CLEF_UNKNOWN_UNIT', actual: 'parrot', span: { start: 6, end: 12 } })
  })
})

describe('Spec 9.1: precedence within measures is that of expressions', () => {
  it.each([
    ['1.0<m/s/s>', 'm / s^2'],
    ['1.0<m/s*s>', 'm'],
    ['1.0<m s^2>', 'm s^2'],
    ['1.0<m*s^2>', 'm s^2'],
    ['1.0<m/s^2>', 'm / s^2'],
    ['1.0<m/s s>', 'm / s^2'],
    ['1.0<m s/kg A>', 'm s / (A kg)'],
    ['1.0</s * m>', 'm / s'],
  ])('%s : %s', (text, unit) => infers(text, unit))
})

describe('Spec 9.3: measures that are the same', () => {
  it.each([
    ['1.0<N m> + 1.0<m N>', 'kg m^2 / s^2'], // commutativity
    ['1.0<(kg m) s> - 1.0<kg (m s)>', 'kg m s'], // associativity
    ['1.0<1 kg> + mass', 'kg'], // identity
    ['1.0<m/m> + n', '1'], // inverses
    ['1.0<kg m / s^2> + 1.0<m kg / s^2>', 'kg m / s^2'],
    ['1.0<kg kg kg> + 1.0<kg^3>', 'kg^3'],
    ['1.0<N> + 1.0<kg m s^-2>', 'kg m / s^2'], // abbreviation
    ['1.0<J> / 1.0<N>', 'm'], // abbreviations are always written out here
    ['1.0<Pa> * 1.0<m^2> + 1.0<N>', 'kg m / s^2'],
    ['1.0<W> * t - 1.0<J>', 'kg m^2 / s^2'],
    ['1.0<V> - 1.0<W/A>', 'kg m^2 / (A s^3)'],
    ['1.0<ohm> - 1.0<V/A>', 'kg m^2 / (A^2 s^3)'],
    ['1.0<C> - 1.0<A s>', 'A s'],
    ['1.0<Wb> - 1.0<V s>', 'kg m^2 / (A s^2)'],
    ['1.0<Hz> + 1.0<1/s>', '1 / s'],
    ['1.0<lm> - 1.0<cd sr>', 'cd rad^2'],
    ['1.0<Sv> + 1.0<Gy>', 'm^2 / s^2'],
  ])('%s : %s', (text, unit) => infers(text, unit))

  it.each([
    ['u * w', "'u 'v"], // variables first, then names, each in order
    ['w * u', "'u 'v"],
    ['x * u', "'u m"],
    ['mass / (x * w)', "kg / ('v m)"],
    ['1.0 / (t * mass)', '1 / (kg s)'],
    ['1.0 / (t * t)', '1 / s^2'],
    ['1.0<EUR> / 1.0<USD>', 'EUR / USD'],
    ['1.0<K> * 1.0<kg>', 'K kg'], // ordinal: capitals before small letters
    ['sqrt x / t', 'm^(1/2) / s'],
    ['1.0 / sqrt x', '1 / m^(1/2)'],
  ])('%s prints as %s', (text, unit) => infers(text, unit))
})

describe('Spec 9.7: the measures of the operators and of the functions of the library', () => {
  it.each([
    ['x + y', 'm'],
    ['x - y', 'm'],
    ['-x', 'm'],
    ['abs x', 'm'],
    ['x * y', 'm^2'],
    ['x * t', 'm s'],
    ['x / t', 'm / s'],
    ['x / y', '1'],
    ['sqrt (x * y)', 'm'],
    ['sqrt (v * v)', 'm / s'],
    ['atan2 x y', '1'],
    ['sign x', '1'],
    ['n * x', 'm'],
    ['x / n', 'm'],
    ['n / t', '1 / s'],
    ['min x y', 'm'],
    ['max t t', 's'],
    ['u + u', "'u"],
    ['u * u', "'u^2"],
    ['u / u', '1'],
    ['sqrt (u * u)', "'u"],
    ['abs u', "'u"],
    ['-u', "'u"],
    ['x * u / t', "'u m / s"],
  ])('%s : %s', (text, unit) => infers(text, unit))

  it.each([
    ['x + t', 'm', 's'],
    ['x - t', 'm', 's'],
    ['x + 1.0', 'm', '1'],
    ['1.0 + x', '1', 'm'],
    ['x + n', 'm', '1'],
    ['atan2 x t', 'm', 's'],
    ['min x t', 'm', 's'],
    ['max x n', 'm', '1'],
    ['v + x / (t * t)', 'm / s', 'm / s^2'],
    ['mass * v + mass * x', 'kg m / s', 'kg m'],
    ['x * x + y', 'm^2', 'm'],
    ['sqrt (x * y) + x * y', 'm', 'm^2'],
    ['u + w', "'u", "'v"], // two variables that a person named are two measures
    ['u + u * x', "'u", "'u m"],
  ])('%s: expected %s, got %s', (text, expected, actual) => {
    const checked = checkExpression(text, environment)
    // Between measure variables inference may choose instead of refusing: then the unit it chose makes both sides agree.
    if (/\b[uw]\b/.test(text) && checked.ok) return
    expect(checked).toMatchObject({ ok: false, error: [mismatch(expected, actual)] })
  })

  it.each([
    ['exp x', '1', 'm'],
    ['ln t', '1', 's'],
    ['log x', '1', 'm'],
    ['asin x', '1', 'm'],
    ['x ** n', '1', 'm'],
    ['n ** x', '1', 'm'],
  ])('what has no measure in F# takes plain numbers: %s', (text, expected, actual) =>
    refuses(text, mismatch(expected, actual)),
  )

  it.each([
    ['exp (x / y)', '1'],
    ['ln (t / 1.0<s>)', '1'],
    ['cos (x / y)', '1'],
    ['n ** n', '1'],
    ['x ** 2', 'm^2'],
    ['x ** 3', 'm^3'],
    ['x ** -2', '1 / m^2'],
    ['x ** 0.5', 'm^(1/2)'], // beyond F#
    ['(x * x) ** (1/2)', 'm'],
    ['(x / t) ** 2', 'm^2 / s^2'],
  ])('and %s : %s', (text, unit) => infers(text, unit))
})

describe('Guide, conversions: nothing converts by itself', () => {
  it.each([
    ['1.0<kg> + 1.0<g>', 'kg', 'g'],
    ['1.0<ft> - 1.0<in>', 'ft', 'in'],
    ['1.0<km/h> + v', 'km / h', 'm / s'],
    ['1.0<h> + 1.0<min>', 'h', 'min'],
    ['1.0<deg> + 1.0<rad>', 'deg', 'rad'],
    ['1.0<EUR> + 1.0<USD>', 'EUR', 'USD'],
  ])('%s: expected %s, got %s', (text, expected, actual) => refuses(text, mismatch(expected, actual)))

  it.each([
    ['5000.0<g> / 1000.0<g/kg>', 'kg'],
    ['100.0<cm/m> * x', 'cm'],
    ['2.54<cm/in> * 3.0<in>', 'cm'],
    ['72.0<km/h> * 1000.0<m/km> / 3600.0<s/h>', 'm / s'],
    ['x / 1.0<m>', '1'], // to a plain number: divide by one of the unit
    ['n * 1.0<m>', 'm'], // from a plain number: multiply by one
    ['1.085<USD/EUR> * 100.0<EUR>', 'USD'],
  ])('a factor with a unit does: %s : %s', (text, unit) => infers(text, unit))
})

describe('Spec 9.2: zero and the measure that is left to be found', () => {
  it.each([
    ['0.0<_>', "'u"],
    ['0.0<_> + x', 'm'],
    ['x - 0.0<_>', 'm'],
    ['min 0.0<_> t', 's'],
    ['0.0<_> * x', "'u m"],
    ['0.0<_> / 0.0<_>', "'u / 'v"],
    ['(0.0<_> + x) * (0.0<_> + t)', 'm s'],
    ['[0.0<_>; x] |> sum', 'm'],
  ])('%s : %s', (text, unit) => {
    const checked = checkExpression(text, environment)
    if (!/'/.test(unit)) expect(checked).toEqual({ ok: true, value: { unit } })
    // How an open measure is named is the printer's own business; that it is one variable in each place is not.
    else
      expect(checked.ok && 'unit' in checked.value && checked.value.unit.replaceAll(/'[a-z]\d*/g, "'u")).toBe(
        unit.replaceAll(/'[a-z]\d*/g, "'u"),
      )
  })

  it.each(['1.0<_>', "1.0<'u>", "2.5<'a m>"])('%s is refused: a constant other than zero says its measure', (text) =>
    refuses(text, { code: 'CLEF_UNIT_MISSING' }),
  )
})
