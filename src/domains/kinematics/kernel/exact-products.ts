// Products whose rounding error is kept, for differences that would otherwise lose their digits.

/** 2^27 + 1: splits a float64 into two halves of 26 bits (Veltkamp). */
const SPLITTER = 134_217_729

/** The rounding error of the product a*b, exactly (Dekker, 1971), as long as nothing over- or underflows. */
function productError(a: number, b: number, product: number): number {
  const aHigh = a * SPLITTER - (a * SPLITTER - a)
  const aLow = a - aHigh
  const bHigh = b * SPLITTER - (b * SPLITTER - b)
  const bLow = b - bHigh
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

/** a*b + c*d to nearly full relative accuracy even where the products cancel (after Kahan's difference of products). */
export function sumOfProducts(a: number, b: number, c: number, d: number): number {
  const first = a * b
  const second = c * d
  const sum = first + second
  const error = productError(a, b, first) + productError(c, d, second) + sumError(first, second, sum)
  // Splitting overflows for numbers above 1e300 or so; the plain sum is then all there is.
  return Number.isFinite(error) ? sum + error : sum
}

/** The rounding error of a + b, exactly (Knuth's TwoSum). */
function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a
  return a - (sum - bPart) + (b - bPart)
}

/** The sum of a[i]*b[i], as accurate as if summed in twice the precision (Ogita, Rump and Oishi's Dot2). */
export function sumOfManyProducts(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  let errors = 0
  a.forEach((one, i) => {
    const product = one * b[i]!
    const next = sum + product
    errors += productError(one, b[i]!, product) + sumError(sum, product, next)
    sum = next
  })
  return Number.isFinite(errors) ? sum + errors : sum
}
