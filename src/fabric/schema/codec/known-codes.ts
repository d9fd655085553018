// Currency pairs and tenors that were found sound before, by the eight bytes that they are written as.

const mask = 0x3ff

export class KnownCodes {
  private readonly lows = new Int32Array(mask + 1)
  private readonly highs = new Int32Array(mask + 1)
  private readonly codes = new Array<string>(mask + 1).fill('')

  private slotOf(low: number, high: number): number {
    const sum = Math.imul(low, 0x9e3779b1) + Math.imul(high, 0x85ebca6b)
    return (sum ^ (sum >>> 15)) & mask
  }

  /** The code of these bytes; empty if it is not known. */
  find(low: number, high: number): string {
    const slot = this.slotOf(low, high)
    return this.lows[slot] === low && this.highs[slot] === high ? this.codes[slot]! : ''
  }

  learn(low: number, high: number, code: string): void {
    const slot = this.slotOf(low, high)
    this.lows[slot] = low
    this.highs[slot] = high
    this.codes[slot] = code
  }
}
