// Between what an American put's value lies: what certain ways to exercise it are worth, and values that none exceeds.
//
// Where drift outruns vol by far the two are as good as one, and no boundary has to be solved for.

import { cumulativeNormal, normalDensity } from '../normal.js'
import { certainPut } from './certain-put.js'
import { isDouble, perpetual, type UnitPut } from './unit-put.js'

/** In strikes. */
export interface Bounds {
  readonly least: number
  readonly most: number
}

/** @param european the value without early exercise, in strikes */
export function exerciseBounds(put: UnitPut, spot: number, expiry: number, european: number): Bounds {
  const { spotYield, vol } = put
  const certain = certainPut(put, spot, expiry)
  // No path leaves the one without vol by more than this, on average over its worst times (Doob's inequality).
  const astray = 2 * spot * Math.max(1, Math.exp(-spotYield * expiry)) * Math.sqrt(Math.expm1(vol * vol * expiry))
  const nearly = { least: Math.max(european, certain), most: Math.max(european, certain + astray) }
  if (isWithoutVol(put, expiry)) return nearly
  const endless = withoutExpiry(put, spot, expiry)
  const least = Math.max(nearly.least, endless.least)
  const most = Math.min(nearly.most, endless.most, european + greatestIncome(put, spot, expiry))
  return { least, most: Math.max(least, most) }
}

/** Whether a boundary could not be told from where it starts. */
export const isWithoutVol = ({ vol }: UnitPut, expiry: number): boolean => vol * Math.sqrt(expiry) < 1e-9

/**
 * The put that never expires is worth no less than one that does, and is worth exercise at a boundary whenever that is reached: so is ours, but for
 * the paths that reach it too late. With two boundaries (Battauz, De Donno and Sbuelz, "Real options and American derivatives: the double continuation
 * region", 2015) a spot below both waits for the lower.
 */
function withoutExpiry(put: UnitPut, spot: number, expiry: number): Bounds {
  const below = perpetual(put, 'exercisedBelow')
  const above = isDouble(put) ? perpetual(put, 'exercisedAbove') : undefined
  const upper = boundaryOf(below.power)
  const lower = above === undefined ? 0 : boundaryOf(above.power)
  if (!(upper > 2 ** -1022 && lower <= upper)) return { least: 0, most: Infinity }
  if (spot >= lower && spot <= upper) return { least: 1 - spot, most: 1 - spot }
  // No spot is below a lower boundary that is not there.
  const [boundary, { power, speed }] = spot < lower ? [lower, above!] : [upper, below]
  const distance = Math.log(spot / boundary)
  const most = (1 - boundary) * Math.exp(power * distance)
  const inTime = cumulativeNormal(speed * Math.sqrt(expiry) - Math.abs(distance) / (put.vol * Math.sqrt(expiry)))
  return { least: most * inTime, most }
}

/** Where exercise is worth as much as waiting, and its slope in spot too. */
const boundaryOf = (power: number): number => power / (power - 1)

/** No less than all that exercise could bring forward, in strikes. */
function greatestIncome(put: UnitPut, spot: number, expiry: number): number {
  const { strikeYield, spotYield, vol } = put
  const onTheWay =
    isDouble(put) || (0 < strikeYield && strikeYield < spotYield) ? incomeInReach(put, spot, expiry) : Infinity
  if (!isDouble(put)) {
    const all = Math.max(0, -Math.expm1(-strikeYield * expiry)) + spot * Math.max(0, Math.expm1(-spotYield * expiry))
    return Math.min(all, onTheWay)
  }
  // Between the boundaries exercise brings at most r - q a year, and they have met by about (ln(q / r) / sigma)^2.
  const width = Math.log(spotYield / strikeYield) / vol
  const all = (strikeYield - spotYield) * Math.exp(-strikeYield * expiry) * Math.min(expiry, 4 * width * width)
  return Math.min(all, onTheWay)
}

/**
 * Where the forward path moves towards the spots r / q from which exercise brings an income r - q S. At any time that is at most an option on the
 * spot then, with the whole life's deviation s; over the forward path's way up to ln(F / b) = y the values of such options add up to
 * e^y N(+-(z + s)) - (1 + s z) N(+-z) -+ s n(z), with z = y / s - s / 2.
 */
function incomeInReach(put: UnitPut, spot: number, expiry: number): number {
  const { strikeYield, spotYield, vol } = put
  const carry = strikeYield - spotYield
  const side = carry > 0 ? 1 : -1
  const s = vol * Math.sqrt(expiry)
  const y = Math.log((spot * spotYield) / strikeYield) + carry * expiry
  const z = y / s - 0.5 * s
  const sum =
    Math.exp(y) * cumulativeNormal(side * (z + s)) -
    (1 + s * z) * cumulativeNormal(side * z) -
    side * s * normalDensity(z)
  const most = Math.abs(strikeYield / carry) * Math.max(1, Math.exp(-strikeYield * expiry)) * Math.max(0, sum)
  // Of yields that are next to nothing the logarithm may overflow.
  return Number.isNaN(most) ? Infinity : most
}
