// Value, delta, gamma, vega and theta of each row of a block whose market is that of its line, two rows at a time: to the same bits as `price` has them, without what is the same
// for all rows of a line.

import { expLanes, inverseProduct, logRatioLanes, numberOf, shiftedDistance } from './lanes'
import {
  bellAt,
  d1At,
  d2At,
  deltaAt,
  gammaAt,
  lineDiscountAt,
  lineDomesticYieldAt,
  lineDriftAt,
  lineForeignYieldAt,
  lineHalfVolAt,
  lineInverseSpotAt,
  lineInverseVolAt,
  lineOfAt,
  lineRootTimeAt,
  lineShift,
  lineSpotAt,
  lineSpotPaidAt,
  lineVarianceAt,
  logAt,
  notionalAt,
  phiAt,
  soundAt,
  strikeAt,
  tail1At,
  tail2At,
  thetaAt,
  tileBytes,
  valueAt,
  vegaAt,
} from './layout'
import { tails } from './price'

const numbers = memory.data<f64>([1.0, 0.5, -0.5, 4096.0, 0.3989422804014327])
/** Bounds of a strike, and of |d1| + |d2|. */
const bounds = memory.data<f64>([1e-150, 1e150, 37.0])

/** How far the line of a row is from the first; `at` is how far the row is from the first in a column. */
@inline
function lineOf(at: i32): i32 {
  return load<i32>(at >> 1, lineOfAt) << lineShift
}

@inline
function logOf(row: i32): v128 {
  return logRatioLanes(v128.load64_lane(lineOf(row + 8), v128.load64_zero(lineOf(row), lineSpotAt), 1, lineSpotAt), v128.load(row, strikeAt))
}

/** ln(S/K) */
export function lineLogs(block: i32, bytes: i32): void {
  for (let at = 0; at < bytes; at += 64) {
    const row = block + at
    const a = logOf(row)
    const b = logOf(row + 16)
    const c = logOf(row + 32)
    const d = logOf(row + 48)
    v128.store(at, a, logAt)
    v128.store(at, b, logAt + 16)
    v128.store(at, c, logAt + 32)
    v128.store(at, d, logAt + 48)
  }
}

/** d1 and d2, the exponent of the density, and what the tails are functions of. */
export function lineDistances(block: i32, bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    const row = block + at
    const one = lineOf(row)
    const other = lineOf(row + 8)
    const x = f64x2.add(v128.load(at, logAt), v128.load64_lane(other, v128.load64_zero(one, lineDriftAt), 1, lineDriftAt))
    const moneyness = f64x2.mul(x, v128.load64_lane(other, v128.load64_zero(one, lineInverseVolAt), 1, lineInverseVolAt))
    const half = v128.load64_lane(other, v128.load64_zero(one, lineHalfVolAt), 1, lineHalfVolAt)
    const d1 = f64x2.add(moneyness, half)
    const d2 = f64x2.sub(moneyness, half)
    v128.store(at, x, logAt)
    v128.store(at, f64x2.mul(f64x2.mul(d1, d1), numberOf(numbers, 2)), bellAt)
    v128.store(at, d1, d1At)
    v128.store(at, d2, d2At)
    const strike = v128.load(row, strikeAt)
    let sound = f64x2.ge(strike, numberOf(bounds, 0))
    sound = v128.and(sound, f64x2.le(strike, numberOf(bounds, 1)))
    sound = v128.and(sound, f64x2.le(f64x2.add(f64x2.abs(moneyness), half), numberOf(bounds, 2)))
    v128.store(at, sound, soundAt)
    const sum1 = shiftedDistance(f64x2.abs(d1))
    const sum2 = shiftedDistance(f64x2.abs(d2))
    const inverse = inverseProduct(sum1, sum2)
    v128.store(at, f64x2.mul(inverse, sum2), tail1At)
    v128.store(at, f64x2.mul(inverse, sum1), tail2At)
  }
}

/** e^(-d1^2/2) */
export function bells(bytes: i32): void {
  for (let at = 0; at < bytes; at += 32) {
    const a = expLanes(v128.load(at, bellAt))
    const b = expLanes(v128.load(at, bellAt + 16))
    v128.store(at, a, bellAt)
    v128.store(at, b, bellAt + 16)
  }
}

/** @returns all bits set where both rows of every two were priced */
export function lineFigures(block: i32, bytes: i32): v128 {
  const zero = f64x2.splat(0)
  let all = v128.not(zero)
  for (let at = 0; at < bytes; at += 16) {
    const row = block + at
    const one = lineOf(row)
    const other = lineOf(row + 8)
    const phi = v128.load(row, phiAt)
    const notional = v128.load(row, notionalAt)
    const strikePaid = f64x2.mul(v128.load(row, strikeAt), v128.load64_lane(other, v128.load64_zero(one, lineDiscountAt), 1, lineDiscountAt))
    const spotPaid = v128.load64_lane(other, v128.load64_zero(one, lineSpotPaidAt), 1, lineSpotPaidAt)
    // Formulas, names and the order of operations are those of `figures`.
    const bell = f64x2.mul(spotPaid, v128.load(at, bellAt))
    const tail1 = f64x2.mul(bell, v128.load(at, tail1At))
    const tail2 = f64x2.mul(bell, v128.load(at, tail2At))
    const rest1 = f64x2.sub(spotPaid, tail1)
    const rest2 = f64x2.sub(strikePaid, tail2)
    const below1 = f64x2.lt(v128.load(at, d1At), zero)
    const below2 = f64x2.lt(v128.load(at, d2At), zero)
    const callIsIn = f64x2.gt(v128.load(at, logAt), zero)
    const isPut = f64x2.lt(phi, zero)

    const first = v128.bitselect(tail1, rest1, v128.xor(below1, callIsIn))
    const second = v128.bitselect(tail2, rest2, v128.xor(below2, callIsIn))
    const difference = f64x2.sub(first, second)
    const outValue = v128.bitselect(f64x2.neg(difference), difference, callIsIn)
    const isIn = v128.xor(callIsIn, isPut)
    const certain = v128.and(f64x2.mul(phi, f64x2.sub(spotPaid, strikePaid)), isIn)
    const value = f64x2.mul(notional, f64x2.add(certain, outValue))
    const cancels = f64x2.ge(f64x2.mul(outValue, numberOf(numbers, 3)), f64x2.add(first, second))
    const sound = v128.and(v128.load(at, soundAt), cancels)
    all = v128.and(all, sound)
    v128.store(row, v128.or(value, v128.not(sound)), valueAt)

    const signed = f64x2.mul(phi, notional)
    const spotTerm = f64x2.mul(signed, v128.bitselect(tail1, rest1, v128.xor(below1, isPut)))
    const strikeTerm = f64x2.mul(signed, v128.bitselect(tail2, rest2, v128.xor(below2, isPut)))
    const inverseSpot = v128.load64_lane(other, v128.load64_zero(one, lineInverseSpotAt), 1, lineInverseSpotAt)
    const spotDensity = f64x2.mul(f64x2.mul(notional, bell), numberOf(numbers, 4))
    const perVol = f64x2.mul(spotDensity, v128.load64_lane(other, v128.load64_zero(one, lineInverseVolAt), 1, lineInverseVolAt))
    v128.store(row, f64x2.mul(spotTerm, inverseSpot), deltaAt)
    v128.store(row, f64x2.mul(f64x2.mul(perVol, inverseSpot), inverseSpot), gammaAt)
    v128.store(row, f64x2.mul(spotDensity, v128.load64_lane(other, v128.load64_zero(one, lineRootTimeAt), 1, lineRootTimeAt)), vegaAt)

    const decay = f64x2.mul(f64x2.mul(v128.load64_lane(other, v128.load64_zero(one, lineVarianceAt), 1, lineVarianceAt), perVol), numberOf(numbers, 1))
    const spotCarry = f64x2.mul(v128.load64_lane(other, v128.load64_zero(one, lineForeignYieldAt), 1, lineForeignYieldAt), spotTerm)
    const strikeCarry = f64x2.mul(v128.load64_lane(other, v128.load64_zero(one, lineDomesticYieldAt), 1, lineDomesticYieldAt), strikeTerm)
    v128.store(row, f64x2.sub(f64x2.sub(spotCarry, strikeCarry), decay), thetaAt)
  }
  return all
}

/** Rows 0 to `count` of the block, `count` rounded up to even: those of no matter may be of any line. @returns 0 where all of them have a value */
export function priceLines(count: i32): i32 {
  const end = count << 3
  let all = i64x2.splat(-1)
  for (let block = 0; block < end; block += tileBytes) {
    const bytes = min(end - block, tileBytes)
    lineLogs(block, bytes)
    lineDistances(block, bytes)
    bells(bytes)
    tails(bytes)
    all = v128.and(all, lineFigures(block, bytes))
  }
  return i64x2.all_true(all) ? 0 : 1
}
