import { describe, expect, it } from 'vitest'
import { answerTo, ask, reasonFrom } from '../ask.js'
import { euroCall, given, market, money, position } from './requests.js'

interface Money {
  readonly amount: number
  readonly unit: string
}
interface Quantity {
  readonly value: number
  readonly unit: string
}
/** A ratio without unit is a plain number. */
type Figures = Readonly<Record<string, Quantity & Money>>
interface Answer {
  readonly lines: readonly Figures[]
  readonly total: Figures
  readonly withoutTotal: readonly string[]
  readonly deltaConvention?: string
  readonly flagged: readonly object[]
}

const greeks = (over: object) => answerTo('finance.greeks', { market, ...over }) as Answer

const all = ['deltaSpot', 'deltaForward', 'deltaSpotPremiumAdjusted', 'deltaForwardPremiumAdjusted', 'gamma', 'vega']
const more = ['theta', 'rhoDomestic', 'rhoForeign', 'vanna', 'volga']

const yenPut = position('jpy', {
  pair: 'USDJPY',
  type: 'put',
  side: 'short',
  strike: given(145, 'JPY/USD'),
  notional: money(2e6, 'USD'),
})
const book = [position('eur'), position('eur2', { strike: given(1.05, 'USD/EUR') }), yenPut]

describe('the Greeks of one option', () => {
  it('without a notional are those of priceOption', () => {
    const { greeks: priced, value } = answerTo('finance.priceOption', { option: euroCall, market }) as {
      greeks: object
      value: Money
    }
    const { lines, total } = greeks({ option: euroCall, which: [...all, ...more, 'pv'] })
    expect(total).toEqual({ ...priced, pv: value })
    expect(lines).toEqual([{ id: 'option', ...total }])
  })

  it('with one are of the whole, and of the sign of the side', () => {
    const each = greeks({ option: euroCall, which: ['delta', 'gamma', 'vega'] }).total
    const whole = greeks({
      option: { ...euroCall, side: 'short', notional: money(3e6, 'EUR') },
      which: ['delta', 'gamma', 'vega'],
    }).total
    expect(whole.delta).toEqual(money(-3e6 * Number(each.delta), 'EUR'))
    expect(whole.gamma).toEqual(given(-3e6 * each.gamma!.value, 'EUR^2 / USD'))
    expect(whole.vega).toEqual(given(-3e6 * each.vega!.value, 'USD yr^(1/2)'))
  })

  it.each([
    ['spot', 'deltaSpot'],
    ['forward', 'deltaForward'],
    ['premiumAdjustedSpot', 'deltaSpotPremiumAdjusted'],
    ['premiumAdjustedForward', 'deltaForwardPremiumAdjusted'],
  ])('have a delta in the convention asked for: %s', (deltaConvention, name) => {
    const { total, deltaConvention: named } = greeks({ option: euroCall, which: ['delta', name], deltaConvention })
    expect(total.delta).toEqual(total[name])
    expect(named).toBe(deltaConvention)
  })

  it('name the spot delta where nothing was asked for, and none where no delta was', () => {
    expect(greeks({ option: euroCall, which: ['delta'] }).deltaConvention).toBe('spot')
    expect(greeks({ option: euroCall, which: ['vega'] })).not.toHaveProperty('deltaConvention')
  })

  it('agree with the textbook: Hull, "Options, Futures, and Other Derivatives", delta of a six-month put on sterling', () => {
    const pound = {
      spots: { GBPUSD: given(1.62, 'USD/GBP') },
      yields: { USD: given(0.1, '1/yr'), GBP: given(0.13, '1/yr') },
      vols: { GBPUSD: given(15, 'volpt') },
    }
    const option = { pair: 'GBPUSD', type: 'put', strike: 1.6, tenor: '6M', notional: money(1e6, 'GBP') }
    const { total } = greeks({ option, which: ['delta'], market: pound })
    expect(total.delta!.amount).toBeCloseTo(-0.458e6, -3)
  })

  it('take theta over a horizon as the exact change of value at an unchanged market', () => {
    const option = { ...euroCall, notional: money(1e6, 'EUR') }
    const over = (horizon: object | string) => greeks({ option, which: ['theta'], horizon }).total.theta!
    // Value a week on less value now, to 50 digits by a program of its own.
    expect(over(given(7, 'day')).unit).toBe('USD')
    const now = answerTo('finance.priceOption', { option, market }) as { value: Money }
    const later = answerTo('finance.priceOption', {
      option: { ...option, tenor: undefined, expiry: given(0.5 - 7 / 365, 'yr') },
      market,
    }) as { value: Money }
    expect(over('7D').amount).toBeCloseTo(later.value.amount - now.value.amount, 9)
    expect(over('7D').amount).toBeCloseTo(-545.548428990658, 8)
    expect(over('1Y').amount).toBeCloseTo(-now.value.amount, 9)
  })

  it.each([
    ['domain', { horizon: given(-1, 'day') }],
    ['needsAsOf', { option: { pair: 'EURUSD', type: 'call', strike: 1.1, expiry: '2030-01-01' } }],
    ['negativeVol', { vol: given(-1, 'volpt') }],
  ])('are refused as %s for %j', (reason, over) => {
    const request = { option: euroCall, which: ['theta'], market, ...over }
    expect(reasonFrom('finance.greeks', request)).toEqual({ ok: true, value: reason })
  })
})

describe('the Greeks of a book', () => {
  it('are the same whether or not something beside them is beyond the batch kernel', () => {
    const which = ['pv', 'delta', 'gamma', 'gammaPer1pct', 'vega', 'vegaPer1vol', 'theta', 'thetaPerDay', 'rhoForeign']
    const batch = greeks({ book, which, reporting: 'USD' })
    const careful = greeks({ book, which: [...which, 'vanna'], reporting: 'USD' })
    for (const name of which) {
      const ratios = [...batch.lines, batch.total].map((line, row) => {
        const other = (careful.lines[row] ?? careful.total)[name]!
        return (line[name]!.amount ?? line[name]!.value) / (other.amount ?? other.value)
      })
      for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(1e-12)
    }
  })

  it('are each position’s, in its own units', () => {
    const { lines } = greeks({ book, which: ['pv', 'delta', 'vegaPer1vol', 'gammaPer1pct', 'thetaPerDay'] })
    const priced = answerTo('finance.priceBook', { book, market }) as { lines: readonly Figures[] }
    lines.forEach((line, row) => {
      for (const name of ['pv', 'delta', 'vegaPer1vol', 'gammaPer1pct', 'thetaPerDay']) {
        expect(line[name]!.unit).toBe(priced.lines[row]![name]!.unit)
        expect(line[name]!.amount / priced.lines[row]![name]!.amount).toBeCloseTo(1, 12)
      }
    })
  })

  it('have totals where their dimensions agree, and name those that have none', () => {
    const { total, withoutTotal } = greeks({ book, which: ['delta', 'vanna', 'vega'] })
    expect(total).toEqual({})
    expect(withoutTotal).toEqual(['delta', 'vanna', 'vega'])
    const euros = greeks({ book, which: ['delta', 'vega'], filter: { pair: 'EURUSD' } })
    expect(euros.withoutTotal).toEqual([])
    expect(euros.total.delta!.unit).toBe('EUR')
    expect(euros.total.delta!.amount).toBeCloseTo(euros.lines[0]!.delta!.amount + euros.lines[1]!.delta!.amount, 8)
    expect(euros.total.vega!.unit).toBe('USD yr^(1/2)')
  })

  it('total in a reporting currency, each currency of a unit by its spot', () => {
    const { total, lines, withoutTotal } = greeks({ book, which: ['pv', 'delta', 'vega'], reporting: 'USD' })
    const [eur, eur2, jpy] = lines
    expect(withoutTotal).toEqual([])
    expect(total.pv!.amount).toBeCloseTo(eur!.pv!.amount + eur2!.pv!.amount + jpy!.pv!.amount / 150, 7)
    expect(total.delta!.unit).toBe('USD')
    expect(total.delta!.amount).toBeCloseTo(1.085 * (eur!.delta!.amount + eur2!.delta!.amount) + jpy!.delta!.amount, 6)
    expect(total.vega).toMatchObject({ unit: 'USD yr^(1/2)' })
    expect(total.vega!.value).toBeCloseTo(eur!.vega!.value + eur2!.vega!.value + jpy!.vega!.value / 150, 5)
  })

  it.each([
    [{ pair: 'USDJPY' }, ['jpy']],
    [{ currency: 'USD' }, ['eur', 'eur2', 'jpy']],
    [{ currency: 'EUR' }, ['eur', 'eur2']],
    [{ side: 'short' }, ['jpy']],
    [{ type: 'call', currency: 'JPY' }, []],
  ])('are of the positions that %j lets through', (filter, ids) => {
    expect(greeks({ book, which: ['pv'], filter }).lines.map(({ id }) => id)).toEqual(ids)
  })

  it('of nothing have no total', () => {
    expect(greeks({ book: [], which: ['pv', 'delta'], reporting: 'USD' })).toMatchObject({
      lines: [],
      total: {},
      withoutTotal: ['pv', 'delta'],
    })
  })

  it('leave out what is flagged', () => {
    const wrong = position('wrong', { strike: given(1.1, 'EUR/USD') })
    const { lines, flagged } = greeks({ book: [...book, wrong], which: ['pv'] })
    expect(lines).toHaveLength(3)
    expect(flagged).toEqual([
      { position: 'wrong', kind: 'dimension', field: 'strike', expected: 'USD / EUR', actual: 'EUR / USD' },
    ])
  })

  it('come at a given vol, whatever the positions’ own', () => {
    const at = (over: object) => greeks({ book: [position('a', over)], which: ['vega'], vol: given(9, 'volpt') }).total
    expect(at({ vol: given(5, 'volpt') })).toEqual(at({}))
  })

  it('are refused where an id comes twice, or a reporting currency is out of reach', () => {
    const twice = { book: [position('a'), position('a')], which: ['pv'], market }
    expect(reasonFrom('finance.greeks', twice)).toEqual({ ok: true, value: 'duplicatePosition' })
    const far = { book, which: ['pv'], reporting: 'CHF', market }
    expect(reasonFrom('finance.greeks', far)).toEqual({ ok: true, value: 'unknownCurrency' })
  })

  it('are not asked for of a book and an option at once, nor of neither', () => {
    expect(ask('finance.greeks', { book, option: euroCall, which: ['pv'], market })).toHaveProperty('fault')
    expect(ask('finance.greeks', { which: ['pv'], market })).toHaveProperty('fault')
  })
})

describe('yields by tenor', () => {
  it('move every figure as the yield of its expiry does', () => {
    const curves = { USD: { '3M': given(0.04, '1/yr'), '9M': given(0.06, '1/yr') }, EUR: given(0.039, '1/yr') }
    // Yield times time is linear: half-way between 0.01 and 0.045 at six months.
    const flat = { USD: given(0.0275 / 0.5, '1/yr'), EUR: given(0.039, '1/yr') }
    const at = (yields: object) => greeks({ option: euroCall, which: all, market: { ...market, yields } }).total
    for (const name of ['gamma', 'vega']) expect(at(curves)[name]!.value).toBeCloseTo(at(flat)[name]!.value, 13)
    for (const name of all.slice(0, 4)) expect(Number(at(curves)[name])).toBeCloseTo(Number(at(flat)[name]), 14)
  })
})
