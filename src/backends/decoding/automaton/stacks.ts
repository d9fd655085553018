// Stacks of states as hash-consed linked lists: equal stacks are one number, and a longer one shares the shorter.

/** The stack below the root rule: reaching it means that the text is complete. */
export const BOTTOM = 0

export class Stacks {
  private states = new Int32Array(256)
  private belows = new Int32Array(256)
  /** Open addressing by state and stack below; a power of two, at most half full. 0 is an empty place, since the bottom is never looked up. */
  private places = new Int32Array(512)
  /** Number of stacks, the bottom included. */
  count = 1

  /** State on top; of the bottom it means nothing. */
  top(stack: number): number {
    return this.states[stack]!
  }

  below(stack: number): number {
    return this.belows[stack]!
  }

  /** The stack that has `state` on top of `below`. */
  push(state: number, below: number): number {
    const mask = this.places.length - 1
    let place = hash(state, below) & mask
    for (let stack = this.places[place]!; stack !== 0; stack = this.places[place]!) {
      if (this.states[stack] === state && this.belows[stack] === below) return stack
      place = (place + 1) & mask
    }
    return this.add(state, below, place)
  }

  private add(state: number, below: number, place: number): number {
    const stack = this.count++
    this.places[place] = stack
    const full = stack === this.states.length
    if (full) {
      this.states = grown(this.states)
      this.belows = grown(this.belows)
    }
    this.states[stack] = state
    this.belows[stack] = below
    if (full) this.rehash()
    return stack
  }

  private rehash(): void {
    this.places = new Int32Array(2 * this.states.length)
    const mask = this.places.length - 1
    for (let stack = 1; stack < this.count; stack++) {
      let place = hash(this.states[stack]!, this.belows[stack]!) & mask
      while (this.places[place] !== 0) place = (place + 1) & mask
      this.places[place] = stack
    }
  }
}

const hash = (state: number, below: number): number => {
  const mixed = Math.imul(state, 0x9e3779b1) ^ Math.imul(below, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}

/** The same numbers with as much room again. */
export function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length)
  larger.set(numbers)
  return larger
}
