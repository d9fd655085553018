// Dimensions: the free abelian group over base symbols, with rational exponents. Each currency is a
// base symbol of its own; a symbol that begins with ' is a measure variable. Interned: equal dimensions are the
// same object, so that equality is `===`.
//
// Text from outside can name any number of dimensions, so the table that interns them is bounded in two ways. Those that
// nobody holds any more are forgotten; and when `dimensionsMax` are held all the same (a thread that blocks between
// messages never ends the job that keeps them), new ones are no longer entered, except money, rates and their like, which
// are few. Nor are those with a variable of inference. Those that were not entered work like the others, but two of them that
// are equal may be two objects: `sameDimension`.

import { addRational, multiplyRational, negateRational, type Rational, rational } from './rational.js'

export interface Dimension {
  /** F#'s normal form: `kg m / s^2`, `1 / s`, `m^(1/2)`, `1`; factors in ordinal order. */
  readonly text: string
  /** Base symbols in ordinal order with their non-zero exponents. */
  readonly factors: readonly Factor[]
  /** From 0 to 65,535: the same for equal dimensions, and seldom so for others. What a table of dimensions is looked up by. */
  readonly hash: number
}

export interface Factor {
  readonly symbol: string
  readonly exponent: Rational
}

/** Distinct dimensions that one thread interns, besides those of one or two base symbols to the power 1 or -1. */
export const dimensionsMax = 100_000
/** Products and inverses that are kept, so that common ones are not worked out again. */
const productsMax = 20_000

const interned = new Map<string, WeakRef<Dimension>>()
const newBetweenSweeps = 10_000
/** Asking how many are held counts as this many new ones while the table is full: whoever asks may be refusing to make any. */
const newPerQuestion = 10
let newUntilSweep = newBetweenSweeps
let products = new Map<Dimension, Map<Dimension, Dimension>>()
let productsKept = 0
const inverses = new Map<Dimension, Dimension>()
/** Of base symbols that are no variables: the catalogue's and the currencies, which are few. */
const bases = new Map<string, Dimension>()
const basesMax = 1_000

/** Drops the entries of dimensions that were collected; seldom enough that its cost is spread over the new ones. */
function sweep(): void {
  for (const [text, held] of interned) if (held.deref() === undefined) interned.delete(text)
  newUntilSweep = newBetweenSweeps
}

/** Distinct dimensions held now, some of them perhaps only until the next collection of garbage. */
export function dimensionsHeld(): number {
  if (interned.size >= dimensionsMax) {
    newUntilSweep -= newPerQuestion
    if (newUntilSweep <= 0) sweep()
  }
  return interned.size
}

/** Whether a dimension is money, a rate, or as plain: these are always interned. */
const isPlain = (factors: readonly Factor[]): boolean =>
  factors.length <= 2 &&
  factors.every(({ symbol, exponent: { num, den } }) => den === 1 && Math.abs(num) === 1 && !isVariable(symbol))

const factorText = ({ symbol, exponent }: Factor): string => {
  if (exponent.den !== 1) return `${symbol}^(${exponent.num}/${exponent.den})`
  return exponent.num === 1 ? symbol : `${symbol}^${exponent.num}`
}

function normalForm(factors: readonly Factor[]): string {
  const above = factors.filter((factor) => factor.exponent.num > 0).map(factorText)
  const below = factors
    .filter((factor) => factor.exponent.num < 0)
    .map((factor) => factorText({ ...factor, exponent: negateRational(factor.exponent) }))
  if (below.length === 0) return above.length === 0 ? '1' : above.join(' ')
  const denominator = below.length === 1 ? below[0] : `(${below.join(' ')})`
  return `${above.length === 0 ? '1' : above.join(' ')} / ${denominator}`
}

function hashOf(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return (hash ^ (hash >>> 16)) & 0xffff
}

/** Variables of inference, `'_7`, pass with the program whose numbers they are: nothing that has one is kept. */
const isPassing = (factors: readonly Factor[]): boolean => factors.some(({ symbol }) => symbol.startsWith("'_"))

/** Hardly ever read as text, so that it is not spelt until then. */
class PassingDimension implements Dimension {
  constructor(readonly factors: readonly Factor[]) {}

  get text(): string {
    return normalForm(this.factors)
  }

  get hash(): number {
    return hashOf(this.text)
  }
}

/** The one dimension of these factors, in ordinal order and without zero exponents. */
function intern(factors: readonly Factor[]): Dimension {
  if (isPassing(factors)) return new PassingDimension(factors)
  const text = normalForm(factors)
  const known = interned.get(text)?.deref()
  if (known !== undefined) return known
  const dimension: Dimension = { text, factors, hash: hashOf(text) }
  if (--newUntilSweep <= 0) sweep()
  if (interned.size < dimensionsMax || isPlain(factors)) interned.set(text, new WeakRef(dimension))
  return dimension
}

const unitExponent = rational(1)

/** The dimension of a plain number. */
export const dimensionless: Dimension = intern([])

/** The dimension of one base symbol: `m`, `EUR`, `yr`; with a leading `'`, a measure variable. */
export function baseDimension(symbol: string): Dimension {
  const known = bases.get(symbol)
  if (known !== undefined) return known
  const base = intern([{ symbol, exponent: unitExponent }])
  if (!isVariable(symbol) && bases.size < basesMax) bases.set(symbol, base)
  return base
}

/** The factors of a product. */
function merged(a: readonly Factor[], b: readonly Factor[]): readonly Factor[] {
  const factors: Factor[] = []
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const [left, right] = [a[i], b[j]]
    if (right === undefined || (left !== undefined && left.symbol < right.symbol)) {
      factors.push(left!)
      i++
    } else if (left === undefined || right.symbol < left.symbol) {
      factors.push(right)
      j++
    } else {
      const exponent = addRational(left.exponent, right.exponent)
      if (exponent.num !== 0) factors.push({ symbol: left.symbol, exponent })
      i++
      j++
    }
  }
  return factors
}

export function multiply(a: Dimension, b: Dimension): Dimension {
  if (a === dimensionless) return b
  if (b === dimensionless) return a
  const known = products.get(a)?.get(b)
  if (known !== undefined) return known
  const product = intern(merged(a.factors, b.factors))
  if (!isPassing(a.factors) && !isPassing(b.factors)) keepProduct(a, b, product)
  return product
}

function keepProduct(a: Dimension, b: Dimension, product: Dimension): void {
  if (productsKept >= productsMax) {
    products = new Map()
    productsKept = 0
  }
  const ofA = products.get(a)
  if (ofA === undefined) products.set(a, new Map([[b, product]]))
  else ofA.set(b, product)
  productsKept++
}

export function power(a: Dimension, exponent: Rational): Dimension {
  if (exponent.num === exponent.den) return a
  if (exponent.num === 0) return dimensionless
  return intern(a.factors.map((factor) => ({ ...factor, exponent: multiplyRational(factor.exponent, exponent) })))
}

export function invert(a: Dimension): Dimension {
  const known = inverses.get(a)
  if (known !== undefined) return known
  const inverse = power(a, rational(-1))
  if (isPassing(a.factors)) return inverse
  if (inverses.size >= productsMax) inverses.clear()
  inverses.set(a, inverse)
  return inverse
}

export const divide = (a: Dimension, b: Dimension): Dimension => multiply(a, invert(b))

export function isVariable(symbol: string): boolean {
  return symbol.startsWith("'")
}

/** Equality that also holds for dimensions made when the table was full. */
export const sameDimension = (a: Dimension, b: Dimension): boolean => a === b || a.text === b.text

/** Measure variables that occur in a dimension, in ordinal order. */
export const variablesOf = (a: Dimension): readonly string[] =>
  a.factors.filter(({ symbol }) => isVariable(symbol)).map(({ symbol }) => symbol)

/** Replaces measure variables; those without a binding stay. */
export function substitute(a: Dimension, bindings: ReadonlyMap<string, Dimension>): Dimension {
  if (!a.factors.some(({ symbol }) => bindings.has(symbol))) return a
  return a.factors.reduce(
    (product, { symbol, exponent }) =>
      multiply(product, power(bindings.get(symbol) ?? baseDimension(symbol), exponent)),
    dimensionless,
  )
}
