// Exact scale factors of units, and conversion that rounds once. A factor is a ratio of BigInts; pi enters as a
// ratio good to 50 digits, far beyond what a double can show.

export interface Scale {
  readonly num: bigint
  readonly den: bigint
}

export const unitScale: Scale = { num: 1n, den: 1n }

const piDigits = 31415926535897932384626433832795028841971693993751n
const piScale: Scale = { num: piDigits, den: 10n ** 49n }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

export function scale(num: bigint, den: bigint): Scale {
  const divisor = gcd(num, den)
  return { num: num / divisor, den: den / divisor }
}

export const multiplyScale = (a: Scale, b: Scale): Scale => scale(a.num * b.num, a.den * b.den)
export const divideScale = (a: Scale, b: Scale): Scale => scale(a.num * b.den, a.den * b.num)

/** `a - b`; the only one of these that can give a ratio below zero. */
export const subtractScale = (a: Scale, b: Scale): Scale => scale(a.num * b.den - b.num * a.den, a.den * b.den)

/** Integer power; undefined for a fractional power of a factor other than 1, which need not be rational. */
export function powerScale(a: Scale, exponent: { readonly num: number; readonly den: number }): Scale | undefined {
  if (a.num === a.den) return unitScale
  if (exponent.den !== 1) return undefined
  const n = BigInt(Math.abs(exponent.num))
  return exponent.num >= 0 ? scale(a.num ** n, a.den ** n) : scale(a.den ** n, a.num ** n)
}

/** Reads `0.3048`, `5/18`, `1e-3`, `pi/180` and products with `*`. Only catalogue data passes through here. */
export function readScale(text: string): Scale {
  return text.split('*').reduce((product, part) => {
    const [above, below] = part.split('/')
    const ratio = divideScale(readFactor(above!), below === undefined ? unitScale : readFactor(below))
    return multiplyScale(product, ratio)
  }, unitScale)
}

function readFactor(text: string): Scale {
  if (text === 'pi') return piScale
  const match = /^(\d+)(?:\.(\d+))?(?:e(-?\d+))?$/.exec(text)
  if (match === null) throw new RangeError(`not a scale factor: ${text}`)
  const [, whole, fraction = '', exponent = '0'] = match
  const power10 = Number(exponent) - fraction.length
  const digits = BigInt(whole! + fraction)
  return power10 >= 0 ? scale(digits * 10n ** BigInt(power10), 1n) : scale(digits, 10n ** BigInt(-power10))
}

const exactInDouble = (n: bigint): boolean => n <= 9007199254740992n

/** `value * factor`, rounded once to the nearest double (ties to even). Infinities and NaN pass through. */
export function applyScale(value: number, factor: Scale): number {
  if (factor.num === factor.den || value === 0 || !Number.isFinite(value)) return value
  if (factor.den === 1n && exactInDouble(factor.num)) return value * Number(factor.num)
  if (factor.num === 1n && exactInDouble(factor.den)) return value / Number(factor.den)
  const { mantissa, exponent } = decompose(Math.abs(value))
  const num = mantissa * factor.num
  const magnitude =
    exponent >= 0
      ? roundedRatio(num << BigInt(exponent), factor.den)
      : roundedRatio(num, factor.den << BigInt(-exponent))
  return value < 0 ? -magnitude : magnitude
}

/** `value * factor + offset`, rounded once like applyScale. Where they cancel, the result is 0. */
export function applyAffine(value: number, factor: Scale, offset: Scale): number {
  if (offset.num === 0n) return applyScale(value, factor)
  if (!Number.isFinite(value)) return value
  const { mantissa, exponent } = decompose(Math.abs(value))
  const [above, below] = exponent >= 0 ? [1n << BigInt(exponent), 1n] : [1n, 1n << BigInt(-exponent)]
  const scaled = (value < 0 ? -mantissa : mantissa) * above * factor.num * offset.den
  const shifted = scaled + offset.num * below * factor.den
  if (shifted === 0n) return 0
  const magnitude = roundedRatio(shifted < 0n ? -shifted : shifted, below * factor.den * offset.den)
  return shifted < 0n ? -magnitude : magnitude
}

const bits = new DataView(new ArrayBuffer(8))

/** A positive finite double as `mantissa * 2^exponent` with an integer mantissa. */
function decompose(value: number): { mantissa: bigint; exponent: number } {
  bits.setFloat64(0, value)
  const raw = bits.getBigUint64(0)
  const biased = Number(raw >> 52n)
  const fraction = raw & 0xfffffffffffffn
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 }
}

const bitLength = (n: bigint): number => n.toString(2).length

/** Nearest double to `num/den`, both positive. */
function roundedRatio(num: bigint, den: bigint): number {
  // Aim at a quotient of 54 or 55 bits: 53 for the mantissa, the rest plus stickiness for rounding.
  let shift = 55 - (bitLength(num) - bitLength(den))
  // Subnormal results keep fewer mantissa bits: never resolve below 2^-1075.
  if (shift > 1075) shift = 1075
  const scaledNum = shift >= 0 ? num << BigInt(shift) : num
  const scaledDen = shift >= 0 ? den : den << BigInt(-shift)
  let quotient = scaledNum / scaledDen
  if (quotient * scaledDen !== scaledNum) quotient |= 1n
  const excess = Math.max(bitLength(quotient) - 53, shift - 1074, 0)
  if (excess <= 0) return Number(quotient) * 2 ** -shift
  const half = 1n << BigInt(excess - 1)
  const kept = quotient >> BigInt(excess)
  const rest = quotient & ((1n << BigInt(excess)) - 1n)
  const rounded = rest > half || (rest === half && (kept & 1n) === 1n) ? kept + 1n : kept
  return scaleByPowerOfTwo(Number(rounded), excess - shift)
}

/** `value * 2^exponent` without an intermediate overflow or a second rounding for the values above. */
function scaleByPowerOfTwo(value: number, exponent: number): number {
  if (exponent > 970) return value * 2 ** 970 * 2 ** (exponent - 970)
  if (exponent < -1022) return value * 2 ** (exponent + 600) * 2 ** -600
  return value * 2 ** exponent
}
