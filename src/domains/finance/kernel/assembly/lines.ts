// Columns that follow from the line of a row, a pair with a tenor, and sums over the rows of each line.

import {
  deltaAt,
  domesticAt,
  expiryAt,
  foreignAt,
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
  valueAt,
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
