/**
 * Sum of a column by Neumaier's variant of Kahan's compensated summation (1974): the rounding of each addition is
 * carried along, so that long books and offsetting positions lose nothing to the order of their rows.
 */
export class CompensatedSum {
  #sum = 0
  #compensation = 0

  add(term: number): void {
    const total = this.#sum + term
    const larger = Math.abs(this.#sum) >= Math.abs(term)
    this.#compensation += larger ? this.#sum - total + term : term - total + this.#sum
    this.#sum = total
  }

  get total(): number {
    return this.#sum + this.#compensation
  }
}

export function compensatedSum(terms: Iterable<number>): number {
  const sum = new CompensatedSum()
  for (const term of terms) sum.add(term)
  return sum.total
}
