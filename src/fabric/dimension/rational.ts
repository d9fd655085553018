// Exponents of dimensions: small exact fractions in lowest terms, denominator positive.

export interface Rational {
  readonly num: number
  readonly den: number
}

const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? Math.abs(a) : greatestCommonDivisor(b, a % b)

/** `num/den` in lowest terms. `den` must not be 0; both must be safe integers. */
export function rational(num: number, den = 1): Rational {
  if (den === 0 || !Number.isSafeInteger(num) || !Number.isSafeInteger(den)) {
    throw new RangeError(`not a rational: ${num}/${den}`)
  }
  const divisor = greatestCommonDivisor(num, den) * Math.sign(den)
  // `+ 0` turns the -0 of 0 / -n into 0.
  return { num: num / divisor + 0, den: den / divisor }
}

export const addRational = (a: Rational, b: Rational): Rational =>
  rational(a.num * b.den + b.num * a.den, a.den * b.den)

export const multiplyRational = (a: Rational, b: Rational): Rational => rational(a.num * b.num, a.den * b.den)

export const divideRational = (a: Rational, b: Rational): Rational => rational(a.num * b.den, a.den * b.num)

export const negateRational = (a: Rational): Rational => ({ num: -a.num + 0, den: a.den })

export const isInteger = (a: Rational): boolean => a.den === 1

/** The fraction a finite decimal such as 0.5 or -1.25 stands for, or undefined when its denominator passes 1,000. */
export function rationalOf(value: number): Rational | undefined {
  for (let den = 1; den <= 1_000; den++) {
    const num = value * den
    if (Number.isSafeInteger(num)) return rational(num, den)
  }
  return undefined
}
