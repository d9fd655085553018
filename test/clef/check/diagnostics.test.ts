// What is said against a program: code, place in the text, path in the request, and what was expected.

import { describe, expect, it } from 'vitest'
import { currency, date, diagnosticsOf, goalOf, number, pair, quantity, tenor } from '../registered.js'

/** The span of the n-th occurrence of `part`. */
function spanOf(text: string, part: string): { start: number; end: number } {
  const start = text.lastIndexOf(part)
  return { start, end: start + part.length }
}

const stopping = (deceleration: string) =>
  `kinematics.stoppingDistance { speed = 72.0<km/h>; reactionTime = 1.5<s>; deceleration = ${deceleration} }`
const option = (fields: string) => `finance.priceOption { option = { ${fields} }; market = input "market" }`

describe('calls against their contracts', () => {
  it.each([
    ['a right call', stopping('7.0<m/s^2>'), undefined],
    ['one in other units', stopping('22.0<ft/s^2>'), undefined],
    ['an argument worked out', stopping('sqr 3.0<m/s> / 2.0<m>'), undefined],
    [
      'one of several alternatives',
      'kinematics.suvat { u = 0.0<m/s>; a = 2.0<m/s^2>; t = 3.0<s>; solve = ["s"; "v"] }',
      undefined,
    ],
    ['a choice as one word', 'kinematics.suvat { u = 0.0<_>; a = 2.0<m/s^2>; t = 3.0<s>; solve = "s" }', undefined],
    [
      'an expiry as a time',
      option('pair = "EURUSD"; type = "call"; strike = 1.1<USD/EUR>; expiry = 0.25<yr>'),
      undefined,
    ],
    [
      'an expiry as a date',
      option('pair = "EURUSD"; type = "call"; strike = 1.1<USD/EUR>; expiry = "2026-03-01"'),
      undefined,
    ],
    ['a bare strike', option('pair = "EURUSD"; type = "call"; strike = 1.1; tenor = "3M"'), undefined],
    ['a request by pipeline', '{ amounts = [1.0<EUR>; 2.0<EUR>] } |> finance.sum', undefined],
    ['a request bound before', 'let r = { amounts = [1.0<EUR>] }\nfinance.sum r', undefined],
  ])('take %s', (_, text) => {
    expect(diagnosticsOf(text)).toEqual([])
  })

  it.each([
    [
      'CLEF_UNKNOWN_OPERATION',
      'finance.prieBook { }',
      'finance.prieBook',
      { candidates: ['finance.priceBook', 'finance.checkBook'] },
    ],
    ['CLEF_UNKNOWN_OPERATION', 'weather.tomorrow { }', 'weather.tomorrow', { actual: 'weather.tomorrow' }],
    [
      'CLEF_UNKNOWN_FIELD',
      stopping('7.0<m/s^2>; gravty = 9.8<m/s^2>'),
      'gravty',
      { path: 'gravty', candidates: ['gravity'] },
    ],
    [
      'CLEF_MISSING_FIELD',
      'kinematics.timeToCollision { gap = 1.0<m>; speedLead = 2.0<m/s> }',
      '{ gap = 1.0<m>; speedLead = 2.0<m/s> }',
      { path: 'speedSelf' },
    ],
    [
      'CLEF_FIELD_CHOICE',
      stopping('7.0<m/s^2>; frictionCoefficient = 0.7'),
      'frictionCoefficient',
      { expected: 'deceleration or frictionCoefficient', actual: 'deceleration and frictionCoefficient' },
    ],
    [
      'CLEF_FIELD_CHOICE',
      option('pair = "EURUSD"; type = "call"; strike = 1.1'),
      '{ pair = "EURUSD"; type = "call"; strike = 1.1 }',
      { path: 'option.tenor', expected: 'tenor or expiry', actual: 'none' },
    ],
    [
      'CLEF_DIMENSION',
      stopping('7.0<m/s>'),
      '7.0<m/s>',
      { path: 'deceleration', expected: 'm / s^2', actual: 'm / s' },
    ],
    ['CLEF_DIMENSION', stopping('7.0<km/h>'), '7.0<km/h>', { expected: 'm / s^2', actual: 'm / s' }],
    ['CLEF_DIMENSION', stopping('3.0<m/s> * 2.0<s>'), '3.0<m/s> * 2.0<s>', { expected: 'm / s^2', actual: 'm' }],
    ['CLEF_DIMENSION', stopping('5.0<%>'), '5.0<%>', { expected: 'm / s^2', actual: '1' }],
    ['CLEF_UNIT_MISSING', stopping('7.0'), '7.0', { path: 'deceleration', expected: 'm / s^2', actual: '1' }],
    [
      'CLEF_DIMENSION',
      option('pair = "EURUSD"; type = "call"; strike = 1.1<EUR/USD>; tenor = "3M"'),
      '1.1<EUR/USD>',
      { path: 'option.strike', expected: 'USD / EUR', actual: 'EUR / USD' },
    ],
    [
      'CLEF_DIMENSION',
      option('strike = 1.1<USD>; tenor = "3M"; type = "call"; pair = "EURUSD"'),
      '1.1<USD>',
      { path: 'option.strike', expected: 'USD / EUR', actual: 'USD' },
    ],
    [
      'CLEF_DIMENSION',
      option('pair = "GBPUSD"; type = "call"; strike = 1.1; tenor = "3M"; notional = 5.0<EUR>'),
      '5.0<EUR>',
      { path: 'option.notional', expected: 'GBP or USD', actual: 'EUR' },
    ],
    [
      'CLEF_DIMENSION',
      'finance.sum { amounts = [500.0<EUR>; 300.0<USD>] }',
      '300.0<USD>',
      { path: 'amounts[1]', expected: 'EUR', actual: 'USD' },
    ],
    ['CLEF_DIMENSION', 'finance.sum { amounts = [5.0<m>] }', '5.0<m>', { path: 'amounts[0]', actual: 'm' }],
    ['CLEF_UNIT_MISSING', 'finance.sum { amounts = [5.0] }', '5.0', { path: 'amounts[0]', actual: '1' }],
    [
      'CLEF_DIMENSION',
      'finance.convert { amount = 5.0<EUR>; to = "USD"; market = input "market"; rate = 1.1<USD> }',
      '1.1<USD>',
      { path: 'rate', expected: 'rate', actual: 'USD' },
    ],
    [
      'CLEF_DIMENSION',
      option('pair = "EURUSD"; type = "call"; strike = 1.1; expiry = 3.0<m>'),
      '3.0<m>',
      { path: 'option.expiry', expected: 'yr', actual: 'm' },
    ],
    ['CLEF_UNKNOWN_UNIT', stopping('7.0<m/sq>'), 'sq', { actual: 'sq' }],
    [
      'CLEF_TYPE',
      stopping('"fast"'),
      '"fast"',
      { path: 'deceleration', expected: 'a number in m / s^2', actual: 'string' },
    ],
    [
      'CLEF_TYPE',
      option('pair = "EURUSD"; type = "cal"; strike = 1.1; tenor = "3M"'),
      '"cal"',
      { path: 'option.type', candidates: ['call'] },
    ],
    [
      'CLEF_TYPE',
      option('pair = "EURUS"; type = "call"; strike = 1.1; tenor = "3M"'),
      '"EURUS"',
      { path: 'option.pair' },
    ],
    [
      'CLEF_TYPE',
      option('pair = "EURUSD"; type = "call"; strike = 1.1; tenor = "soon"'),
      '"soon"',
      { path: 'option.tenor' },
    ],
    [
      'CLEF_TYPE',
      option('pair = "EURUSD"; type = "call"; strike = 1.1; expiry = "2026-02-30"'),
      '"2026-02-30"',
      { path: 'option.expiry' },
    ],
    ['CLEF_TYPE', 'finance.sum { amounts = 5.0<EUR> }', '5.0<EUR>', { path: 'amounts' }],
    ['CLEF_TYPE', 'finance.sum 5.0', '5.0', { actual: 'float' }],
    ['CLEF_TYPE', 'finance.sum', 'finance.sum', {}],
    ['CLEF_TYPE', 'let f = max 1.0\nf', 'f', { actual: 'float -> float' }],
    ['CLEF_TYPE', '(1.0, [sqrt])', '(1.0, [sqrt])', { expected: 'a value' }],
    ['CLEF_UNIT_MISSING', stopping("7.0<'u>"), "7.0<'u>", { actual: "'u" }],
    ['CLEF_DIMENSION', 'sqrt 2.0<km>', 'sqrt 2.0<km>', { actual: 'km^(1/2)' }],
    ['CLEF_RANGE', stopping('1e999<m/s^2>'), '1e999<m/s^2>', {}],
    ['CLEF_UNKNOWN_NAME', stopping('a'), 'a', { actual: 'a' }],
  ] as const)('%s: %s', (code, text, part, rest) => {
    expect(diagnosticsOf(text)).toMatchObject([{ code, span: spanOf(text, part), ...rest }])
  })

  it('say each thing once, in the order of the text, with the operation concerned', () => {
    const text = stopping('7.0<m/s>; gravity = 3.0; wheels = 4.0')
    expect(diagnosticsOf(text).map(({ code, operation }) => [code, operation])).toEqual([
      ['CLEF_DIMENSION', 'kinematics.stoppingDistance'],
      ['CLEF_UNIT_MISSING', 'kinematics.stoppingDistance'],
      ['CLEF_UNKNOWN_FIELD', 'kinematics.stoppingDistance'],
    ])
  })

  it('are at most as many as a reader can use', () => {
    const text = `finance.sum { amounts = [${'5.0; '.repeat(100)}] }`
    expect(diagnosticsOf(text)).toHaveLength(32)
  })

  it('report a mistake once, not what follows from it', () => {
    const text = 'let a = finance.sum { amounts = [wibble] }\nlet b = a + 1.0<m>\nb * wibble2'
    expect(diagnosticsOf(text).map(({ code, actual }) => [code, actual])).toEqual([
      ['CLEF_UNKNOWN_NAME', 'wibble'],
      ['CLEF_TYPE', 'money'],
      ['CLEF_UNKNOWN_NAME', 'wibble2'],
    ])
  })
})

describe('answers of calls', () => {
  it('have fields with units', () => {
    const call = `${stopping('7.0<m/s^2>')}`
    expect(diagnosticsOf(`let a = ${call}\na.total + 5.0<m>`)).toEqual([])
    expect(diagnosticsOf(`let a = ${call}\na.total + 5.0<ft>`)).toMatchObject([
      { code: 'CLEF_DIMENSION', expected: 'm', actual: 'ft' },
    ])
    expect(diagnosticsOf(`let a = ${call}\na.sum`)).toMatchObject([
      { code: 'CLEF_UNKNOWN_FIELD', candidates: ['thinking', 'braking', 'total'] },
    ])
  })

  it('feed other calls', () => {
    const text = `let a = ${stopping('7.0<m/s^2>')}\nkinematics.timeToCollision { gap = a.total * 2.0; speedSelf = 20.0<m/s>; speedLead = a.braking }`
    expect(diagnosticsOf(text)).toMatchObject([
      { code: 'CLEF_DIMENSION', path: 'speedLead', expected: 'm / s', actual: 'm' },
    ])
  })
})

describe('quantities of the goal', () => {
  const goal = goalOf(
    quantity(72, 'km/h'),
    number(1.5),
    tenor('3M'),
    pair('EURUSD'),
    currency('CHF'),
    quantity(3, 'mo'),
    date('2026-03-01'),
    quantity(7, 'm/s'),
  )
  const call = (fields: string) => option(`pair = $4; type = "call"; strike = $2; ${fields}`)

  it.each([
    ['a tenor for a tenor', call('tenor = $3')],
    ['months for a tenor', call('tenor = $6')],
    ['a tenor for a time', call('expiry = $3')],
    ['months for a time', call('expiry = $6')],
    ['a date for an expiry', call('expiry = $7')],
  ])('serve: %s', (_, text) => {
    expect(diagnosticsOf(text, goal)).toEqual([])
  })

  it.each([
    ['CLEF_UNKNOWN_QUANTITY', call('tenor = $9'), '$9', {}],
    ['CLEF_TYPE', call('tenor = $7'), '$7', { path: 'option.tenor', actual: 'a date' }],
    [
      'CLEF_TYPE',
      'finance.convert { amount = $5; to = $5; market = input "market" }',
      '$5',
      { path: 'amount', actual: 'currency' },
    ],
    [
      'CLEF_DIMENSION',
      'kinematics.timeToCollision { gap = $3; speedSelf = $1; speedLead = $8 }',
      '$3',
      { path: 'gap', expected: 'm', actual: 'yr' },
    ],
    [
      'CLEF_UNIT_MISSING',
      'kinematics.timeToCollision { gap = $2; speedSelf = $1; speedLead = $8 }',
      '$2',
      { path: 'gap', expected: 'm', actual: '1' },
    ],
    [
      'CLEF_UNKNOWN_INPUT',
      'finance.checkBook { book = input "bok" }',
      'input "bok"',
      { candidates: ['book', 'market'] },
    ],
    [
      'CLEF_TYPE',
      'finance.checkBook { book = input "market" }',
      'input "market"',
      { path: 'book', expected: 'Book', actual: 'Market' },
    ],
  ] as const)('%s: %s', (code, text, part, rest) => {
    const start = text.indexOf(part)
    const span = { start, end: start + part.length }
    expect(diagnosticsOf(text, goal)).toMatchObject([{ code, span, ...rest }])
  })
})
