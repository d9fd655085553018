// Arithmetic to as many binary places as wanted on BigInt, and the functions of analysis by their series: an
// independent reference for kernels in float64. Slow, plain, and without any use of Math's functions.

/** A number as an integer multiple of 2^-bits. */
export type Fixed = bigint

export interface Arithmetic {
  readonly one: Fixed
  readonly pi: Fixed
  /** Exact when `bits` is at least the places of x (1,074 at most); else rounded towards zero. */
  of(x: number): Fixed
  multiply(a: Fixed, b: Fixed): Fixed
  divide(a: Fixed, b: Fixed): Fixed
  sqrt(a: Fixed): Fixed
  exp(a: Fixed): Fixed
  ln(a: Fixed): Fixed
  sin(a: Fixed): Fixed
  cos(a: Fixed): Fixed
  /** The standard normal density and distribution function. */
  density(a: Fixed): Fixed
  cumulative(a: Fixed): Fixed
  /** |actual - expected| / |expected|, or |actual| where the reference is 0. */
  relativeError(actual: number, expected: Fixed): number
  toNumber(a: Fixed): number
}

/** @param bits binary places behind the point; 2,600 hold N(-38) with 100 digits to spare */
export function fixedPoint(bits: number): Arithmetic {
  const places = BigInt(bits)
  const one = 1n << places
  const multiply = (a: Fixed, b: Fixed): Fixed => (a * b) >> places
  const divide = (a: Fixed, b: Fixed): Fixed => (a << places) / b
  const absolute = (a: Fixed): Fixed => (a < 0n ? -a : a)
  const sqrt = (a: Fixed): Fixed => integerSqrt(a << places)

  /** a^n/n! summed from n = first in steps of two or one, the sign changing or not. */
  function powerSeries(a: Fixed, first: 0 | 1, step: 1 | 2, alternating: boolean): Fixed {
    let term = first === 0 ? one : a
    let sum = term
    const factor = step === 2 ? multiply(a, a) : a
    for (let n = first; term !== 0n && term !== -1n; n += step) {
      const divisor = step === 2 ? BigInt((n + 1) * (n + 2)) : BigInt(n + 1)
      term = multiply(term, factor) / divisor
      if (alternating) term = -term
      sum += term
    }
    return sum
  }

  /** e^a = (e^(a / 2^k))^(2^k), with |a| / 2^k below 1/256. */
  function exp(a: Fixed): Fixed {
    if (a < 0n) return divide(one, exp(-a))
    let halvings = 0n
    while (a >> halvings > one >> 8n) halvings++
    let result = powerSeries(a >> halvings, 0, 1, false)
    for (; halvings > 0n; halvings--) result = multiply(result, result)
    return result
  }

  /** ln a = 2^k 2 artanh((r - 1)/(r + 1)) with r = a^(1 / 2^k) near 1. */
  function ln(a: Fixed): Fixed {
    let root = a
    let doublings = 1n
    while (absolute(root - one) > one >> 6n) {
      root = sqrt(root)
      doublings++
    }
    const z = divide(root - one, root + one)
    const square = multiply(z, z)
    let power = z
    let sum = z
    for (let n = 3n; power !== 0n && power !== -1n; n += 2n) {
      power = multiply(power, square)
      sum += power / n
    }
    return sum << doublings
  }

  /** Machin: pi = 16 arctan(1/5) - 4 arctan(1/239). */
  function arctanInverse(n: bigint): Fixed {
    let power = one / n
    let sum = power
    for (let k = 1n; power !== 0n; k++) {
      power /= n * n
      sum += (k % 2n === 0n ? power : -power) / (2n * k + 1n)
    }
    return sum
  }
  const pi = 16n * arctanInverse(5n) - 4n * arctanInverse(239n)

  const density = (a: Fixed): Fixed => divide(exp(-multiply(a, a) >> 1n), sqrt(2n * pi))

  /** N(a) = 1/2 + n(a) (a + a^3/3 + a^5/(3 5) + ...), all terms of one sign. */
  function cumulative(a: Fixed): Fixed {
    const square = multiply(a, a)
    let term = a
    let sum = a
    for (let n = 3n; term !== 0n && term !== -1n; n += 2n) {
      term = multiply(term, square) / n
      sum += term
    }
    return (one >> 1n) + multiply(density(a), sum)
  }

  /** The top 64 bits as a number, scaled back; good to a relative 2^-52. */
  function toNumber(a: Fixed): number {
    if (a < 0n) return -toNumber(-a)
    const excess = Math.max(0, a.toString(2).length - 64)
    const scale = excess - bits
    // In two factors, as 2^scale may itself underflow.
    return Number(a >> BigInt(excess)) * 2 ** Math.floor(scale / 2) * 2 ** Math.ceil(scale / 2)
  }

  function of(x: number): Fixed {
    const { mantissa, exponent } = parts(x)
    const shift = BigInt(exponent) + places
    return shift >= 0n ? mantissa << shift : mantissa / (1n << -shift)
  }

  return {
    one,
    pi,
    of,
    multiply,
    divide,
    sqrt,
    exp,
    ln,
    sin: (a) => powerSeries(a, 1, 2, true),
    cos: (a) => powerSeries(a, 0, 2, true),
    density,
    cumulative,
    relativeError: (actual, expected) => {
      const difference = absolute(of(actual) - expected)
      return expected === 0n ? toNumber(difference) : toNumber(divide(difference, absolute(expected)))
    },
    toNumber,
  }
}

/** x = mantissa * 2^exponent, exactly. */
function parts(x: number): { readonly mantissa: bigint; readonly exponent: number } {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no number to compare with`)
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const word = view.getBigUint64(0)
  const biased = Number((word >> 52n) & 0x7ffn)
  const fraction = word & 0xfffffffffffffn
  const magnitude = biased === 0 ? fraction : fraction | (1n << 52n)
  return { mantissa: x < 0 ? -magnitude : magnitude, exponent: Math.max(biased, 1) - 1075 }
}

/** The floor of a square root, by Newton's iteration from above. */
function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n
  let guess = 1n << BigInt((n.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (guess + n / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}
