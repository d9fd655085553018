// What the domain is asked and answers.

import { contract, defaulted, described, list, listOf, named, number, quantity, record } from 'clef-constellation'

/** Contracts are in coherent units, EUR/J here; people write EUR/kWh, and "0.31 EUR" beside a price is read so too. */
const price = () => described('the price of energy', quantity('EUR/J', { EUR: 'EUR/kWh', '€': 'EUR/kWh' }))
const power = () => described('the power drawn', quantity('W'))
const duration = () => described('how long it runs', quantity('s'))

export const loadCurrent = contract({
  name: 'energy.loadCurrent',
  summary: 'Current, apparent and reactive power of a single-phase load.',
  method: 'closed form for sinusoidal voltage and current',
  accuracy: '1e-14 relative times max(1, condition number)',
  request: record({
    power: power(),
    powerFactor: defaulted(described('the power factor', number()), 1),
    voltage: defaulted(described('the voltage', quantity('V', { '': 'V' })), { value: 230, unit: 'V' }),
  }),
  response: record({ current: quantity('A'), apparentPower: quantity('V A'), reactivePower: quantity('V A') }),
  errors: ['domain'],
})

export const runningCost = contract({
  name: 'energy.runningCost',
  summary: 'Energy that a constant load takes, and what it costs.',
  method: 'power times time, times the price',
  accuracy: 'half a unit in the last place for each product',
  request: record({ power: power(), duration: duration(), price: price() }),
  response: record({ energy: quantity('J'), cost: quantity('EUR') }),
  errors: ['domain'],
})

/** Mean power in each hour of a day, midnight first. */
export const loadProfile = named('LoadProfile', listOf(quantity('W'), 24))

export const tariff = named(
  'Tariff',
  record({
    standingCharge: defaulted(described('the charge for a day', quantity('EUR')), { value: 0, unit: 'EUR' }),
    bands: list(
      record({
        from: described('when the band begins, from midnight', quantity('s')),
        to: described('when it ends, from midnight', quantity('s')),
        price: price(),
      }),
      { countMax: 48 },
    ),
  }),
)

export const dailyCost = contract({
  name: 'energy.dailyCost',
  summary: 'Cost of a daily load profile under a time-of-use tariff, by band.',
  method: 'for each band, the energy of the hours that it shares with the load, times its price',
  accuracy: '1e-13 of the sum of the magnitudes that are added',
  request: record({
    profile: described('the load profile', loadProfile),
    tariff: described('the tariff', tariff),
  }),
  response: record({
    energy: quantity('J'),
    peak: quantity('W'),
    energyCost: quantity('EUR'),
    cost: quantity('EUR'),
    bands: list(record({ energy: quantity('J'), cost: quantity('EUR') }), { countMax: 48 }),
  }),
  errors: ['domain', 'gap', 'overlap'],
})
