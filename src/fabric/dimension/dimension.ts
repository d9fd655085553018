// Dimensions: the free abelian group over base symbols, with rational exponents. Each currency is a
// base symbol of its own; a symbol that begins with ' is a measure variable. Interned: equal dimensions are the
// same object, so equality is `===` and products are cached by id.

import { addRational, multiplyRational, negateRational, type Rational, rational } from './rational.js'

export interface Dimension {
  /** Dense integer, stable within one thread only; never put on a wire. */
  readonly id: number
  /** F#'s normal form: `kg m / s^2`, `1 / s`, `m^(1/2)`, `1`; factors in ordinal order. */
  readonly text: string
  /** Base symbols in ordinal order with their non-zero exponents. */
  readonly factors: readonly Factor[]
}

export interface Factor {
  readonly symbol: string
  readonly exponent: Rational
}

/** Distinct dimensions that one thread may hold; text from outside is refused beyond it (see unit-text.ts). */
export const dimensionsMax = 100_000

const internedByText = new Map<string, Dimension>()
const products = new Map<number, Dimension>()

export const dimensionsHeld = (): number => internedByText.size

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

function intern(exponents: ReadonlyMap<string, Rational>): Dimension {
  const factors: Factor[] = []
  for (const symbol of [...exponents.keys()].sort((a, b) => (a < b ? -1 : 1))) {
    const exponent = exponents.get(symbol)!
    if (exponent.num !== 0) factors.push({ symbol, exponent })
  }
  const text = normalForm(factors)
  const known = internedByText.get(text)
  if (known !== undefined) return known
  const dimension: Dimension = { id: internedByText.size, text, factors }
  internedByText.set(text, dimension)
  return dimension
}

/** The dimension of a plain number. */
export const dimensionless: Dimension = intern(new Map())

/** The dimension of one base symbol: `m`, `EUR`, `yr`; with a leading `'`, a measure variable. */
export const baseDimension = (symbol: string): Dimension => intern(new Map([[symbol, rational(1)]]))

export function multiply(a: Dimension, b: Dimension): Dimension {
  if (a === dimensionless) return b
  if (b === dimensionless) return a
  // Ids stay below dimensionsMax plus what arithmetic adds, far below 2^26.
  const key = a.id < b.id ? a.id * 2 ** 26 + b.id : b.id * 2 ** 26 + a.id
  const known = products.get(key)
  if (known !== undefined) return known
  const exponents = new Map(a.factors.map((factor) => [factor.symbol, factor.exponent]))
  for (const { symbol, exponent } of b.factors) {
    const already = exponents.get(symbol)
    exponents.set(symbol, already === undefined ? exponent : addRational(already, exponent))
  }
  const product = intern(exponents)
  if (products.size > dimensionsMax) products.clear()
  products.set(key, product)
  return product
}

export function power(a: Dimension, exponent: Rational): Dimension {
  if (exponent.num === exponent.den) return a
  return intern(new Map(a.factors.map((factor) => [factor.symbol, multiplyRational(factor.exponent, exponent)])))
}

export const invert = (a: Dimension): Dimension => power(a, rational(-1))

export const divide = (a: Dimension, b: Dimension): Dimension => multiply(a, invert(b))

export const isVariable = (symbol: string): boolean => symbol.startsWith("'")

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
