// How people ask. Help and docs show these, `constellation domain check` asks them, and training draws on them: every figure of a
// request is in its goal, and what is attached (a profile, a tariff) is not.

import type { ContractExample } from 'clef-constellation'

export const loadCurrent: readonly ContractExample[] = [
  {
    goal: 'What current does a 2.2 kW heater draw?',
    request: { power: { value: 2.2, unit: 'kW' } },
  },
  {
    goal: 'A motor takes 1.5 kW at a power factor of 0.8: what current flows?',
    request: { power: { value: 1.5, unit: 'kW' }, powerFactor: 0.8 },
  },
  {
    goal: 'Current and reactive power of 900 W, power factor 0.65, voltage 120',
    request: { power: { value: 900, unit: 'W' }, powerFactor: 0.65, voltage: { value: 120, unit: 'V' } },
  },
]

export const runningCost: readonly ContractExample[] = [
  {
    goal: 'What does a 2.2 kW heater cost over 6 hours at 0.31 EUR/kWh?',
    request: {
      power: { value: 2.2, unit: 'kW' },
      duration: { value: 6, unit: 'h' },
      price: { value: 0.31, unit: 'EUR/kWh' },
    },
  },
  {
    goal: 'A 60 W lamp burns for 10 h and energy is 0.28 EUR per kWh. How much is that?',
    request: {
      power: { value: 60, unit: 'W' },
      duration: { value: 10, unit: 'h' },
      price: { value: 0.28, unit: 'EUR/kWh' },
    },
  },
  {
    goal: 'cost of 11 kW for 45 minutes, price 0.42 EUR/kWh',
    request: {
      power: { value: 11, unit: 'kW' },
      duration: { value: 45, unit: 'min' },
      price: { value: 0.42, unit: 'EUR/kWh' },
    },
  },
]

/** A household: little at night, a heat pump by day, cooking in the evening. In watts. */
const profile = [
  ...[300, 300, 300, 300, 300, 500, 1_200, 1_500, 900, 700, 700, 900],
  ...[1_100, 800, 700, 700, 900, 1_600, 2_800, 2_400, 1_500, 900, 500, 300],
].map((value) => ({ value, unit: 'W' }))

const band = (from: number, to: number, price: number) => ({
  from: { value: from, unit: 'h' },
  to: { value: to, unit: 'h' },
  price: { value: price, unit: 'EUR/kWh' },
})
const dayAndNight = {
  standingCharge: { value: 0.4, unit: 'EUR' },
  bands: [band(0, 6, 0.21), band(6, 22, 0.34), band(22, 24, 0.21)],
}

export const dailyCost: readonly ContractExample[] = [
  { goal: 'What does my load profile cost under this tariff?', request: { profile, tariff: dayAndNight } },
  { goal: 'Price the day of consumption by the time-of-use bands.', request: { profile, tariff: dayAndNight } },
  {
    goal: 'Energy and cost of the attached profile at one price',
    request: { profile, tariff: { bands: [band(0, 24, 0.3)] } },
  },
]
