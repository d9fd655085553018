// All chance in a simulation. One seed gives one sequence, the same on every machine: 32-bit integers alone.

export class Dice {
  private state: number

  /** @param seed any integer; its low 32 bits count */
  constructor(seed: number) {
    this.state = seed | 0
  }

  /** Uniform on [0, 1). Mulberry32 (T. Ettinger, public domain): a Weyl sequence through a mixing function. */
  readonly next = (): number => {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** An integer from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0]
  }

  /** Another sequence, which this one determines: what is drawn from it leaves this one where it is. */
  fork(): Dice {
    return new Dice(this.below(2 ** 32))
  }
}
