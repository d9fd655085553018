// Of the built domain: `npm run build && npm test`. In joules and seconds, as the model is asked.

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dailyCost, loadCurrent, runningCost } from '../dist/model.js'

const context = { mismatches: [] }
const hour = 3_600
const perKwh = 1 / 3_600_000
const flat = Array(24).fill(1_000)
const band = (from, to, price) => ({ from: from * hour, to: to * hour, price: price * perKwh })
const near = (actual, expected) => assert.ok(Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${actual}`)

describe('energy', () => {
  it('finds the current that a power factor asks for', () => {
    const { value } = loadCurrent({ power: 1_840, powerFactor: 0.8, voltage: 230 }, context)
    near(value.current, 10)
    near(value.apparentPower, 2_300)
    near(value.reactivePower, 1_380)
  })

  it('says no to a power factor above one', () => {
    assert.equal(loadCurrent({ power: 1, powerFactor: 1.1, voltage: 230 }, context).error.reason, 'domain')
  })

  it('prices a constant load by the kilowatt-hour', () => {
    const { value } = runningCost({ power: 2_200, duration: 6 * hour, price: 0.31 * perKwh }, context)
    near(value.cost, 13.2 * 0.31)
  })

  it('splits a day into its bands', () => {
    const tariff = { standingCharge: 0.4, bands: [band(0, 6.5, 0.2), band(6.5, 24, 0.3)] }
    const { value } = dailyCost({ profile: flat, tariff }, context)
    near(value.bands[0].energy, 6.5 * hour * 1_000)
    near(value.cost, 0.4 + 6.5 * 0.2 + 17.5 * 0.3)
  })

  it('says no where an hour has no price, or two', () => {
    const reason = (...bands) =>
      dailyCost({ profile: flat, tariff: { standingCharge: 0, bands } }, context).error.reason
    assert.equal(reason(band(0, 20, 0.3)), 'gap')
    assert.equal(reason(band(0, 12, 0.3), band(11, 24, 0.3)), 'overlap')
  })
})
