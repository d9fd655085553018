// Every literal must come from the goal, and whose mistake a mismatch is depends on it.

import { describe, expect, it } from 'vitest'
import { currency, date, diagnosticsOf, goalOf, number, pair, planOf, quantity, tenor } from '../registered.js'

const ungrounded = (text: string, goal: ReturnType<typeof goalOf>) =>
  diagnosticsOf(text, goal).filter(({ code }) => code === 'CLEF_UNGROUNDED')

const stopping = (speed: string, rest = '') =>
  `kinematics.stoppingDistance { speed = ${speed}; reactionTime = 1.5<s>; deceleration = 7.0<m/s^2>${rest} }`
const goal = goalOf(quantity(72, 'km/h'), quantity(1.5, 's'), quantity(7, 'm/s^2'), number(0.7))

describe('literals', () => {
  it.each(['72.0<km/h>', '20.0<m/s>', '$1', '0.0<_>', '-72.0<km/h>'])(
    '%s comes from 72 km/h, or needs no source',
    (speed) => {
      expect(ungrounded(stopping(speed), goal)).toEqual([])
    },
  )

  it.each(['73.0<km/h>', '72.0<m/s>', '72.0<mi/h>'])('%s does not', (speed) => {
    const text = stopping(speed)
    const start = text.indexOf(speed)
    expect(ungrounded(text, goal)).toMatchObject([{ path: 'speed', span: { start, end: start + speed.length } }])
  })

  it('in arithmetic are asked as well', () => {
    expect(ungrounded(stopping('2.0 * 10.0<m/s>'), goal)).toHaveLength(2)
    expect(ungrounded(stopping('72.0<km/h> * 0.7'), goal)).toEqual([])
  })

  it('in exponents are not', () => {
    const text = 'kinematics.timeToCollision { gap = ($1 ** 2 * $1) ** (1/3); speedSelf = $2; speedLead = $2 }'
    expect(ungrounded(text, goalOf(quantity(8, 'm'), quantity(3, 'm/s')))).toEqual([])
  })

  it('are found through the names they are bound to', () => {
    expect(ungrounded(`let v = 72.0<km/h>\n${stopping('v')}`, goal)).toEqual([])
    expect(ungrounded(`let v = 71.0<km/h>\n${stopping('v')}`, goal)).toMatchObject([{ path: 'speed' }])
  })

  const convert = (amount: string, to: string) =>
    `finance.convert { amount = ${amount}; to = "${to}"; market = input "market" }`
  it('that are codes come from codes, from units of amounts and from pairs', () => {
    expect(ungrounded(convert('5.0<EUR>', 'USD'), goalOf(quantity(5, 'EUR'), currency('USD')))).toEqual([])
    expect(ungrounded(convert('5.0<EUR>', 'EUR'), goalOf(quantity(5, 'EUR')))).toEqual([])
    expect(ungrounded(convert('$1', 'USD'), goalOf(quantity(5, 'EUR'), pair('EURUSD')))).toEqual([])
    expect(ungrounded(convert('5.0<EUR>', 'USD'), goalOf(quantity(5, 'EUR')))).toMatchObject([{ path: 'to' }])
  })

  const option = (fields: string) => `finance.priceOption { option = { ${fields} }; market = input "market" }`
  it('agree with what they mean: a year is twelve months', () => {
    const text = option('pair = "EURUSD"; type = "call"; strike = 1.1<USD/EUR>; tenor = "12M"')
    expect(ungrounded(text, goalOf(pair('EURUSD'), number(1.1), tenor('1Y')))).toEqual([])
    expect(ungrounded(text, goalOf(pair('EURUSD'), number(1.1), tenor('11M')))).toMatchObject([
      { path: 'option.tenor' },
    ])
  })

  it('may be spelt in the unit that the market reads a bare figure in', () => {
    const text = option('pair = "EURUSD"; type = "call"; strike = 1.1<USD/EUR>; expiry = "2026-03-01"')
    expect(ungrounded(text, goalOf(pair('EURUSD'), number(1.1), date('2026-03-01')))).toEqual([])
    expect(ungrounded(text, goalOf(pair('EURUSD'), number(1.2), date('2026-03-01')))).toMatchObject([
      { path: 'option.strike' },
    ])
  })

  it('carry the span of the goal into the plan', () => {
    const plan = planOf(stopping('20.0<m/s>'), goal)
    expect(plan.calls[0]!.literals).toEqual([
      { path: 'speed', origin: { start: 0, end: 5 } },
      { path: 'reactionTime', origin: { start: 10, end: 15 } },
      { path: 'deceleration', origin: { start: 20, end: 25 } },
    ])
  })
})

describe('a mismatch', () => {
  const wrong = goalOf(quantity(72, 'km/h'), quantity(1.5, 's'), quantity(7, 'm/s'))
  const text = (deceleration: string) =>
    `kinematics.stoppingDistance { speed = $1; reactionTime = $2; deceleration = ${deceleration} }`

  it('may be the user’s own when all of the call came from the goal', () => {
    for (const said of ['$3', '7.0<m/s>']) {
      expect(diagnosticsOf(text(said), wrong)).toMatchObject([{ code: 'CLEF_DIMENSION', grounded: true }])
    }
  })

  it('is the model’s when something did not', () => {
    expect(diagnosticsOf(text('8.0<m/s>'), wrong)).toMatchObject([
      { code: 'CLEF_UNGROUNDED', grounded: false },
      { code: 'CLEF_DIMENSION', grounded: false },
    ])
  })

  it('is nobody’s when there is no goal', () => {
    expect(diagnosticsOf(stopping('7.0<m>'))[0]).not.toHaveProperty('grounded')
  })
})
