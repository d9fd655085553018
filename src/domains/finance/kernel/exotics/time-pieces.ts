// Where a time to expiry is cut for quadrature: ever shorter pieces towards both its ends.

/** What share of the value no piece needs to be shorter for, in strikes. */
const NEGLIGIBLE = 1e-13

/**
 * Pieces of v from 0 to `years`, in order.
 *
 * @param earliest the time to expiry, yr, below which the boundary follows the square root of time
 * @param rate 1/yr: after 1/rate a path has left the boundary by its drift
 * @param income 1/yr
 */
export function pieces(years: number, earliest: number, rate: number, income: number): (readonly [number, number])[] {
  const half = 0.5 * years
  const cuts = [half]
  // Towards v = 0.
  for (let v = 0.25 * half; v * rate > 0.1; v *= 0.25) cuts.unshift(v)
  cuts.unshift(0)
  // Towards expiry.
  for (let u = 0.25 * half; u > 0.3 * earliest && u * income > NEGLIGIBLE; u *= 0.25) cuts.push(years - u)
  cuts.push(years)
  return cuts.slice(1).map((to, k) => [cuts[k]!, to] as const)
}
