import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { marketVol, type Smile, type TermPillar, termVol } from '../../../../src/domains/finance/kernel/index.js'
import { answerOf } from './option-cases.js'

const market = { spot: 1.085, domesticYield: 0.053, foreignYield: 0.039 }
const smile: Smile = { atm: 0.08, rr: -0.01, bf: 0.003 }
const volAt = (pillars: readonly TermPillar[], expiry: number, strike = 1.1) =>
  answerOf(termVol({ pillars }, { ...market, expiry }, strike))

const years = fc.double({ min: 0.01, max: 10, noNaN: true })
const vols = fc.double({ min: 0.02, max: 0.5, noNaN: true })

describe('vols by expiry', () => {
  it('never lose total variance between two tenors that do not', () => {
    fc.assert(
      fc.property(fc.tuple(years, years), fc.tuple(vols, vols), fc.tuple(years, years), (ends, sigmas, asked) => {
        const [from, to] = ends[0] < ends[1] ? ends : [ends[1], ends[0]]
        const pillars = [
          { expiry: from, vol: sigmas[0] },
          { expiry: to, vol: Math.max(sigmas[1], sigmas[0] * Math.sqrt(from / to)) },
        ]
        const [early, late] = asked[0] < asked[1] ? asked : [asked[1], asked[0]]
        const variance = (expiry: number) => volAt(pillars, expiry) ** 2 * expiry
        expect(variance(early)).toBeLessThanOrEqual(variance(late) * (1 + 1e-12))
      }),
    )
  })

  it('go through the quotes at their tenors without a jump', () => {
    const pillars = [
      { expiry: 0.25, vol: 0.09 },
      { expiry: 0.5, vol: smile },
      { expiry: 1, vol: 0.07 },
    ]
    for (const { expiry } of pillars) {
      expect(volAt(pillars, expiry - 1e-9)).toBeCloseTo(volAt(pillars, expiry), 7)
      expect(volAt(pillars, expiry + 1e-9)).toBeCloseTo(volAt(pillars, expiry), 7)
    }
  })

  it('are the same seen from the other side of the pair', () => {
    const quote = {
      pillars: [
        { expiry: 0.25, vol: smile },
        { expiry: 1, vol: { ...smile, atm: 0.09 } },
      ],
    }
    const data = { spots: new Map(), yields: new Map(), vols: new Map([['EURUSD', quote]]) }
    const quoted = marketVol(data, { foreign: 'EUR', domestic: 'USD' }, { ...market, expiry: 0.6 }, 1.1)
    const inverse = { spot: 1 / 1.085, domesticYield: 0.039, foreignYield: 0.053, expiry: 0.6 }
    const seen = marketVol(data, { foreign: 'USD', domestic: 'EUR' }, inverse, 1 / 1.1)
    expect(answerOf(seen)).toBeCloseTo(answerOf(quoted), 12)
  })

  it('without any tenor are missing', () => {
    expect(termVol({ pillars: [] }, { ...market, expiry: 1 }, 1.1)).toMatchObject({ error: { reason: 'missingVol' } })
  })
})
