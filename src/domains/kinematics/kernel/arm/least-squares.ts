// Steps of least squares with six equations, by singular values: the pseudo-inverse, damped where it is asked to be.

/** Of the columns of a matrix with six rows: J = sum of s u v'. */
export interface SingularValue {
  readonly s: number
  /** Six components, of length 1 */
  readonly u: readonly number[]
  /** A component for each column, of length 1 */
  readonly v: readonly number[]
}

const SWEEPS_MAX = 60

/** One-sided Jacobi (Hestenes, 1958): columns are turned in pairs until each two are orthogonal. In descending order. */
export function singularValues(columns: readonly (readonly number[])[]): readonly SingularValue[] {
  const U = columns.map((column) => [...column])
  const V = columns.map((_, i) => columns.map((__, j) => (i === j ? 1 : 0)))
  for (let sweep = 0; sweep < SWEEPS_MAX; sweep++) {
    let turned = false
    for (let i = 0; i < U.length - 1; i++) {
      for (let j = i + 1; j < U.length; j++) turned = turnPair(U, V, i, j) || turned
    }
    if (!turned) break
  }
  return U.map((column, i) => {
    const s = Math.hypot(...column)
    return { s, u: s === 0 ? column : column.map((component) => component / s), v: V[i]! }
  }).sort((one, other) => other.s - one.s)
}

/** Makes columns i and j orthogonal; false where they are so already. */
function turnPair(U: number[][], V: number[][], i: number, j: number): boolean {
  const [one, other] = [U[i]!, U[j]!]
  const [aa, bb, ab] = [dot(one, one), dot(other, other), dot(one, other)]
  if (Math.abs(ab) <= Number.EPSILON * Math.sqrt(aa * bb)) return false
  const zeta = (bb - aa) / (2 * ab)
  const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.hypot(1, zeta))
  const c = 1 / Math.hypot(1, t)
  turn(one, other, c, c * t)
  turn(V[i]!, V[j]!, c, c * t)
  return true
}

function turn(one: number[], other: number[], c: number, s: number): void {
  for (let k = 0; k < one.length; k++) {
    const [a, b] = [one[k]!, other[k]!]
    one[k] = c * a - s * b
    other[k] = s * a + c * b
  }
}

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, component, i) => sum + component * other[i]!, 0)

/**
 * The x of least |J x - y|^2 + damping^2 |x|^2. Without damping singular values below 1e-15 of the greatest count as none, as with the
 * usual pseudo-inverse.
 */
export function dampedSolution(values: readonly SingularValue[], y: readonly number[], damping: number): number[] {
  const negligible = 1e-15 * (values[0]?.s ?? 0)
  const x = values.map(() => 0)
  for (const { s, u, v } of values) {
    if (s <= negligible) continue
    const share = (dot(u, y) * s) / (s * s + damping * damping)
    v.forEach((component, i) => {
      x[i]! += component * share
    })
  }
  return x
}
