// What a reading assumed. A book of a hundred thousand rows may leave a field out in each: the first of them are kept and the others counted.

/** A default that was filled in, or a convention by which something was read; answers name them. */
export interface Assumption {
  readonly path: string
  /** JSON view of the value assumed, or the unit that a bare figure was read in. */
  readonly value: unknown
}

/** As many as what an answer rests on has room for. */
export const assumptionsMax = 1_024

export class Assumptions {
  readonly told: Assumption[] = []
  /** How many more there were. */
  untold = 0

  note(path: string, value: unknown): void {
    if (this.told.length < assumptionsMax) this.told.push({ path, value })
    else this.untold++
  }
}
