// Small dense systems of linear equations.

/** x of A x = b by elimination with partial pivoting; rows are overwritten. `undefined` where A is singular. */
export function solveLinear(rows: readonly Float64Array[], rightSide: Float64Array): Float64Array | undefined {
  const count = rows.length
  const order = [...rows]
  for (let k = 0; k < count; k++) {
    let pivot = k
    for (let i = k + 1; i < count; i++) if (Math.abs(order[i]![k]!) > Math.abs(order[pivot]![k]!)) pivot = i
    const row = order[pivot]!
    if (!(Math.abs(row[k]!) > 0)) return undefined
    order[pivot] = order[k]!
    order[k] = row
    const swapped = rightSide[pivot]!
    rightSide[pivot] = rightSide[k]!
    rightSide[k] = swapped
    for (let i = k + 1; i < count; i++) {
      const factor = order[i]![k]! / row[k]!
      if (factor === 0) continue
      for (let j = k; j < count; j++) order[i]![j]! -= factor * row[j]!
      rightSide[i]! -= factor * swapped
    }
  }
  const solution = new Float64Array(count)
  for (let k = count - 1; k >= 0; k--) {
    let rest = rightSide[k]!
    for (let j = k + 1; j < count; j++) rest -= order[k]![j]! * solution[j]!
    solution[k] = rest / order[k]![k]!
  }
  return solution
}
