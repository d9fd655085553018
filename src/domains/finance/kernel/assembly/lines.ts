// Lines of a book: what is computed once for all rows of a line, columns that follow from the line of a row, and sums over the rows of each.

import { expLanes } from './lanes'
import {
  deltaAt,
  domesticAt,
  expiryAt,
  foreignAt,
  gammaAt,
  lineDiscountAt,
  lineDomesticYieldAt,
  lineDriftAt,
  lineErrorsAt,
  lineExpiryAt,
  lineForeignYieldAt,
  lineHalfVolAt,
  lineInverseSpotAt,
  lineInverseVolAt,
  lineOfAt,
  linePairAt,
  lineRootTimeAt,
  lineShift,
  lineSpotAt,
  lineSpotPaidAt,
  lineSumsAt,
  lineTenorAt,
  lineVarianceAt,
  lineVolAt,
  slotBits,
  slotsAt,
  slotsBytes,
  spotAt,
  thetaAt,
  valueAt,
  vegaAt,
  volAt,
} from './layout'

/** The slot of a name, or the first to look for it in; in bytes. */
@inline
export function slotOf(pair: i64, tenor: i64): i32 {
  return <i32>(((pair ^ (tenor << 29)) * 0x1e3779b97f4a7c15) >>> (64 - slotBits)) << 1
}

@inline
export function nextSlot(slot: i32): i32 {
  return (slot + 2) & (slotsBytes - 1)
}

/** Forgets all lines. */
export function clearLines(): void {
  memory.fill(slotsAt, 0, slotsBytes)
}

/** Makes a line known whose names, indices and market were written to its place. */
export function enterLine(index: i32): void {
  const at = index << lineShift
  let slot = slotOf(load<i64>(at, linePairAt), load<i64>(at, lineTenorAt))
  while (load<u16>(slot, slotsAt) !== 0) slot = nextSlot(slot)
  store<u16>(slot, index + 1, slotsAt)
  derive(at)
  v128.store(at, f64x2.splat(0), lineSumsAt)
  v128.store(at, f64x2.splat(0), lineErrorsAt)
}

/** Operation by operation what `price` does for each row, so that both come to the same bits. */
function derive(at: i32): void {
  const spot = load<f64>(at, lineSpotAt)
  const expiry = load<f64>(at, lineExpiryAt)
  const vol = load<f64>(at, lineVolAt)
  const domestic = load<f64>(at, lineDomesticYieldAt)
  const foreign = load<f64>(at, lineForeignYieldAt)
  const rootTime = sqrt(expiry)
  const totalVol = vol * rootTime
  const inverse = 1 / (spot * totalVol)
  const domesticGrowth = domestic * expiry
  const foreignGrowth = foreign * expiry
  const discounts = expLanes(f64x2.replace_lane(f64x2.splat(-domesticGrowth), 1, -foreignGrowth))
  const isPriced = spot >= 1e-150 && spot <= 1e150 && totalVol >= 1e-9
  const isSound = isPriced && abs(domesticGrowth) + abs(foreignGrowth) <= 300
  store<f64>(at, isSound ? (domestic - foreign) * expiry : NaN, lineDriftAt)
  store<f64>(at, totalVol * 0.5, lineHalfVolAt)
  store<f64>(at, inverse * spot, lineInverseVolAt)
  store<f64>(at, f64x2.extract_lane(discounts, 0), lineDiscountAt)
  store<f64>(at, spot * f64x2.extract_lane(discounts, 1), lineSpotPaidAt)
  store<f64>(at, inverse * totalVol, lineInverseSpotAt)
  store<f64>(at, rootTime, lineRootTimeAt)
  store<f64>(at, vol * vol, lineVarianceAt)
}

/** Gives the first `count` rows of the block what their lines have. */
export function spread(count: i32): void {
  for (let row = 0; row < count; row++) {
    const line = load<i32>(row << 2, lineOfAt) << lineShift
    const at = row << 3
    store<f64>(at, load<f64>(line, lineSpotAt), spotAt)
    store<f64>(at, load<f64>(line, lineDomesticYieldAt), domesticAt)
    store<f64>(at, load<f64>(line, lineForeignYieldAt), foreignAt)
    store<f64>(at, load<f64>(line, lineVolAt), volAt)
    store<f64>(at, load<f64>(line, lineExpiryAt), expiryAt)
  }
}

/** Adds a value and a delta to the sums of a line; what the additions round off is kept beside them (Knuth's two-sum), to be added last. */
@inline
function addTo(line: i32, terms: v128): void {
  const before = v128.load(line, lineSumsAt)
  const after = f64x2.add(before, terms)
  const added = f64x2.sub(after, before)
  const lost = f64x2.add(f64x2.sub(before, f64x2.sub(after, added)), f64x2.sub(terms, added))
  v128.store(line, after, lineSumsAt)
  v128.store(line, f64x2.add(v128.load(line, lineErrorsAt), lost), lineErrorsAt)
}

/**
 * Adds value and delta of the first `count` rows of the block to the sums of their lines.
 *
 * @returns whether the magnitudes of value, delta, gamma, vega and theta come to less than the limit in every row; NaN does not. Where they do not, the sums are good for nothing
 */
export function addUp(count: i32, limit: f64): bool {
  const end = count << 3
  const most = f64x2.splat(limit)
  let all = i64x2.splat(-1)
  // A row alone in its two is summed by itself.
  const single = end & 8
  for (let at = 0; at < end - single; at += 16) {
    const value = v128.load(at, valueAt)
    const delta = v128.load(at, deltaAt)
    const moneys = f64x2.add(f64x2.abs(value), f64x2.abs(delta))
    const rates = f64x2.add(f64x2.abs(v128.load(at, gammaAt)), f64x2.abs(v128.load(at, vegaAt)))
    const sum = f64x2.add(f64x2.add(moneys, rates), f64x2.abs(v128.load(at, thetaAt)))
    all = v128.and(all, f64x2.lt(sum, most))
    addTo(load<i32>(at >> 1, lineOfAt) << lineShift, v128.shuffle<f64>(value, delta, 0, 2))
    addTo(load<i32>(at >> 1, lineOfAt + 4) << lineShift, v128.shuffle<f64>(value, delta, 1, 3))
  }
  if (!i64x2.all_true(all)) return false
  return single === 0 || addOne(end - 8, limit)
}

function addOne(at: i32, limit: f64): bool {
  const value = load<f64>(at, valueAt)
  const delta = load<f64>(at, deltaAt)
  addTo(load<i32>(at >> 1, lineOfAt) << lineShift, f64x2.replace_lane(f64x2.splat(value), 1, delta))
  const rates = abs(load<f64>(at, gammaAt)) + abs(load<f64>(at, vegaAt)) + abs(load<f64>(at, thetaAt))
  return abs(value) + abs(delta) + rates < limit
}
