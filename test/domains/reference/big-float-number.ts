// Binary floating point of any precision on BigInt, with an exponent that does not overflow: m 2^e. Slow and plain,
// and independent of what it judges: nothing here uses a function of Math on the numbers themselves.

/** Bits kept of each result; 400 bits are 120 decimal digits. */
const DEFAULT_BITS = 400
let workingBits = DEFAULT_BITS

export const workingPrecision = (): number => workingBits

/** Every result inside `compute`, which must be synchronous, is rounded to `bits` instead. */
export function atPrecision<T>(bits: number, compute: () => T): T {
  const before = workingBits
  workingBits = bits
  try {
    return compute()
  } finally {
    workingBits = before
  }
}

export class BigFloat {
  private constructor(
    readonly mantissa: bigint,
    readonly exponent: number,
  ) {}

  /** mantissa 2^exponent, to the nearest of the working precision. */
  static rounded(mantissa: bigint, exponent: number): BigFloat {
    if (mantissa === 0n) return ZERO
    const excess = bitLength(mantissa) - workingBits
    if (excess <= 0) return new BigFloat(mantissa, exponent)
    return new BigFloat(roundedShift(mantissa, excess), exponent + excess)
  }

  /** Exactly the given number, or the nearest to the decimal text (`-1.25e-300`). */
  static of(x: number | bigint | string): BigFloat {
    if (typeof x === 'bigint') return BigFloat.rounded(x, 0)
    return typeof x === 'number' ? fromNumber(x) : fromText(x)
  }

  static exactly(mantissa: bigint, exponent: number): BigFloat {
    return new BigFloat(mantissa, mantissa === 0n ? 0 : exponent)
  }

  get sign(): -1 | 0 | 1 {
    return this.mantissa > 0n ? 1 : this.mantissa < 0n ? -1 : 0
  }

  /** e with 2^(e-1) <= |x| < 2^e. */
  get magnitude(): number {
    return this.mantissa === 0n ? -Infinity : bitLength(this.mantissa) + this.exponent
  }

  plus(other: Operand): BigFloat {
    const b = asBigFloat(other)
    if (b.mantissa === 0n) return this
    if (this.mantissa === 0n) return b
    const gap = this.magnitude - b.magnitude
    if (gap > workingBits + 2) return this
    if (gap < -workingBits - 2) return b
    const exponent = Math.min(this.exponent, b.exponent)
    const sum = (this.mantissa << BigInt(this.exponent - exponent)) + (b.mantissa << BigInt(b.exponent - exponent))
    return BigFloat.rounded(sum, exponent)
  }

  minus(other: Operand): BigFloat {
    return this.plus(asBigFloat(other).negated())
  }

  times(other: Operand): BigFloat {
    const b = asBigFloat(other)
    return BigFloat.rounded(this.mantissa * b.mantissa, this.exponent + b.exponent)
  }

  over(other: Operand): BigFloat {
    const b = asBigFloat(other)
    if (b.mantissa === 0n) throw new RangeError('division by zero')
    const shift = Math.max(0, workingBits + 4 + bitLength(b.mantissa) - bitLength(this.mantissa))
    return BigFloat.rounded((this.mantissa << BigInt(shift)) / b.mantissa, this.exponent - b.exponent - shift)
  }

  negated(): BigFloat {
    return new BigFloat(-this.mantissa, this.exponent)
  }

  abs(): BigFloat {
    return this.mantissa < 0n ? this.negated() : this
  }

  /** x 2^power, exactly. */
  scaled(power: number): BigFloat {
    return BigFloat.exactly(this.mantissa, this.exponent + power)
  }

  compare(other: Operand): -1 | 0 | 1 {
    return this.minus(other).sign
  }

  sqrt(): BigFloat {
    if (this.mantissa < 0n) throw new RangeError('the square root of a negative number')
    const wanted = Math.max(0, 2 * workingBits + 8 - bitLength(this.mantissa))
    const shift = wanted + ((this.exponent - wanted) & 1)
    return BigFloat.rounded(integerSqrt(this.mantissa << BigInt(shift)), (this.exponent - shift) / 2)
  }

  /** The nearest whole number, as an integer. */
  nearestInteger(): bigint {
    return this.exponent >= 0 ? this.mantissa << BigInt(this.exponent) : roundedShift(this.mantissa, -this.exponent)
  }

  /** The nearest float64, ties to even; subnormal numbers too. */
  toNumber(): number {
    if (this.mantissa === 0n) return 0
    if (this.mantissa < 0n) return -this.negated().toNumber()
    const last = Math.max(this.magnitude - 53, -1074)
    if (last > 971) return Infinity
    const drop = last - this.exponent
    if (drop <= 0) return Number(this.mantissa << BigInt(-drop)) * 2 ** last
    if (drop > bitLength(this.mantissa) + 1) return 0
    return Number(nearestEven(this.mantissa, BigInt(drop))) * 2 ** last
  }

  /** Decimal digits in scientific notation, for messages and comparisons with printed tables. */
  toText(digits = 20): string {
    if (this.mantissa === 0n) return '0'
    // log10(2) to the four places that an estimate of the decimal exponent needs.
    let power = Math.floor((this.magnitude * 30103) / 100000) - digits
    let figures = this.abs().shiftedByTens(-power)
    while (figures.toString().length > digits) figures = this.abs().shiftedByTens(-++power)
    const text = figures.toString()
    return `${this.mantissa < 0n ? '-' : ''}${text[0]}.${text.slice(1)}e${power + text.length - 1}`
  }

  private shiftedByTens(power: number): bigint {
    const ten = 10n ** BigInt(Math.abs(power))
    const scaled = power >= 0 ? this.mantissa * ten : this.mantissa
    const divisor = power >= 0 ? 1n : ten
    if (this.exponent >= 0) return ((scaled << BigInt(this.exponent + 1)) / divisor + 1n) >> 1n
    return ((scaled << 1n) / (divisor << BigInt(-this.exponent)) + 1n) >> 1n
  }
}

export type Operand = BigFloat | number
export const ZERO: BigFloat = BigFloat.exactly(0n, 0)
export const asBigFloat = (x: Operand): BigFloat => (typeof x === 'number' ? fromNumber(x) : x)

function fromNumber(x: number): BigFloat {
  if (!Number.isFinite(x)) throw new RangeError(`${x} is no number to compute with`)
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const word = view.getBigUint64(0)
  const biased = Number((word >> 52n) & 0x7ffn)
  const fraction = word & 0xfffffffffffffn
  const size = biased === 0 ? fraction : fraction | (1n << 52n)
  return BigFloat.exactly(x < 0 ? -size : size, Math.max(biased, 1) - 1075)
}

function fromText(text: string): BigFloat {
  const match = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d+))?$/i.exec(text.trim())
  if (match === null) throw new RangeError(`'${text}' is no decimal number`)
  const [, sign, whole, fraction = '', power = '0'] = match
  const digits = BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`)
  const tens = Number(power) - fraction.length
  const ten = 10n ** BigInt(Math.abs(tens))
  if (tens >= 0) return BigFloat.rounded(digits * ten, 0)
  return BigFloat.exactly(digits, 0).over(BigFloat.exactly(ten, 0))
}

/** Of |m|; hexadecimal text is the fastest way BigInt has. */
function bitLength(m: bigint): number {
  const text = (m < 0n ? -m : m).toString(16)
  return 4 * text.length - Math.clz32(Number.parseInt(text[0]!, 16)) + 28
}

const roundedShift = (m: bigint, by: number): bigint => (m + (1n << BigInt(by - 1))) >> BigInt(by)

function nearestEven(m: bigint, drop: bigint): bigint {
  const kept = m >> drop
  const rest = m - (kept << drop)
  const half = 1n << (drop - 1n)
  return rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept
}

/** The floor of a square root, by Newton's iteration from above. */
function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n
  let guess = 1n << BigInt((bitLength(n) + 1) >> 1)
  for (;;) {
    const next = (guess + n / guess) >> 1n
    if (next >= guess) return guess
    guess = next
  }
}
