// Rates between any two currencies that a chain of given spots joins.

import type { DomainError } from '../../../fabric/fault.js'
import { ok, type Result } from '../../../fabric/result.js'
import { refusal } from './refusal.js'

/** Pair FORDOM. */
export interface CurrencyPair {
  readonly foreign: string
  readonly domestic: string
}

export interface ConversionRate {
  /** units of `to` per unit of `from`: numerator / denominator */
  readonly rate: number
  /** Spots that multiply, and those that divide: an amount converted by both is rounded once less than by `rate`. */
  readonly numerator: number
  readonly denominator: number
  /** currencies passed, both ends included */
  readonly path: readonly string[]
}

/** Spots by pair name: `EURUSD` -> USD per EUR. */
export type Spots = ReadonlyMap<string, number>

export const pairName = (pair: CurrencyPair): string => pair.foreign + pair.domestic

/** `EURUSD` -> FOR = EUR, DOM = USD: two ISO 4217 codes of three letters. */
export const splitPair = (name: string): CurrencyPair => ({ foreign: name.slice(0, 3), domestic: name.slice(3) })

/**
 * The rate along the chain with the fewest spots, each taken as quoted or inverted; among equally short chains the
 * first by alphabet, so that the answer does not hang on the order of the market's entries.
 *
 * Errors: `unknownCurrency` (no spot mentions it), `noPath`, `nonPositiveRate` (a spot on the chain).
 */
export function conversionRate(spots: Spots, from: string, to: string): Result<ConversionRate, DomainError> {
  if (from === to) return ok({ rate: 1, numerator: 1, denominator: 1, path: [from] })
  if (spots.has(from + to) || spots.has(to + from)) return rateAlong(spots, [from, to])
  const neighbours = neighboursByCurrency(spots)
  for (const currency of [from, to]) {
    if (!neighbours.has(currency)) return refusal('unknownCurrency', `no spot of the market mentions ${currency}`)
  }
  const path = shortestPath(neighbours, from, to)
  if (path === undefined) return refusal('noPath', `no chain of the market's spots joins ${from} to ${to}`)
  return rateAlong(spots, path)
}

function neighboursByCurrency(spots: Spots): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  const join = (one: string, other: string) => {
    const list = neighbours.get(one)
    if (list === undefined) neighbours.set(one, [other])
    else list.push(other)
  }
  for (const name of spots.keys()) {
    const { foreign, domestic } = splitPair(name)
    join(foreign, domestic)
    join(domestic, foreign)
  }
  for (const list of neighbours.values()) list.sort()
  return neighbours
}

/** Breadth first. */
function shortestPath(neighbours: ReadonlyMap<string, string[]>, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const frontier = [from]
  for (const currency of frontier) {
    for (const next of neighbours.get(currency) ?? []) {
      if (next === from || cameFrom.has(next)) continue
      cameFrom.set(next, currency)
      if (next === to) return pathBack(cameFrom, to)
      frontier.push(next)
    }
  }
  return undefined
}

function pathBack(cameFrom: ReadonlyMap<string, string>, to: string): string[] {
  const path = [to]
  for (let at = cameFrom.get(to); at !== undefined; at = cameFrom.get(at)) path.unshift(at)
  return path
}

/** Quoted spots multiply, inverted ones divide; one division at the end keeps a lone inverse exact to half an ulp. */
function rateAlong(spots: Spots, path: readonly string[]): Result<ConversionRate, DomainError> {
  let numerator = 1
  let denominator = 1
  for (let i = 1; i < path.length; i++) {
    const quoted = pairName({ foreign: path[i - 1]!, domestic: path[i]! })
    const inverse = pairName({ foreign: path[i]!, domestic: path[i - 1]! })
    const name = spots.has(quoted) ? quoted : inverse
    const spot = spots.get(name)!
    if (!(spot > 0)) return refusal('nonPositiveRate', `the spot of ${name} must be above zero, not ${spot}`)
    if (name === quoted) numerator *= spot
    else denominator *= spot
  }
  return ok({ rate: numerator / denominator, numerator, denominator, path })
}
