// Columns that follow from the line of a row, a pair with a tenor, and sums over the rows of each line.

import {
  deltaAt,
  domesticAt,
  expiryAt,
  foreignAt,
  gammaAt,
  lineDeltaAt,
  lineDeltaErrorAt,
  lineDomesticAt,
  lineExpiryAt,
  lineForeignAt,
  lineOfAt,
  lineSpotAt,
  lineValueAt,
  lineValueErrorAt,
  lineVolAt,
  spotAt,
  thetaAt,
  valueAt,
  vegaAt,
  volAt,
} from './layout'

/** Gives the first `count` rows of the block what their lines have. */
export function spread(count: i32): void {
  for (let row = 0; row < count; row++) {
    const line = load<i32>(lineOfAt + (row << 2)) << 3
    const at = row << 3
    store<f64>(at + spotAt, load<f64>(line + lineSpotAt))
    store<f64>(at + domesticAt, load<f64>(line + lineDomesticAt))
    store<f64>(at + foreignAt, load<f64>(line + lineForeignAt))
    store<f64>(at + volAt, load<f64>(line + lineVolAt))
    store<f64>(at + expiryAt, load<f64>(line + lineExpiryAt))
  }
}

/** Adds a term to a sum; what the addition rounds off is kept beside it (Knuth's two-sum), to be added last. */
@inline
function addTo(sumAt: i32, errorAt: i32, term: f64): void {
  const before = load<f64>(sumAt)
  const after = before + term
  const added = after - before
  store<f64>(sumAt, after)
  store<f64>(errorAt, load<f64>(errorAt) + (before - (after - added) + (term - added)))
}

/** Adds value and delta of the first `count` rows of the block to the sums of their lines. */
export function addUp(count: i32): void {
  for (let row = 0; row < count; row++) {
    const line = load<i32>(lineOfAt + (row << 2)) << 3
    addTo(line + lineValueAt, line + lineValueErrorAt, load<f64>((row << 3) + valueAt))
    addTo(line + lineDeltaAt, line + lineDeltaErrorAt, load<f64>((row << 3) + deltaAt))
  }
}

/** Bits set where the magnitude is below the limit, and nowhere for what is no number. */
@inline
function below(at: i32, limit: v128): v128 {
  return f64x2.lt(f64x2.abs(v128.load(at)), limit)
}

function isBelow(at: i32, limit: f64): bool {
  const moneys = abs(load<f64>(at + valueAt)) < limit && abs(load<f64>(at + deltaAt)) < limit
  const rates = abs(load<f64>(at + gammaAt)) < limit && abs(load<f64>(at + vegaAt)) < limit
  return moneys && rates && abs(load<f64>(at + thetaAt)) < limit
}

/** Whether value, delta, gamma, vega and theta of the first `count` rows of the block are below the limit in magnitude; what is no number is not. */
export function areBelow(count: i32, limit: f64): bool {
  const most = f64x2.splat(limit)
  const pairs = (count & ~1) << 3
  let all = i64x2.splat(-1)
  for (let at = 0; at < pairs; at += 16) {
    const moneys = v128.and(below(at + valueAt, most), below(at + deltaAt, most))
    const rates = v128.and(below(at + gammaAt, most), below(at + vegaAt, most))
    all = v128.and(v128.and(all, moneys), v128.and(rates, below(at + thetaAt, most)))
  }
  if (!i64x2.all_true(all)) return false
  return (count & 1) === 0 || isBelow(pairs, limit)
}
