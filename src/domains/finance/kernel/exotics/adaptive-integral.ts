// Integrals of functions that may change abruptly.

/** The points of Gauss's rule of 7 points and Kronrod's extension of it to 15, for half of (-1, 1): Laurie's algorithm (1997) gives both. */
const KRONROD = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
]
const KRONROD_WEIGHTS = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
]
const GAUSS_WEIGHTS = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694]

export interface Integral {
  readonly value: number
  /** an estimate of its error */
  readonly error: number
}

/** By halving where the two rules differ by more than `goal`. */
export function adaptiveIntegral(
  f: (x: number) => number,
  low: number,
  high: number,
  goal: number,
  depth = 40,
): Integral {
  const half = 0.5 * (high - low)
  const middle = low + half
  const centre = f(middle)
  let fine = centre * KRONROD_WEIGHTS[7]!
  let coarse = centre * GAUSS_WEIGHTS[3]!
  for (let k = 0; k < 7; k++) {
    const pair = f(middle - half * KRONROD[k]!) + f(middle + half * KRONROD[k]!)
    fine += KRONROD_WEIGHTS[k]! * pair
    if (k % 2 === 1) coarse += GAUSS_WEIGHTS[(k - 1) / 2]! * pair
  }
  const error = Math.abs((fine - coarse) * half)
  if (!(error > goal) || depth === 0) return { value: fine * half, error }
  const left = adaptiveIntegral(f, low, middle, goal, depth - 1)
  const right = adaptiveIntegral(f, middle, high, goal, depth - 1)
  return { value: left.value + right.value, error: left.error + right.error }
}
