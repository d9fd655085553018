// American puts by finite differences: independent of any integral equation of a boundary.
//
// In x = ln S + (r - q - sigma^2/2) t, t being the time to expiry, Black and Scholes' equation is that of heat. It is stepped by the trapezoidal rule
// (Crank and Nicolson; the first steps implicit: Rannacher, 1984), at each step against the payoff by iteration on what is exercised (Howard's; Forsyth and
// Vetzal, "Quadratic convergence for valuing American options using a penalty method", 2002). Steps in time grow with time.

export interface UnitPutTerms {
  /** with the strike as unit of price */
  readonly spot: number
  /** 1/yr, of the strike's currency and of the other */
  readonly strikeYield: number
  readonly spotYield: number
  /** yr^(-1/2) */
  readonly vol: number
  /** yr */
  readonly expiry: number
}

/** The value in strikes, extrapolated from two grids, and how far these are apart. */
export function differencedPut(put: UnitPutTerms, cells: number): { readonly value: number; readonly apart: number } {
  const fine = onGrid(put, cells)
  const coarse = onGrid(put, cells / 2)
  return { value: fine + (fine - coarse) / 3, apart: Math.abs(fine - coarse) }
}

/** Standard deviations on either side of where spot's path may end. */
const REACH = 8

/** Points of ln S, or of x, with spot's own among them, and how a function's slope and curvature follow from three neighbours. */
interface Grid {
  readonly xs: Float64Array
  readonly own: number
  /** 1/yr: the drift of x itself */
  readonly velocity: number
  /** for each inner point, the shares of its left and right neighbours in the generator; its own is less their sum */
  readonly left: Float64Array
  readonly right: Float64Array
}

/**
 * Uniform along spot's path, or in ln S and crowded about the strike: where drift soon outruns the vol the boundary lies within sigma^2/|r - q| of the
 * strike, and where the vol is enormous the payoff is narrow beside it. With both yields negative, spots below r / q wait for that as they rise: there
 * the strike is of no account.
 */
function gridOf({ spot, strikeYield, spotYield, vol, expiry }: UnitPutTerms, cells: number): Grid {
  const deviation = vol * Math.sqrt(expiry)
  const carry = strikeYield - spotYield
  const drift = carry - 0.5 * vol * vol
  const waits = spotYield < strikeYield && strikeYield < 0 && spot * spotYield > strikeYield
  const still = (carry * expiry > 3 * deviation && !waits) || deviation > 3
  const from = Math.log(spot)
  let place: (i: number) => number
  let own = cells
  let size = 2 * cells + 1
  if (still) {
    const narrow = 0.5 * Math.min(deviation, 1, (vol * vol) / Math.abs(carry))
    const wide = Math.abs(drift) * expiry + REACH * deviation + Math.abs(from)
    const step = Math.asinh(Math.min(wide, 700) / narrow) / cells
    const at = Math.asinh(from / narrow)
    own = Math.floor(at / step) + cells
    size = 2 * cells + 2
    place = (i) => (i === own ? from : narrow * Math.sinh(at + (i - own) * step))
  } else {
    const h = (REACH * deviation) / cells
    place = (i) => from + drift * expiry + (i - own) * h
  }
  const xs = Float64Array.from({ length: size }, (_, i) => place(i))
  const velocity = still ? drift : 0
  const left = new Float64Array(size)
  const right = new Float64Array(size)
  for (let i = 1; i < size - 1; i++) {
    const [a, b] = [xs[i]! - xs[i - 1]!, xs[i + 1]! - xs[i]!]
    left[i] = (vol * vol - velocity * b) / (a * (a + b))
    right[i] = (vol * vol + velocity * a) / (b * (a + b))
  }
  return { xs, own, velocity, left, right }
}

/** Times to expiry about the best one for exercise on the path without vol, which grids of time might miss all by as much. */
function bestTimes({ spot, strikeYield, spotYield, vol, expiry }: UnitPutTerms): readonly number[] {
  const carry = strikeYield - spotYield
  const best = Math.log(strikeYield / (spotYield * spot)) / carry
  if (!(best > 0 && best < expiry)) return []
  const width = (vol * Math.sqrt(best)) / Math.abs(carry)
  return Array.from({ length: 41 }, (_, k) => expiry - best + 0.2 * (k - 20) * width)
}

/** @param cells from spot to the edge; as many steps in time */
function onGrid(put: UnitPutTerms, cells: number): number {
  const { strikeYield, spotYield, vol, expiry } = put
  const { xs, own, velocity, left, right } = gridOf(put, cells)
  const size = xs.length
  const drift = strikeYield - spotYield - 0.5 * vol * vol - velocity
  const spots = xs.map(Math.exp)
  // At the kink a cell's mean stands for it: the error of its place in the cell goes.
  let values = Float64Array.from(xs, (x, i) => {
    if (i === 0 || i === size - 1) return Math.max(0, 1 - spots[i]!)
    const [low, end] = [0.5 * (x + xs[i - 1]!), 0.5 * (x + xs[i + 1]!)]
    const top = Math.min(0, end)
    return top <= low ? 0 : (top - low - (Math.exp(top) - Math.exp(low))) / (end - low)
  })
  const levels: { readonly to: number; readonly implicit: number }[] = []
  const ends = Array.from({ length: cells }, (_, n) => expiry * ((n + 1) / cells) ** 2)
  const times = [...ends, ...bestTimes(put).filter((time) => time > ends[2]! && time < expiry)].sort((x, y) => x - y)
  for (const [k, to] of times.entries()) {
    const [n, from] = [k + 1, times[k - 1] ?? 0]
    if (n > 2) levels.push({ to, implicit: 0.5 })
    else for (let k = 1; k <= 4; k++) levels.push({ to: from + ((to - from) * k) / 4, implicit: 1 })
  }
  const exercised = new Uint8Array(size)
  const factor = new Float64Array(size)
  const known = new Float64Array(size)
  let time = 0
  for (const { to, implicit } of levels) {
    const dt = to - time
    const discount = Math.exp(-strikeYield * dt)
    const [forward, back] = [(1 - implicit) * dt, implicit * dt]
    for (let i = 1; i < size - 1; i++) {
      const flow = left[i]! * (values[i - 1]! - values[i]!) + right[i]! * (values[i + 1]! - values[i]!)
      known[i] = discount * (values[i]! + forward * flow)
    }
    const shift = Math.exp(-drift * to)
    const obstacle = spots.map((spot) => 1 - spot * shift)
    const edge = (i: number) =>
      Math.max(obstacle[i]!, Math.exp(-strikeYield * to) - spots[i]! * shift * Math.exp(-spotYield * to), 0)
    let next = values
    for (let round = 0; round < 60; round++) {
      next = new Float64Array(size)
      // Thomas's elimination; an exercised row is its payoff.
      factor[0] = 0
      next[0] = edge(0)
      for (let i = 1; i < size - 1; i++) {
        if (exercised[i]) {
          factor[i] = 0
          next[i] = obstacle[i]!
        } else {
          const [l, r] = [back * left[i]!, back * right[i]!]
          const pivot = 1 + l + r - l * factor[i - 1]!
          factor[i] = r / pivot
          next[i] = (known[i]! + l * next[i - 1]!) / pivot
        }
      }
      next[size - 1] = edge(size - 1)
      for (let i = size - 2; i > 0; i--) next[i]! += factor[i]! * next[i + 1]!
      let changes = 0
      for (let i = 1; i < size - 1; i++) {
        const flow = left[i]! * (next[i - 1]! - next[i]!) + right[i]! * (next[i + 1]! - next[i]!)
        const now = next[i]! - obstacle[i]! < next[i]! - back * flow - known[i]! ? 1 : 0
        if (now !== exercised[i]) changes++
        exercised[i] = now
      }
      if (changes === 0) break
    }
    values = next
    time = to
  }
  return values[own]!
}
