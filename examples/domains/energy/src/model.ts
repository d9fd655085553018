// What the domain answers. Every figure is in the coherent unit of its dimension: W, s, J, V, A, EUR, and EUR/J for a price.

import { type DomainError, err, type Infer, type ModelOf, ok, type Result } from 'clef-constellation'
import type * as contract from './contract.js'

const outside = (message: string) => err({ reason: 'domain', message })

export const loadCurrent: ModelOf<typeof contract.loadCurrent> = ({ power, powerFactor, voltage }) => {
  if (power < 0 || voltage <= 0) return outside('a load draws power from a voltage above zero')
  if (powerFactor <= 0 || powerFactor > 1) return outside('a power factor is above 0 and at most 1')
  const apparentPower = power / powerFactor
  // As a product, since S^2 - P^2 would lose its digits near a power factor of 1.
  const reactivePower = apparentPower * Math.sqrt((1 - powerFactor) * (1 + powerFactor))
  return ok({ current: apparentPower / voltage, apparentPower, reactivePower })
}

export const runningCost: ModelOf<typeof contract.runningCost> = ({ power, duration, price }) => {
  if (power < 0 || duration < 0) return outside('power and time are at least zero')
  const energy = power * duration
  return ok({ energy, cost: energy * price })
}

type Tariff = Infer<typeof contract.tariff>

const hour = 3_600
const day = 24 * hour

export const dailyCost: ModelOf<typeof contract.dailyCost> = ({ profile, tariff }) => {
  if (profile.some((power) => power < 0)) return outside('a load draws power: none of its hours is below zero')
  const covered = coversTheDay(tariff)
  if (!covered.ok) return covered
  const bands = tariff.bands.map(({ from, to, price }) => {
    const energy = sum(profile.map((power, index) => power * shared(from, to, index * hour)))
    return { energy, cost: energy * price }
  })
  const energyCost = sum(bands.map(({ cost }) => cost))
  return ok({
    energy: sum(profile) * hour,
    peak: Math.max(...profile),
    energyCost,
    cost: energyCost + tariff.standingCharge,
    bands,
  })
}

/** Seconds that a band and the hour from `start` on have in common. */
const shared = (from: number, to: number, start: number): number =>
  Math.max(0, Math.min(to, start + hour) - Math.max(from, start))

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)

/** Every instant of the day has one price: anything else has no right answer, so the model says no. */
function coversTheDay({ bands }: Tariff): Result<void, DomainError> {
  let until = 0
  for (const { from, to } of [...bands].sort((one, other) => one.from - other.from)) {
    if (to <= from || from < 0 || to > day) return outside('a band lies within the day and ends after it begins')
    if (from > until) return err({ reason: 'gap', message: `no price from ${clock(until)} to ${clock(from)}` })
    if (from < until) return err({ reason: 'overlap', message: `two prices from ${clock(from)}` })
    until = to
  }
  return until < day ? err({ reason: 'gap', message: `no price after ${clock(until)}` }) : ok(undefined)
}

const clock = (seconds: number): string => `${(seconds / hour).toFixed(2)} h`
