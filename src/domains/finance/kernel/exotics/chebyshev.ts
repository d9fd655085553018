// Polynomial interpolation at Chebyshev's extreme points.

/** Points cos(i pi / n) of [-1, 1] for i = 0 ... n, from 1 down to -1. */
export function chebyshevPoints(degree: number): Float64Array {
  return Float64Array.from({ length: degree + 1 }, (_, i) => Math.sin((Math.PI * (degree - 2 * i)) / (2 * degree)))
}

/** The shares of the values at `points` in the polynomial's value at x: the barycentric formula (Salzer, 1972). */
export function chebyshevShares(points: Float64Array, x: number, shares: Float64Array): void {
  const last = points.length - 1
  let sum = 0
  for (let i = 0; i <= last; i++) {
    const distance = x - points[i]!
    if (distance === 0) {
      shares.fill(0)
      shares[i] = 1
      return
    }
    const share = ((i % 2 === 0 ? 1 : -1) * (i === 0 || i === last ? 0.5 : 1)) / distance
    shares[i] = share
    sum += share
  }
  for (let i = 0; i <= last; i++) shares[i] = shares[i]! / sum
}
