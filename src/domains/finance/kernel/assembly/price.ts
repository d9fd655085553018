// Value and six Greeks of each row of a block, two rows at a time.
//
// Formulas are those of `garman-kohlhagen.ts`. The value comes from the option that is out of the money, by put-call parity. A row that needs
// more care than this has NaN for a value: where the difference of the two terms cancels more than 12 bits, no volatility is left, the density would
// underflow, or something is not a market at all.
//
// Each tile goes through passes. One pass for all of it would have more numbers under way than there are registers, and a processor sees
// too little of what could be done at once where one long chain of operations follows the other.

import {
  bellAt,
  d1At,
  d2At,
  deltaAt,
  domesticAt,
  domesticDiscountAt,
  expiryAt,
  foreignAt,
  foreignDiscountAt,
  gammaAt,
  inverseSpotAt,
  inverseVolAt,
  logAt,
  notionalAt,
  phiAt,
  rhoDomesticAt,
  rhoForeignAt,
  rootTimeAt,
  soundAt,
  spotAt,
  strikeAt,
  tail1At,
  tail2At,
  thetaAt,
  tileBytes,
  valueAt,
  vegaAt,
  volAt,
} from './layout'
import { expLanes, inverseProduct, logRatioLanes, numberOf, scaledTailLanes, shiftedDistance } from './lanes'

const numbers = memory.data<f64>([1.0, 0.5, -0.5, 4096.0, 0.3989422804014327])
/** Bounds of spot and strike, of total volatility and |d1| + |d2|, of what the yields take. */
const bounds = memory.data<f64>([1e-150, 1e150, 1e-9, 37.0, 300.0])

/** ln(S/K). Four at a time, as their long chains of operations wait for nothing in each other. */
export function logs(block: i32, bytes: i32): void {
  for (let at = 0; at < bytes; at += 64) {
    const row = block + at
    const a = logRatioLanes(v128.load(row, spotAt), v128.load(row, strikeAt))
    const b = logRatioLanes(v128.load(row, spotAt + 16), v128.load(row, strikeAt + 16))
    const c = logRatioLanes(v128.load(row, spotAt + 32), v128.load(row, strikeAt + 32))
    const d = logRatioLanes(v128.load(row, spotAt + 48), v128.load(row, strikeAt + 48))
    v128.store(at, a, logAt)
    v128.store(at, b, logAt + 16)
    v128.store(at, c, logAt + 32)
    v128.store(at, d, logAt + 48)
  }
}

/** d1 and d2, and the exponents of the discount factors and the density. */
export function distances(block: i32, bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    const row = block + at
    const spot = v128.load(row, spotAt)
    const expiry = v128.load(row, expiryAt)
    const rootTime = f64x2.sqrt(expiry)
    const totalVol = f64x2.mul(v128.load(row, volAt), rootTime)
    const domestic = v128.load(row, domesticAt)
    const foreign = v128.load(row, foreignAt)
    const x = f64x2.add(v128.load(at, logAt), f64x2.mul(f64x2.sub(domestic, foreign), expiry))
    const inverse = f64x2.div(numberOf(numbers, 0), f64x2.mul(spot, totalVol))
    const inverseVol = f64x2.mul(inverse, spot)
    const moneyness = f64x2.mul(x, inverseVol)
    const half = f64x2.mul(totalVol, numberOf(numbers, 1))
    const d1 = f64x2.add(moneyness, half)
    const domesticGrowth = f64x2.mul(domestic, expiry)
    const foreignGrowth = f64x2.mul(foreign, expiry)
    v128.store(at, x, logAt)
    v128.store(at, f64x2.neg(domesticGrowth), domesticDiscountAt)
    v128.store(at, f64x2.neg(foreignGrowth), foreignDiscountAt)
    v128.store(at, f64x2.mul(f64x2.mul(d1, d1), numberOf(numbers, 2)), bellAt)
    v128.store(at, d1, d1At)
    v128.store(at, f64x2.sub(moneyness, half), d2At)
    v128.store(at, inverseVol, inverseVolAt)
    v128.store(at, f64x2.mul(inverse, totalVol), inverseSpotAt)
    v128.store(at, rootTime, rootTimeAt)

    // Sums and differences stand for their terms: NaN in any of them makes a comparison false.
    const strike = v128.load(row, strikeAt)
    const growth = f64x2.add(f64x2.abs(domesticGrowth), f64x2.abs(foreignGrowth))
    const away = f64x2.add(f64x2.abs(moneyness), half)
    let sound = f64x2.ge(f64x2.pmin(spot, strike), numberOf(bounds, 0))
    sound = v128.and(sound, f64x2.le(f64x2.pmax(spot, strike), numberOf(bounds, 1)))
    sound = v128.and(sound, f64x2.ge(totalVol, numberOf(bounds, 2)))
    sound = v128.and(sound, f64x2.le(away, numberOf(bounds, 3)))
    v128.store(at, v128.and(sound, f64x2.le(growth, numberOf(bounds, 4))), soundAt)
  }
}

export function exponentials(bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    const domesticDiscount = expLanes(v128.load(at, domesticDiscountAt))
    const foreignDiscount = expLanes(v128.load(at, foreignDiscountAt))
    const bell = expLanes(v128.load(at, bellAt))
    v128.store(at, domesticDiscount, domesticDiscountAt)
    v128.store(at, foreignDiscount, foreignDiscountAt)
    v128.store(at, bell, bellAt)
  }
}

/** What the tails are functions of; one division serves both of a row. */
export function inverses(bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    const sum1 = shiftedDistance(f64x2.abs(v128.load(at, d1At)))
    const sum2 = shiftedDistance(f64x2.abs(v128.load(at, d2At)))
    const inverse = inverseProduct(sum1, sum2)
    v128.store(at, f64x2.mul(inverse, sum2), tail1At)
    v128.store(at, f64x2.mul(inverse, sum1), tail2At)
  }
}

export function tails(bytes: i32): void {
  for (let at = 0; at < bytes; at += 16) {
    const tail1 = scaledTailLanes(v128.load(at, tail1At))
    const tail2 = scaledTailLanes(v128.load(at, tail2At))
    v128.store(at, tail1, tail1At)
    v128.store(at, tail2, tail2At)
  }
}

/** @returns all bits set where both rows of every two were priced */
export function figures(block: i32, bytes: i32): v128 {
  const zero = f64x2.splat(0)
  let all = v128.not(zero)
  for (let at = 0; at < bytes; at += 16) {
    const row = block + at
    const phi = v128.load(row, phiAt)
    const notional = v128.load(row, notionalAt)
    const strikePaid = f64x2.mul(v128.load(row, strikeAt), v128.load(at, domesticDiscountAt))
    const spotPaid = f64x2.mul(v128.load(row, spotAt), v128.load(at, foreignDiscountAt))
    // n(d2) K dd = n(d1) S df
    const bell = f64x2.mul(spotPaid, v128.load(at, bellAt))
    // S df N(-|d1|) and K dd N(-|d2|), and what they lack to S df and K dd
    const tail1 = f64x2.mul(bell, v128.load(at, tail1At))
    const tail2 = f64x2.mul(bell, v128.load(at, tail2At))
    const rest1 = f64x2.sub(spotPaid, tail1)
    const rest2 = f64x2.sub(strikePaid, tail2)
    const below1 = f64x2.lt(v128.load(at, d1At), zero)
    const below2 = f64x2.lt(v128.load(at, d2At), zero)
    const callIsIn = f64x2.gt(v128.load(at, logAt), zero)
    const isPut = f64x2.lt(phi, zero)

    // Of the option out of the money, a put where the call is in.
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
    const inverseVol = v128.load(at, inverseVolAt)
    const inverseSpot = v128.load(at, inverseSpotAt)
    const spotDensity = f64x2.mul(f64x2.mul(notional, bell), numberOf(numbers, 4))
    const perVol = f64x2.mul(spotDensity, inverseVol)
    v128.store(row, f64x2.mul(spotTerm, inverseSpot), deltaAt)
    v128.store(row, f64x2.mul(f64x2.mul(perVol, inverseSpot), inverseSpot), gammaAt)
    v128.store(row, f64x2.mul(spotDensity, v128.load(at, rootTimeAt)), vegaAt)

    // sigma / (2 sqrt T) = sigma^2 / (2 sigma sqrt T)
    const vol = v128.load(row, volAt)
    const decay = f64x2.mul(f64x2.mul(f64x2.mul(vol, vol), perVol), numberOf(numbers, 1))
    const spotCarry = f64x2.mul(v128.load(row, foreignAt), spotTerm)
    const strikeCarry = f64x2.mul(v128.load(row, domesticAt), strikeTerm)
    const expiry = v128.load(row, expiryAt)
    v128.store(row, f64x2.sub(f64x2.sub(spotCarry, strikeCarry), decay), thetaAt)
    v128.store(row, f64x2.mul(expiry, strikeTerm), rhoDomesticAt)
    v128.store(row, f64x2.neg(f64x2.mul(expiry, spotTerm)), rhoForeignAt)
  }
  return all
}

/** Rows 0 to `count` of the block, `count` rounded up to even. @returns 0 where all of them have a value */
export function price(count: i32): i32 {
  const end = count << 3
  let all = i64x2.splat(-1)
  for (let block = 0; block < end; block += tileBytes) {
    const bytes = min(end - block, tileBytes)
    logs(block, bytes)
    distances(block, bytes)
    exponentials(bytes)
    inverses(bytes)
    tails(bytes)
    all = v128.and(all, figures(block, bytes))
  }
  return i64x2.all_true(all) ? 0 : 1
}
