// Exponential, logarithm of a ratio and the tail of the normal distribution, in two lanes of float64.
//
// Polynomials are interpolated at Chebyshev's points, their coefficients computed with 40 digits. Terms are summed in two or four strands,
// which do not wait for each other. Coefficients lie in memory: an engine loads one in one instruction, and makes a constant in three.

/** What stands at `place` of a table, in both lanes. */
@inline
export function numberOf(table: usize, place: i32): v128 {
  return v128.load64_splat(table + (<usize>place << 3))
}

/** One step of Horner's scheme. */
@inline
function step(sum: v128, x: v128, table: usize, place: i32): v128 {
  return f64x2.add(f64x2.mul(sum, x), numberOf(table, place))
}

/**
 * 1 / ln 2; 1.5 2^52; ln 2 in two parts; from place 4 the coefficients of (e^x - 1 - x) / x^2 for |x| <= ln 2 / 2, which leave 1.6e-17 of e^x; 1.
 */
const exponential = memory.data<f64>([
  1.4426950408889634, 6755399441055744.0, 0.6931471803691238, 1.9082149292705877e-10,
  0.5000000000000001, 0.16666666666666669, 0.04166666666662413, 0.008333333333330062, 0.0013888888917213717,
  0.00019841269863053618, 2.4801521295954376e-5, 2.7557268459997064e-6, 2.7620088445409746e-7, 2.510038549551032e-8,
  1.0,
])

/**
 * e^x for -708 < x < 709, within 2 units in the last place.
 *
 * x = n ln 2 + r with ln 2 in two parts, the first of 32 bits, so that n times it is exact. Adding 1.5 2^52 rounds to the nearest integer and
 * leaves it in the low bits, from where a shift takes it to the exponent.
 */
@inline
export function expLanes(argument: v128): v128 {
  const t = exponential
  const shifted = f64x2.add(f64x2.mul(argument, numberOf(t, 0)), numberOf(t, 1))
  const n = f64x2.sub(shifted, numberOf(t, 1))
  const high = f64x2.sub(argument, f64x2.mul(n, numberOf(t, 2)))
  const x = f64x2.sub(high, f64x2.mul(n, numberOf(t, 3)))
  const x2 = f64x2.mul(x, x)
  const even = step(step(step(step(numberOf(t, 12), x2, t, 10), x2, t, 8), x2, t, 6), x2, t, 4)
  const odd = step(step(step(step(numberOf(t, 13), x2, t, 11), x2, t, 9), x2, t, 7), x2, t, 5)
  // The two leading terms last: what they are rounded to is all that is left of the smaller ones' errors.
  const fromQuadratic = f64x2.add(even, f64x2.mul(odd, x))
  const sum = f64x2.add(numberOf(t, 14), f64x2.add(x, f64x2.mul(fromQuadratic, x2)))
  return i64x2.add(sum, i64x2.shl(shifted, 52))
}

/** ln 2 in two parts; 2^52 + 1023; from place 3 the coefficients of (2 artanh f - 2 f) / f^3 by f^2 for |f| <= 0.206, which leave 9.1e-17. */
const logarithm = memory.data<f64>([
  0.6931471803691238, 1.9082149292705877e-10, 4503599627371519.0,
  0.6666666666666708, 0.39999999999039954, 0.28571428931458964, 0.2222217169128098, 0.18185185208012325,
  0.15270095424420205, 0.1523828620737232,
])
/** The bits of 1.5 and of 2^52, and between them the exponent of 1. */
const logarithmBits = memory.data<i64>([0x3ff8000000000000, 1023, 0x4330000000000000])

/**
 * ln(s / k) for normal s and k above 0 whose ratio is between 2^-1000 and 2^1000; relatively exact to 3 units in the last place also where
 * they nearly agree.
 *
 * With s' = s 2^-e within 1.51 times k, ln(s'/k) = 2 artanh f, f = (s' - k) / (s' + k). The difference is exact, as Sterbenz has it.
 */
@inline
export function logRatioLanes(s: v128, k: v128): v128 {
  const t = logarithm
  // The bits of a float, read as an integer, grow nearly as its logarithm does.
  const biased = i64x2.add(i64x2.sub(s, k), numberOf(logarithmBits, 0))
  const exponent = i64x2.shr_u(biased, 52)
  const near = i64x2.sub(s, i64x2.shl(i64x2.sub(exponent, numberOf(logarithmBits, 1)), 52))
  const e = f64x2.sub(v128.or(exponent, numberOf(logarithmBits, 2)), numberOf(t, 2))
  const f = f64x2.div(f64x2.sub(near, k), f64x2.add(near, k))
  const x = f64x2.mul(f, f)
  const x2 = f64x2.mul(x, x)
  const even = step(step(step(numberOf(t, 9), x2, t, 7), x2, t, 5), x2, t, 3)
  const odd = step(step(numberOf(t, 8), x2, t, 6), x2, t, 4)
  const series = f64x2.add(even, f64x2.mul(odd, x))
  const small = f64x2.add(f64x2.mul(f64x2.mul(series, x), f), f64x2.mul(e, numberOf(t, 1)))
  return f64x2.add(f64x2.mul(e, numberOf(t, 0)), f64x2.add(f64x2.add(f, f), small))
}

/** 4.5; 1; a and b; from place 4 the coefficients of N(-z) e^(z^2/2) (z + 4.5) by x = a - b / (z + 4.5), which leave 3.2e-16. */
const tail = memory.data<f64>([
  4.5, 1.0, 1.24, 10.08,
  0.8372811831713245, -0.6653702583648438, 0.42722869792621293, -0.21699375002540916, 0.08272634460838214,
  -0.02048524600715877, 0.001327132968641186, 0.0011403921960327949, -0.00034885955803313937, -4.3141369091588746e-5,
  3.838295651450825e-5, 1.2067872294321172e-6, -4.171946914368668e-6, -7.919110074401688e-8, 4.90578972484932e-7,
  2.946814021226099e-8, -5.976652537104493e-8, -7.2900843526736345e-9, 6.595526536694443e-9, 8.582885336608934e-10,
  -4.720990801879194e-10,
])

/** z + 4.5, with which `scaledTailLanes` begins. */
@inline
export function shiftedDistance(z: v128): v128 {
  return f64x2.add(z, numberOf(tail, 0))
}

/** 1 / (a b), of which the two inverses are a product each. */
@inline
export function inverseProduct(a: v128, b: v128): v128 {
  return f64x2.div(numberOf(tail, 1), f64x2.mul(a, b))
}

/**
 * N(-z) e^(z^2/2) for 0 <= z < 37.5, given 1 / (z + 4.5), within 8 units in the last place.
 *
 * Times z + 4.5 it is smooth in that inverse, which takes the whole half line to one interval (after Shepherd and Laframboise, "Chebyshev
 * approximation of (1 + 2x) exp(x^2) erfc x", 1981).
 */
@inline
export function scaledTailLanes(inverse: v128): v128 {
  const t = tail
  const x = f64x2.sub(numberOf(t, 2), f64x2.mul(inverse, numberOf(t, 3)))
  const x2 = f64x2.mul(x, x)
  const x4 = f64x2.mul(x2, x2)
  const a0 = step(step(step(step(step(numberOf(t, 24), x4, t, 20), x4, t, 16), x4, t, 12), x4, t, 8), x4, t, 4)
  const a1 = step(step(step(step(numberOf(t, 21), x4, t, 17), x4, t, 13), x4, t, 9), x4, t, 5)
  const a2 = step(step(step(step(numberOf(t, 22), x4, t, 18), x4, t, 14), x4, t, 10), x4, t, 6)
  const a3 = step(step(step(step(numberOf(t, 23), x4, t, 19), x4, t, 15), x4, t, 11), x4, t, 7)
  const low = f64x2.add(a0, f64x2.mul(a1, x))
  const high = f64x2.add(a2, f64x2.mul(a3, x))
  return f64x2.mul(f64x2.add(low, f64x2.mul(high, x2)), inverse)
}
